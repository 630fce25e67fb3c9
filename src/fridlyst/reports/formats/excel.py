"""Excel: first a sheet that says what the report says, then one sheet a table, with typed cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from fridlyst.base.sentences import Sentence
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Group,
    KeyFigures,
    OwnText,
    Paragraph,
    ReportDocument,
    StatusBar,
    Table,
)
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.reports.sheets import Book, row_height
from fridlyst.reports.text import clean
from fridlyst.reports.tones import ACCENT, SECOND_INK
from fridlyst.reports.wording import date_text, words

# How many signs a line over both columns holds, as text and as the title.
_TEXT_SIGNS, _TITLE_SIGNS = 105, 62
_COUNT = Column("", Kind.NUMBER)
_STATUS = Column("", Kind.STATUS)
_TEXT = Column("")


def write_excel(document: ReportDocument, progress: Progress = silently) -> bytes:
    """The report's tables as a workbook; text that a person wrote is text, whatever it begins with."""
    book = Book(document.title, document.author, document.date, document.language)
    _Front(book, book.add_sheet(words(document.language).summary)).write(document)
    progress(0.2, Sentence("Skriver bladen"))
    for sheet in _sheets(document):
        book.add_table(sheet.name, sheet.columns, sheet.rows, heading=sheet.heading, note=sheet.note)
    return book.finish()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What one sheet holds."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str


def _sheets(document: ReportDocument) -> Iterator[_Sheet]:
    """One sheet a table in reading order; tables of a group on one, where the first of them stood."""
    tables = list(_named(document))
    groups: dict[str, list[Table]] = {}
    for _name, _title, table in tables:
        if table.group and table.rows:
            groups.setdefault(table.group.name, []).append(table)
    for name, title, table in tables:
        if not table.group:
            yield _Sheet(name, title, table.columns, table.rows, table.note)
        elif groups.get(table.group.name, [None])[0] is table:
            yield _joined(table.group, groups[table.group.name])


def _named(document: ReportDocument) -> Iterator[tuple[str, str, Table]]:
    """Each table with a name for its tab and its title."""
    for title, table in _titled(document.summary + document.blocks):
        yield _short(title) or table.key, title, table
    for appendix in document.appendices:
        for title, table in _titled(appendix.blocks):
            yield appendix.title, title, table


def _joined(group: Group, tables: list[Table]) -> _Sheet:
    """The tables under one another, each row with its part first; a column that a table lacks is empty."""
    columns = {column.name: column for table in tables for column in table.columns}
    rows = [
        (table.group.part if table.group else "", *(cells.get(name) for name in columns))
        for table in tables
        for cells in (dict(zip((one.name for one in table.columns), row, strict=True)) for row in table.rows)
    ]
    notes = dict.fromkeys(table.note for table in tables if table.note)
    every = (Column(group.by), *columns.values())
    return _Sheet(group.name, group.name, every, tuple(rows), " ".join(notes))


def _titled(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Table]]:
    """Each table with its title; a figure's table has the figure's."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block.caption, block.table
        elif isinstance(block, Table):
            yield block.caption, block


def _short(title: str) -> str:
    """A name for the tab: the title up to where a sentence would pause."""
    return clean(title).split(",")[0].split(":")[0].strip()


class _Front:
    """The first sheet, written from the top down."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.y = 0
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 80)
        sheet.hide_gridlines(2)

    def write(self, document: ReportDocument) -> None:
        self._wide(document.title, _TITLE_SIGNS, 1.6, bold=True, font_size=18)
        self._wide(document.subtitle, font_size=12, font_color=SECOND_INK)
        self.y += 1
        for label, value in self._facts(document):
            self._pair(label, value)
        for block in document.summary:
            self._block(block)

    def _facts(self, document: ReportDocument) -> list[tuple[str, str]]:
        own = [(document.author, date_text(document.date, document.language)), ("", document.identifier)]
        facts = [(fact.label, fact.value) for fact in document.facts]
        said = {value for _, value in facts}
        return [(label, value) for label, value in own if value not in said] + facts

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._gap_and_line(block.text)
            case BulletList():
                self._list(block)
            case KeyFigures():
                self._key_figures(block)
            case StatusBar():
                self._status_bar(block)
            case OwnText() if block.written:
                self._gap_and_line(block.label, bold=True)
                self._wide("\n".join(block.lines))
                if block.note:
                    self._line(block.note, italic=True, font_color=SECOND_INK)

    def _list(self, block: BulletList) -> None:
        self.y += 1
        for number, item in enumerate(block.items, start=1):
            self._wide(f"{number}. {item.text}" if block.ordered else f"• {item.text}")

    def _key_figures(self, block: KeyFigures) -> None:
        self.y += 1
        for item in block.items:
            large = self.book.style(bold=True, font_size=14, font_color=ACCENT, align="left")
            self.book.write_text(self.sheet, self.y, 0, item.value, large)
            self.book.write_text(self.sheet, self.y, 1, item.label, self.book.style(valign="vcenter"))
            self.y += 1

    def _status_bar(self, block: StatusBar) -> None:
        self._gap_and_line(block.title, bold=True)
        for part in block.parts:
            self.book.write_cell(self.sheet, self.y, 0, part.status, _STATUS)
            look = self.book.style(align="left", num_format="#,##0")
            self.sheet.write_number(self.y, 1, part.count, look)
            self.y += 1

    def _pair(self, label: str, value: str) -> None:
        self.book.write_text(self.sheet, self.y, 0, label, self.book.style(font_color=SECOND_INK))
        self.book.write_text(self.sheet, self.y, 1, value, self.book.style(text_wrap=True))
        self.y += 1

    def _gap_and_line(self, text: str, **look: object) -> None:
        self.y += 1
        if look:
            self._line(text, **look)
        else:
            self._wide(text)

    def _line(self, text: str, **look: object) -> None:
        self.book.write_text(self.sheet, self.y, 0, text, self.book.style(**look))
        self.y += 1

    def _wide(self, text: str, signs: int = _TEXT_SIGNS, size: float = 1, **more: object) -> None:
        """Text over both columns, `signs` a line, with a row high enough for it; `size` is that of a line."""
        look = self.book.style(text_wrap=True, **more)
        self.sheet.merge_range(self.y, 0, self.y, 1, "", look)
        self.book.write_text(self.sheet, self.y, 0, text, look)
        lines = sum(1 + len(line) // signs for line in text.split("\n"))
        self.sheet.set_row(self.y, row_height(lines) * size)
        self.y += 1
