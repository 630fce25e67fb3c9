"""Adopted amendments made into a version of the text: whole, in order, and to be undone."""

from typing import Any

import pytest

from fridlyst.base.errors import Conflict, NotFound
from fridlyst.decisions.actions.amendments import (
    choose_place,
    decide_amendments,
    propose_amendment,
    reopen_amendment,
)
from fridlyst.decisions.actions.placing import place_amendments, undo_placing
from fridlyst.decisions.amendment_rules import (
    AmendmentsClash,
    AmendmentStep,
    ChoiceMissing,
    NotUnderstood,
    PlacedMeanwhile,
    ReasonMissing,
)
from fridlyst.decisions.fields import AmendmentFields, Handling
from fridlyst.decisions.models import Amendment
from fridlyst.decisions.placing import all_stand, marked, moved
from fridlyst.texts.actions import add_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import Anchor, Change, Found
from tests import factories
from tests.decisions.amending import TOGETHER, Case, body, case

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Case:
    return case(factories.town("1489", "Alingsås"))


def adopted(here: Case, *rows: Amendment) -> list[Handling]:
    """The amendments adopted by the council; each to be placed without a choice."""
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={one.pk: "adopted" for one in rows})
    return [Handling(one.pk) for one in rows]


def placed(here: Case, handlings: list[Handling], base: TextVersion | None = None) -> TextVersion:
    return place_amendments(
        by=here.by,
        matter_id=here.matter.pk,
        base_id=(base or here.version).pk,
        handlings=handlings,
    )


def words(here: Case, version: TextVersion, key: str = "samverkan-1") -> str:
    kept = read_body(municipality_id=here.by.municipality_id, version_id=version.pk)
    return next(passage.text for _section, passage in kept.passages() if passage.key == key)


def test_one_version_is_made_of_all_that_is_adopted(here: Case) -> None:
    first, second = here.moved("och åklagaren", "polisen"), here.moved("och en ersättare", "kontaktperson")
    version = placed(here, adopted(here, first, second))
    assert (version.number, version.origin, version.base_id) == (2, "consolidated", here.version.pk)
    assert words(here, version) == TOGETHER.replace("polisen", "polisen och åklagaren")
    assert words(here, version, "samverkan-2") == "Varje nämnd utser en kontaktperson och en ersättare."
    assert [(one.state, one.placed_in_id) for one in here.amendments] == [("placed", version.pk)] * 2
    assert words(here, here.version) == TOGETHER


def test_what_was_placed_can_be_shown_again_by_amendment(here: Case) -> None:
    first, second = here.moved("och åklagaren", "polisen"), here.moved("och en ersättare", "kontaktperson")
    version = placed(here, adopted(here, first, second))
    base = read_body(municipality_id=here.by.municipality_id, version_id=here.version.pk)
    text = marked(base, moved(here.amendments))
    assert text.body == read_body(municipality_id=here.by.municipality_id, version_id=version.pk)
    added = {run.added_by: run.text.strip() for it in text.sections[0].passages for run in it.runs}
    assert (added[1], added[2]) == ("och åklagaren", "och en ersättare")


def test_two_in_the_same_sentence_both_stand_in_order(here: Case) -> None:
    rows = [here.moved("och åklagaren", "polisen"), here.moved("och med skolan", "regionen")]
    version = placed(here, adopted(here, *rows))
    assert "polisen och åklagaren." in words(here, version)
    assert "regionen och med skolan." in words(here, version)


def test_an_amendment_to_an_amendment_changes_its_words(here: Case) -> None:
    first = here.moved("och åklagaren", "polisen")
    second = here.moved("i länet", "åklagaren", amends=first)
    version = placed(here, adopted(here, first, second))
    assert "polisen och åklagaren i länet." in words(here, version)


def test_words_to_strike_that_only_another_amendment_brings_are_not_taken_for_struck(here: Case) -> None:
    first = here.moved("och åklagaren samt kyrkan", "polisen")
    second = propose_amendment(
        by=here.by,
        step_id=here.steps[1].pk,
        fields=AmendmentFields(
            text="I tillägg 1 stryks ”samt kyrkan”.",
            anchor=Anchor(),
            change=Change("strike", struck="samt kyrkan"),
            amends_id=first.pk,
        ),
    )
    text = read_body(municipality_id=here.by.municipality_id, version_id=here.version.pk)
    stand = all_stand(text, moved(here.amendments))[2]
    assert (stand.checked.standing, stand.through) == ("absent", 1)
    version = placed(here, adopted(here, first, second))
    assert "polisen och åklagaren." in words(here, version)
    second.refresh_from_db()
    assert second.placing["how"] == "made"


