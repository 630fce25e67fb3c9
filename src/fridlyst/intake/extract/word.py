"""Word documents (DOCX) as blocks, read from the XML itself so that nothing in it is passed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import EmptyFile
from fridlyst.intake.blocks import Block, BlockKind, Document, Line
from fridlyst.intake.extract.word_package import Parts, W, open_parts
from fridlyst.intake.extract.word_styles import Numbering, Styles
from fridlyst.intake.extract.word_tables import cell_lines, paragraphs, read_table
from fridlyst.intake.extract.word_text import Paragraph, Reader, content
from fridlyst.intake.extract.wording import is_contents_entry, is_numbered, numbered
from fridlyst.intake.extract.xml import Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_HEADING = 150
_TITLE = 0
_Progress = Callable[[float, str], None]


def extract_word(data: bytes, filename: str, progress: _Progress) -> Document:
    """A Word file's blocks: headers, body, notes, footers. Raises UnreadableDocument's kinds."""
    progress(0.1, Sentence("Öppnar Word-dokumentet"))
    parts = open_parts(data)
    reader = Reader(Styles(parts.styles), Numbering(parts.numbering))
    progress(0.4, Sentence("Läser text och tabeller"))
    blocks = numbered([
        *_furniture(parts.headers, reader),
        *_Body(reader).blocks(parts.body),
        *_notes(parts, reader),
        *_furniture(parts.footers, reader),
    ])  # fmt: skip
    if not any(block.text.strip() for block in blocks):
        raise EmptyFile("Word-dokumentet innehåller ingen text.")
    progress(1.0, Sentence("Dokumentet är läst"))
    return Document(filename=filename, media_type=MEDIA_TYPE, blocks=blocks)


@dataclass
class _Body:
    """Turns the body into blocks; headings that only look like headings get their level at the end."""

    reader: Reader
    _blank: bool = False
    _found: list[Block] = field(default_factory=list)
    _lookalikes: dict[int, int] = field(default_factory=dict)

    def blocks(self, root: Element) -> list[Block]:
        body = root.find(W + "body")
        if body is not None:
            self._walk(body)
        return self._levelled()

    def _walk(self, element: Element) -> None:
        waiting: Paragraph | None = None
        for part in content(element):
            if part.tag == W + "tbl":
                self._add_table(part)
                continue
            paragraph = self.reader.paragraph(part)
            paragraph = paragraph if waiting is None else paragraph.after(waiting)
            waiting = paragraph if paragraph.runs_on else None
            if waiting is None:
                self._add(paragraph)
        if waiting is not None:
            self._add(waiting)

    def _add_table(self, element: Element) -> None:
        self._found.append(Block(number=0, kind=BlockKind.TABLE, table=read_table(element, self.reader)))
        self._blank = False

    def _add(self, paragraph: Paragraph) -> None:
        lines = paragraph.lines(blank_before=self._blank)
        self._blank = not lines
        if lines:
            self._found.append(self._block(paragraph, lines))
        for box in paragraph.boxes:
            self._walk(box)

    def _block(self, paragraph: Paragraph, lines: tuple[Line, ...]) -> Block:
        kind, level = self._kind(paragraph, lines)
        return Block(number=0, kind=kind, lines=lines, level=level, bold=paragraph.bold)

    def _kind(self, paragraph: Paragraph, lines: tuple[Line, ...]) -> tuple[BlockKind, int | None]:
        text = " ".join(line.text for line in lines)
        if paragraph.look.name.startswith("toc ") or is_contents_entry(text):
            return BlockKind.FURNITURE, None
        if paragraph.look.title:
            return BlockKind.HEADING, _TITLE
        if paragraph.outline is not None:
            return BlockKind.HEADING, paragraph.outline + 1
        if self._looks_like_heading(paragraph, text):
            self._lookalikes[len(self._found)] = paragraph.size or self.reader.styles.default_size
            return BlockKind.HEADING, None
        in_list = paragraph.is_list or lines[0].bullet or is_numbered(text)
        return (BlockKind.LIST_ITEM if in_list else BlockKind.PARAGRAPH), None

    def _looks_like_heading(self, paragraph: Paragraph, text: str) -> bool:
        if len(text) > _LONGEST_HEADING or text.endswith((".", ",", ";")) or not any(map(str.isalpha, text)):
            return False
        if paragraph.label is not None and paragraph.label.bullet:
            return False
        larger = (paragraph.size or 0) >= self.reader.styles.default_size * 1.2
        return larger or (paragraph.bold and not text.endswith(":"))

    def _levelled(self) -> list[Block]:
        """Styled levels, one deeper where there is a title; then the lookalikes, larger before smaller."""
        styled = [block.level for block in self._found if block.level is not None]
        shift = 1 if _TITLE in styled else 0
        sizes = sorted(set(self._lookalikes.values()), reverse=True)
        below = max(styled, default=0) + 1

        def level(index: int, block: Block) -> int | None:
            if index in self._lookalikes:
                return min(below + sizes.index(self._lookalikes[index]) + shift, 9)
            return None if block.level is None else min(block.level + shift, 9)

        return [replace(block, level=level(index, block)) for index, block in enumerate(self._found)]


def _notes(parts: Parts, reader: Reader) -> Iterator[Block]:
    """Footnotes and endnotes in their order, without the separators that Word keeps among them."""
    for root, tag in ((parts.footnotes, "footnote"), (parts.endnotes, "endnote")):
        for note in [] if root is None else root.findall(W + tag):
            lines = cell_lines(note, reader) if note.get(W + "type") in (None, "normal") else ()
            if lines:
                yield Block(number=0, kind=BlockKind.FOOTNOTE, lines=lines)


def _furniture(roots: Iterable[Element], reader: Reader) -> Iterator[Block]:
    """Headers or footers, each text once."""
    seen: set[str] = set()
    for root in roots:
        lines = tuple(line for part in paragraphs(root, reader) for line in part.lines(blank_before=False))
        text = "\n".join(line.text for line in lines)
        if lines and text not in seen:
            seen.add(text)
            yield Block(number=0, kind=BlockKind.FURNITURE, lines=lines)
