"""What a file has to hold before it is kept: size, type by content against name, packages, macros."""

import io
import zipfile
from collections.abc import Collection

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import EmptyFile, HasMacros, TooLarge, WrongType
from fridlyst.files.kinds import Format, detect, named_format
from fridlyst.files.package import check_package

MEGABYTE = 1_000_000
LARGEST = 25 * MEGABYTE
DOCUMENTS = frozenset({Format.PDF, Format.WORD, Format.SHEET, Format.TEXT})
_NAMES = {Format.PDF: "PDF", Format.WORD: "Word", Format.SHEET: "Excel", Format.TEXT: "text"}
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_MACRO_TYPE = b"macroEnabled"


def check_upload(
    data: bytes, filename: str, *, allowed: Collection[Format] = DOCUMENTS, largest: int = LARGEST
) -> Format:
    """What the file is. EmptyFile, TooLarge, WrongType (also where the name says another format than the
    content), ZipBomb, BrokenFile, EncryptedFile or HasMacros says why it is not kept."""
    if not data:
        raise EmptyFile("Filen är tom.")
    if len(data) > largest:
        raise TooLarge(
            Sentence(
                "Filen är %(size)s MB. Den får vara högst %(limit)s MB.",
                size=f"{len(data) / MEGABYTE:.1f}".replace(".", ","),
                limit=largest // MEGABYTE,
            ),
            details={"size": len(data), "limit": largest},
        )
    found, named = detect(data), named_format(filename)
    if found not in allowed or (named is not None and named is not found):
        raise WrongType(
            Sentence(
                "Filen heter %(file)s men är %(kind)s. Det här går att lägga till: %(allowed)s.",
                file=filename,
                kind=found.label,
                allowed=", ".join(name for one, name in _NAMES.items() if one in allowed),
            )
        )
    if found in (Format.WORD, Format.SHEET):
        check_package(data, members=2000, unpacked=250 * MEGABYTE, ratio=120)
        check_no_macros(data, filename)
    return found


def check_no_macros(data: bytes, filename: str) -> None:
    """Raise HasMacros for an Office file that carries a program."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if _MACRO_TYPE in types or any(name.casefold().endswith(_MACRO_PARTS) for name in names):
        raise HasMacros(
            Sentence(
                "%(file)s innehåller makron, alltså ett program. Spara den utan makron och försök igen.",
                file=filename,
            )
        )
