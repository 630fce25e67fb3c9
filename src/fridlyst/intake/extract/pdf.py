"""PDF documents as blocks: words, lines, tables with and without ruling, joined over page breaks."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile, EncryptedFile, ScannedDocument
from fridlyst.intake.blocks import Block, BlockKind, Cell, Document, Line, Place, Table
from fridlyst.intake.extract.pdf_blocks import Composer, Passage, Style, style_of
from fridlyst.intake.extract.pdf_columns import Columns, open_tables
from fridlyst.intake.extract.pdf_flow import gutter_of, unfold
from fridlyst.intake.extract.pdf_furniture import furniture_of
from fridlyst.intake.extract.pdf_grid import grids_of
from fridlyst.intake.extract.pdf_join import join_tables, same_columns
from fridlyst.intake.extract.pdf_lines import (
    Mender,
    Printed,
    Setting,
    Vocabulary,
    lines_of,
    place_of,
    segments,
)
from fridlyst.intake.extract.pdf_rules import Rule, rules_of
from fridlyst.intake.extract.pdf_tables import RawCell, RawTable, ruled_tables
from fridlyst.intake.extract.pdf_words import PageText, View, view_of
from fridlyst.intake.extract.wording import numbered

MEDIA_TYPE = "application/pdf"
_Progress = Callable[[float, str], None]
_Item = RawTable | Printed


@dataclass
class _Page:
    number: int
    view: View
    lines: list[Printed]
    tables: list[RawTable]
    rules: list[Rule]
    text: str
    open_tables: list[RawTable] = field(default_factory=list)

    def items(self) -> list[_Item]:
        """Lines in their order, each table before the first line that stands below its top."""
        found: list[_Item] = list(self.lines)
        for table in sorted((*self.tables, *self.open_tables), key=lambda table: table.top):
            below = (n for n, item in enumerate(found) if isinstance(item, Printed) and item.top >= table.top)
            found.insert(next(below, len(found)), table)
        return found


def open_pdf(data: bytes) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """The opened document. Raises EncryptedFile or BrokenFile."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedFile(
                "PDF-filen är låst med lösenord. Spara den utan lösenord och försök igen."
            ) from None
        raise BrokenFile("PDF-filen är skadad eller avhuggen. Hämta den på nytt och försök igen.") from None


def count_pages(data: bytes) -> int:
    """How many pages the PDF has. Raises EncryptedFile or BrokenFile."""
    with closing(open_pdf(data)) as document:
        return len(document)


def extract_pdf(data: bytes, filename: str, progress: _Progress) -> Document:
    """A PDF file's blocks. Raises UnreadableDocument's kinds."""
    with closing(open_pdf(data)) as document:
        pages, notes = _read_pages(document, progress)
    progress(0.9, Sentence("Sätter ihop tabeller och stycken"))
    blocks = numbered(_Assembly(pages).blocks())
    progress(1.0, Sentence("Dokumentet är läst"))
    sizes = tuple((page.view.width, page.view.height) for page in pages)
    return Document(filename=filename, media_type=MEDIA_TYPE, blocks=blocks, page_sizes=sizes, notes=notes)


def _read_pages(document: Any, progress: _Progress) -> tuple[list[_Page], tuple[str, ...]]:  # noqa: ANN401
    count = len(document)
    if count == 0:
        raise BrokenFile("PDF-filen har inga sidor.")
    pages: list[_Page] = []
    pictures: list[int] = []
    for number in range(1, count + 1):
        progress(
            0.9 * (number - 1) / count,
            Sentence("Läser sida %(number)s av %(count)s", number=number, count=count),
        )
        page, pictured = _read_page(document, number)
        pages.append(page)
        if pictured:
            pictures.append(number)
    return pages, _check_pictures(pages, pictures)


def _read_page(document: Any, number: int) -> tuple[_Page, bool]:  # noqa: ANN401
    """The page, and whether it is a picture of a page instead of text."""
    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as textpage:
            view = view_of(page)
            text = PageText(textpage, view)
            words = text.words()
            rules = rules_of(page, view)
            tables, outside = ruled_tables(grids_of(rules), words, number)
            lines = lines_of(outside, number)
            for line in _all_lines(lines, tables):
                for run in segments(line):
                    run[0].font = text.font(run[0])
                line.font = line.words[0].font or line.font
            pictured = len(words) < 4 and _has_picture(page)
            return _Page(number, view, lines, tables, rules, text.text), pictured
    except pypdfium2.PdfiumError:
        raise BrokenFile(
            Sentence("Sida %(number)s i PDF-filen är skadad och går inte att läsa.", number=number)
        ) from None


def _all_lines(lines: Sequence[Printed], tables: Sequence[RawTable]) -> Iterator[Printed]:
    yield from lines
    for table in tables:
        yield from (line for row in table.rows for cell in row for line in cell.lines)


def _has_picture(page: Any) -> bool:  # noqa: ANN401
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None


def _check_pictures(pages: Sequence[_Page], pictures: Sequence[int]) -> tuple[str, ...]:
    """A note on the pages that hold pictures of text. Raises ScannedDocument where they are most of them."""
    empty = not any(page.lines or page.tables for page in pages)
    if empty or len(pictures) * 2 > len(pages):
        raise ScannedDocument(
            "Dokumentet är inskannat: sidorna är bilder utan text. Använd originalfilen, "
            "eller kör dokumentet genom textigenkänning (OCR) först."
        )
    if not pictures:
        return ()
    return (f"Dessa sidor är bilder utan text och är inte lästa: {', '.join(map(str, pictures))}.",)


