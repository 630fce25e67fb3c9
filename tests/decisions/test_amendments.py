"""Amendments: moved, changed, decided and taken back, each with what cannot be."""

from datetime import date

import pytest

from fridlyst.base.checks import TextMissing, TextTooLong, UnknownCode
from fridlyst.base.errors import BadInput, Conflict, NotFound, NotPermitted
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.actions.amendments import (
    choose_place,
    decide_amendments,
    edit_amendment,
    propose_amendment,
    reopen_amendment,
)
from fridlyst.decisions.amendment_rules import (
    AMENDMENT_STEPS,
    AmendmentCircle,
    AmendmentStep,
    ChangeMissing,
    DecidedTooEarly,
    FirstRejected,
    NoDecision,
    OtherText,
    PageMissing,
    ReasonMissing,
    check_amendment_step,
)
from fridlyst.decisions.fields import AmendmentFields
from fridlyst.decisions.models import Amendment, Step
from fridlyst.decisions.queries import matter
from fridlyst.decisions.terms import AmendmentState
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.texts.shapes import Anchor, Change, Found
from fridlyst.trail.models import Event
from tests import factories
from tests.decisions.amending import Case, case

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Case:
    return case(factories.town("1489", "Alingsås"))


def fields(**more: object) -> AmendmentFields:
    given = {"text": "Yrkande", "anchor": Anchor(quote="polisen"), "change": Change("add", "och åklagaren")}
    return AmendmentFields(**given | more)  # type: ignore[arg-type]


def test_every_state_has_its_steps_and_no_other() -> None:
    assert set(AMENDMENT_STEPS) == set(AmendmentState.values)
    for state, allowed in AMENDMENT_STEPS.items():
        for to in AmendmentState.values:
            if to in allowed:
                check_amendment_step(state, to)
            else:
                with pytest.raises(AmendmentStep) as raised:
                    check_amendment_step(state, to)
                assert raised.value.message.endswith(".")


def test_an_amendment_is_kept_as_it_was_moved_and_as_it_is_meant(here: Case) -> None:
    made = here.moved("och åklagaren", "polisen")
    (read,) = here.amendments
    assert (read.number, read.state, read.moved_by) == (1, "proposed", "Ledamot (X)")
    assert read.text == made.text
    assert read.anchor["quote"] == "polisen"
    assert read.change["added"] == "och åklagaren"
    assert read.against_id == here.version.pk
    assert Event.objects.filter(object_type="amendment", verb="moved", object_id=made.pk).exists()


def test_words_alone_are_understood(here: Case) -> None:
    given = AmendmentFields("På sidan 1, under rubriken Samverkan, läggs till: ”och med skolan”.")
    made = propose_amendment(by=here.by, step_id=here.steps[1].pk, fields=given)
    assert made.anchor["page"] == 1
    assert made.change["added"].strip() == "och med skolan"


