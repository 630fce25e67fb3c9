"""The real documents say the same as PDF and as Word."""

import pytest

from fridlyst.intake.blocks import BlockKind, Document
from fridlyst.intake.extract import extract_document
from tests.intake.extract.making import cells, folded, of_kind, real_document, tables

NAMES = ["alingsas", "alingsas-protokoll", "askersund", "linkoping-uppfoljning", "stockholm"]
SHAPES = {
    "alingsas": [(4, 3)],
    "askersund": [(5, 4), (5, 4), (2, 4), (3, 4)],
    "stockholm": [(9, 2), (11, 2), (11, 2), (11, 2), (6, 2), (8, 2), (3, 2)],
}


def both(name: str) -> tuple[Document, Document]:
    read = (extract_document(real_document(f"{name}.{end}"), f"{name}.{end}") for end in ("docx", "pdf"))
    word, pdf = read
    return word, pdf


@pytest.mark.parametrize("name", NAMES)
def test_same_tables_and_cell_texts(name: str) -> None:
    word, pdf = both(name)
    assert [cells(table) for table in tables(pdf)] == [cells(table) for table in tables(word)]
    assert [(len(table.rows), len(table.rows[0])) for table in tables(pdf)] == SHAPES.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_same_words_in_the_same_order(name: str) -> None:
    word, pdf = both(name)
    said = ["".join(folded(block.text) for block in found.blocks).replace(" ", "") for found in (word, pdf)]
    assert said[0] == said[1]


@pytest.mark.parametrize("name", NAMES)
def test_same_headings_and_list_items(name: str) -> None:
    word, pdf = both(name)

    def headings(document: Document) -> list[str]:
        return [folded(block.text) for block in of_kind(document, BlockKind.HEADING)]

    assert headings(pdf) == headings(word)
    bullets = [
        sum(block.lines[0].bullet for block in of_kind(found, BlockKind.LIST_ITEM)) for found in (word, pdf)
    ]
    assert bullets[0] == bullets[1]


@pytest.mark.parametrize("name", NAMES)
def test_everything_in_a_pdf_has_a_place(name: str) -> None:
    _, pdf = both(name)
    places = [line.place for block in pdf.blocks for line in block.lines]
    places += [cell.place for table in tables(pdf) for row in table.rows for cell in row]
    for place in places:
        assert place.page is not None
        assert place.box is not None
        assert 0 <= place.box.left < place.box.right <= 1
        assert 0 <= place.box.top < place.box.bottom <= 1
