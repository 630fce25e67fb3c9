# ruff: noqa: E501 - whole documents stand here as markup
"""PDF documents: lines, headings, notes, furniture, and tables with and without lines."""

import io
import re

import pypdfium2
import pytest
from PIL import Image

from fridlyst.files.errors import BrokenFile, EncryptedFile, ScannedDocument
from fridlyst.intake.blocks import BlockKind, Document
from fridlyst.intake.extract import extract_document
from tests.intake.extract.making import (
    cells,
    folded,
    heading_levels,
    only_table,
    pdf,
    shape,
    tables,
    texts,
)

LONG = (
    "Kommunens nämnder ska tillsammans se till att alla som utsätts för våld får skydd och stöd i rätt tid."
)


def read(source: str) -> Document:
    return extract_document(pdf(source), "plan.pdf")


def test_headings_paragraphs_and_lists() -> None:
    found = read(
        f"= Plan mot våld\n== Bakgrund\n{LONG}\n\n{LONG} Slut.\n- En punkt\n- En till\n+ Första\n+ Andra\n"
    )
    assert shape(found) == [
        (BlockKind.HEADING, "Plan mot våld"),
        (BlockKind.HEADING, "Bakgrund"),
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.PARAGRAPH, f"{LONG} Slut."),
        (BlockKind.LIST_ITEM, "En punkt"),
        (BlockKind.LIST_ITEM, "En till"),
        (BlockKind.LIST_ITEM, "1. Första"),
        (BlockKind.LIST_ITEM, "2. Andra"),
    ]
    assert heading_levels(found) == {"Plan mot våld": 1, "Bakgrund": 2}


def test_long_list_item_is_one_block() -> None:
    found = read(f"- {LONG} {LONG}\n- Kort\n")
    assert texts(found, BlockKind.LIST_ITEM) == [f"{LONG} {LONG}", "Kort"]
    first = found.blocks[0].lines
    assert (first[0].bullet, first[1].bullet) == (True, False)


def test_places_are_fractions_of_the_page() -> None:
    (block,) = read(
        "#set page(width: 200pt, height: 100pt, margin: 0pt)\n#place(dx: 100pt, dy: 50pt)[Ord]"
    ).blocks
    box = block.lines[0].place.box
    assert block.lines[0].place.page == 1
    assert box is not None
    assert box.left == pytest.approx(0.5, abs=0.01)
    assert 0.45 < box.top < box.bottom < 0.65


def test_turned_page_reads_as_shown() -> None:
    document = pypdfium2.PdfDocument(
        pdf("#set page(width: 300pt, height: 200pt, margin: 20pt)\nFörst överst\n\nSedan nederst")
    )
    document[0].set_rotation(90)
    out = io.BytesIO()
    document.save(out)
    found = extract_document(out.getvalue(), "vriden.pdf")
    assert found.page_sizes[0] == pytest.approx((200, 300))
    assert all(
        block.place.box and 0 <= block.place.box.left < block.place.box.right <= 1 for block in found.blocks
    )


def test_hyphens_at_line_ends() -> None:
    found = read(
        "#set page(width: 170pt, margin: 20pt)\n#set text(hyphenate: true)\n#set par(justify: true)\n"
        "Kommunens samverkansgrupp arbetar förvaltningsövergripande med våldsförebyggande åtgärder i skolorna, "
        "hälso- och sjukvården samt äldreomsorgen, och följer upp arbetet utifrån jämställdhetsperspektivet."
    )
    text = folded(found.blocks[0].text)
    assert text == (
        "Kommunens samverkansgrupp arbetar förvaltningsövergripande med våldsförebyggande åtgärder i skolorna, "
        "hälso- och sjukvården samt äldreomsorgen, och följer upp arbetet utifrån jämställdhetsperspektivet."
    )


def test_raised_numbers_go_and_footnotes_stay() -> None:
    found = read("Stöd ges av KAST#super[50] och andra#footnote[Enligt lag.], på 20 m#super[2] yta.")
    assert texts(found, BlockKind.PARAGRAPH) == ["Stöd ges av KAST och andra, på 20 m2 yta."]
    assert texts(found, BlockKind.FOOTNOTE) == ["Enligt lag."]