def test_an_amendment_to_an_amendment_is_sought_in_its_words_too(here: Case) -> None:
    first = here.moved("och den fackliga organisationen", "polisen")
    here.moved("lokala", "fackliga organisationen", amends=first)
    text = read_body(municipality_id=here.by.municipality_id, version_id=here.version.pk)
    stand = all_stand(text, moved(here.amendments))
    assert (stand[1].through, stand[2].through) == (None, 1)
    assert stand[2].checked.standing == "absent"
    assert stand[2].place is not None
    assert stand[2].place.words == "fackliga organisationen"


def test_those_that_clash_are_named_and_nothing_is_done(here: Case) -> None:
    lost = here.moved("och skolan", "ord som inte alls finns någonstans i texten zxqv")
    handlings = adopted(here, here.moved("och åklagaren", "polisen"), lost)
    with pytest.raises(AmendmentsClash, match="Yrkande 1 går inte") as raised:
        placed(here, handlings)
    assert raised.value.details["clashes"] == [1]
    assert TextVersion.objects.filter(text=here.matter.text).count() == 1
    assert {one.state for one in here.amendments} == {"adopted"}


def test_a_clash_is_solved_by_a_place(here: Case) -> None:
    lost = here.moved("och skolan", "ord som inte alls finns någonstans i texten zxqv")
    handlings = adopted(here, lost)
    at = TOGETHER.index("polisen")
    place = Found("samverkan", "samverkan-1", at, at + len("polisen"), 1.0)
    choose_place(by=here.by, amendment_id=lost.pk, version=2, text_version_id=here.version.pk, place=place)
    assert "polisen och skolan." in words(here, placed(here, handlings))


def test_a_clash_is_solved_by_words_written_by_hand(here: Case) -> None:
    lost = here.moved("och skolan", "ord som inte alls finns någonstans i texten zxqv")
    ready, _unsolved = adopted(here, here.moved("och åklagaren", "polisen"), lost)
    written = "Vi arbetar ihop med polisen och åklagaren och skolan. Samarbetet sker i hela kommunen."
    by_hand = Handling(lost.pk, "by_hand", passage_key="samverkan-1", text=written)
    version = placed(here, [ready, by_hand])
    assert words(here, version) == written
    base = read_body(municipality_id=here.by.municipality_id, version_id=here.version.pk)
    passage = marked(base, moved(here.amendments)).sections[0].passages[0]
    assert "".join(run.text for run in passage.runs if run.added_by is None) == TOGETHER
    assert "".join(run.text for run in passage.runs if run.struck_by is None) == written
    assert {run.added_by for run in passage.runs} == {None, 1, 2}


def test_what_stands_to_the_letter_is_placed_without_a_new_version(here: Case) -> None:
    row = here.moved("och med regionen", "kommunens förvaltningar")
    version = placed(here, adopted(here, row))
    assert version == here.version
    (read,) = here.amendments
    assert (read.state, read.placed_in_id, read.placing["how"]) == ("placed", here.version.pk, "kept")


def other_words() -> Case:
    """A text that already says it, not in the words that were moved."""
    text = body(together=f"{TOGETHER} De fackliga parterna deltar i arbetet.")
    return case(factories.town("1489", "Alingsås"), text=text)


def test_somebody_chooses_when_the_text_says_it_in_other_words() -> None:
    here = other_words()
    (given,) = adopted(here, here.moved("samt med fackliga parter", "regionen"))
    with pytest.raises(ChoiceMissing, match="Yrkande 1 står i texten med andra ord"):
        placed(here, [given])
    with pytest.raises(ReasonMissing):
        placed(here, [Handling(given.amendment_id, "kept")])
    version = placed(here, [Handling(given.amendment_id, "kept", "Samma sak står redan")])
    assert version == here.version
    assert here.amendments[0].placing["reason"] == "Samma sak står redan"
    assert "fackliga" in here.amendments[0].placing["words"]


def test_other_words_can_give_way_to_the_letter() -> None:
    here = other_words()
    (given,) = adopted(here, here.moved("samt med fackliga parter", "regionen"))
    version = placed(here, [Handling(given.amendment_id, "made")])
    assert "regionen samt med fackliga parter." in words(here, version)


