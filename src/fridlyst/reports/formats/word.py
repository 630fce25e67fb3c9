"""Word that a person can go on writing in: real styles, captions, fields, tables and places for own text."""

import io
from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.shared import Emu, Mm, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from fridlyst.base.sentences import Sentence
from fridlyst.reports.charts import as_png, draw, draw_status_bar
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Heading,
    KeyFigures,
    OwnText,
    PageBreak,
    Paragraph,
    ReportDocument,
    Share,
    Signatures,
    StatusBar,
    Table,
    TextTable,
)
from fridlyst.reports.formats import word_styles as styles
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.reports.formats.word_parts import (
    TEXT_WIDTH,
    add_field,
    add_link,
    add_place_for_text,
    add_text,
    begin_numbering,
    bookmark,
    close_field,
    describe_picture,
    dress,
    number_by,
    open_field,
    place_name,
    set_grid,
)
from fridlyst.reports.formats.word_revisions import Revisions
from fridlyst.reports.formats.word_tables import add_facts, add_particulars, fill_signatures, fill_table
from fridlyst.reports.formats.word_text_tables import fill_text_table
from fridlyst.reports.text import clean, shortened
from fridlyst.reports.wording import date_text, words

# What a paragraph before it stays on the same page with.
_LED_UP_TO = BulletList | Table | TextTable | Figure | KeyFigures | StatusBar


def write_word(document: ReportDocument, progress: Progress = silently) -> bytes:
    """The report as a Word document (.docx)."""
    word = docx.Document()
    styles.restyle(word, document.language)
    if document.is_letter:
        styles.restyle_as_letter(word)
    _set_properties(word, document)
    _add_running_texts(word, document)
    _Writer(word, document, progress).write()
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_properties(word: Document, document: ReportDocument) -> None:
    properties = word.core_properties
    made = datetime(document.date.year, document.date.month, document.date.day)
    properties.title, properties.subject = clean(document.title)[:255], clean(document.subtitle)[:255]
    properties.author, properties.identifier = clean(document.author)[:255], clean(document.identifier)[:255]
    properties.last_modified_by, properties.comments = properties.author, ""
    properties.created = properties.modified = made


def _add_running_texts(word: Document, document: ReportDocument) -> None:
    section = word.sections[0]
    head = section.header.paragraphs[0]
    add_text(
        head, f"{shortened(document.title, 80)} · {shortened(document.identifier, 30)}".removesuffix(" · ")
    )
    for footer in (section.footer, section.first_page_footer):
        _add_page_number(footer.paragraphs[0], document)


def _add_page_number(paragraph: WordParagraph, document: ReportDocument) -> None:
    said = words(document.language)
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    add_text(paragraph, f"{shortened(document.author, 60)} · {date_text(document.date, document.language)}")
    paragraph.add_run(f"\t{said.page} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {said.of} ")
    add_field(paragraph, "NUMPAGES", "1")