@pytest.mark.parametrize(
    ("given", "error", "field"),
    [
        (fields(anchor=Anchor(page=40)), PageMissing, "page"),
        (fields(anchor=Anchor(page=0)), PageMissing, "page"),
        (fields(change=Change("add")), ChangeMissing, "added"),
        (fields(change=Change("strike")), ChangeMissing, "struck"),
        (fields(change=Change("replace", "nytt")), ChangeMissing, "struck"),
        (fields(change=Change("burn", "nytt")), UnknownCode, "kind"),
        (fields(anchor=Anchor(sentence="third")), UnknownCode, "sentence"),
        (fields(text=" "), TextMissing, "text"),
        (fields(text="å" * 2001), TextTooLong, "text"),
        (fields(change=Change("add", "å" * 10_000)), TextTooLong, "added"),
        (fields(change=Change("add", "a\x00b")), BadInput, "added"),
        (fields(anchor=Anchor(quote="a\ud800")), BadInput, "quote"),
        (fields(against_id=987654321), OtherText, "against"),
        (fields(amends_id=987654321), AmendmentCircle, "amends"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    here: Case, given: AmendmentFields, error: type[BadInput], field: str
) -> None:
    with pytest.raises(error) as raised:
        propose_amendment(by=here.by, step_id=here.steps[1].pk, fields=given)
    assert raised.value.field == field
    assert not Amendment.objects.exists()


def test_the_page_that_is_not_there_is_named(here: Case) -> None:
    with pytest.raises(PageMissing, match=r"^Sidan 40 finns inte\. Texten har 2 sidor\.$"):
        propose_amendment(by=here.by, step_id=here.steps[1].pk, fields=fields(anchor=Anchor(page=40)))


def test_a_version_of_another_text_is_refused(here: Case) -> None:
    other = case(factories.town("1489", "Alingsås"), "KS 2025-8")
    with pytest.raises(OtherText):
        propose_amendment(by=here.by, step_id=here.steps[1].pk, fields=fields(against_id=other.version.pk))


def test_another_towns_step_amendment_and_version_are_not_there(here: Case) -> None:
    theirs = case(factories.town("1882", "Askersund"))
    their = theirs.moved("och skolan", "polisen")
    mine = here.moved("och skolan", "polisen")
    with pytest.raises(NotFound):
        propose_amendment(by=here.by, step_id=theirs.steps[1].pk, fields=fields())
    with pytest.raises(NotFound):
        edit_amendment(by=here.by, amendment_id=their.pk, version=1, fields=fields())
    with pytest.raises(NotFound):
        decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={their.pk: "adopted"})
    with pytest.raises(OtherText):
        choose_place(
            by=here.by,
            amendment_id=mine.pk,
            version=1,
            text_version_id=theirs.version.pk,
            place=Found("samverkan", "samverkan-1", 0, 2, 1.0),
        )
    with pytest.raises(AmendmentCircle):
        edit_amendment(by=here.by, amendment_id=mine.pk, version=1, fields=fields(amends_id=their.pk))


def test_a_reader_may_do_nothing(here: Case) -> None:
    mine = here.moved("och skolan", "polisen")
    reader = Actor(here.by.municipality_id, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        propose_amendment(by=reader, step_id=here.steps[1].pk, fields=fields())
    with pytest.raises(NotPermitted):
        decide_amendments(by=reader, step_id=here.steps[2].pk, verdicts={mine.pk: "adopted"})
    with pytest.raises(NotPermitted):
        reopen_amendment(by=reader, amendment_id=mine.pk, version=1, reason="fel")


def test_an_amendment_that_would_change_itself_is_refused(here: Case) -> None:
    first = here.moved("och skolan", "polisen")
    second = here.moved("och gymnasiet", "skolan", amends=first)
    with pytest.raises(AmendmentCircle, match="ändra sig självt"):
        edit_amendment(by=here.by, amendment_id=first.pk, version=1, fields=fields(amends_id=second.pk))
    with pytest.raises(AmendmentCircle):
        edit_amendment(by=here.by, amendment_id=first.pk, version=1, fields=fields(amends_id=first.pk))


def test_the_later_of_two_who_save_is_told(here: Case) -> None:
    made = here.moved("och skolan", "polisen")
    edit_amendment(by=here.by, amendment_id=made.pk, version=1, fields=fields())
    with pytest.raises(Conflict):
        edit_amendment(by=here.by, amendment_id=made.pk, version=1, fields=fields(text="Annat"))


def test_a_chosen_place_has_the_words_of_the_text_and_goes_when_the_meaning_does(here: Case) -> None:
    made = here.moved("och skolan", "polisen")
    wanted = Found("hittepå", "samverkan-2", 0, 5, 0.1, "Något annat")
    choose_place(by=here.by, amendment_id=made.pk, version=1, text_version_id=here.version.pk, place=wanted)
    made.refresh_from_db()
    assert made.place is not None
    assert (made.place["section_key"], made.place["words"]) == ("samverkan", "Varje")
    same = fields(text=made.text, anchor=Anchor(quote="polisen"), change=Change("add", "och skolan"))
    edit_amendment(by=here.by, amendment_id=made.pk, version=2, fields=same)
    made.refresh_from_db()
    assert made.place is not None
    edit_amendment(by=here.by, amendment_id=made.pk, version=3, fields=fields())
    made.refresh_from_db()
    assert made.place is None


@pytest.mark.parametrize("place", [("samverkan-9", 0, 1), ("samverkan-2", 4, 2), ("samverkan-2", 0, 9999)])
def test_a_place_that_the_version_does_not_have_is_refused(here: Case, place: tuple[str, int, int]) -> None:
    made = here.moved("och skolan", "polisen")
    with pytest.raises(BadInput, match="Stället finns inte"):
        choose_place(
            by=here.by,
            amendment_id=made.pk,
            version=1,
            text_version_id=here.version.pk,
            place=Found("samverkan", *place, 1.0),
        )


def test_amendments_are_decided_together_in_a_step(here: Case) -> None:
    first, second = here.moved("och skolan", "polisen"), here.moved("och andra", "regionen")
    decide_amendments(
        by=here.by, step_id=here.steps[2].pk, verdicts={first.pk: "adopted", second.pk: "rejected"}
    )
    assert [(one.state, one.decided_in_id) for one in here.amendments] == [
        ("adopted", here.steps[2].pk),
        ("rejected", here.steps[2].pk),
    ]
    with pytest.raises(AmendmentStep):
        edit_amendment(by=here.by, amendment_id=second.pk, version=2, fields=fields())
    with pytest.raises(AmendmentStep):
        decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={first.pk: "rejected"})


def test_of_one_that_is_adopted_only_the_meaning_changes(here: Case) -> None:
    made = here.moved("och skolan", "polisen")
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={made.pk: "adopted"})
    with pytest.raises(AmendmentStep, match="ord kan inte ändras"):
        edit_amendment(by=here.by, amendment_id=made.pk, version=2, fields=fields(text="Andra ord"))
    edit_amendment(by=here.by, amendment_id=made.pk, version=2, fields=fields(text=made.text))
    (read,) = here.amendments
    assert (read.state, read.text, read.change["added"]) == ("adopted", made.text, "och åklagaren")


