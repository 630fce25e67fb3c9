"""The parts of a Word file: which XML is the body, the styles, the notes, the headers."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from fridlyst.files.errors import BrokenFile, EncryptedFile
from fridlyst.intake.extract.xml import Element, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_PART = 200_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML parts that hold text, by what they are for."""

    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    headers: tuple[Element, ...]
    footers: tuple[Element, ...]


def open_parts(data: bytes) -> Parts:
    """The parts of a DOCX file. Raises BrokenFile, EncryptedFile or ZipBomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read_parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError):
        raise BrokenFile(
            "Word-filen är skadad och går inte att läsa. Spara den på nytt och försök igen."
        ) from None
    except RuntimeError:
        raise EncryptedFile(
            "Word-filen är låst med lösenord. Spara den utan lösenord och försök igen."
        ) from None


def _read_parts(package: zipfile.ZipFile) -> Parts:
    main = _main_part(package)
    related = list(_related(package, main))

    def first(kind: str) -> Element | None:
        return next((_load(package, name) for found, name in related if found == kind), None)

    def every(kind: str) -> tuple[Element, ...]:
        return tuple(_load(package, name) for found, name in related if found == kind)

    return Parts(
        body=_load(package, main),
        styles=first("styles"),
        numbering=first("numbering"),
        footnotes=first("footnotes"),
        endnotes=first("endnotes"),
        headers=every("header"),
        footers=every("footer"),
    )


def _main_part(package: zipfile.ZipFile) -> str:
    for kind, name in _related(package, ""):
        if kind == "officeDocument":
            return name
    return "word/document.xml"


def _related(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """(kind, part name) for everything that `part` points to inside the package and that is there."""
    folder, name = posixpath.split(part)
    address = posixpath.join(folder, "_rels", f"{name}.rels")
    present = set(package.namelist())
    if address not in present:
        return
    for relation in _load(package, address).iter(_RELATIONSHIP):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External" and target in present:
            yield relation.get("Type", "").rsplit("/", 1)[-1], target


def _load(package: zipfile.ZipFile, name: str) -> Element:
    info = package.getinfo(name)
    if info.file_size > _MAX_PART:
        raise BrokenFile("En del av Word-filen är orimligt stor och läses inte.", details={"part": name})
    data = package.read(info).replace(STRICT_W.encode(), W[1:-1].encode())
    return parse_xml(data, part=name)
