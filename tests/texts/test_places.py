"""Places found by what amendments say of them, rightly and wrongly."""

import pytest

from fridlyst.texts.places import SURE, last_page, locate, spelled_out
from fridlyst.texts.shapes import Anchor, Change, Found, TextBody
from tests.texts.sample import SAMPLE, text

ADD = Change("add", "och biblioteken")
BULLET = Change("add_bullet", "Fritidsledare")


def words_at(body: TextBody, place: Found) -> str:
    """What stands right before the place, to its end."""
    passage = next(one for _, one in body.passages() if one.key == place.passage_key)
    return passage.text[: place.end][-24:]


def best(anchor: Anchor, change: Change = ADD, body: TextBody = SAMPLE) -> Found:
    places = locate(body, anchor, change)
    assert places, anchor
    assert list(places) == sorted(places, key=lambda one: -one.certainty)
    assert all(0 < one.certainty <= 1 for one in places)
    assert sum(one.certainty for one in places) <= 1.05
    return places[0]


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("mellan skolan, vården och polisen", True),
        ("Mellan skolan, vården och polisen", True),
        ("””mellan skolan, vården och polisen””", True),
        ("mellan skolan vården och polisen", True),
        ("mellan  skolan,\nvår­den och polisen", True),
        ("mellan sko- lan, vården och polisen", True),
        ("mellan mellan skolan, vården och polisen", False),
        ("mellan skolan, vården och polisen i kommunen", False),
        ("mellan mellan skolan, vården och polisen i hela kommunen", False),
        ("mellan skolorna, vården och polisen", False),
        ("mellan skolan, vår den och polisen", False),
        ("mellan skolan, vorden och polisn", False),
    ],
)
def test_a_quote_is_found_however_it_is_written(quote: str, exact: bool) -> None:
    found = best(Anchor(heading="Samordning", quote=quote))
    assert found.words == "mellan skolan, vården och polisen"
    assert words_at(SAMPLE, found).endswith("vården och polisen")
    assert found.exact is exact
    assert found.wrong == (() if exact else ("quote",))
    assert (found.certainty > 0.95) is exact or found.certainty > 0.9
    assert found.certainty >= 0.7


def test_words_that_the_text_does_not_have_make_it_less_certain() -> None:
    right = best(Anchor(quote="skolan, vården och polisen"))
    wrong = best(Anchor(quote="skolan, vården och polisen i kommunens stadsdelar"))
    worse = best(Anchor(quote="skolan, vården och åklagarna i kommunens stadsdelar", heading="Samordning"))
    assert right.certainty == 1.0
    assert right.certainty > wrong.certainty > 0.5
    assert wrong.certainty > worse.certainty > 0.3


@pytest.mark.parametrize(
    ("heading", "exact"),
    [
        ("Samordning", True),
        ("SAMORDNING", True),
        ("samordning", True),
        ("2.1 Samordning", True),
        ("avsnitt 2.1", True),
        ("3.4 Samordning", False),
        ("Samordningen", False),
        ("Arbetssätt", True),
    ],
)
def test_a_heading_is_found_with_another_case_or_number(heading: str, exact: bool) -> None:
    found = best(Anchor(heading=heading, sentence="last", quote="inom ramen"))
    assert found.section_key == "samordning"
    assert ("heading" not in found.wrong) is exact


def test_the_page_may_be_wrong() -> None:
    for page, wrong in ((3, ()), (4, ("page",)), (9, ("page",))):
        found = best(Anchor(page=page, heading="Samordning", quote="inom ramen"))
        assert (found.passage_key, found.wrong) == ("samordning-1", wrong)
    near = best(Anchor(page=4, heading="Samordning", quote="inom ramen"))
    far = best(Anchor(page=7, heading="Samordning", quote="inom ramen"))
    assert 1 > near.certainty > far.certainty > SURE


def test_a_page_that_there_is_not_is_not_found_and_the_last_one_is_told() -> None:
    assert locate(SAMPLE, Anchor(page=40), ADD) == ()
    assert locate(SAMPLE, Anchor(page=9), ADD) == ()
    assert last_page(SAMPLE) == 8
    assert last_page(text("Utan sidor.")) is None


def test_a_text_without_pages_says_nothing_against_a_page() -> None:
    body = text("Vi arbetar ihop med polisen i staden.")
    assert best(Anchor(page=12, quote="med polisen"), ADD, body).exact


def test_nothing_said_or_nothing_like_it_is_not_found() -> None:
    assert locate(SAMPLE, Anchor(), ADD) == ()
    assert locate(SAMPLE, Anchor(quote="kvantfysikens elementarpartiklar"), ADD) == ()
    assert locate(SAMPLE, Anchor(heading="Ekonomi"), ADD) == ()
    assert locate(SAMPLE, Anchor(quote="”…”"), ADD) == ()
    assert locate(TextBody(()), Anchor(page=1, heading="Mål", quote="alla"), ADD) == ()


def test_the_same_words_twice_are_as_uncertain_as_they_are_many() -> None:
    body = text("Nämnden svarar för detta.", "Styrelsen svarar för detta.")
    places = locate(body, Anchor(quote="svarar för detta"), ADD)
    assert [one.certainty for one in places] == [0.5, 0.5]
    twice = text("Nämnden utser en person, och nämnden utser en ersättare.")
    assert len(locate(twice, Anchor(quote="nämnden utser"), ADD)) == 2


