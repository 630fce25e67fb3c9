"""Files as somebody who wishes ill would send them, made in memory."""

import zlib
from collections.abc import Mapping

from tests.intake.extract.making import paragraph, word_with, zipped

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
PROGRAM = b"MZ\x90\0\x03\0\0\0" + b"\0" * 60


def word_holding(members: Mapping[str, str | bytes], types: str = "") -> bytes:
    """A Word file with these parts beside its text."""
    return zipped({"[Content_Types].xml": TYPES.format(types), "word/document.xml": "<d/>", **members})


def plain_word() -> bytes:
    """A Word file that is what it says."""
    return word_with(paragraph("text"))


def pdf_of(*objects: bytes, end: bytes = b"") -> bytes:
    """A PDF of these objects; no reader is asked to like it."""
    numbered = (b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer\n<<" + end + b">>\nstartxref\n9\n%%EOF\n"


def stream(head: bytes, held: bytes) -> bytes:
    """A stream of a PDF, packed as most are."""
    return b"<<%s /Filter /FlateDecode>>\nstream\n%s\nendstream" % (head, zlib.compress(held))
