"""What a file has to hold before it is kept: size, type by content against name, packages, macros."""

from collections.abc import Collection

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import EmptyFile, EncryptedFile, TooLarge, UnreadableDocument, WrongType
from fridlyst.files.kinds import Format, detect, named_format
from fridlyst.files.office import check_no_macros
from fridlyst.files.package import check_package
from fridlyst.files.pdf import check_pdf

MEGABYTE = 1_000_000
LARGEST = 25 * MEGABYTE
DOCUMENTS = frozenset({Format.PDF, Format.WORD, Format.SHEET, Format.TEXT})
_NAMES = {Format.PDF: "PDF", Format.WORD: "Word", Format.SHEET: "Excel", Format.TEXT: "text"}


def check_upload(
    data: bytes, filename: str, *, allowed: Collection[Format] = DOCUMENTS, largest: int = LARGEST
) -> Format:
    """What the file is. EmptyFile, TooLarge, WrongType (also where the name says another format than the
    content), ZipBomb, BrokenFile, EncryptedFile or HasMacros says why it is not kept."""
    if not data:
        raise EmptyFile("Filen är tom.")
    if len(data) > largest:
        raise too_large(len(data), largest)
    found, named = detect(data), named_format(filename)
    if found not in allowed or (named is not None and named is not found):
        raise _wrong_type(found, named, filename, allowed)
    if found in (Format.WORD, Format.SHEET):
        check_package(data, members=2000, unpacked=250 * MEGABYTE, ratio=120)
        check_no_macros(data, filename)
    if found is Format.PDF:
        check_pdf(data, filename)
    return found


def too_large(size: int, largest: int = LARGEST) -> TooLarge:
    """What is said of a file of so many bytes; for a surface that knows the size before it has the bytes."""
    return TooLarge(
        Sentence(
            "Filen är %(size)s MB. Den får vara högst %(limit)s MB.",
            size=f"{size / MEGABYTE:.1f}".replace(".", ","),
            limit=largest // MEGABYTE,
        ),
        field="file",
        details={"size": size, "limit": largest},
    )


def _wrong_type(
    found: Format, named: Format | None, filename: str, allowed: Collection[Format]
) -> UnreadableDocument:
    if found is Format.OLD_OFFICE and named in (Format.WORD, Format.SHEET):
        return EncryptedFile(
            "Filen är låst med lösenord eller sparad i ett äldre format. "
            "Spara den utan lösenord som DOCX eller XLSX."
        )
    return WrongType(
        Sentence(
            "Filen heter %(file)s men är %(kind)s. Det här går att lägga till: %(allowed)s.",
            file=filename,
            kind=found.label,
            allowed=", ".join(name for one, name in _NAMES.items() if one in allowed),
        )
    )