def test_nothing_is_decided_where_something_cannot_be(here: Case) -> None:
    first = here.moved("och skolan", "polisen")
    second = here.moved("och gymnasiet", "skolan", amends=first)
    late = here.moved("och andra", "regionen", at=2)
    wrong = [
        (0, {first.pk: "adopted"}, NoDecision),
        (1, {first.pk: "adopted", late.pk: "adopted"}, DecidedTooEarly),
        (2, {first.pk: "rejected", second.pk: "adopted"}, FirstRejected),
        (2, {second.pk: "adopted"}, FirstRejected),
        (2, {first.pk: "placed"}, UnknownCode),
        (2, {}, BadInput),
    ]
    for step, verdicts, error in wrong:
        with pytest.raises(error):
            decide_amendments(by=here.by, step_id=here.steps[step].pk, verdicts=verdicts)
        assert {one.state for one in here.amendments} == {"proposed"}


def test_a_decision_too_early_names_both_days(here: Case) -> None:
    late = here.moved("och andra", "regionen", at=2)
    with pytest.raises(DecidedTooEarly, match=r"2025-05-02.*2025-06-12"):
        decide_amendments(by=here.by, step_id=here.steps[1].pk, verdicts={late.pk: "adopted"})


def test_steps_without_days_are_told_apart_by_their_order(here: Case) -> None:
    Step.objects.filter(matter=here.matter).update(date=None)
    late = here.moved("och andra", "regionen", at=2)
    with pytest.raises(DecidedTooEarly):
        decide_amendments(by=here.by, step_id=here.steps[1].pk, verdicts={late.pk: "adopted"})
    Step.objects.filter(pk=here.steps[2].pk).update(date=date(2025, 6, 12))
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={late.pk: "adopted"})


def test_a_decision_recorded_wrongly_is_taken_back_with_a_reason(here: Case) -> None:
    first = here.moved("och skolan", "polisen")
    second = here.moved("och gymnasiet", "skolan", amends=first)
    decide_amendments(
        by=here.by, step_id=here.steps[2].pk, verdicts={first.pk: "adopted", second.pk: "adopted"}
    )
    with pytest.raises(ReasonMissing):
        reopen_amendment(by=here.by, amendment_id=second.pk, version=2, reason=" ")
    with pytest.raises(AmendmentStep, match="Återta det beslutet först"):
        reopen_amendment(by=here.by, amendment_id=first.pk, version=2, reason="Fel paragraf")
    reopen_amendment(by=here.by, amendment_id=second.pk, version=2, reason="Fel paragraf")
    reopen_amendment(by=here.by, amendment_id=first.pk, version=2, reason="Fel paragraf")
    assert {(one.state, one.decided_in_id) for one in here.amendments} == {("proposed", None)}
    with pytest.raises(AmendmentStep):
        reopen_amendment(by=here.by, amendment_id=first.pk, version=3, reason="Igen")
    assert Event.objects.filter(verb="reopened", object_id=first.pk).exists()


@pytest.mark.parametrize(
    ("kind", "told", "state", "is_decided"),
    [
        ("proposal", "adopted", "adopted", True),
        ("proposal", "rejected", "rejected", True),
        ("proposal", "placed", "adopted", True),
        ("proposal", "proposed", "proposed", False),
        ("statement", "adopted", "adopted", False),
    ],
)
def test_what_a_file_tells_as_decided_was_so_in_its_step(
    kind: str, told: str, state: str, is_decided: bool
) -> None:
    given = AmendmentFields("Ord", state=told, anchor=Anchor(page=3), change=Change("add", "x"))
    by = factories.town("1489", "Alingsås").actor
    steps = [StepFields(kind, date(2025, 5, 2), "Kommunstyrelsen", amendments=[given])]
    made = register_matter(by=by, registration_number="KS 9", title="Program", steps=steps)
    (read,) = matter(by.municipality_id, made.slug).amendments
    assert (read.state, read.decided_in_id is not None) == (state, is_decided)
    assert (read.anchor["page"], read.change["added"]) == (3, "x")
