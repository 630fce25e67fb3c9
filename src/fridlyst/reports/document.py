"""A report as parts in order: headings, texts, tables, figures. No field words, no format."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fridlyst.reports.charts import Chart
from fridlyst.reports.columns import Column, Kind, Row, cell_text, check_rows
from fridlyst.reports.spans import Paragraph, Revision, Span, paragraph
from fridlyst.reports.text import clean
from fridlyst.reports.tones import Share, Status, Tone
from fridlyst.reports.wording import words

PARTS_FOR_CONTENTS = 6
_SHORT_ROWS = 6
_SHORT_SIGNS = 1600
# What a person may have numbered or marked a line with.
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*])\s+")
_KEY = re.compile(r"[\w.-]{1,120}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1–3, `key` is its address in the report (letters, digits, hyphens)."""

    level: int
    text: str
    key: str

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 3:
            raise ValueError(f"a heading has level 1–3, not {self.level}")


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of paragraphs, numbered if `ordered`."""

    items: tuple[Paragraph, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """That several tables hold rows of one kind, `name`, each of its own `part`; `by` names the parts.

    A workbook puts such tables on one sheet, so that all rows can be sorted and filtered together.
    """

    name: str
    by: str
    part: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column names each row; `note` stands under it, `empty` instead of no rows."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = ""
    last_is_total: bool = False
    group: Group | None = None

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"the table {self.key!r} has no columns")
        check_rows(self.columns, self.rows)

    @property
    def is_narrow(self) -> bool:
        """Whether it reads better on half the page: few columns, one of them text."""
        return len(self.columns) <= 3 and sum(column.kind is Kind.TEXT for column in self.columns) <= 1

    @property
    def is_short(self) -> bool:
        """Whether it surely fits on a page, so that it need not be divided."""
        cells = (cell_text(*pair) for row in self.rows for pair in zip(row, self.columns, strict=True))
        return len(self.rows) <= _SHORT_ROWS and sum(map(len, cells)) <= _SHORT_SIGNS


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its caption, its words for one who cannot see it, and always its table."""

    key: str
    chart: Chart
    caption: str
    alt: str
    table: Table

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError(f"the figure {self.key!r} has no alternative text")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a running text: each cell holds paragraphs. Without a `head` it has no headings.

    ValueError for rows of different lengths.
    """

    head: tuple[tuple[Paragraph, ...], ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]

    def __post_init__(self) -> None:
        if len({len(row) for row in (*self.rows, *([self.head] if self.head else []))}) != 1:
            raise ValueError("every row of a text's table has as many cells")

    @property
    def width(self) -> int:
        return len(self.rows[0] if self.rows else self.head)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to remember: "23 av 30", "nämnder har svarat"."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to four figures side by side."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class StatusBar:
    """One bar, wide as the page, with its parts named and counted underneath."""

    key: str
    title: str
    parts: tuple[Share, ...]

    @property
    def alt(self) -> str:
        """The whole bar in one sentence."""
        return f"{self.title}: " + ", ".join(f"{part.count} {part.status.within}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class OwnText:
    """A marked place for a person's own text; `placeholder` says what to write where nothing is written.

    Each line of an `ordered` text gets a number, if there are several. `note` says what the reader has to
    know of the text; `beside` are the counts that stand beside it, by name, and are not shown.
    """

    key: str
    label: str
    placeholder: str
    text: str = ""
    ordered: bool = False
    note: str = ""
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def written(self) -> bool:
        """Whether anything is."""
        return bool(self.text.strip())

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, a paragraph each: the text, or what to write."""
        if not self.written:
            return _paragraphs(clean(self.placeholder))
        if not self.ordered or len(self.items) < 2:
            return self.items
        return tuple(f"{number}. {line}" for number, line in enumerate(self.items, start=1))

    @property
    def items(self) -> tuple[str, ...]:
        """The lines of the text, those of an ordered one without the number that a person gave them."""
        found = _paragraphs(clean(self.text))
        return tuple(_MARK.sub("", line) or line for line in found) if self.ordered else found


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side and kept together; each with what stands under it."""

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError("somebody signs")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | Table
    | TextTable
    | Figure
    | KeyFigures
    | StatusBar
    | OwnText
    | Signatures
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Appendix:
    """A numbered appendix, on a page of its own."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the report's own particulars: "Diarienummer", "KS 2026/123"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report. `summary` is what page one answers with; `date` is the day it was made.

    `identifier` tells it from every other (a registration number or an address); `author` is who answers
    for it. Every key is unique in the report, and letters,
    digits and hyphens; ValueError otherwise. A letter has smaller headings and no list of contents, and
    its particulars stand before its title.
    """

    title: str
    subtitle: str
    author: str
    date: date
    identifier: str
    blocks: tuple[Block, ...]
    language: str = "sv"
    facts: tuple[Fact, ...] = ()
    summary: tuple[Block, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    is_letter: bool = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a report has a title")
        wrong = [key for key in self._keys() if not _KEY.fullmatch(key)]
        if wrong:
            raise ValueError(f"not letters, digits and hyphens: {wrong[0]!r}")
        twice = [key for key, times in Counter(self._keys()).items() if times > 1]
        if twice:
            raise ValueError(f"used twice as a key: {', '.join(twice)}")

    def every_block(self) -> Iterator[Block]:
        """All blocks in reading order, appendices last."""
        yield from self.summary
        yield from self.blocks
        for appendix in self.appendices:
            yield from appendix.blocks

    def every_table(self) -> Iterator[Table]:
        """All tables in reading order, those of figures among them."""
        for block in self.every_block():
            if isinstance(block, Table):
                yield block
            elif isinstance(block, Figure):
                yield block.table

    def contents(self) -> list[tuple[str, str]]:
        """Key and title of each part, empty for a letter, or a report so short that nobody needs them."""
        if self.is_letter:
            return []
        heads = [(it.key, it.text) for it in self.blocks if isinstance(it, Heading) and it.level == 1]
        ends = [
            (it.key, self.appendix_title(position)) for position, it in enumerate(self.appendices, start=1)
        ]
        return heads + ends if len(heads) + len(ends) >= PARTS_FOR_CONTENTS else []

    def appendix_title(self, position: int) -> str:
        """An appendix's title with its number, counted from 1."""
        return f"{words(self.language).appendix} {position}. {self.appendices[position - 1].title}"

    def _keys(self) -> Iterator[str]:
        yield from (appendix.key for appendix in self.appendices)
        for block in self.every_block():
            if isinstance(block, Heading | Table | Figure | StatusBar | OwnText):
                yield block.key
            if isinstance(block, Figure):
                yield block.table.key


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


__all__ = [
    "Appendix",
    "Block",
    "BulletList",
    "Fact",
    "Figure",
    "Group",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "OwnText",
    "PageBreak",
    "Paragraph",
    "ReportDocument",
    "Revision",
    "Share",
    "Signatures",
    "Span",
    "Status",
    "StatusBar",
    "Table",
    "TextTable",
    "Tone",
    "paragraph",
]