def test_running_headers_and_page_numbers_are_furniture() -> None:
    found = read(
        "#set page(header: [Exempelby kommun], footer: context [Sida #counter(page).display() av 3])\n"
        "Text ett\n#pagebreak()\nText två\n#pagebreak()\nText tre"
    )
    assert texts(found, BlockKind.PARAGRAPH) == ["Text ett", "Text två", "Text tre"]
    assert texts(found, BlockKind.FURNITURE) == ["Exempelby kommun", "Sida 1 av 3"]


def test_paragraph_goes_on_over_a_page_break() -> None:
    found = read(f"#set page(height: 150pt)\n{' '.join([LONG[:-1] + ' och'] * 12)} slut.")
    (text,) = texts(found, BlockKind.PARAGRAPH)
    assert text.startswith("Kommunens")
    assert text.endswith("slut.")
    assert {line.place.page for line in found.blocks[0].lines} == set(range(1, len(found.page_sizes) + 1))


def test_two_columns_are_read_one_at_a_time() -> None:
    numbers = " ".join(f"ord{number} med text" for number in range(400))
    found = read(f"#set page(columns: 2)\n= Rubrik\n{numbers}")
    said = re.findall(r"ord(\d+)", " ".join(texts(found, BlockKind.PARAGRAPH)))
    assert said == [str(number) for number in range(400)]


def test_ruled_table_with_merged_cells() -> None:
    table = only_table(
        read(
            "#table(columns: 3, [Mål],[Insats],[Ansvar], table.cell(rowspan: 2)[Mål 1],[A],[Nämnd A],[B],[Nämnd B],"
            " table.cell(colspan: 3)[Gäller alla])"
        )
    )
    assert table.ruled
    assert cells(table) == [
        ["Mål", "Insats", "Ansvar"],
        ["Mål 1", "A", "Nämnd A"],
        ["B", "Nämnd B"],
        ["Gäller alla"],
    ]
    assert (table.rows[1][0].row_span, table.rows[2][0].column, table.rows[3][0].column_span) == (2, 1, 3)


def test_box_around_a_text_is_no_table() -> None:
    assert shape(read("#rect[En ruta med text]")) == [(BlockKind.PARAGRAPH, "En ruta med text")]


OPEN = """#table(columns: (2fr, 1fr, 1fr), stroke: {stroke}, [*Åtgärd*],[*Ansvarig*],[*Tid*],
 [Utbilda personal i att fråga om våld på ett tryggt sätt överallt], [Socialnämnden och kulturnämnden], [2026],
 [Ta fram rutin], [Stab], [Löpande],
 [Sprida information på flera språk till alla som bor i kommunen], [Samtliga], [Årligen])
{after}"""


@pytest.mark.parametrize(
    "stroke", ["none", "(x, y) => (bottom: 0.5pt)", "(x, y) => if y == 0 { (bottom: 1pt) }", "0.5pt"]
)
def test_table_with_few_or_no_lines(stroke: str) -> None:
    found = read(f"Före.\n\n{OPEN.format(stroke=stroke, after=LONG)}")
    assert cells(only_table(found)) == [
        ["Åtgärd", "Ansvarig", "Tid"],
        [
            "Utbilda personal i att fråga om våld på ett tryggt sätt överallt",
            "Socialnämnden och kulturnämnden",
            "2026",
        ],
        ["Ta fram rutin", "Stab", "Löpande"],
        ["Sprida information på flera språk till alla som bor i kommunen", "Samtliga", "Årligen"],
    ]
    assert texts(found, BlockKind.PARAGRAPH) == ["Före.", LONG]


def rows(count: int) -> str:
    return ", ".join(
        f"[Nr {n}], [Aktivitet nummer {n} ska genomföras.], [Nämnd {n}]" for n in range(1, count + 1)
    )


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_table_over_pages_is_one_and_headings_stand_once(stroke: str) -> None:
    found = read(
        "#set page(height: 250pt, footer: context counter(page).display())\n"
        f"#table(columns: (1fr, 3fr, 1fr), stroke: {stroke}, table.header([*Nr*],[*Aktivitet*],[*Ansvarig*]), {rows(30)})"
    )
    table = only_table(found)
    assert len(found.page_sizes) > 2
    assert [row[0] for row in cells(table)] == ["Nr", *(f"Nr {n}" for n in range(1, 31))]
    assert len(table.joined_rows) == len(found.page_sizes) - 1
    assert [[cell.row for cell in row] for row in table.rows] == [[n, n, n] for n in range(31)]


