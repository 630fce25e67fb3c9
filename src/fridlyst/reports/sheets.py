"""A workbook of typed tables: numbers as numbers, dates as dates, text always as text."""

import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell as PublishedCount
from fridlyst.reports.columns import Cell, Column, Kind, Row, cell_text, published_value
from fridlyst.reports.text import clean
from fridlyst.reports.tones import ACCENT, INK, LINE, SECOND_INK, WASH, Status, Tone

FONT = {"font_name": "Calibri", "font_size": 11, "font_color": INK, "valign": "vcenter"}
MOST_SIGNS = 32_767
_CUT = " … (texten är avkortad, hela texten finns i Fridlyst)"
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_RULE = {"bottom": 1, "bottom_color": LINE}
_NUMBER_FORMATS = {Kind.PERCENT: "0", Kind.NUMBER: "#,##0", Kind.SHARE: "0", Kind.COUNT: "#,##0"}


@dataclass(slots=True)
class Book:
    """A workbook being written; `finish` gives its bytes. `title` and `author` are its properties."""

    title: str
    author: str = ""
    made: date | None = None
    language: str = "sv"
    _names: set[str] = field(default_factory=lambda: {"history"})
    _out: io.BytesIO = field(default_factory=io.BytesIO)
    _book: xlsxwriter.Workbook = field(init=False)
    _formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, options)
        self._book.set_properties(
            {"title": clean(self.title), "author": clean(self.author)} | self._created()
        )

    def _created(self) -> dict[str, object]:
        return {"created": datetime(self.made.year, self.made.month, self.made.day)} if self.made else {}

    def style(self, **look: object) -> Format:
        """A cell format, made once."""
        wanted = tuple(sorted((FONT | look).items()))
        if wanted not in self._formats:
            self._formats[wanted] = self._book.add_format(dict(wanted))
        return self._formats[wanted]

    def add_sheet(self, name: str) -> Worksheet:
        """An empty sheet set up for A4, with a name that Excel accepts and no other sheet has."""
        sheet = self._book.add_worksheet(self._free_name(name))
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.set_footer("&L&A&R&P (&N)")
        return sheet

    def add_table(
        self,
        name: str,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        *,
        heading: str = "",
        note: str = "",
    ) -> None:
        """A sheet that holds one table, with frozen header, filter and perhaps a heading above it."""
        sheet = self.add_sheet(name)
        top = self._heading(sheet, heading) if heading else 0
        self._header(sheet, top, columns)
        widths = [_width(column, [row[x] for row in rows], self.language) for x, column in enumerate(columns)]
        for x, width in enumerate(widths):
            sheet.set_column(x, x, width)
        sheet.set_row(top, 6 + row_height(max(map(_lines, [column.title for column in columns], widths))))
        for y, row in enumerate(rows, start=top + 1):
            sheet.set_row(y, row_height(max(map(_lines, row, widths))))
            for x, (column, cell) in enumerate(zip(columns, row, strict=True)):
                self.write_cell(sheet, y, x, cell, column)
        self._finish_table(sheet, top, len(columns), len(rows), note)

    def _heading(self, sheet: Worksheet, heading: str) -> int:
        sheet.set_row(0, 24)
        self.write_text(sheet, 0, 0, heading, self.style(bold=True, font_size=14, valign="vcenter"))
        return 2

    def _header(self, sheet: Worksheet, top: int, columns: tuple[Column, ...]) -> None:
        for x, column in enumerate(columns):
            align = "right" if column.kind.is_figure else "left"
            look = {"bold": True, "bg_color": WASH, "bottom": 1, "bottom_color": INK, "text_wrap": True}
            self.write_text(sheet, top, x, column.title, self.style(**look, align=align, valign="vcenter"))

    def _finish_table(self, sheet: Worksheet, top: int, columns: int, rows: int, note: str) -> None:
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, top + rows, columns - 1)
        sheet.repeat_rows(top)
        sheet.hide_gridlines(2)
        if columns > 5:
            sheet.set_landscape()
        if note:
            self.write_text(sheet, top + rows + 2, 0, note, self.style(font_color=SECOND_INK, italic=True))

    def write_cell(self, sheet: Worksheet, y: int, x: int, cell: Cell, column: Column) -> None:
        """One typed cell; nothing is written as a formula or a link."""
        match cell:
            case PublishedCount() | PublishedShare() if published_value(cell) is None:
                look = self.style(**_RULE, font_color=SECOND_INK, align="right")
                self.write_text(sheet, y, x, cell_text(cell, column, self.language), look)
            case PublishedCount() | PublishedShare():
                self.write_cell(sheet, y, x, published_value(cell), column)
            case None:
                unknown = "" if column.kind is Kind.TEXT else "–"
                align = "right" if column.kind.is_figure else "left"
                self.write_text(sheet, y, x, unknown, self.style(**_RULE, font_color=SECOND_INK, align=align))
            case Status():
                self.write_text(sheet, y, x, cell.marked, self.style(**_RULE, **_status_look(cell.tone)))
            case date():
                moment = datetime(cell.year, cell.month, cell.day)
                look = self.style(**_RULE, num_format="yyyy-mm-dd", align="left")
                sheet.write_datetime(y, x, moment, look)
            case str():
                self.write_text(sheet, y, x, cell, self.style(**_RULE, text_wrap=True))
            case _:
                sheet.write_number(
                    y, x, float(cell), self.style(**_RULE, num_format=_number_format(cell, column))
                )

    def write_text(self, sheet: Worksheet, y: int, x: int, text: str, look: Format) -> None:
        """Text as text, cut where Excel holds no more, and said so."""
        tidy = clean(text)
        if len(tidy) > MOST_SIGNS:
            tidy = tidy[: MOST_SIGNS - len(_CUT)] + _CUT
        sheet.write_string(y, x, tidy, look)

    def finish(self) -> bytes:
        """The finished file; nothing can be added after."""
        self._book.close()
        return self._out.getvalue()

    def _free_name(self, wanted: str) -> str:
        tidy = " ".join(_FORBIDDEN_IN_NAME.sub(" ", clean(wanted)).split()).strip("' ") or "Blad"
        name, count = tidy[:31].rstrip("' "), 1
        while name.casefold() in self._names:
            count += 1
            ending = f" ({count})"
            name = tidy[: 31 - len(ending)].rstrip("' ") + ending
        self._names.add(name.casefold())
        return name


