"""Tables of a PDF before they are joined over page breaks: ruled ones from their grid."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fridlyst.intake.extract.pdf_grid import Grid, Slot
from fridlyst.intake.extract.pdf_lines import Printed, lines_of
from fridlyst.intake.extract.pdf_words import Word


@dataclass(slots=True)
class RawCell:
    """A cell's printed lines; `box` in points, on the page where the cell begins."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: tuple[float, float, float, float]
    lines: list[Printed] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def limit(self) -> float:
        """The right edge that text cannot pass: as much air as on the left."""
        air = min((line.left for line in self.lines), default=self.box[0]) - self.box[0]
        return self.box[2] - min(max(air, 0.0), 0.3 * (self.box[2] - self.box[0]))


@dataclass(slots=True)
class RawTable:
    """A table on one page (or, once joined, more): `xs` are the columns' edges in points."""

    rows: list[list[RawCell]]
    xs: tuple[float, ...]
    page: int
    top: float
    bottom: float
    ruled: bool
    last_page: int = 0
    joined: set[int] = field(default_factory=set)

    @property
    def columns(self) -> int:
        return len(self.xs) - 1


def ruled_tables(grids: Sequence[Grid], words: list[Word], page: int) -> tuple[list[RawTable], list[Word]]:
    """The tables that hold words, and the words outside every table."""
    inside: dict[int, dict[Slot, list[Word]]] = {number: {} for number in range(len(grids))}
    outside: list[Word] = []
    for word in words:
        number = next((n for n, grid in enumerate(grids) if grid.holds(word.centre, word.middle)), None)
        slot = None if number is None else grids[number].slot_at(word.centre, word.middle)
        if number is None or slot is None:
            outside.append(word)
        else:
            inside[number].setdefault(slot, []).append(word)
    tables = []
    for number, grid in enumerate(grids):
        if _is_table(grid, inside[number]):
            tables.append(_table(grid, inside[number], page))
        else:
            outside.extend(word for found in inside[number].values() for word in found)
    return tables, outside


def _is_table(grid: Grid, filled: dict[Slot, list[Word]]) -> bool:
    """A grid with words in two cells, or in one of several columns: no box round a text, no chart's frame."""
    if len(filled) * 12 < len(grid.slots):
        return False
    return len(filled) >= 2 or (len(filled) == 1 and len(grid.xs) > 2)


def _table(grid: Grid, filled: dict[Slot, list[Word]], page: int) -> RawTable:
    xs, ys, slots = _without_empty_edges(grid, filled)
    rows: list[list[RawCell]] = [[] for _ in range(len(ys) - 1)]
    for slot, old in slots:
        box = (xs[slot.column], ys[slot.row], xs[slot.last_column + 1], ys[slot.last_row + 1])
        spans = (slot.last_row - slot.row + 1, slot.last_column - slot.column + 1)
        lines = lines_of(filled.get(old, []), page)
        rows[slot.row].append(RawCell(slot.row, slot.column, *spans, page, box, lines))
    return RawTable(rows, tuple(xs), page, ys[0], ys[-1], ruled=True, last_page=page)


def _without_empty_edges(
    grid: Grid, filled: dict[Slot, list[Word]]
) -> tuple[list[float], list[float], list[tuple[Slot, Slot]]]:
    """The grid without rows that are only the air between double lines: each kept slot beside the old one."""
    thin = {row for row in range(len(grid.ys) - 1) if grid.ys[row + 1] - grid.ys[row] < 5}
    thin = {row for row in thin if not any(slot.row <= row <= slot.last_row for slot in filled)}
    ys = [y for row, y in enumerate(grid.ys) if row not in thin]
    number = {old: new for new, old in enumerate(r for r in range(len(grid.ys) - 1) if r not in thin)}
    kept = []
    for slot in grid.slots:
        rows = [number[row] for row in range(slot.row, slot.last_row + 1) if row in number]
        if rows:
            kept.append((replace(slot, row=rows[0], last_row=rows[-1]), slot))
    return list(grid.xs), ys, kept
