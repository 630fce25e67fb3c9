"""The real case: Alingsås' two amendments against the real programme, in all three forms that it is in."""

from pathlib import Path

import pytest

from fridlyst.decisions.wording import understand_amendment
from fridlyst.intake.extract import extract_document
from fridlyst.intake.running_text import running_text
from fridlyst.texts.changing import Order, consolidate
from fridlyst.texts.checking import check
from fridlyst.texts.places import SURE, last_page
from fridlyst.texts.shapes import Change, TextBody
from fridlyst.texts.terms import Standing

SHARED = Path(__file__).resolve().parents[3] / "shared"
FORMS = ("documents/alingsas.pdf", "documents/alingsas.docx", "seeds/000_b78aba276318ecb7.txt")
TABLED = FORMS[:2]
MINUTES = SHARED / "seeds" / "001_0e2a278a0742fd76.txt"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared finns inte")


@pytest.fixture(scope="module", params=FORMS)
def body(request: pytest.FixtureRequest) -> TextBody:
    return read(request.param)


def read(name: str) -> TextBody:
    file = SHARED / name
    if not file.is_file():
        pytest.skip(f"{name} finns inte")
    return running_text(extract_document(file.read_bytes(), file.name))


def moved(number: int) -> tuple[str, str]:
    """What stands under "Tillägg 1" or 2 in the minutes, the last time that they say it."""
    if not MINUTES.is_file():
        pytest.skip("protokollet finns inte")
    decided = MINUTES.read_text(encoding="utf-8").rpartition("Tillägg 1")[2]
    first, _, second = decided.partition("Tillägg 2")
    return ("Tillägg 1", first) if number == 1 else ("Tillägg 2", second.partition("Beslutsunderlag")[0])


def order(number: int) -> Order:
    understood = understand_amendment("\n".join(moved(number)))
    assert understood.certainty == 1.0
    assert understood.left_over == ""
    return Order(number, understood.anchor, understood.change)


def test_the_first_stands_in_other_words_and_quoted_its_place_wrongly(body: TextBody) -> None:
    asked = order(1)
    found = check(body, asked.anchor, asked.change)
    assert found.standing == Standing.OTHER_WORDS
    assert found.words == "och med fackliga parter"
    place = found.places[0]
    assert place.words == "mellan olika förvaltningar"
    assert not place.exact
    assert "quote" in place.wrong
    assert ("page" in place.wrong) is (last_page(body) is not None)
    assert SURE < place.certainty < 0.9
    assert len(found.places) == 1


def test_the_second_does_not_stand_there(body: TextBody) -> None:
    asked = order(2)
    found = check(body, asked.anchor, asked.change)
    assert found.standing == Standing.ABSENT
    assert found.places


@pytest.mark.parametrize("form", TABLED)
def test_the_second_goes_last_in_the_cell_about_training_in_the_third_column(form: str) -> None:
    body = read(form)
    asked = order(2)
    places = check(body, asked.anchor, asked.change).places
    rows = {one.key: one for _, one in body.passages()}
    best = rows[places[0].passage_key]
    assert best.column == 2
    assert "basutbildning" in best.text
    assert places[0].certainty > 0.7
    assert {rows[one.passage_key].column for one in places} == {2}
    assert len(places) == 3


@pytest.mark.parametrize("form", TABLED)
def test_both_made_stand_to_the_letter(form: str) -> None:
    body = read(form)
    both = [order(1), order(2)]
    marked = consolidate(body, both)
    assert marked.clashes == ()
    for asked in both:
        assert check(marked.body, asked.anchor, asked.change).standing == Standing.TO_THE_LETTER
    cell = [one for part in marked.sections for one in part.passages if one.added_by == 2]
    assert [(one.passage.row, one.passage.column) for one in cell] == [(3, 2)]
    assert sum(len(part.passages) for part in marked.body.sections) == 1 + sum(1 for _ in body.passages())
    changed = [
        one for part in marked.sections for one in part.passages if one.is_changed and not one.added_by
    ]
    assert "förvaltningar samt med de fackliga parterna och med" in changed[0].passage.text


@pytest.mark.parametrize("form", TABLED)
def test_an_amendment_to_the_first_changes_its_words(form: str) -> None:
    body = read(form)
    second = understand_amendment("I tillägg 1 byts ”de fackliga parterna” ut mot ”arbetstagarnas ombud”.")
    change = Order(3, second.anchor, second.change, of=second.amends)
    assert second.change == Change("replace", "arbetstagarnas ombud", "de fackliga parterna")
    marked = consolidate(body, [order(1), change])
    assert marked.clashes == ()
    text = next(one.text for _, one in marked.body.passages() if "arbetstagarnas" in one.text)
    assert "förvaltningar samt med arbetstagarnas ombud och med" in text