def _status_look(tone: Tone) -> dict[str, object]:
    if tone is Tone.UNANSWERED:
        return {"font_color": tone.colour, "pattern": 14, "fg_color": LINE, "bg_color": "#FFFFFF"}
    return {"font_color": tone.colour if tone is not Tone.NEUTRAL else ACCENT}


def _number_format(cell: Cell, column: Column) -> str:
    decimals = column.decimals
    if decimals is None and column.kind is Kind.NUMBER and isinstance(cell, float) and cell != round(cell):
        return "#,##0.##"
    ending = "." + "0" * decimals if decimals else ""
    return _NUMBER_FORMATS[column.kind] + ending + ("%" if column.kind in (Kind.PERCENT, Kind.SHARE) else "")


def row_height(lines: int) -> float:
    """Points for so many lines of text, at most what Excel allows."""
    return min(15.5 * lines + 4, 409)


def _lines(cell: Cell, width: float) -> int:
    if not isinstance(cell, str):
        return 1
    return sum(1 + (max(len(line), 1) - 1) // max(int(width * 1.05), 1) for line in clean(cell).split("\n"))


def _width(column: Column, cells: list[Cell], language: str) -> float:
    """Wide enough for the heading's longest word and most cells, at most 60 signs."""
    heading = max((len(word) for word in column.title.split()), default=4) + 4
    longest = max((len(cell_text(cell, column, language)) for cell in cells), default=0) + 3
    return float(min(max(heading, longest, 9), 60))
