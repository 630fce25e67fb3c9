"""Plain text as blocks: no grid is left, so every printed line is kept as it is."""

import codecs
from collections.abc import Callable, Iterator

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile, EmptyFile
from fridlyst.intake.blocks import Block, BlockKind, Document, Line
from fridlyst.intake.extract.wording import line_of, numbered

MEDIA_TYPE = "text/plain"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_Progress = Callable[[float, str], None]


def extract_plain(data: bytes, filename: str, progress: _Progress) -> Document:
    """One block per run of lines between blank lines. Raises EmptyFile or BrokenFile."""
    progress(0.2, Sentence("Läser textfilen"))
    lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
    blocks = numbered(_blocks(lines))
    if not blocks:
        raise EmptyFile("Filen innehåller ingen text.")
    progress(1.0, Sentence("Dokumentet är läst"))
    return Document(filename=filename, media_type=MEDIA_TYPE, blocks=blocks, gridless=True)


def decode(data: bytes) -> str:
    """The text, by its byte order mark, as UTF-8, as unmarked UTF-16, or as Windows' Western European."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    sample = data[:10_000]
    if sample.count(0) > len(sample) * 0.2:
        return _strict(data, "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252" if _fits_windows(data) else "latin-1")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise BrokenFile("Textfilen är skadad: dess tecken går inte att tolka.") from None


def _fits_windows(data: bytes) -> bool:
    return not any(code in data for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Blank lines part the blocks; a line with a bullet begins one of its own."""
    waiting: list[Line] = []
    blank = False
    for text in lines:
        line = line_of(text, blank_before=blank)
        if waiting and (not line.text or line.bullet):
            yield _block(waiting)
            waiting = []
        if line.text:
            waiting.append(line)
        blank = not line.text
    if waiting:
        yield _block(waiting)


def _block(lines: list[Line]) -> Block:
    kind = BlockKind.LIST_ITEM if lines[0].bullet else BlockKind.PARAGRAPH
    return Block(number=0, kind=kind, lines=tuple(lines))
