"""Word tables as cells: merged ones in one piece, tables inside cells as lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import TooManyCells
from fridlyst.intake.blocks import Cell, Line, Table
from fridlyst.intake.extract.word_package import W
from fridlyst.intake.extract.word_styles import child, number, value
from fridlyst.intake.extract.word_text import Paragraph, Reader, content
from fridlyst.intake.extract.xml import Element

MAX_CELLS = 100_000
_MAX_COLUMNS = 200
_MAX_NESTING = 20


def read_table(element: Element, reader: Reader) -> Table:
    """The table with its merged cells. Raises TooManyCells above 100 000 cells."""
    rows = [list(_row(row, index, reader)) for index, row in enumerate(_table_rows(element))]
    if sum(map(len, rows)) > MAX_CELLS:
        raise TooManyCells(
            Sentence("En tabell har fler än %(cells)s celler och läses inte.", cells=MAX_CELLS)
        )
    return Table(rows=tuple(tuple(cells) for cells in _merge_down(rows)))


def cell_lines(element: Element, reader: Reader, depth: int = 0) -> tuple[Line, ...]:
    """The lines of a cell or a box; a table inside it gives its lines cell by cell."""
    lines: list[Line] = []
    blank = False
    for paragraph in paragraphs(element, reader, depth):
        found = paragraph.lines(blank_before=blank and bool(lines))
        lines.extend(found)
        blank = not found
    return tuple(lines)


def paragraphs(element: Element, reader: Reader, depth: int = 0) -> Iterator[Paragraph]:
    """Every paragraph inside `element`, those of inner tables and boxes too; joined over deleted breaks."""
    waiting: Paragraph | None = None
    for found in _all_paragraphs(element, reader, depth):
        paragraph = found if waiting is None else found.after(waiting)
        waiting = paragraph if paragraph.runs_on else None
        if waiting is None:
            yield paragraph
    if waiting is not None:
        yield waiting


def _all_paragraphs(element: Element, reader: Reader, depth: int) -> Iterator[Paragraph]:
    if depth > _MAX_NESTING:
        return
    for part in content(element):
        if part.tag == W + "tbl":
            for row in _table_rows(part):
                for cell in _row_cells(row):
                    yield from _all_paragraphs(cell, reader, depth + 1)
            continue
        paragraph = reader.paragraph(part)
        yield paragraph
        for box in paragraph.boxes:
            yield from _all_paragraphs(box, reader, depth + 1)


def _table_rows(table: Element) -> Iterator[Element]:
    for part in _inside(table, W + "tr"):
        if child(part, "trPr", "del") is None:
            yield part


def _row_cells(row: Element) -> Iterator[Element]:
    for part in _inside(row, W + "tc"):
        if child(part, "tcPr", "cellDel") is None:
            yield part


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Children with `tag`, looking through content controls and revisions but not into inner tables."""
    for part in element:
        if part.tag == tag:
            yield part
        elif part.tag in {
            W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
        }:
            yield from _inside(part, tag)


@dataclass
class _Draft:
    cell: Cell
    goes_on: bool


def _row(element: Element, index: int, reader: Reader) -> Iterator[_Draft]:
    column = _span(value(child(element, "trPr"), "gridBefore"), least=0)
    for cell in _row_cells(element):
        properties = child(cell, "tcPr")
        span = _span(value(properties, "gridSpan"), least=1)
        merge = child(properties, "vMerge")
        goes_on = merge is not None and merge.get(W + "val") != "restart"
        lines = cell_lines(cell, reader)
        yield _Draft(Cell(lines=lines, row=index, column=column, column_span=span), goes_on)
        column += span


def _span(text: str | None, *, least: int) -> int:
    return min(max(number(text) or least, least), _MAX_COLUMNS)


def _merge_down(rows: list[list[_Draft]]) -> Iterator[list[Cell]]:
    """Rows of the cells that start there; what stood in a continued cell is added to the cell above."""
    starts: dict[int, Cell] = {}
    found: list[list[Cell]] = []
    for index, row in enumerate(rows):
        found.append([])
        for draft in row:
            above = starts.get(draft.cell.column) if draft.goes_on else None
            if above is None:
                starts[draft.cell.column] = draft.cell
                found[-1].append(draft.cell)
                continue
            grown = replace(above, row_span=index - above.row + 1, lines=above.lines + draft.cell.lines)
            place = found[above.row].index(above)
            found[above.row][place] = starts[draft.cell.column] = grown
    yield from found
