"""The PDF is archivable, accessible, and shows text as text."""

import ctypes
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from tests.reports.hostile import HTML, TYPST, hostile
from tests.reports.sample import sample

from fridlyst.reports.document import PageBreak, paragraph
from fridlyst.reports.formats.pdf import write_pdf


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_pdf(sample(3))


@pytest.fixture(scope="module")
def opened(data: bytes) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(data)


def text_of(document: pdfium.PdfDocument, page: int | None = None) -> str:
    """What stands on one page, or on all, with lines joined and breaks for the eye taken away."""
    pages = range(len(document)) if page is None else [page]
    said = " ".join(document[number].get_textpage().get_text_bounded() for number in pages)
    return " ".join(re.sub("[\u200b\ufffe\u00ad]", "", said).split())


class Element:
    """An element of the structure tree."""

    def __init__(self, handle: object) -> None:
        self.handle = handle

    @property
    def type(self) -> str:
        return self._text(raw.FPDF_StructElement_GetType)

    @property
    def alt(self) -> str:
        return self._text(raw.FPDF_StructElement_GetAltText)

    def inside(self) -> Iterator["Element"]:
        yield self
        for index in range(raw.FPDF_StructElement_CountChildren(self.handle)):
            child = raw.FPDF_StructElement_GetChildAtIndex(self.handle, index)
            if child:
                yield from Element(child).inside()

    def _text(self, read: Callable[[object, object, int], int]) -> str:
        size = read(self.handle, None, 0)
        buffer = ctypes.create_string_buffer(size)
        read(self.handle, buffer, size)
        return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")


def elements(page: pdfium.PdfPage) -> list[Element]:
    """Every element of a page's structure tree."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    count = raw.FPDF_StructTree_CountChildren(tree)
    tops = [Element(raw.FPDF_StructTree_GetChildAtIndex(tree, index)) for index in range(count)]
    return [element for top in tops if top.handle for element in top.inside()]


def test_it_says_that_it_is_pdf_a3a_and_ua1(data: bytes) -> None:
    assert b"<pdfaid:part>3<" in data
    assert b"<pdfaid:conformance>A<" in data
    assert b"<pdfuaid:part>1<" in data


def test_it_is_tagged_with_language_and_title(data: bytes, opened: pdfium.PdfDocument) -> None:
    assert opened.is_tagged()
    assert b"/Lang(sv-SE)" in data
    assert b"/DisplayDocTitle true" in data
    assert opened.get_metadata_dict()["Title"] == sample(3).title
    assert opened.get_metadata_dict()["Author"] == "Åkersta kommun"


def test_its_structure_has_headings_tables_and_figures_with_words(opened: pdfium.PdfDocument) -> None:
    found = [element for page in opened for element in elements(page)]
    types = {element.type for element in found}
    assert {"H1", "H2", "Table", "TH", "TD", "Figure", "Caption", "L", "LI"} <= types
    alts = {element.alt for element in found}
    assert "Linjen stiger från 41 till över 70 procent." in alts


def test_page_one_answers(opened: pdfium.PdfDocument) -> None:
    first = text_of(opened, 0)
    assert "7 av 30 nämnder och bolag har inte svarat" in first
    assert "KS 2026/123" in first
    assert "18 klar" in first


def test_bookmarks_follow_the_headings(opened: pdfium.PdfDocument) -> None:
    marks = [(mark.level, mark.get_title()) for mark in opened.get_toc()]
    assert (0, "Läget i hela programmet") in marks
    assert (1, "Vad hindrar") in marks
    assert marks[-1] == (0, "Bilaga 3. Kulturnämnden")


def test_all_of_the_report_is_there_in_our_own_fonts(data: bytes, opened: pdfium.PdfDocument) -> None:
    everything = text_of(opened)
    for wanted in (
        "Överförmyndarnämnden",
        "28 februari 2026",
        "41 %",
        "Tabell 1.",
        "Figur 1.",
        "Ej besvarad",
    ):
        assert wanted in everything
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([A-Za-z]+)", data))
    assert fonts <= {b"Inter", b"NotoSansArabic"}


def test_a_table_repeats_its_header_on_the_next_page(opened: pdfium.PdfDocument) -> None:
    pages = [text_of(opened, number) for number in range(len(opened))]
    assert sum("Nämnd eller bolag Andel besvarad" in page for page in pages) == 2


def test_the_tables_are_attached_as_data(opened: pdfium.PdfDocument) -> None:
    attachment = opened.get_attachment(0)
    assert attachment.get_name() == "rapport.json"
    attached = json.loads(bytes(attachment.get_data()))
    assert attached["identifier"] == "KS 2026/123"
    assert attached["tables"][2]["rows"][2] == {"Period": "2025", "Utfall": None, "Mål": 0.9}


def test_the_same_report_gives_the_same_bytes(data: bytes) -> None:
    assert write_pdf(sample(3)) == data


def test_pages_break_where_told() -> None:
    short = replace(sample(0), blocks=(paragraph("ett"), PageBreak(), paragraph("två")))
    assert len(pdfium.PdfDocument(write_pdf(short))) == 2


def test_an_english_report_speaks_english() -> None:
    english = replace(sample(1), language="en")
    data = write_pdf(english)
    assert b"/Lang(en-GB)" in data
    assert "Page 1 of" in text_of(pdfium.PdfDocument(data), 0)


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    data = write_pdf(hostile())
    document = pdfium.PdfDocument(data)
    everything = text_of(document)
    flat = everything.replace(" ", "")
    assert TYPST.replace(" ", "") in flat
    assert HTML.replace(" ", "") in flat
    assert '=cmd|"/Ccalc"!A0' in flat
    assert "föreefter" in everything
    assert "root:" not in everything
    assert flat.count("Lång") >= 2_500 * 8
    assert b"<pdfuaid:part>1<" in data
    attached = json.loads(bytes(document.get_attachment(0).get_data()))
    assert attached["tables"][0]["rows"][1]["Text"] == HTML
