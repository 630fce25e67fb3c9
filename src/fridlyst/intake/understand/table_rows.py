"""A table's body as whole rows: halves on two pages joined, cells that span rows carried down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fridlyst.intake.blocks import Cell, Line, Table
from fridlyst.intake.understand.columns import Columns, is_same_header
from fridlyst.intake.understand.lines import is_unfinished
from fridlyst.intake.understand.vocabulary import CONTENT, Role
from fridlyst.intake.understand.words import Wording, ends_sentence, starts_lower


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `cells` by column; `spanned` are the columns whose cell began in a row above."""

    cells: Mapping[int, Cell]
    spanned: frozenset[int]

    def lines(self, at: int) -> tuple[Line, ...]:
        cell = self.cells.get(at)
        return cell.lines if cell else ()

    def has(self, at: int) -> bool:
        return any(line.text.strip() for line in self.lines(at))

    @property
    def text(self) -> str:
        return " | ".join(cell.text.replace("\n", " ") for cell in self.cells.values() if cell.text.strip())

    @property
    def only_cell(self) -> Cell | None:
        """The row's only cell with text, where that cell spans all of a table of several columns."""
        filled = [cell for cell in self.cells.values() if cell.text.strip()]
        if len(filled) != 1 or self.spanned:
            return None
        return filled[0] if filled[0].column_span > 1 or len(self.cells) == 1 else None


def body_rows(table: Table, columns: Columns, wording: Wording) -> list[Row]:
    """The rows under the header, whole; a header that comes again after a page break is left out."""
    rows: list[Row] = []
    open_spans: dict[int, Cell] = {}
    for at in range(columns.header_rows, len(table.rows)):
        if is_same_header(table.rows[at], columns, wording):
            continue
        row = _row(table.rows[at], at, open_spans)
        if at in table.joined_rows and rows and _goes_on(rows[-1], row, columns):
            rows[-1] = _joined(rows[-1], row)
        elif any(row.has(column) for column in row.cells):
            rows.append(row)
    return rows


def _row(cells_here: Sequence[Cell], at: int, open_spans: dict[int, Cell]) -> Row:
    """The row with the cells that reach down into it; `open_spans` is brought up to date."""
    cells = {cell.column: cell for cell in cells_here}
    reaching = open_spans.items()
    spanned = {
        column: cell for column, cell in reaching if cell.row + cell.row_span > at and column not in cells
    }
    open_spans |= {column: cell for column, cell in cells.items() if cell.row_span > 1}
    return Row({**spanned, **cells}, frozenset(spanned))


def _goes_on(above: Row, row: Row, columns: Columns) -> bool:
    """Whether a row that begins a page is the rest of the row above: a cell that every row needs is empty,
    a cell begins in mid-sentence, or the owners above are not at their end."""
    needed = [column for column in columns.known if column.role in CONTENT or column.role is Role.OWNER]
    if any(above.has(column.at) and not row.has(column.at) for column in needed):
        return True
    for column in columns.known:
        begun = next((line.text for line in row.lines(column.at) if line.text.strip()), "")
        if begun and starts_lower(begun) and not _is_closed(above, column.at):
            return True
        if column.role is Role.OWNER and is_unfinished(_last(above, column.at)):
            return True
    return False


def _is_closed(row: Row, at: int) -> bool:
    return ends_sentence(_last(row, at)) or not row.has(at)


def _last(row: Row, at: int) -> str:
    return next((line.text for line in reversed(row.lines(at)) if line.text.strip()), "")


def _joined(above: Row, below: Row) -> Row:
    cells = dict(above.cells)
    for at, cell in below.cells.items():
        first = cells.get(at)
        cells[at] = replace(first, lines=(*first.lines, *_flush(cell.lines))) if first else cell
    return Row(cells, above.spanned)


def _flush(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without a gap above the first: a page break is no blank line."""
    return (replace(lines[0], blank_before=False), *lines[1:]) if lines else ()
