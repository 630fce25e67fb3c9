"""A table's cells as passages: each paragraph or bullet of a cell its own, under its column's heading."""

from collections.abc import Iterator, Sequence

from fridlyst.intake.blocks import Block, Cell, Line, Table
from fridlyst.intake.understand.cells import Shape, goals_in, whole
from fridlyst.intake.understand.columns import Columns, columns_of
from fridlyst.intake.understand.table_rows import Row, body_rows
from fridlyst.intake.understand.words import Wording
from fridlyst.texts.shapes import Passage
from fridlyst.texts.terms import PassageKind

_LONGEST_HEADING = 160
_LONGEST_SAID = 500


def cell_passages(block: Block, number: int, wording: Wording, *, printed: bool) -> Iterator[Passage]:
    """The passages of a table, without keys, row by row; `number` is the table's in its section."""
    table = block.table
    if table is None:
        return
    header = _header_rows(table, wording)
    headings = _headings(table, header, wording)
    for at, row in enumerate(_rows(table, header, wording)):
        for column in sorted(row.cells):
            if column in row.spanned:
                continue
            cell = row.cells[column]
            heading = headings.get(column, "") if at >= header else ""
            for text, lines in _entries(cell, table, wording, printed=printed, whole_cell=at < header):
                page = _page(lines, cell, block)
                yield Passage("", PassageKind.CELL.value, text, page, number, at, column, heading)


def _entries(
    cell: Cell, table: Table, wording: Wording, *, printed: bool, whole_cell: bool
) -> Iterator[tuple[str, Sequence[Line]]]:
    same = [one for row in table.rows for one in row if one.column == cell.column]
    width = max((len(line.text) for one in same for line in one.lines), default=0)
    found = whole(cell.lines, wording) if whole_cell else goals_in(cell.lines, wording, Shape(printed, width))
    for entry in found:
        if entry.text:
            yield entry.text, entry.lines


def _rows(table: Table, header: int, wording: Wording) -> list[Row]:
    """Header rows as they are, then the body's whole rows: what a page break parted is one row again."""
    above = [Row({cell.column: cell for cell in cells}, frozenset()) for cells in table.rows[:header]]
    columns = columns_of(table, wording)
    if columns is None:
        columns = Columns(known=(), header=(), header_rows=header)
    return [*above, *body_rows(table, columns, wording)]


def _header_rows(table: Table, wording: Wording) -> int:
    """How many rows are headings: as many as are understood, else the first where all its cells are short."""
    columns = columns_of(table, wording)
    if columns is not None:
        return columns.header_rows
    first = table.rows[0] if len(table.rows) > 1 else ()
    short = all(0 < len(cell.text.strip()) <= _LONGEST_HEADING for cell in first)
    return 1 if len(first) > 1 and short else 0


def _headings(table: Table, header: int, wording: Wording) -> dict[int, str]:
    found: dict[int, str] = {}
    for cells in table.rows[:header]:
        for cell in cells:
            for column in range(cell.column, cell.column + cell.column_span):
                words = wording.join(cell.lines)
                found[column] = f"{found.get(column, '')} {words}".strip()[:_LONGEST_SAID]
    return found


def _page(lines: Sequence[Line], cell: Cell, block: Block) -> int | None:
    first = next((line.place.page for line in lines if line.place.page is not None), None)
    return first or cell.place.page or block.place.page