def test_one_that_nobody_understands_is_never_placed_as_nothing(here: Case) -> None:
    (given,) = adopted(here, here.moved("och åklagaren", "polisen"))
    Amendment.objects.update(text="Hela frågan ses över.", change={}, anchor={})
    for how in ("", "made"):
        with pytest.raises(NotUnderstood, match="Yrkande 1 är inte förstått än"):
            placed(here, [Handling(given.amendment_id, how)])
    written = Handling(given.amendment_id, "by_hand", passage_key="samverkan-2", text="Vi ser över frågan.")
    assert words(here, placed(here, [written]), "samverkan-2") == "Vi ser över frågan."


@pytest.mark.parametrize("wrong", ["newer", "unseen", "twice", "none"])
def test_what_was_not_seen_is_not_placed(here: Case, wrong: str) -> None:
    handlings = adopted(here, here.moved("och åklagaren", "polisen"))
    if wrong == "newer":
        add_version(by=here.by, text_id=here.version.text_id, body=body(together="Annat."), origin="edited")
    elif wrong == "unseen":
        adopted(here, here.moved("och skolan", "regionen"))
    given = {"twice": handlings * 2, "none": []}.get(wrong, handlings)
    with pytest.raises((PlacedMeanwhile, Conflict)):
        placed(here, given)
    assert all(one.state == "adopted" for one in here.amendments)


@pytest.mark.parametrize(
    "given", [{"how": "by_hand", "passage_key": "finns-inte", "text": "Ord."}, {"how": "burnt"}]
)
def test_a_handling_that_cannot_be_is_refused(here: Case, given: dict[str, Any]) -> None:
    (one,) = adopted(here, here.moved("och åklagaren", "polisen"))
    with pytest.raises(Exception, match=r"finns inte"):
        placed(here, [Handling(one.amendment_id, **given)])
    assert here.amendments[0].state == "adopted"


def test_the_newest_version_is_undone_and_nothing_of_it_lost(here: Case) -> None:
    handlings = adopted(here, here.moved("och åklagaren", "polisen"))
    version = placed(here, handlings)
    with pytest.raises(ReasonMissing):
        undo_placing(by=here.by, matter_id=here.matter.pk, version_id=version.pk, reason="")
    with pytest.raises(AmendmentStep):
        reopen_amendment(by=here.by, amendment_id=handlings[0].amendment_id, version=3, reason="Fel")
    undo_placing(by=here.by, matter_id=here.matter.pk, version_id=version.pk, reason="Fel ordning")
    (read,) = here.amendments
    assert (read.state, read.placed_in_id, read.placing) == ("adopted", None, {})
    assert TextVersion.objects.filter(text=here.matter.text).count() == 1
    assert placed(here, handlings).number == 2


def test_only_the_newest_that_amendments_made_and_nothing_stands_on_is_undone(here: Case) -> None:
    with pytest.raises(AmendmentStep, match="inte gjord av yrkanden"):
        undo_placing(by=here.by, matter_id=here.matter.pk, version_id=here.version.pk, reason="Fel")
    version = placed(here, adopted(here, here.moved("och åklagaren", "polisen")))
    with pytest.raises(PlacedMeanwhile):
        undo_placing(by=here.by, matter_id=here.matter.pk, version_id=here.version.pk, reason="Fel")
    here.moved("och skolan", "regionen")
    with pytest.raises(AmendmentStep, match="något annat gjorts mot den"):
        undo_placing(by=here.by, matter_id=here.matter.pk, version_id=version.pk, reason="Fel")
    assert here.amendments[0].state == "placed"


def test_that_words_stood_already_can_be_taken_back(here: Case) -> None:
    (given,) = adopted(here, here.moved("och med regionen", "kommunens förvaltningar"))
    placed(here, [given])
    reopen_amendment(by=here.by, amendment_id=given.amendment_id, version=3, reason="Annan mening")
    assert here.amendments[0].state == "adopted"


def test_another_town_places_nothing(here: Case) -> None:
    handlings = adopted(here, here.moved("och åklagaren", "polisen"))
    theirs = case(factories.town("1882", "Askersund"))
    with pytest.raises(NotFound):
        place_amendments(by=theirs.by, matter_id=here.matter.pk, base_id=here.version.pk, handlings=handlings)
    with pytest.raises(PlacedMeanwhile):
        place_amendments(by=here.by, matter_id=here.matter.pk, base_id=theirs.version.pk, handlings=handlings)
