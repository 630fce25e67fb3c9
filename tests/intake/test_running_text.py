"""A document's running text: every word once, in sections, the same from PDF, Word and plain text."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from fridlyst.intake.blocks import BlockKind, Document
from fridlyst.intake.extract import extract_document
from fridlyst.intake.running_text import running_text
from fridlyst.intake.understand.words import learn
from fridlyst.texts.shapes import Passage, Section, TextBody

SHARED = Path(__file__).resolve().parents[3] / "shared"
NAMES = ("alingsas", "alingsas-protokoll", "askersund", "linkoping-uppfoljning", "stockholm")


@cache
def real(name: str) -> Document:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    return extract_document(path.read_bytes(), path.name)


@cache
def real_text(name: str) -> TextBody:
    return running_text(real(name))


def of(text: str) -> TextBody:
    return running_text(extract_document(text.encode(), "text.txt"))


def words(body: TextBody) -> list[str]:
    texts = [text for one in body.sections for text in (one.title, *(it.text for it in one.passages))]
    return [word for text in texts for word in re.findall(r"\w+", text.lower())]


def all_words(document: Document) -> list[str]:
    wording = learn(document)
    found: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        cells = [cell.lines for row in block.table.rows for cell in row] if block.table else [block.lines]
        found += [word for lines in cells for word in re.findall(r"\w+", wording.join(lines).lower())]
    return found


def section(body: TextBody, heading: str) -> Section:
    return next(one for one in body.sections if one.heading == heading)


def titles(body: TextBody) -> list[tuple[int, str]]:
    return [(one.level, one.title) for one in body.sections]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_word_of_the_document_stands_in_the_text(name: str, ending: str) -> None:
    document = real(f"documents/{name}.{ending}")
    there, given = Counter(all_words(document)), Counter(words(real_text(f"documents/{name}.{ending}")))
    given.subtract({"noter": given["noter"] - there["noter"]})
    assert +given == there


@pytest.mark.parametrize("name", NAMES)
def test_pdf_and_word_give_the_same_text(name: str) -> None:
    pdf, word = real_text(f"documents/{name}.pdf"), real_text(f"documents/{name}.docx")
    assert Indel.normalized_similarity(words(pdf), words(word)) >= 0.999
    assert [one.title for one in pdf.sections] == [one.title for one in word.sections]


@pytest.mark.parametrize(
    "name", ["documents/alingsas.pdf", "documents/alingsas.docx", "seeds/000_b78aba276318ecb7.txt"]
)
def test_headings_that_ran_into_their_paragraphs_are_sections(name: str) -> None:
    body = real_text(name)
    found = [one.title for one in body.sections]
    assert [title for title in found if title[:1].isdigit()] == [
        *("1. Inledning", "2. Begrepp och definitioner", "3. Bakgrund"),
        *("4. Program om våldsförebyggande arbete", "5. Genomförande och uppföljning"),
    ]
    assert [title for title in found if title in ("Målgrupper", "Syfte", "Samverkan")] == [
        "Målgrupper",
        "Syfte",
        "Samverkan",
    ]
    samverkan = section(body, "Samverkan")
    assert len(samverkan.passages) == 1
    assert samverkan.passages[0].text.startswith("Kommunens")
    assert samverkan.passages[0].text.endswith("arbetet.")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_list_with_numbers_is_no_chapters(ending: str) -> None:
    items = section(real_text(f"documents/alingsas.{ending}"), "Bakgrund").passages
    numbered = [it.text[:2] for it in items if it.kind == "list_item" and it.text[0].isdigit()]
    assert numbered == ["1.", "2.", "3.", "4."]
    after = next(it for it in items if it.text.startswith("Målen i"))
    assert after.kind == "paragraph"


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_each_goal_of_a_cell_is_a_passage_under_its_columns_heading(ending: str) -> None:
    cells = [it for _s, it in real_text(f"documents/alingsas.{ending}").passages() if it.kind == "cell"]
    third = [it for it in cells if it.row == 3 and it.column == 2]
    assert [it.text.split()[0] for it in third] == ["Förtroendevalda", "Chefer"]
    assert all(it.column_heading.startswith("Kommunledningskontorets") for it in third)
    assert [it.column_heading for it in cells if it.row == 0] == ["", "", ""]


def test_pages_are_those_of_the_pdf() -> None:
    pages = [it.page for _s, it in real_text("documents/alingsas.pdf").passages()]
    assert pages[0] == 1
    assert max(page for page in pages if page) == 7
    assert all(a <= b for a, b in pairwise([page for page in pages if page]))


def test_keys_are_its_own() -> None:
    body = real_text("documents/stockholm.pdf")
    keys = [one.key for one in body.sections] + [it.key for _s, it in body.passages()]
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_footnotes_stand_last() -> None:
    body = real_text("documents/stockholm.docx")
    assert body.sections[-1].heading == "Noter"
    assert all(not re.match(r"\d", it.text) for it in section(body, "Samverkan").passages)


def test_words_broken_over_lines_are_mended_and_pages_numbers_left_out() -> None:
    body = of("1. Inledning\nHär står om samver-\nkan mellan alla.\n\n4\n\n2. Ansvar\nSamverkan är viktig.\n")
    assert titles(body) == [(1, "1. Inledning"), (1, "2. Ansvar")]
    assert [it.text for _s, it in body.passages()] == [
        "Här står om samverkan mellan alla.",
        "Samverkan är viktig.",
    ]


def test_a_paragraph_that_goes_on_with_a_small_letter_is_one() -> None:
    body = of("Planen gäller alla som\n\nbor i kommunen. Den är ny.\n")
    assert [it.text for _s, it in body.passages()] == ["Planen gäller alla som bor i kommunen. Den är ny."]


def test_an_item_that_goes_on_keeps_only_its_own_sentence() -> None:
    body = of("Det gäller:\n• skolor som har\n\nlång väg. Kommunen ordnar skjuts.\n")
    assert [(it.kind, it.text) for _s, it in body.passages()] == [
        ("paragraph", "Det gäller:"),
        ("list_item", "skolor som har lång väg."),
        ("paragraph", "Kommunen ordnar skjuts."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Strategin Trygg Kommun gäller alla barn i kommunen.",
        "Samverkan med Region Väst är viktig för alla.",
        "Syfte är ett ord som Anna använder ofta.",
        "Agenda 2030 Sverige följer målen.",
    ],
)
def test_names_in_a_sentence_are_no_headings(text: str) -> None:
    assert [one.heading for one in of(text).sections] == [""]


def test_a_heading_that_its_paragraph_says_again() -> None:
    said = (
        "Barnahus Barnahus samordnar insatser.",
        "Våld mot djur Våld mot djur anmäls.",
        "Hej Hej sade de.",
    )
    body = of("\n\n".join(said))
    assert titles(body) == [(1, "Barnahus"), (1, "Våld mot djur")]


def test_chapters_with_two_numbers_stand_deeper() -> None:
    below = "1.1 Kunskap\nKunskap behövs.\n\n1.2 Stöd\nStöd ges."
    body = of(f"1. Mål\nMålen är få.\n\n{below}\n\n2. Ansvar\nAlla har det.")
    assert titles(body) == [(1, "1. Mål"), (2, "1.1 Kunskap"), (2, "1.2 Stöd"), (1, "2. Ansvar")]


def test_a_document_of_one_word_is_a_text() -> None:
    assert next(of("Ja").passages())[1] == Passage("inledning-1", "paragraph", "Ja")
