# ruff: noqa: E501 - whole documents stand here as markup
"""Word documents: what a person sees printed is what is read, and nothing else."""

import docx
import pytest
from docx.enum.text import WD_BREAK

from fridlyst.files.errors import BrokenFile, EmptyFile, UnreadableDocument, ZipBomb
from fridlyst.intake.blocks import BlockKind, Document
from fridlyst.intake.extract import extract_document
from tests.intake.extract.making import (
    W,
    cells,
    heading_levels,
    of_kind,
    only_table,
    paragraph,
    shape,
    texts,
    word,
    word_with,
)


def read(data: bytes) -> Document:
    return extract_document(data, "plan.docx")


def test_headings_lists_and_text_in_order() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("Plan mot våld", style="Title")
        document.add_heading("Område ett", 1)
        document.add_paragraph("Löpande text.")
        document.add_paragraph("En punkt", style="List Bullet")
        document.add_paragraph("• en handskriven punkt")
        document.add_heading("Under", 2)

    found = read(word(fill))
    assert shape(found) == [
        (BlockKind.HEADING, "Plan mot våld"),
        (BlockKind.HEADING, "Område ett"),
        (BlockKind.PARAGRAPH, "Löpande text."),
        (BlockKind.LIST_ITEM, "En punkt"),
        (BlockKind.LIST_ITEM, "en handskriven punkt"),
        (BlockKind.HEADING, "Under"),
    ]
    assert heading_levels(found) == {"Plan mot våld": 1, "Område ett": 2, "Under": 3}
    assert [block.number for block in found.blocks] == list(range(6))
    assert all(block.lines[0].bullet for block in of_kind(found, BlockKind.LIST_ITEM))


def test_heading_by_looks_alone() -> None:
    def fill(document: docx.document.Document) -> None:
        big = document.add_paragraph().add_run("Större rubrik")
        big.font.size = docx.shared.Pt(20)
        document.add_paragraph().add_run("Fet rubrik").bold = True
        document.add_paragraph().add_run("En fet mening i texten.").bold = True
        document.add_paragraph("Vanlig text")

    found = read(word(fill))
    assert heading_levels(found) == {"Större rubrik": 1, "Fet rubrik": 2}
    assert texts(found, BlockKind.PARAGRAPH) == ["En fet mening i texten.", "Vanlig text"]


def test_line_breaks_and_blank_paragraphs_in_a_cell() -> None:
    def fill(document: docx.document.Document) -> None:
        cell = document.add_table(1, 2).rows[0].cells[0]
        cell.paragraphs[0].add_run("2026").add_break(WD_BREAK.LINE)
        cell.paragraphs[0].add_run("till 2028")
        cell.add_paragraph("")
        cell.add_paragraph("2 gånger om året")

    lines = only_table(read(word(fill))).rows[0][0].lines
    assert [(line.text, line.blank_before) for line in lines] == [
        ("2026", False),
        ("till 2028", False),
        ("2 gånger om året", True),
    ]


def test_merged_cells_across_and_down() -> None:
    def fill(document: docx.document.Document) -> None:
        table = document.add_table(3, 3)
        for row, line in enumerate(table.rows):
            for column, cell in enumerate(line.cells):
                cell.text = f"{row}{column}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "bred"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "hög"

    table = only_table(read(word(fill)))
    assert cells(table) == [["bred", "02"], ["10", "11", "hög"], ["20", "21"]]
    assert [(c.column, c.column_span, c.row_span) for c in table.rows[0]] == [(0, 2, 1), (2, 1, 1)]
    assert (table.rows[1][2].column, table.rows[1][2].row_span) == (2, 2)


def test_nested_table_loses_nothing() -> None:
    def fill(document: docx.document.Document) -> None:
        cell = document.add_table(1, 1).rows[0].cells[0]
        cell.text = "yttre"
        inner = cell.add_table(2, 2)
        for number, part in enumerate(inner._cells):
            part.text = f"inre {number}"
        cell.add_paragraph("efter")

    (row,) = cells(only_table(read(word(fill))))
    assert row == ["yttre inre 0 inre 1 inre 2 inre 3 efter"]


def test_tracked_changes_insertions_in_deletions_out() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Nämnden </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>kan </w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>ska</w:t></w:r></w:ins><w:r><w:t> utbilda</w:t></w:r></w:p>'
        '<w:moveFrom w:id="3"><w:p><w:r><w:t>flyttat bort</w:t></w:r></w:p></w:moveFrom>'
        '<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">hop</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>satt</w:t></w:r></w:p>"
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>kvar</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="5"/></w:trPr>'
        "<w:tc><w:p><w:r><w:t>borta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    found = read(word_with(body))
    assert texts(found, BlockKind.PARAGRAPH) == ["Nämnden ska utbilda", "hopsatt"]
    assert cells(only_table(found)) == [["kvar"]]


def test_content_controls_links_fields_and_hidden_text() -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("i en kontroll") + "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>en länk</w:t></w:r></w:hyperlink>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF kod</w:instrText></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> och ett fält</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert texts(read(word_with(body)), BlockKind.PARAGRAPH) == ["i en kontroll", "en länk och ett fält"]


def test_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('i rutan')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>före</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read(word_with(body)), BlockKind.PARAGRAPH) == ["före", "i rutan"]


def test_footnotes_headers_and_raised_numbers() -> None:
    body = (
        '<w:p><w:r><w:t>KAST</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>50</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> är 20 m</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("linje")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Källan.")}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {W}>{paragraph('Kommunens namn')}</w:hdr>"
    found = read(word_with(body, footnotes=notes, header1=header, header2=header))
    assert texts(found, BlockKind.PARAGRAPH) == ["KAST är 20 m2"]
    assert texts(found, BlockKind.FOOTNOTE) == ["Källan."]
    assert texts(found, BlockKind.FURNITURE) == ["Kommunens namn"]


def test_automatic_numbers_are_printed() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def item(text: str, level: int) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')

    body = item("Mål", 0) + item("Delmål", 1) + item("Delmål", 1) + item("Mål", 0) + item("Delmål", 1)
    found = read(word_with(body, numbering=numbering))
    assert texts(found, BlockKind.LIST_ITEM) == ["1. Mål", "1.a Delmål", "1.b Delmål", "2. Mål", "2.a Delmål"]


def test_contents_list_is_furniture() -> None:
    body = paragraph("Inledning ........................ 3") + paragraph("Inledning")
    found = read(word_with(body))
    assert shape(found) == [(BlockKind.PARAGRAPH, "Inledning")]


def test_style_that_inherits_itself_ends() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Egen"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    found = read(word_with(paragraph("Ärvd rubrik", '<w:pStyle w:val="a"/>'), styles=styles))
    assert heading_levels(found) == {"Ärvd rubrik": 2}


def test_entities_are_refused() -> None:
    swelling = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + f"<w:document {W}><w:body/></w:document>"
    )
    with pytest.raises(ZipBomb):
        read(word_with("", document=swelling))


def test_deep_nesting_is_refused() -> None:
    body = "<w:sdt><w:sdtContent>" * 400 + paragraph("djupt") + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(UnreadableDocument):
        read(word_with(body))


def test_broken_and_empty() -> None:
    whole = word(lambda document: document.add_paragraph("text " * 400))
    with pytest.raises(BrokenFile):
        read(whole[: len(whole) // 2])
    with pytest.raises(BrokenFile):
        read(word_with("<w:p><w:r>"))
    with pytest.raises(EmptyFile):
        read(word_with("<w:p/>"))