class _Writer:
    """Walks the blocks and counts figures, tables and bookmarks."""

    def __init__(self, word: Document, report: ReportDocument, progress: Progress) -> None:
        self.progress = progress
        self.word = word
        self.report = report
        self.words = words(report.language)
        self.break_next = False
        self.revisions = Revisions()
        self.counts = {"figure": 0, "table": 0, "bookmark": 0}

    def write(self) -> None:
        self._title()
        self.progress(0.05, Sentence("Skriver kapitlen"))
        self._blocks(self.report.summary)
        self._contents()
        self._blocks(self.report.blocks)
        for position, appendix in enumerate(self.report.appendices, start=1):
            heading = self._heading_of(1, self.report.appendix_title(position), appendix.key)
            heading.paragraph_format.page_break_before = True
            self.progress(0.5 + 0.45 * position / len(self.report.appendices), Sentence("Skriver bilagorna"))
            self._blocks(appendix.blocks)

    def _title(self) -> None:
        if self.report.is_letter:
            self._letter_head()
            self._line(self.report.title, "Title")
            return
        self._line(self.report.title, "Title")
        if self.report.subtitle:
            self._line(self.report.subtitle, "Subtitle")
        if self.report.facts:
            add_facts(self.word, self.report.facts)

    def _letter_head(self) -> None:
        """Who writes what to whom, before the title."""
        head = self._line(self.report.author, styles.SENDER)
        head.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        add_text(head, f"\t{self.report.subtitle}").bold = False
        if self.report.facts:
            add_particulars(self.word, self.report.facts)

    def _contents(self) -> None:
        """A contents field that already holds its links; page numbers come when the reader updates it."""
        entries = self.report.contents()
        if not entries:
            return
        self._line(self.words.contents, styles.CONTENTS_HEADING).paragraph_format.page_break_before = True
        lines = [self._empty("TOC 1") for _ in entries]
        open_field(lines[0], r'TOC \o "1-1" \h \z \u')
        for line, (key, title) in zip(lines, entries, strict=True):
            add_link(line, place_name(key), title)
        close_field(lines[-1])
        self.break_next = True

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        writers: dict[type, Callable[[Any], object]] = {
            Heading: lambda it: self._heading_of(it.level, it.text, it.key),
            BulletList: self._list,
            Table: self._table,
            TextTable: self._text_table,
            Figure: self._figure,
            KeyFigures: self._key_figures,
            StatusBar: self._status_bar,
            OwnText: self._own_text,
            Signatures: lambda it: fill_signatures(self.word, it.names),
            PageBreak: lambda _: self._break_page(),
        }
        for block, after in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Paragraph):
                self._paragraph(block, keep=isinstance(after, _LED_UP_TO))
            else:
                writers[type(block)](block)

    def _line(self, text: str, style: str) -> WordParagraph:
        paragraph = self._empty(style)
        add_text(paragraph, text)
        return paragraph

    def _empty(self, style: str) -> WordParagraph:
        return dress(self.word.add_paragraph(), style)

    def _heading_of(self, level: int, text: str, key: str) -> WordParagraph:
        paragraph = self._line(text, f"Heading {level}")
        paragraph.paragraph_format.page_break_before = self.break_next or None
        self.break_next = False
        self.counts["bookmark"] += 1
        bookmark(paragraph, place_name(key), self.counts["bookmark"])
        return paragraph

    def _break_page(self) -> None:
        self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _paragraph(self, block: Paragraph, style: str = "", *, keep: bool = False) -> WordParagraph:
        paragraph = self._empty(style or (styles.LEAD if block.lead else "Normal"))
        paragraph.paragraph_format.keep_with_next = keep or None
        self.revisions.write(paragraph, block)
        return paragraph

    def _list(self, block: BulletList) -> None:
        number = begin_numbering(self.word) if block.ordered else 0
        for item in block.items:
            line = self._paragraph(item, "List Number" if block.ordered else "List Bullet")
            if number:
                number_by(line, number)

    def _caption(self, kind: str, name: str, text: str) -> None:
        self.counts[kind] += 1
        paragraph = self._empty("Caption")
        paragraph.add_run(f"{name} ")
        add_field(paragraph, rf"SEQ {name} \* ARABIC", str(self.counts[kind]))
        add_text(paragraph, f". {text}").bold = False

    def _table(self, block: Table) -> None:
        if not block.rows:
            self._line(block.caption, "Caption")
            self._line(block.empty, styles.NOTE)
            return
        self._caption("table", self.words.table, block.caption)
        fill_table(self.word, block, self.report.language)
        self._line(block.note, styles.NOTE)

    def _text_table(self, block: TextTable) -> None:
        fill_text_table(self.word, block, self.revisions)

    def _figure(self, block: Figure) -> None:
        self._caption("figure", self.words.figure, block.caption)
        self._picture(as_png(draw(block.chart)), block.alt)
        self._table(block.table)

    def _picture(self, png: bytes, alt: str) -> None:
        run = self.word.add_paragraph().add_run()
        shape = run.add_picture(io.BytesIO(png), width=TEXT_WIDTH)
        if shape.height > Mm(225):
            shape.width, shape.height = Emu(shape.width * Mm(225) // shape.height), Mm(225)
        describe_picture(run, alt)

    def _key_figures(self, block: KeyFigures) -> None:
        columns = min(len(block.items), 4)
        for start in range(0, len(block.items), columns):
            row = block.items[start : start + columns]
            table = self.word.add_table(rows=1, cols=columns)
            set_grid(table, [TEXT_WIDTH // columns] * columns)
            for cell, item in zip(table.rows[0].cells, row, strict=False):
                add_text(dress(cell.paragraphs[0], styles.KEY_VALUE), item.value)
                add_text(dress(cell.add_paragraph(), styles.KEY_LABEL), item.label)

    def _status_bar(self, block: StatusBar) -> None:
        self._line(block.title, "Caption")
        self._picture(as_png(draw_status_bar(block.parts)), block.alt)
        paragraph = self._empty(styles.SMALL)
        for part in block.parts:
            _add_share(paragraph, part)

    def _own_text(self, block: OwnText) -> None:
        self._line(block.label, styles.OWN_LABEL)
        paragraphs = [self._line(line, styles.OWN_TEXT) for line in block.lines or ("…",)]
        for paragraph in paragraphs:
            for run in [] if block.written else paragraph.runs:
                run.font.italic = True
                run.font.color.rgb = RGBColor.from_string("55606E")
        add_place_for_text(self.word, block.key, block.label, paragraphs, empty=not block.written)
        if block.note:
            self._line(block.note, styles.NOTE)


def _add_share(paragraph: WordParagraph, part: Share) -> None:
    symbol = paragraph.add_run(f"{part.status.tone.symbol}\u00a0")
    symbol.font.color.rgb = RGBColor.from_string(part.status.tone.colour.removeprefix("#").upper())
    paragraph.add_run(str(part.count)).bold = True
    add_text(paragraph, f"\u00a0{part.status.within}    ")
