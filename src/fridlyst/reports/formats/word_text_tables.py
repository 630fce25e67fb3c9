"""Tables of a running text in Word: cells of paragraphs, with their tracked changes."""

from docx.document import Document
from docx.table import _Cell

from fridlyst.reports.document import Paragraph, TextTable
from fridlyst.reports.formats import word_styles as styles
from fridlyst.reports.formats.word_parts import (
    TEXT_WIDTH,
    dress,
    keep_whole,
    repeat_as_header,
    set_grid,
    set_margins,
    set_rules,
)
from fridlyst.reports.formats.word_revisions import Revisions
from fridlyst.reports.tones import INK, LINE

_LONGEST_WHOLE_ROW = 900


def fill_text_table(word: Document, block: TextTable, revisions: Revisions) -> None:
    """The table at the end of the document, and room after it."""
    rows = (*([block.head] if block.head else []), *block.rows)
    table = word.add_table(rows=len(rows), cols=block.width)
    set_margins(table, side=170)
    set_grid(table, [TEXT_WIDTH // block.width] * block.width)
    if block.head:
        repeat_as_header(table.rows[0])
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        is_head = bool(block.head) and at == 0
        if sum(len(one.text) for cell in cells for one in cell) < _LONGEST_WHOLE_ROW:
            keep_whole(row)
        for cell, paragraphs in zip(row.cells, cells, strict=True):
            _fill(cell, paragraphs, revisions, bold=is_head)
            set_rules(cell, bottom=(12, INK) if is_head else (4, LINE))
    word.add_paragraph()


def _fill(cell: _Cell, paragraphs: tuple[Paragraph, ...], revisions: Revisions, *, bold: bool) -> None:
    for at, block in enumerate(paragraphs):
        paragraph = dress(cell.add_paragraph() if at else cell.paragraphs[0], styles.CELL)
        revisions.write(paragraph, block)
        for run in paragraph.runs if bold else ():
            run.bold = True
    if not paragraphs:
        dress(cell.paragraphs[0], styles.CELL)
