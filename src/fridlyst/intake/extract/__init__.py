"""A document's bytes into blocks: PDF, Word, Excel and plain text, told apart by content."""

from collections.abc import Callable

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import EmptyFile, WrongType
from fridlyst.files.kinds import READABLE, Format, detect
from fridlyst.intake.blocks import Document
from fridlyst.intake.extract.pdf import extract_pdf
from fridlyst.intake.extract.plain import extract_plain
from fridlyst.intake.extract.sheet import extract_sheets
from fridlyst.intake.extract.word import extract_word

Progress = Callable[[float, str], None]
_READERS: dict[Format, Callable[[bytes, str, Progress], Document]] = {
    Format.PDF: extract_pdf,
    Format.WORD: extract_word,
    Format.SHEET: extract_sheets,
    Format.TEXT: extract_plain,
}


def extract_document(data: bytes, filename: str, *, progress: Progress | None = None) -> Document:
    """The document's blocks in reading order, whatever its format.

    `progress` is called with the share done (0–1) and a Swedish sentence. Limits on size, pages, time and
    memory are `fridlyst.intake.guard`'s: call that one for files from outside.
    Raises subclasses of UnreadableDocument (`fridlyst.files.errors`).
    """
    if not data:
        raise EmptyFile(Sentence("Filen %(file)s är tom.", file=filename))
    found = detect(data)
    if found not in READABLE:
        raise WrongType(
            Sentence(
                "%(file)s är %(kind)s och kan inte läsas. Använd PDF, Word, Excel eller text.",
                file=filename,
                kind=found.label,
            )
        )
    return _READERS[found](data, filename, progress or _silent)


def _silent(share: float, sentence: str) -> None:
    """Tells nobody."""
