"""Why a document cannot be read, each with a stable code and a sentence in Swedish.

UnreadableDocument
├── EmptyFile · TooLarge · TooManyPages · TooManyCells · TooSlow · TooMuchMemory · ZipBomb
├── HasMacros · WrongType · BrokenFile · EncryptedFile · ScannedDocument
└── ReaderFailed    the reader itself stopped without saying why
"""

from fridlyst.base.errors import BadInput


class UnreadableDocument(BadInput):
    """The file cannot be taken in; the message says why and what to do."""

    code = "unreadable-document"


class EmptyFile(UnreadableDocument):
    """No bytes, or no words in them."""

    code = "empty-file"


class TooLarge(UnreadableDocument):
    """More bytes than the limit."""

    code = "too-large"


class TooManyPages(UnreadableDocument):
    """More pages than the limit."""

    code = "too-many-pages"


class TooManyCells(UnreadableDocument):
    """A workbook or table with more cells than the limit."""

    code = "too-many-cells"


class TooSlow(UnreadableDocument):
    """Took more processor time or wall time than the limit."""

    code = "too-slow"


class TooMuchMemory(UnreadableDocument):
    """Needed more memory than the limit."""

    code = "too-much-memory"


class ZipBomb(UnreadableDocument):
    """A packed file that swells out of proportion, or an XML part that does."""

    code = "zip-bomb"


class WrongType(UnreadableDocument):
    """Not a format that can be read, whatever its name says."""

    code = "wrong-type"


class BrokenFile(UnreadableDocument):
    """Truncated or damaged."""

    code = "broken-file"


class EncryptedFile(UnreadableDocument):
    """Locked by a password."""

    code = "encrypted-file"


class ScannedDocument(UnreadableDocument):
    """Pictures of pages, no text."""

    code = "scanned-document"


class ReaderFailed(UnreadableDocument):
    """The reading process ended without an answer."""

    code = "reader-failed"


class HasMacros(UnreadableDocument):
    """An Office file that carries a program."""

    code = "has-macros"
