"""Where in a file the table of numbers stands, and which of its columns hold the numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fridlyst.counts.taking_in.errors import NoTable
from fridlyst.counts.taking_in.headings import names_dimension
from fridlyst.counts.taking_in.numbers import is_number, number_of
from fridlyst.counts.taking_in.sheets import Sheet

_DEEPEST_HEADING = 40
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of texts with a heading for each column; every row is as wide as the headings."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, at: int) -> tuple[str, ...]:
        return tuple(row[at] for row in self.rows)


def find_grid(sheets: Iterable[Sheet]) -> Grid:
    """The one table of the visible sheets. NoTable where there is none, or more than one."""
    found = [grid for sheet in sheets if not sheet.hidden for grid in grids_of(sheet)]
    if not found:
        raise NoTable(
            "Filen har ingen tabell med antal. Tabellen ska ha en rad med rubriker och antal under dem.",
            field="file",
        )
    if len(found) > 1:
        raise NoTable(
            "Filen har mer än en tabell. Spara en tabell i taget i en egen fil och försök igen.",
            field="file",
        )
    return found[0]


def grids_of(sheet: Sheet) -> list[Grid]:
    """The tables of a sheet, with empty rows and loose notes between them."""
    found: list[Grid] = []
    for block in _blocks(sheet.rows):
        at = _heading_row(block)
        if at is not None:
            found.append(_grid(block[at], block[at + 1 :]))
    return found


def value_columns(grid: Grid) -> tuple[int, ...]:
    """Which columns hold numbers to take in."""
    return tuple(at for at, title in enumerate(grid.columns) if _holds_values(title, grid.column(at)))


def _holds_values(title: str, cells: Sequence[str]) -> bool:
    said = [text for text in cells if text]
    if names_dimension(title) or not any(map(is_number, said)):
        return False
    return sum(number_of(text) is not None for text in said) >= _MOSTLY * len(said)


def _blocks(rows: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Runs of rows with at least two cells filled each."""
    found: list[list[tuple[str, ...]]] = [[]]
    for row in rows:
        if sum(bool(text) for text in row) >= 2:
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return [block for block in found if len(block) > 1]


def _heading_row(block: Sequence[tuple[str, ...]]) -> int | None:
    """The row right above the first that holds a number beside a word; None where there is no such."""
    for at, row in enumerate(block[:_DEEPEST_HEADING]):
        if at and _is_body(row):
            return at - 1
    return 0 if all(not any(map(is_number, row)) for row in block) and len(block) > 2 else None


def _is_body(row: Sequence[str]) -> bool:
    numbers = sum(map(is_number, row))
    return numbers > 0 and (numbers < len([text for text in row if text]) or len(row) > 1)


def _grid(head: Sequence[str], body: Sequence[tuple[str, ...]]) -> Grid:
    width = max(len(head), *(len(row) for row in body))
    rows = [(*row, *[""] * (width - len(row))) for row in body]
    return Grid(_titles([*head, *[""] * (width - len(head))]), tuple(_filled_down(rows)))


def _titles(head: Sequence[str]) -> tuple[str, ...]:
    """Each heading once; one that is missing is called by its place."""
    found: list[str] = []
    for number, text in enumerate(head, start=1):
        title, count = text or f"Kolumn {number}", 2
        while title in found:
            title, count = f"{text or f'Kolumn {number}'} ({count})", count + 1
        found.append(title)
    return tuple(found)


def _filled_down(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Cells left empty at the beginning of a row mean what stands above them."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        first = next((at for at, text in enumerate(row) if text), 0)
        above = found[-1] if found else row
        found.append((*above[:first], *row[first:]))
    return found
