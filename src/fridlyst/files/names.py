"""What a kept file is called when it leaves again."""

import re
import unicodedata
from pathlib import PurePath

from fridlyst.files.kinds import Format, detect

LONGEST = 200
_ENDINGS = {
    Format.PDF: (".pdf",), Format.WORD: (".docx", ".dotx"), Format.SHEET: (".xlsx", ".xltx"),
    Format.TEXT: (".txt", ".csv", ".md", ".text"),
}  # fmt: skip
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.WORD: f"{_OFFICE}wordprocessingml.document",
    Format.SHEET: f"{_OFFICE}spreadsheetml.sheet",
    # Told as plain text whatever the name says, so that no browser makes a page of it.
    Format.TEXT: "text/plain; charset=utf-8",
}
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')


def kept_name(given: str) -> str:
    """The name without folders and without signs that are not seen, at most 200 of them, its ending kept.

    Signs that turn the direction of the text go too: they can show "exe.fdp" as "pdf.exe".
    """
    last = re.split(r"[\\/]", given)[-1]
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C")
    name = " ".join(_FORBIDDEN.sub(" ", seen).split()).strip(". ")
    ending = PurePath(name).suffix[:20]
    return name if len(name) <= LONGEST else name[: LONGEST - len(ending)].rstrip() + ending


def download_name(name: str, kind: str) -> str:
    """The name with an ending that says what the content is: "rapport.exe" of a PDF is "rapport.exe.pdf"."""
    endings = _ENDINGS.get(Format(kind), ("",))
    kept = kept_name(name) or "handling"
    return kept if kept.casefold().endswith(endings) else kept + endings[0]


def true_name(name: str, data: bytes) -> str:
    """The name with the ending that the content has, where a false one was told of already."""
    return f"{PurePath(name).stem or 'dokument'}.{detect(data).value}"


def media_type(kind: str) -> str:
    """The content type that a kept file is sent as."""
    return _MEDIA_TYPES.get(Format(kind), "application/octet-stream")
