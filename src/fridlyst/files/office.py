"""Office files that carry a program: macros, controls and packed programs are told by the package alone."""

import html
import io
import zipfile
import zlib

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile, HasMacros
from fridlyst.files.kinds import Format, detect

_TYPES = "[Content_Types].xml"
_PARTS = ("vbaproject.bin", "vbadata.xml")
_FOLDERS = ("/macrosheets/", "/activex/", "/dialogsheets/")
_EMBEDDED = "/embeddings/"
_LARGEST_TYPES = 1_000_000
_SAID = ("macroenabled", "vbaproject", "macrosheet", "activex")
# The stream of an OLE object that holds any file at all, as OLE writes its name.
_PACKED = "Ole10Native".encode("utf-16-le")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError, KeyError)


def check_no_macros(data: bytes, filename: str) -> None:
    """Raise HasMacros for an Office file that carries a program, BrokenFile for one that cannot be looked in.

    `data` has passed `check_package`. A part is told by its name and by what the package says that it is,
    however that is written; an embedded file by its content.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = _has_program(package)
    except _UNREADABLE:
        raise BrokenFile(
            "Filen är skadad eller avhuggen. Hämta eller spara den på nytt och försök igen."
        ) from None
    if found:
        raise HasMacros(
            Sentence(
                "%(file)s innehåller makron, alltså ett program. Spara den utan makron och försök igen.",
                file=filename,
            )
        )


def _has_program(package: zipfile.ZipFile) -> bool:
    names = [f"/{name}".replace("\\", "/").casefold() for name in package.namelist()]
    if len(set(names)) != len(names):
        raise ValueError("two parts with one name")
    if any(name.endswith(_PARTS) or folder in name for name in names for folder in _FOLDERS):
        return True
    embedded = [info for info, name in zip(package.infolist(), names, strict=True) if _EMBEDDED in name]
    return _says_program(package.read(_TYPES)) or any(_is_program(package.read(one)) for one in embedded)


def _says_program(types: bytes) -> bool:
    """Whether the package's list of content types names a program; a list with a DTD hides what it says."""
    said = html.unescape(types.replace(b"\0", b"").decode("utf-8", "replace")).casefold()
    if "<!doctype" in said:
        raise ValueError("a list of types with a DTD")
    return any(word in said for word in _SAID)


def _is_program(embedded: bytes) -> bool:
    kind = detect(embedded)
    if kind in (Format.WORD, Format.SHEET, Format.PRESENTATION):
        with zipfile.ZipFile(io.BytesIO(embedded)) as package:
            if package.getinfo(_TYPES).file_size > _LARGEST_TYPES:
                raise ValueError("a list of types that swells")
            parts = any(name.casefold().endswith(_PARTS) for name in package.namelist())
            return parts or _says_program(package.read(_TYPES))
    return kind is Format.PROGRAM or (kind is Format.OLD_OFFICE and _PACKED in embedded)
