"""A table's columns by their headings: what each holds, and whose it is."""

import re
from dataclasses import dataclass

from fridlyst.intake.blocks import Cell, Table
from fridlyst.intake.understand.vocabulary import CONTENT, Role, heading_of
from fridlyst.intake.understand.words import Wording, fold

_HEADER_ROWS = 3
_OWNER_OF = re.compile(
    r"^(?P<owner>\S*(?:kontor|nämnd|förvaltning|styrelse|bolag)(?:et|en|ens|ets)?s)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """One column: its place, its role, its heading as it stands, the word that said it and how surely."""

    at: int
    role: Role
    text: str
    word: str
    sure: float

    @property
    def owner(self) -> str:
        """The body that the heading itself names in the genitive ("Kommunledningskontorets mål"), else ""."""
        found = _OWNER_OF.match(self.text)
        return found["owner"][:-1] if found else ""


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a table, and the number of rows its header takes."""

    known: tuple[Known, ...]
    header_rows: int
    header: tuple[str, ...]

    def of(self, *roles: Role) -> tuple[Known, ...]:
        return tuple(column for column in self.known if column.role in roles)

    @property
    def sure(self) -> float:
        """How surely the columns that matter are known, 0–1: the least sure of them."""
        return min((column.sure for column in self.known if column.role is not Role.NOTE), default=0.0)


def columns_of(table: Table, wording: Wording) -> Columns | None:
    """The columns of a table, or None where its first rows hold no heading that is known."""
    for at in range(min(_HEADER_ROWS, len(table.rows) - 1)):
        known = _known_in(table.rows[at], wording)
        if _is_header(known, table.rows[at]):
            header = tuple(wording.join(cell.lines) for cell in table.rows[at])
            return Columns(_settled(known), at + 1, header)
    return None


def is_same_header(row: tuple[Cell, ...], columns: Columns, wording: Wording) -> bool:
    """Whether a row only says the headings over again, as after a page break."""
    return bool(columns.header) and tuple(wording.join(cell.lines).lower() for cell in row) == tuple(
        text.lower() for text in columns.header
    )


def _known_in(row: tuple[Cell, ...], wording: Wording) -> list[Known]:
    found: list[Known] = []
    for cell in row:
        text = wording.join(cell.lines)
        heading = heading_of(text)
        if heading is not None:
            found.append(Known(cell.column, heading.role, text, heading.word, heading.sure))
        elif text:
            found.append(Known(cell.column, Role.NOTE, text, "", 0.0))
    return found


def _is_header(known: list[Known], row: tuple[Cell, ...]) -> bool:
    """A header is short, and at least one heading is content, and most of it is known."""
    if any(len(fold(cell.text)) > 90 for cell in row):
        return False
    sure = [column for column in known if column.sure >= 0.55]
    has_content = any(column.role in CONTENT for column in sure)
    return has_content and len(sure) * 2 >= len(known) and (len(sure) >= 2 or sure[0].sure >= 0.85)


def _settled(known: list[Known]) -> tuple[Known, ...]:
    """Åtgärd is what is done where nothing else is; beside Aktivitet it is the result wanted."""
    roles = {column.role for column in known}
    if Role.MEASURE in roles and Role.ACTIVITY not in roles:
        known = [_as(column, Role.ACTIVITY) if column.role is Role.MEASURE else column for column in known]
    return tuple(_as_goal_before_activity(known))


def _as_goal_before_activity(known: list[Known]) -> list[Known]:
    """Of two columns that both read as activities (Uppdrag | Aktivitet) the first is the wanted result, when
    no goal column says so already; of further ones only the first is the activity."""
    activities = [column for column in known if column.role is Role.ACTIVITY]
    if len(activities) < 2:
        return known
    main = max(activities, key=lambda column: (column.sure, column.word.startswith("aktivitet")))
    first = activities[0]
    has_goal = any(column.role in (Role.GOAL, Role.MEASURE) for column in known)
    wanted = Role.MEASURE if first is not main and not has_goal else Role.NOTE
    return [
        column
        if column is main or column.role is not Role.ACTIVITY
        else _as(column, wanted if column is first else Role.NOTE)
        for column in known
    ]


def _as(column: Known, role: Role) -> Known:
    return Known(column.at, role, column.text, column.word, column.sure)
