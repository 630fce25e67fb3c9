"""XML from a stranger: no document types, no entities, no network, bounded depth."""

from typing import Any

from lxml import etree

from fridlyst.files.errors import BrokenFile, ZipBomb

Element = Any  # lxml has no types of its own


def parse_xml(data: bytes, *, part: str) -> Element:
    """The root element of `data`.

    Raises ZipBomb where the part declares a document type (the door to entity expansion), BrokenFile
    where it is not well-formed or is nested deeper than 256 levels (libxml2's own limit).
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise _complaint(part, str(error)) from None
    if root is None or root.getroottree().docinfo.doctype:
        raise _complaint(part, "DOCTYPE")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _complaint(part: str, reason: str) -> ZipBomb | BrokenFile:
    if any(word in reason for word in ("DOCTYPE", "entity", "Entity", "Excessive depth", "huge")):
        return ZipBomb(
            "Filen innehåller XML som är byggd för att växa okontrollerat, och den läses därför inte.",
            details={"part": part},
        )
    return BrokenFile(
        "Filen är skadad och går inte att läsa. Spara den på nytt och försök igen.", details={"part": part}
    )
