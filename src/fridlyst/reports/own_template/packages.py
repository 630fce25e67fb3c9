"""A Word template as parts: what each says, what it fetches from elsewhere, and filling it."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from fridlyst.base.sentences import Sentence
from fridlyst.reports.own_template.errors import BROKEN, BrokenTemplate, TemplateTooLarge, UnsafeTemplate

MOST_UNPACKED = 30_000_000
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PARAGRAPH = re.compile(r"<w:p([ >])")
# Relations that fetch, embed or run something, by the end of their type (ECMA-376, part 1, 15.2 and 15.3).
_RUNS = ("/oleObject", "/control", "/frame", "/subDocument", "/aFChunk", "/activeXControlBinary")
_FETCHES = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|RD)\b")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_INSTRUCTIONS = tuple(f"{_WORD}{name}" for name in ("instrText", "delInstrText", "fldSimple"))
_XML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_TYPES = "[Content_Types].xml"
_TEMPLATE_TYPE, _DOCUMENT_TYPE = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_ATTACHED = "/attachedTemplate"
_HYPERLINK = "/hyperlink"


class OwnTemplate(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template without what it would do by itself to a file's particulars."""

    def render_properties(
        self, context: Mapping[str, Any], jinja_env: ImmutableSandboxedEnvironment | None = None
    ) -> None:
        """The title is the letter's; nothing else of the particulars is a template."""
        letter = context.get("brev")
        self.docx.core_properties.title = letter["rubrik"][:255] if isinstance(letter, dict) else ""

    def sources(self) -> Iterator[tuple[Sentence, str]]:
        """What is filled, as docxtpl reads it, a paragraph a line: the text, headers, footers, footnotes."""
        self.render_init()
        yield Sentence("brödtexten"), _lines(self.patch_xml(self.get_xml()))
        for name, uri in ((Sentence("sidhuvudet"), self.HEADER_URI), (Sentence("sidfoten"), self.FOOTER_URI)):
            for _key, part in self.get_headers_footers(uri):
                yield name, _lines(self.patch_xml(self.get_part_xml(part)))
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                yield Sentence("fotnoterna"), _lines(self.patch_xml(part.blob.decode("utf-8", "replace")))


def opened(data: bytes) -> OwnTemplate:
    """The template, too large ones refused before anything is read."""
    with ZipFile(io.BytesIO(data)) as package:
        texts = [one for one in package.infolist() if one.filename.endswith((".xml", ".rels"))]
        if sum(one.file_size for one in texts) > MOST_UNPACKED:
            raise TemplateTooLarge(
                "Mallen är för stor. Ta bort det som inte hör till brevet och försök igen."
            )
        if any(b"<!DOCTYPE" in package.read(one).replace(b"\0", b"") for one in texts):
            raise BrokenTemplate(BROKEN)
    return OwnTemplate(io.BytesIO(_as_document(data)))


def _as_document(data: bytes) -> bytes:
    """A file saved as a Word template (.dotx) said to be a document, which is all that differs."""
    with ZipFile(io.BytesIO(data)) as package:
        types = package.read(_TYPES)
        if _TEMPLATE_TYPE not in types:
            return data
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as made:
            for one in package.infolist():
                content = package.read(one)
                is_types = one.filename == _TYPES
                made.writestr(one, content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if is_types else content)
    return out.getvalue()


def check_fetches_nothing(template: OwnTemplate) -> None:
    """Raise UnsafeTemplate for one that fetches or runs something when somebody opens the letter."""
    template.init_docx()
    for part in template.docx.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.reltype.endswith(_RUNS) or _is_fetched(relation.reltype, relation.is_external):
                raise UnsafeTemplate(
                    "Mallen hämtar eller innehåller något som körs när brevet öppnas, till exempel en "
                    "länkad bild eller ett inbäddat objekt. Ta bort det och försök igen."
                )
        _check_instructions(part)


def _is_fetched(kind: str, external: bool) -> bool:
    return external and not kind.endswith((_HYPERLINK, _ATTACHED))


def _check_instructions(part: Part) -> None:
    """A Word field can be cut into runs and paragraphs, or stand whole beside its text (fldSimple)."""
    said = list(_instructions(part))
    found = _FETCHES.search(" ".join(said).upper()) or _FETCHES.search("".join(said).upper())
    if found:
        message = Sentence(
            "Mallen innehåller Word-fältet %(field)s, som hämtar något utifrån. Ta bort det och försök igen.",
            field=found[0],
        )
        raise UnsafeTemplate(message)


def _instructions(part: Part) -> Iterator[str]:
    if not part.content_type.endswith("xml"):
        return
    for element in etree.fromstring(part.blob, _XML).iter(*_INSTRUCTIONS):
        beside = element.get(f"{_WORD}instr")
        yield "".join(element.xpath("text()")) if beside is None else beside


def filled(
    template: OwnTemplate, values: Mapping[str, Any], environment: ImmutableSandboxedEnvironment
) -> bytes:
    """The letter. What the template was itself made from, on somebody's own disk, is let go of."""
    template.render(dict(values), environment, autoescape=True)
    for part in template.docx.part.package.iter_parts():
        _let_go(part)
    out, word = io.BytesIO(), template.docx
    word.save(out)
    return out.getvalue()


def _let_go(part: Part) -> None:
    keys = [key for key, one in part.rels.items() if one.reltype.endswith(_ATTACHED)]
    element = getattr(part, "element", None)
    for key in keys:
        part.rels.pop(key)
        for mark in [] if element is None else element.xpath("//w:attachedTemplate"):
            mark.getparent().remove(mark)


def _lines(source: str) -> str:
    flat = source.replace("\n", " ").replace("\r", " ")
    return _PARAGRAPH.sub(r"\n<w:p\1", flat)