class _Assembly:
    """From pages to blocks in reading order."""

    def __init__(self, pages: list[_Page]) -> None:
        self._pages = pages
        self._furniture: list[Printed] = []
        self._take_furniture()
        self._style = style_of(line for page in pages for line in page.lines)
        if not self._style.size:
            self._style = style_of(line for page in pages for line in _all_lines((), page.tables))
        self._find_open_tables()
        views = {page.number: page.view for page in pages}
        self._setting = Setting(views, Mender(Vocabulary.of(page.text for page in pages)))

    def blocks(self) -> list[Block]:
        found: list[Block | Passage] = []
        run: list[Printed] = []
        for item in self._joined():
            if isinstance(item, Printed):
                run.append(item)
            else:
                found += [*self._passages(run), self._table(item)]
                run = []
        found += self._passages(run)
        levels = _levels(found)
        body = [item if isinstance(item, Block) else self._block(item, levels) for item in found]
        return [*body, *self._furniture_blocks()]

    def _take_furniture(self) -> None:
        furniture = furniture_of(
            [page.lines for page in self._pages], [page.view.height for page in self._pages]
        )
        for page in self._pages:
            self._furniture += [line for line in page.lines if id(line) in furniture]
            page.lines = [line for line in page.lines if id(line) not in furniture]

    def _find_open_tables(self) -> None:
        inherited: Columns | None = None
        gutter: float | None = None
        for page in self._pages:
            found, page.lines = open_tables(page.lines, page.rules, inherited, page.number)
            page.open_tables = [table for table, _ in found]
            gutter = gutter_of(page.lines, gutter)
            page.lines = unfold(page.lines, gutter)
            items = page.items()
            last = items[-1] if items else None
            inherited = next((columns for table, columns in found if table is last), None)

    def _joined(self) -> list[_Item]:
        """All pages' items, tables that go on over a break made one."""
        done: list[_Item] = []
        for page in self._pages:
            for place, item in enumerate(page.items()):
                last = _last_table(done, self._style) if place == 0 else None
                if (
                    isinstance(item, RawTable)
                    and last
                    and same_columns(last, item)
                    and last.last_page == page.number - 1
                ):
                    join_tables(last, item)
                else:
                    done.append(item)
        return done

    def _passages(self, lines: list[Printed]) -> list[Passage]:
        return Composer(self._style).compose(lines)

    def _block(self, passage: Passage, levels: dict[tuple[float, bool], int]) -> Block:
        lines = self._setting.lines(passage.lines, self._style.right)
        if passage.kind is BlockKind.FOOTNOTE:
            lines = _without_number(lines)
        heading = passage.kind is BlockKind.HEADING
        return Block(
            number=0,
            kind=passage.kind,
            lines=lines,
            level=levels[passage.rank] if heading else None,
            place=self._place(passage.lines),
            bold=all(line.font.bold for line in passage.lines),
        )

    def _place(self, lines: Sequence[Printed]) -> Place:
        first = [line for line in lines if line.page == lines[0].page]
        box = (
            min(line.left for line in first),
            min(line.top for line in first),
            max(line.right for line in first),
            max(line.bottom for line in first),
        )
        return place_of(lines[0].page, box, self._setting.views[lines[0].page])

    def _table(self, raw: RawTable) -> Block:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in raw.rows)
        table = Table(rows=rows, joined_rows=frozenset(raw.joined), ruled=raw.ruled)
        bottom = raw.bottom if raw.last_page == raw.page else self._setting.views[raw.page].height
        place = place_of(raw.page, (raw.xs[0], raw.top, raw.xs[-1], bottom), self._setting.views[raw.page])
        return Block(number=0, kind=BlockKind.TABLE, table=table, place=place)

    def _cell(self, raw: RawCell) -> Cell:
        lines = self._setting.lines(raw.lines, raw.limit)
        place = place_of(raw.page, raw.box, self._setting.views[raw.page])
        return Cell(lines, raw.row, raw.column, raw.row_span, raw.column_span, place)

    def _furniture_blocks(self) -> Iterator[Block]:
        """Each text once, where it first stands."""
        seen: set[str] = set()
        for line in self._furniture:
            key = re.sub(r"\d+", "0", line.text)
            if key not in seen:
                seen.add(key)
                block = self._block(Passage(BlockKind.FURNITURE, [line]), {})
                yield replace(block, lines=tuple(replace(part, bullet=False) for part in block.lines))


def _without_number(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A footnote's lines without the number that leads to it."""
    words = re.sub(r"^\d{1,3}\s*(?=\S)(?!\d)", "", lines[0].text) if lines else ""
    return (replace(lines[0], text=words), *lines[1:]) if words else lines


def _last_table(items: Sequence[_Item], style: Style) -> RawTable | None:
    """The table that the page before ended with, footnotes below it passed over."""
    for item in reversed(items):
        if isinstance(item, RawTable):
            return item
        if item.font.size >= style.size * 0.93:
            return None
    return None


def _levels(found: Sequence[Block | Passage]) -> dict[tuple[float, bool], int]:
    """Heading levels from 1: larger before smaller, bold before plain."""
    ranks = {item.rank for item in found if isinstance(item, Passage) and item.kind is BlockKind.HEADING}
    return {rank: min(number, 9) for number, rank in enumerate(sorted(ranks, reverse=True), start=1)}
