"""Rows of a table whose grid is gone, found by what the columns must hold: owners, times, known goals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fridlyst.intake.blocks import Cell, Line
from fridlyst.intake.understand.lines import (
    Printed,
    ends_paragraph,
    is_owners,
    is_time,
    is_unfinished,
    owners_at_end,
    owners_at_start,
    time_at_start,
)
from fridlyst.intake.understand.vocabulary import ANCHORS, Heading, Role
from fridlyst.intake.understand.words import fold, starts_lower

Rows = tuple[tuple[Cell, ...], ...]
_JOINING_START = re.compile(r"^(?:,|och|samt|eller|i samverkan|tillsammans)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by the words of its heading."""

    text: str
    heading: Heading


@dataclass
class _Row:
    """A row in the making: the lines before its owners and times, those, and the lines after them."""

    lead: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    anchors: dict[Role, list[Line]] = field(default_factory=dict)

    def add_anchor(self, role: Role, line: Line) -> None:
        self.anchors.setdefault(role, []).append(line)


@dataclass(frozen=True)
class _Parts:
    """What stands first on a line: owners and times, and the rest of its words."""

    found: tuple[tuple[Role, str], ...]
    rest: str


def rows_then_anchors(
    columns: tuple[Column, ...], body: Sequence[Printed], before: Sequence[Printed]
) -> Rows:
    """Rows where the words come first and the owners or times last: each row ends with its owners."""
    roles = _anchor_roles(columns)
    texts = [item.text for item in body if not _is_anchor(item.text, roles)]
    width = max((len(text) for text in texts), default=0)
    rows: list[_Row] = []
    for at, item in enumerate(body):
        parts = _anchors_of(item.text, roles)
        if parts.found and not parts.rest and not _is_words_after_all(rows, body, at, roles):
            _add_anchors(_current(rows), parts, item.line)
            continue
        if not rows or _begins_row(rows[-1], body, at, roles, width):
            rows.append(_Row())
        _add_words(rows[-1], body, at, roles)
    return _as_rows(columns, rows)


def _is_words_after_all(rows: list[_Row], body: Sequence[Printed], at: int, roles: frozenset[Role]) -> bool:
    """Owners that begin a sentence ("Socialnämnden och skolan / utvecklar …") are words, not an owner cell,
    and so are those that a sentence ends with on a line of their own."""
    ends_words = at > 0 and bool(rows) and not rows[-1].anchors and not _is_anchor(body[at - 1].text, roles)
    small = starts_lower(body[at].text) and not body[at].line.blank_before
    if small and (ends_words or (at > 0 and not _list_goes_on(body[at - 1].text, body[at].text))):
        return True
    if at + 1 >= len(body) or not body[at].line.blank_before:
        return False
    following = body[at + 1]
    goes_on = (
        not following.line.blank_before
        and starts_lower(following.text)
        and not _is_anchor(following.text, roles)
    )
    return goes_on and (not rows or bool(rows[-1].anchors))


def _list_goes_on(above: str, below: str) -> bool:
    """Whether owners on two lines are one list: a comma or a joining word stands where the line breaks."""
    return is_unfinished(above) or bool(_JOINING_START.match(below))


def _begins_row(row: _Row, body: Sequence[Printed], at: int, roles: frozenset[Role], width: int) -> bool:
    item, above = body[at], body[at - 1]
    if starts_lower(item.text):
        return False
    if not row.anchors:
        return item.line.blank_before or item.line.bullet
    if item.line.blank_before or _is_anchor(above.text, roles) or owners_at_end(above.text):
        return True
    return ends_paragraph(above.text, item.text, width)


def _add_words(row: _Row, body: Sequence[Printed], at: int, roles: frozenset[Role]) -> None:
    item = body[at]
    tail = owners_at_end(item.text) if Role.OWNER in roles else ""
    if tail and _stands_alone(body, at, roles, tail):
        row.lead.append(replace(item.line, text=fold(item.text)[: -len(tail)].strip()))
        row.add_anchor(Role.OWNER, replace(item.line, text=tail))
        return
    row.lead.append(item.line)


def _stands_alone(body: Sequence[Printed], at: int, roles: frozenset[Role], tail: str) -> bool:
    if at + 1 >= len(body):
        return True
    following = body[at + 1]
    if is_unfinished(tail):
        return _is_anchor(following.text, roles)
    return following.line.blank_before or not starts_lower(following.text)


def _current(rows: list[_Row]) -> _Row:
    if not rows:
        rows.append(_Row())
    return rows[-1]


def _add_anchors(row: _Row, parts: _Parts, line: Line) -> None:
    for role, text in parts.found:
        row.add_anchor(role, replace(line, text=text))


def rows_between_anchors(
    columns: tuple[Column, ...], body: Sequence[Printed], before: Sequence[Printed]
) -> Rows:
    """Rows whose owners and times stand between two columns of words: a paragraph followed by a time or
    an owner begins a row, and what comes after those is the row's last column."""
    roles = _anchor_roles(columns)
    paragraphs = list(paragraphs_of(body))
    kinds = [
        _split_paragraph(paragraph, paragraphs[at + 1 :], columns, roles)
        for at, paragraph in enumerate(paragraphs)
    ]
    rows: list[_Row] = []
    for at, (paragraph, (found, rest)) in enumerate(zip(paragraphs, kinds, strict=True)):
        if found:
            row = _current(rows)
            for role, line in found:
                row.add_anchor(role, line)
            row.tail.extend(rest)
        elif not rows or (at + 1 < len(kinds) and kinds[at + 1][0] and _has_lead(columns)):
            rows.append(_Row(lead=[item.line for item in paragraph]))
        else:
            rows[-1].tail.extend(item.line for item in paragraph)
    return _as_rows(columns, rows)