def test_repeated_column_headings_at_the_page_edge_are_no_furniture() -> None:
    found = read(
        "#set page(margin: (top: 1.6cm, rest: 2cm))\n"
        f"#table(columns: (1fr, 3fr, 1fr), stroke: none, table.header([*Nr*],[*Aktivitet*],[*Ansvarig*]), {rows(120)})"
    )
    assert len(found.page_sizes) > 2
    assert cells(only_table(found))[:2] == [
        ["Nr", "Aktivitet", "Ansvarig"],
        ["Nr 1", "Aktivitet nummer 1 ska genomföras.", "Nämnd 1"],
    ]
    assert len(only_table(found).rows) == 121
    assert texts(found, BlockKind.FURNITURE) == []


def test_lines_drawn_as_one_path_of_thin_rectangles() -> None:
    bars: list[tuple[float, float, float, float]]
    bars = [(50, 50, 200, 0.5), (50, 80, 200, 0.5), (50, 110, 200, 0.5)]
    bars += [(50, 50, 0.5, 60), (150, 50, 0.5, 60), (249.5, 50, 0.5, 60)]
    content = " ".join(f"{x} {y} {w} {h} re" for x, y, w, h in bars) + " f BT /F 10 Tf "
    words = {"Insats": (55, 90), "Tid": (155, 90), "Utbilda": (55, 60), "Juni": (155, 60)}
    content += " ".join(f"1 0 0 1 {x} {y} Tm ({word}) Tj" for word, (x, y) in words.items()) + " ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content.encode()),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    found = extract_document(by_hand(objects, b""), "hand.pdf")
    assert cells(only_table(found)) == [["Insats", "Tid"], ["Utbilda", "Juni"]]


def test_row_split_by_a_page_break_is_one_row() -> None:
    long = " ".join(f"Del {n} av uppdraget genomförs av nämnden i samverkan med andra." for n in range(20))
    found = read(
        "#set page(height: 260pt)\n"
        f"#table(columns: (1fr, 2fr, 1fr), [Nr], [Aktivitet], [Tid], [Ett], [Kort], [2026], [Två], [{long}], [2027],"
        " [Tre], [Kort igen], [2028])"
    )
    table = only_table(found)
    assert cells(table) == [
        ["Nr", "Aktivitet", "Tid"],
        ["Ett", "Kort", "2026"],
        ["Två", long, "2027"],
        ["Tre", "Kort igen", "2028"],
    ]
    assert {line.place.page for line in table.rows[2][1].lines} >= {1, 2}


def test_two_tables_with_text_between_stay_two() -> None:
    source = (
        "#table(columns: 2, [Mål], [Tid], [A], [2026])\n{}\n#table(columns: 2, [Mål], [Tid], [B], [2027])"
    )
    assert len(tables(read(source.format("Text mellan.")))) == 2
    assert len(tables(read(source.format("#pagebreak()\nText före.")))) == 2


def picture_pdf(pages: int) -> bytes:
    out = io.BytesIO()
    images = [Image.new("RGB", (200, 300), "grey") for _ in range(pages)]
    images[0].save(out, "PDF", save_all=True, append_images=images[1:])
    return out.getvalue()


def test_scanned_document() -> None:
    with pytest.raises(ScannedDocument, match="inskannat"):
        extract_document(picture_pdf(3), "skannad.pdf")


def test_one_scanned_page_among_others_is_noted() -> None:
    document = pypdfium2.PdfDocument(pdf(f"{LONG}\n#pagebreak()\n{LONG}"))
    document.import_pages(pypdfium2.PdfDocument(picture_pdf(1)))
    out = io.BytesIO()
    document.save(out)
    found = extract_document(out.getvalue(), "plan.pdf")
    assert found.notes == ("Dessa sidor är bilder utan text och är inte lästa: 3.",)


def test_truncated_and_encrypted() -> None:
    whole = pdf(LONG)
    with pytest.raises(BrokenFile):
        extract_document(whole[:200], "plan.pdf")
    with pytest.raises(EncryptedFile):
        extract_document(encrypted_pdf(), "plan.pdf")


def encrypted_pdf() -> bytes:
    """A file whose standard security handler accepts no empty password."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"11" * 32 + b">/U<" + b"22" * 32 + b">>>",
    ]
    return by_hand(objects, b"/Encrypt 4 0 R/ID[<" + b"00" * 16 + b"><" + b"00" * 16 + b">]")


def by_hand(objects: list[bytes], trailer: bytes) -> bytes:
    """A PDF of these objects, the first being its catalog."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, trailer, len(data),
    )  # fmt: skip
