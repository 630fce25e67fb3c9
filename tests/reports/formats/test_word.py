"""The Word report is made of what a person needs to write on in it."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from tests.reports.hostile import ARABIC, FORMULA, HTML, LONG, TYPST, hostile
from tests.reports.sample import sample

from fridlyst.reports.columns import Column
from fridlyst.reports.document import Table
from fridlyst.reports.formats.word import write_word
from fridlyst.reports.formats.word_parts import TEXT_WIDTH
from fridlyst.reports.formats.word_tables import fill_table


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_word(sample(3))


@pytest.fixture(scope="module")
def word(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def texts(document: Document, style: str) -> list[str]:
    return [it.text for it in document.paragraphs if it.style is not None and it.style.name == style]


def test_headings_are_real_headings(word: Document) -> None:
    assert texts(word, "Title") == [sample(3).title]
    assert texts(word, "Heading 1")[:2] == [
        "Läget i hela programmet",
        "Mål 1. Fler upptäcker våld tidigt och vet vad de ska göra",
    ]
    assert texts(word, "Heading 1")[-1] == "Bilaga 3. Kulturnämnden"
    assert "Vad hindrar" in texts(word, "Heading 2")


def test_captions_are_numbered_by_fields(word: Document) -> None:
    captions = [it for it in word.paragraphs if it.style is not None and it.style.name == "Caption"]
    codes = [code.text or "" for it in captions for code in it._p.iter(qn("w:instrText"))]
    assert sum("SEQ Tabell" in code for code in codes) == len(list(sample(3).every_table()))
    assert sum("SEQ Figur" in code for code in codes) == 9
    assert captions[1].text.startswith("Figur 1. ")


def test_every_table_repeats_its_header(word: Document) -> None:
    headers = [table.rows[0]._tr.trPr for table in word.tables if len(table.rows) > 5]
    assert headers
    assert all(header is not None and header.find(qn("w:tblHeader")) is not None for header in headers)


def test_figures_stand_to_the_right(word: Document) -> None:
    table = next(table for table in word.tables if table.cell(0, 0).text == "Period")
    assert table.cell(1, 1).paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert table.cell(1, 1).text == "41\u00a0%"
    assert table.cell(3, 1).text == "–"


def test_status_is_shape_and_word(word: Document) -> None:
    table = next(table for table in word.tables if table.cell(0, 0).text == "Aktivitet")
    assert table.cell(2, 2).text == "◆\u00a0Försenad"


def test_language_and_properties(word: Document, data: bytes) -> None:
    assert word.core_properties.title == sample(3).title
    assert word.core_properties.author == "Åkersta kommun"
    assert word.core_properties.identifier == "KS 2026/123"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:val="sv-SE"' in styles


def test_own_text_has_a_place_of_its_own(word: Document) -> None:
    tag = f"{qn('w:sdtPr')}/{qn('w:tag')}"
    places = {place.find(tag).get(qn("w:val")): place for place in word.element.iter(qn("w:sdt"))}
    assert set(places) == {"sammanfattning", *(f"bedomning-{index}" for index in range(1, 8))}
    written = "".join(text.text or "" for text in places["sammanfattning"].iter(qn("w:t")))
    assert written == "Arbetet går framåt, men ojämnt.Två mål saknar ägare."
    assert places["bedomning-1"].find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    assert places["sammanfattning"].find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None


def test_pictures_have_words(word: Document) -> None:
    alts = [it.get("descr") for it in word.element.iter(qn("wp:docPr"))]
    assert len(alts) == 10
    assert all(alts)


def test_contents_are_a_field_whose_links_lead_somewhere(word: Document) -> None:
    codes = [code.text or "" for code in word.element.iter(qn("w:instrText"))]
    assert any(code.strip().startswith("TOC") for code in codes)
    anchors = {link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))}
    marks = [mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))]
    assert len(anchors) == len(sample(3).contents())
    assert anchors <= set(marks)
    assert len(marks) == len(set(marks))


def test_fields_are_balanced_and_pages_numbered(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    for part in parts.values():
        kinds = re.findall(r'fldCharType="(\w+)"', part)
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    assert sum(" NUMPAGES " in part for name, part in parts.items() if "footer" in name) == 2


def test_hostile_text_survives() -> None:
    data = write_word(hostile())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    word = docx.Document(io.BytesIO(data))
    said = [it.text for it in word.paragraphs]
    for text in (TYPST, HTML, FORMULA, LONG, "föreefter"):
        assert any(text in line for line in said)
    assert not [mark for mark in word.element.iter(qn("w:bookmarkStart")) if len(mark.get(qn("w:name"))) > 40]


def test_arabic_text_runs_from_the_right() -> None:
    word = docx.Document(io.BytesIO(write_word(hostile())))
    heading = next(it for it in word.paragraphs if it.text == ARABIC and it._p.style == "Heading1")
    arabic = heading._p
    assert arabic.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert arabic.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None


def test_marks_stand_in_the_order_that_word_wants(word: Document) -> None:
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    for table in word.tables:
        names = [child.tag.split("}")[1] for child in table._tbl.tblPr]
        assert names == sorted(names, key=order.index)


def test_no_table_that_cannot_fit_is_held_together() -> None:
    word = docx.Document(io.BytesIO(write_word(hostile())))
    table = next(it for it in word.tables if len(it.rows) == 7)
    assert not [
        it for row in table.rows[1:] for it in row.cells[0].paragraphs if it.paragraph_format.keep_with_next
    ]
    assert not [
        row
        for row in table.rows
        if LONG in row.cells[0].text and row._tr.find(f".//{qn('w:cantSplit')}") is not None
    ]


def test_no_column_is_narrower_than_its_longest_word() -> None:
    name = "Samhällsbyggnadsförvaltningen"
    columns = (
        Column("Aktivitet", weight=3),
        Column("Tid"),
        Column("Ansvariga"),
        Column("Kommentar", weight=2),
    )
    rows = (("Frågar alla om våld", "2026", f"Kommunstyrelsen, {name}", "Pågår hela året"),)
    paper = docx.Document()
    fill_table(paper, Table("t", "Tabell", columns, rows), "sv")
    widths = [column.width for column in paper.tables[0].columns]
    assert sum(widths) <= TEXT_WIDTH
    bold_point = Pt(10) * 0.46
    assert widths[2] > len(name) * bold_point
    assert min(widths) > len("Kommentar") * bold_point