def test_words_elsewhere_than_said_are_found_and_said_to_be() -> None:
    found = best(Anchor(heading="Uppföljning", quote="skolan, vården och polisen"))
    assert (found.section_key, found.wrong) == ("samordning", ("heading",))
    assert SURE < found.certainty < 0.8


@pytest.mark.parametrize(
    ("anchor", "before_it"),
    [
        (Anchor(heading="Samordning", sentence="first"), "två gånger om året."),
        (Anchor(heading="Samordning", sentence="last"), "inom ramen för ett råd."),
        (Anchor(heading="Inledning", sentence="last"), "under mandatperioden."),
        (Anchor(heading="Inledning", paragraph=1), "har kommunen det här programmet."),
        (Anchor(heading="Inledning", paragraph=-1), "bolag under mandatperioden."),
        (Anchor(heading="Utbildning", item=2), "Handläggare som möter barn"),
        (Anchor(heading="Uppföljning"), "redovisas för kommunstyrelsen."),
        (Anchor(page=8, sentence="last"), "redovisas för kommunstyrelsen."),
    ],
)
def test_places_without_words(anchor: Anchor, before_it: str) -> None:
    found = best(anchor)
    assert before_it.endswith(words_at(SAMPLE, found)) or words_at(SAMPLE, found).endswith(before_it)
    assert (found.start, found.words) == (found.end, "")
    assert found.exact
    assert found.certainty >= SURE


def test_a_bullet_goes_last_in_the_list_under_its_heading() -> None:
    found = best(Anchor(heading="Utbildning"), BULLET)
    assert words_at(SAMPLE, found).endswith("inom ett halvår")
    assert found.certainty > 0.9


def test_a_bullet_in_a_column_goes_to_the_row_that_is_most_like_it() -> None:
    change = Change("add_bullet", "Skolhälsan frågar även gymnasieelever.")
    places = locate(SAMPLE, Anchor(page=6, column=3), change)
    assert [one.passage_key for one in places] == ["mal-och-insatser-8", "mal-och-insatser-11"]
    assert places[0].exact
    shelter = best(Anchor(column=3), Change("add_bullet", "Boendena följs upp genom avtal."))
    assert shelter.passage_key == "mal-och-insatser-11"


def test_a_bullet_like_nothing_may_go_to_any_row_of_the_column() -> None:
    places = locate(SAMPLE, Anchor(column=2), Change("add_bullet", "Zebror målas."))
    assert {one.passage_key for one in places} == {"mal-och-insatser-6", "mal-och-insatser-10"}
    assert {one.certainty for one in places} == {0.5}


def test_a_column_heading_is_a_heading_too() -> None:
    found = best(Anchor(heading="Delmål", page=7), Change("add_bullet", "Hjälp ges."))
    assert found.passage_key == "mal-och-insatser-10"


def test_a_column_that_the_text_has_no_table_for_is_told_by_likeness() -> None:
    body = text("Chefer ges grundutbildning om våld.", "Bilarna tvättas varje vecka.")
    found = best(Anchor(column=3), Change("add_bullet", "Vikarier ges grundutbildning."), body)
    assert (found.passage_key, found.wrong) == ("inledning-1", ("column",))
    assert found.certainty < SURE


def test_a_heading_read_as_the_first_words_of_its_paragraph_is_a_heading() -> None:
    body = text("Förord Vi skriver detta.", "Ansvar Nämnden leder arbetet. Bolagen följer det.", "Slut.")
    found = best(Anchor(heading="Ansvar", sentence="last"), ADD, body)
    assert (found.passage_key, found.end) == ("inledning-2", 49)
    assert found.exact


def test_what_is_to_go_is_its_words_its_sentence_or_its_passage() -> None:
    struck = best(Anchor(heading="Inledning"), Change("strike", struck="och bolag"))
    assert struck.words == "och bolag"
    assert best(Anchor(heading="Inledning", sentence="first"), Change("strike")).words == (
        "Ingen ska behöva vara rädd hemma."
    )
    assert best(Anchor(heading="Utbildning", item=1), Change("replace", "Alla")).words == (
        "Chefer i alla förvaltningar"
    )


def test_words_to_strike_are_told_by_those_quoted_beside_them() -> None:
    body = text("Nämnden kan ge råd.", "Styrelsen kan ge stöd.")
    found = best(Anchor(quote="Styrelsen"), Change("strike", struck="kan"), body)
    assert found.passage_key == "inledning-2"


def test_what_is_struck_without_words_is_spelled_out() -> None:
    anchor = Anchor(heading="Inledning", sentence="first")
    assert spelled_out(SAMPLE, anchor, Change("strike")) == Change(
        "strike", struck="Ingen ska behöva vara rädd hemma."
    )
    assert spelled_out(SAMPLE, Anchor(page=40), Change("strike")) == Change("strike")
    assert spelled_out(SAMPLE, anchor, ADD) == ADD


def test_at_most_five_places_and_never_an_error() -> None:
    body = text(*(f"Nämnd {number} svarar." for number in range(12)))
    assert len(locate(body, Anchor(quote="svarar"), ADD)) == 5
    for odd in ("", " ", "\x00", "”", "<b>", "å" * 10_000, "och och och", "\ud800", "…"):
        locate(SAMPLE, Anchor(quote=odd, heading=odd), Change("add", odd))
        locate(SAMPLE, Anchor(page=-1, column=-1, paragraph=0, item=0), Change("strike", struck=odd))
        locate(SAMPLE, Anchor(heading=odd), Change("add_bullet", odd))
