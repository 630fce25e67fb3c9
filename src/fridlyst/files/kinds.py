"""What a file is, by its bytes; its name is only compared with that."""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from fridlyst.base.sentences import Sentence

_START = 4096


class Format(StrEnum):
    """The formats that can be told apart. The first four can be read."""

    PDF = "pdf"
    WORD = "docx"
    SHEET = "xlsx"
    TEXT = "txt"
    OLD_OFFICE = "ole"
    PROGRAM = "program"
    PICTURE = "picture"
    HTML = "html"
    RTF = "rtf"
    ZIP = "zip"
    OPEN_DOCUMENT = "odf"
    PRESENTATION = "pptx"
    BINARY = "binary"

    @property
    def label(self) -> Sentence:
        """What the format is called, with its article: "en PDF-fil"."""
        return _LABELS[self]


READABLE = frozenset({Format.PDF, Format.WORD, Format.SHEET, Format.TEXT})
_LABELS = {
    Format.PDF: Sentence("en PDF-fil"),
    Format.WORD: Sentence("ett Word-dokument"), Format.SHEET: Sentence("en Excel-fil"),
    Format.TEXT: Sentence("en textfil"),
    Format.OLD_OFFICE: Sentence("en fil i äldre Office-format eller en låst Office-fil"),
    Format.PROGRAM: Sentence("ett körbart program"), Format.PICTURE: Sentence("en bild"),
    Format.HTML: Sentence("en webbsida eller XML-fil"),
    Format.RTF: Sentence("en RTF-fil"),
    Format.ZIP: Sentence("en zip-fil"), Format.OPEN_DOCUMENT: Sentence("en OpenDocument-fil"),
    Format.PRESENTATION: Sentence("en PowerPoint-fil"), Format.BINARY: Sentence("en fil av okänt slag"),
}  # fmt: skip
_BY_NAME = {
    ".pdf": Format.PDF,
    ".docx": Format.WORD, ".docm": Format.WORD, ".dotx": Format.WORD, ".dotm": Format.WORD,
    ".xlsx": Format.SHEET, ".xlsm": Format.SHEET, ".xltx": Format.SHEET,
    ".txt": Format.TEXT, ".text": Format.TEXT, ".md": Format.TEXT, ".csv": Format.TEXT,
}  # fmt: skip
_STARTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
    (b"MZ", Format.PROGRAM), (b"\x7fELF", Format.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Format.PROGRAM), (b"#!", Format.PROGRAM), (b"\x89PNG\r\n", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE), (b"GIF8", Format.PICTURE), (b"II*\0", Format.PICTURE),
    (b"MM\0*", Format.PICTURE), (b"BM", Format.PICTURE), (b"{\\rtf", Format.RTF),
)  # fmt: skip
_ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# A PDF may have a few strange bytes first, but what begins so is run or unpacked as what it begins as.
_NO_PDF = (*_ZIP_SIGNS, b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"#!", b"\xd0\xcf\x11\xe0", b"<")
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml")


def detect(data: bytes) -> Format:
    """The format of `data`, judged by content alone."""
    start = data[:_START]
    if b"%PDF-" in start[:1024] and not start.startswith(_NO_PDF):
        return Format.PDF
    if start.startswith(_ZIP_SIGNS):
        return _inside_zip(data)
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return Format.PICTURE
    for sign, found in _STARTS:
        if start.startswith(sign) and (len(sign) > 2 or not _is_text(data)):
            return found
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_SIGNS):
        return Format.HTML
    return Format.TEXT if _is_text(data) else Format.BINARY


def named_format(filename: str) -> Format | None:
    """The readable format that the file's name promises, or None."""
    return _BY_NAME.get(PurePath(filename).suffix.casefold())


def _inside_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()[:100_000]
            kind = package.read("mimetype")[:60] if "mimetype" in names and _is_small(package) else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return _guess_broken_zip(data)
    if kind.startswith(b"application/vnd.oasis"):
        return Format.OPEN_DOCUMENT
    for folder, found in (("word/", Format.WORD), ("xl/", Format.SHEET), ("ppt/", Format.PRESENTATION)):
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return found
    return Format.ZIP


def _is_small(package: zipfile.ZipFile) -> bool:
    return package.getinfo("mimetype").file_size < 1000


def _guess_broken_zip(data: bytes) -> Format:
    """A truncated package still begins with its members' names."""
    for sign, found in ((b"word/", Format.WORD), (b"xl/", Format.SHEET), (b"ppt/", Format.PRESENTATION)):
        if b"[Content_Types].xml" in data and sign in data:
            return found
    return Format.ZIP


def _is_text(data: bytes) -> bool:
    """No control characters that text never holds; UTF-16 is text whatever its zeros."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(data) % 2 == 0
    sample = data[:200_000]
    if _looks_like_utf16(sample):
        return True
    strange = sum(
        sample.count(bytes([code])) for code in (*range(0, 8), *range(14, 27), *range(28, 32), 0x7F)
    )
    return strange == 0


def _looks_like_utf16(sample: bytes) -> bool:
    """Latin text in UTF-16 without a mark: nearly every second byte is zero, and on one side only."""
    half = len(sample) // 2
    if half < 4:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.02 * half