def _has_lead(columns: tuple[Column, ...]) -> bool:
    return columns[0].heading.role not in ANCHORS


def _split_paragraph(
    paragraph: Sequence[Printed],
    below: Sequence[Sequence[Printed]],
    columns: tuple[Column, ...],
    roles: frozenset[Role],
) -> tuple[list[tuple[Role, Line]], list[Line]]:
    """A paragraph's owners and times, and its other lines; no owners and times when it is only words."""
    whole = fold(" ".join(item.text for item in paragraph))
    role = _whole_role(whole, roles)
    if role is not None:
        return [(role, item.line) for item in paragraph], []
    first = paragraph[0]
    parts = _anchors_of(first.text, roles)
    if not parts.found:
        return [], []
    if _is_time_with_words(parts, below, columns, roles):
        return [(Role.TIME, item.line) for item in paragraph], []
    found = [(role, replace(first.line, text=text)) for role, text in parts.found]
    rest = [replace(first.line, text=parts.rest, blank_before=True)] if parts.rest else []
    return found, rest + [item.line for item in paragraph[1:]]


def _is_time_with_words(
    parts: _Parts, below: Sequence[Sequence[Printed]], columns: tuple[Column, ...], roles: frozenset[Role]
) -> bool:
    """A time that goes on in words ("2 gr årligen utdrag av statistik"): the owner's column comes after it,
    and the owner stands first in the next paragraph."""
    order = [column.heading.role for column in columns]
    if (
        [role for role, _ in parts.found] != [Role.TIME]
        or Role.OWNER not in roles
        or parts.rest[:1].isupper()
    ):
        return False
    owner_next = bool(below) and any(
        role is Role.OWNER for role, _ in _anchors_of(below[0][0].text, roles).found
    )
    return owner_next and order.index(Role.OWNER) > order.index(Role.TIME)


def paragraphs_of(body: Sequence[Printed]) -> Iterator[list[Printed]]:
    """The lines parted at blank lines."""
    paragraph: list[Printed] = []
    for item in body:
        if paragraph and item.line.blank_before:
            yield paragraph
            paragraph = []
        paragraph.append(item)
    if paragraph:
        yield paragraph


def _anchor_roles(columns: tuple[Column, ...]) -> frozenset[Role]:
    return frozenset(column.heading.role for column in columns if column.heading.role in ANCHORS)


def _whole_role(text: str, roles: frozenset[Role]) -> Role | None:
    if Role.TIME in roles and is_time(text):
        return Role.TIME
    return Role.OWNER if Role.OWNER in roles and is_owners(text) else None


def _is_anchor(text: str, roles: frozenset[Role]) -> bool:
    parts = _anchors_of(text, roles)
    return bool(parts.found) and not parts.rest


def _anchors_of(text: str, roles: frozenset[Role]) -> _Parts:
    """The owners and times that a line begins with, each role at most once."""
    rest = fold(text)
    whole = _whole_role(rest, roles)
    if whole is not None:
        return _Parts(((whole, rest),), "")
    found: list[tuple[Role, str]] = []
    for _ in range(2):
        taken = _next_anchor(rest, roles - {role for role, _ in found})
        if taken is None:
            break
        found.append(taken)
        rest = rest[len(taken[1]) :].strip()
    return _Parts(tuple(found), rest)


def _next_anchor(text: str, roles: frozenset[Role]) -> tuple[Role, str] | None:
    if Role.TIME in roles and (time := time_at_start(text)):
        return Role.TIME, time
    if Role.OWNER in roles and (owners := owners_at_start(text)):
        return Role.OWNER, owners
    return None


def _as_rows(columns: tuple[Column, ...], rows: Sequence[_Row]) -> Rows:
    body_rows = tuple(cells_of(_in_columns(columns, row), at) for at, row in enumerate(rows, start=1))
    return header_row(columns) + body_rows if rows else ()


def _in_columns(columns: tuple[Column, ...], row: _Row) -> list[list[Line]]:
    roles = [column.heading.role for column in columns]
    first_anchor = next(at for at, role in enumerate(roles) if role in ANCHORS)
    lead = _lead_columns(row.lead, first_anchor)
    rest = [row.anchors.get(role, []) if role in ANCHORS else [] for role in roles[first_anchor:]]
    cells = lead + rest
    if row.tail:
        cells[-1 if roles[-1] not in ANCHORS else max(first_anchor - 1, 0)].extend(row.tail)
    return cells


def _lead_columns(lines: list[Line], width: int) -> list[list[Line]]:
    """Words before the owners over their columns: one paragraph each, all that is left in the last."""
    if width <= 1:
        return [lines][:width]
    parts: list[list[Line]] = []
    for line in lines:
        if not parts or (line.blank_before and len(parts) < width):
            parts.append([])
        parts[-1].append(line)
    return [[] for _ in range(width - len(parts))] + parts


def header_row(columns: tuple[Column, ...]) -> Rows:
    """The headings as the first row."""
    return (cells_of([[Line(column.text)] for column in columns], 0),)


def cells_of(columns: Sequence[Sequence[Line]], row: int) -> tuple[Cell, ...]:
    """Lines by column as the cells of a row."""
    return tuple(
        Cell(lines=tuple(lines), row=row, column=at, place=lines[0].place if lines else Cell((), 0, 0).place)
        for at, lines in enumerate(columns)
    )
