"""Tables of a Word report: repeated header, fixed widths, thin rules, figures to the right."""

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, RGBColor
from docx.table import _Cell

from fridlyst.reports.columns import Cell, Column, Kind, cell_text
from fridlyst.reports.document import Fact, Table
from fridlyst.reports.formats import word_styles as styles
from fridlyst.reports.formats.word_parts import (
    TEXT_WIDTH,
    add_text,
    describe,
    dress,
    keep_whole,
    repeat_as_header,
    set_grid,
    set_margins,
    set_rules,
)
from fridlyst.reports.tones import INK, LINE, Status

_LONGEST_WHOLE_ROW = 600
_SIGN = 66_000
_DIVIDED = re.compile(r"[ \n]+|(?<=[-–/])")
_NARROW = Mm(96)
_SIDE_BY_SIDE = 4
_ROOM_TO_SIGN, _BETWEEN = Mm(7), Mm(8)


def fill_table(word: Document, block: Table, language: str) -> None:
    """The table at the end of the document."""
    table = word.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    set_margins(table)
    set_grid(table, _widths(block, language))
    describe(table, block.caption)
    repeat_as_header(table.rows[0])
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _fill(cell, column.title, column, bold=True)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        set_rules(cell, bottom=(12, INK))
    last = len(block.rows) - 1
    together = block.is_short
    for index, values in enumerate(block.rows):
        row = table.rows[index + 1]
        total = block.last_is_total and index == last
        if (
            sum(len(cell_text(*pair, language)) for pair in zip(values, block.columns, strict=True))
            < _LONGEST_WHOLE_ROW
        ):
            keep_whole(row)
        for cell, column, value in zip(row.cells, block.columns, values, strict=True):
            _fill_value(cell, value, column, language, bold=total)
            cell.paragraphs[0].paragraph_format.keep_with_next = (
                together and (index < last or bool(block.note))
            ) or None
            set_rules(cell, bottom=(4, LINE), **({"top": (12, INK)} if total else {}))


def _widths(block: Table, language: str) -> list[int]:
    """Columns of figures, dates and statuses as wide as their words; text shares what is left."""
    whole = _NARROW if block.is_narrow else TEXT_WIDTH
    narrow = {
        index: _own_width(block, index, language)
        for index, column in enumerate(block.columns)
        if column.kind is not Kind.TEXT
    }
    scale = min(1.0, 0.7 * whole / (sum(narrow.values()) or 1))
    left = whole - int(sum(narrow.values()) * scale)
    weights = sum(column.weight for column in block.columns if column.kind is Kind.TEXT) or 1.0
    given = [
        int(narrow[index] * scale) if index in narrow else int(left * column.weight / weights)
        for index, column in enumerate(block.columns)
    ]
    return _unbroken(given, [_word_width(block, index, language) for index in range(len(given))])


def _unbroken(given: list[int], least: list[int]) -> list[int]:
    """Room for each column's longest word, taken from the columns that have room left over."""
    lacking = sum(max(low - width, 0) for width, low in zip(given, least, strict=True))
    spare = sum(max(width - low, 0) for width, low in zip(given, least, strict=True))
    if not lacking or not spare:
        return given
    share = min(1.0, lacking / spare)
    got = min(1.0, spare / lacking)
    return [
        int(width - (width - low) * share) if width > low else int(width + (low - width) * got)
        for width, low in zip(given, least, strict=True)
    ]


def _said(block: Table, index: int, language: str) -> list[str]:
    column = block.columns[index]
    return [column.title, *(cell_text(row[index], column, language) for row in block.rows)]


def _own_width(block: Table, index: int, language: str) -> int:
    signs = max(map(len, _said(block, index, language)))
    marked = 2 if block.columns[index].kind is Kind.STATUS else 0
    return int((min(signs + marked, 24) + 1.6) * _SIGN)


def _word_width(block: Table, index: int, language: str) -> int:
    """As wide as the longest word; a word may be divided after a hyphen or a stroke."""
    parts = (part for said in _said(block, index, language) for part in _DIVIDED.split(said))
    return int((max(map(len, parts)) + 0.8) * _SIGN)


def _fill(cell: _Cell, text: str, column: Column, *, bold: bool) -> None:
    paragraph = dress(cell.paragraphs[0], styles.CELL)
    add_text(paragraph, text).bold = bold or None
    if column.kind.is_figure:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill_value(cell: _Cell, value: Cell, column: Column, language: str, *, bold: bool) -> None:
    if not isinstance(value, Status):
        _fill(cell, cell_text(value, column, language), column, bold=bold)
        return
    _fill(cell, f"{value.tone.symbol}\u00a0{value.word}", column, bold=bold)
    run = cell.paragraphs[0].runs[0]
    run.font.color.rgb = RGBColor.from_string(value.tone.colour.removeprefix("#").upper())
    if value.detail:
        add_text(cell.paragraphs[0], f" {value.detail}")


def add_particulars(word: Document, facts: tuple[Fact, ...]) -> None:
    """A letter's particulars side by side between two thin lines, at most four in a row."""
    for start in range(0, len(facts), _SIDE_BY_SIDE):
        row = facts[start : start + _SIDE_BY_SIDE]
        columns = min(len(facts), _SIDE_BY_SIDE)
        table = word.add_table(rows=1, cols=columns)
        set_margins(table)
        set_grid(table, [TEXT_WIDTH // columns] * columns)
        for cell in table.rows[0].cells:
            set_rules(cell, top=(4, LINE), bottom=(4, LINE))
        for cell, fact in zip(table.rows[0].cells, row, strict=False):
            add_text(dress(cell.paragraphs[0], styles.SMALL), fact.label)
            add_text(dress(cell.add_paragraph(), styles.CELL), fact.value)


def fill_signatures(word: Document, names: tuple[str, ...]) -> None:
    """Lines to sign on with a name under each, kept together and away from what stands above."""
    lines = max(len(names), 2)
    wide = (TEXT_WIDTH - _BETWEEN * (lines - 1)) // lines
    word.add_paragraph().paragraph_format.space_after = _ROOM_TO_SIGN
    table = word.add_table(rows=1, cols=2 * lines - 1)
    set_margins(table, side=0)
    set_grid(table, [_BETWEEN if at % 2 else wide for at in range(2 * lines - 1)])
    keep_whole(table.rows[0])
    for cell, name in zip(table.rows[0].cells[::2], names, strict=False):
        set_rules(cell, top=(6, INK))
        add_text(dress(cell.paragraphs[0], styles.CELL), name)


def add_facts(word: Document, facts: tuple[Fact, ...]) -> None:
    """The report's particulars as two quiet columns."""
    table = word.add_table(rows=len(facts), cols=2)
    set_margins(table)
    set_grid(table, [TEXT_WIDTH // 4, TEXT_WIDTH - TEXT_WIDTH // 4])
    for row, fact in zip(table.rows, facts, strict=True):
        for cell, text, style in zip(
            row.cells, (fact.label, fact.value), (styles.SMALL, styles.CELL), strict=True
        ):
            add_text(dress(cell.paragraphs[0], style), text)
    word.add_paragraph()
