"""Steps are added, changed and taken out; the matter follows, or nothing is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from fridlyst.base.checks import StrangeText, TextMissing, TextTooLong, UnknownCode
from fridlyst.base.errors import FridlystError, NotFound, NotPermitted
from fridlyst.decisions.actions import (
    StepFields,
    add_step,
    add_steps,
    edit_matter,
    edit_step,
    open_matter,
    register_matter,
    remove_step,
    set_minutes_days,
)
from fridlyst.decisions.actions.bodies import BodyUnknown
from fridlyst.decisions.actions.common import EditedMeanwhile, own_matter, own_step
from fridlyst.decisions.actions.matters import NumberTaken
from fridlyst.decisions.actions.standing import StepInUse
from fridlyst.decisions.actions.steps import ConditionInUse
from fridlyst.decisions.fields import AmendmentFields, ConditionFields, MatterFields, ReservationFields
from fridlyst.decisions.models import Condition, Matter
from fridlyst.decisions.queries import matter, matters
from fridlyst.decisions.rules import StepImpossible, StepsOutOfOrder
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.step_rules import ConditionsUnanswered, DayImpossible, DayNotYet, ReasonNeeded
from fridlyst.organisation.actions import add_body, ensure_municipality
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

REFERRAL = StepFields(
    "referred_back", date(2025, 4, 23), "KSAU", "58", conditions=["Kostnader", "Uppföljning", "Facken"]
)
PROPOSAL = StepFields("proposal", date(2025, 10, 22), "KSAU", "170")


@dataclass(frozen=True)
class Office:
    """A registrar, two bodies and a matter."""

    by: Actor
    council_id: int
    matter: Matter

    @property
    def now(self) -> MatterView:
        return matter(self.by.municipality_id, self.matter.slug)

    def add(self, kind: str, on: date | None = None, body: str = "KF", **more: Any) -> int:  # noqa: ANN401
        order = {"after_id": more.pop("after_id", None)}
        fields = StepFields(kind, on, body, **more)
        return add_step(by=self.by, matter_id=self.matter.pk, fields=fields, **order).pk

    def kinds(self) -> list[str]:
        return [one.kind for one in self.now.steps]


def actor(role: Role = Role.REGISTRAR, code: str = "1489", name: str = "Alingsås") -> Actor:
    return Actor(ensure_municipality(code=code, name=name).pk, 1, "R", (Grant(role),))


@pytest.fixture
def office(db: None) -> Office:
    by = actor()
    lead = replace(by, grants=(Grant(Role.COORDINATOR),))
    council = add_body(by=lead, name="Kommunfullmäktige", kind="council", aliases=["KF"])
    add_body(by=lead, name="Kommunstyrelsens arbetsutskott", kind="committee", aliases=["KSAU"])
    add_body(by=lead, name="Socialförvaltningen", kind="department")
    made = register_matter(by=by, registration_number="2025.202 KS", title="Program")
    return Office(by, council.pk, made)


def answer_all() -> None:
    Condition.objects.update(answer="Ja", proof_kind="figure", proof_figure="0 kronor, budgeten 2026")


def test_a_step_takes_its_place_by_day_and_the_state_follows(office: Office) -> None:
    office.add("motion_approved", date(2022, 5, 25))
    office.add("motion_received", date(2022, 2, 27))
    assert office.kinds() == ["motion_received", "motion_approved"]
    assert office.now.state == "in_preparation"
    first = office.now.steps[0]
    assert (first.body_id, first.body_name, first.body_kind) == (office.council_id, "KF", "council")
    office.add("assignment", None, "Socialförvaltningen", after_id=first.id)
    assert office.kinds() == ["motion_received", "assignment", "motion_approved"]
    assert [one.position for one in office.now.steps] == [0, 1, 2]


def test_everything_given_with_a_step_is_kept(office: Office) -> None:
    office.add(
        "decision",
        date(2025, 11, 5),
        paragraph="201",
        summary="Antas",
        outcome="approved_amended",
        adjusted_on=date(2025, 11, 12),
        posted_on=date(2025, 11, 13),
        sent_to=["Socialnämnden", "Socialnämnden", " "],
        reservations=[ReservationFields("A Ask (X)", "Yrkade avslag"), "B Björk"],
        amendments=[AmendmentFields("Ordet går", "C Ceder", "adopted")],
        enclosures=["Skrivelsen"],
    )
    (step,) = office.now.steps
    assert (step.paragraph, step.summary, step.outcome) == ("201", "Antas", "approved_amended")
    assert (step.adjusted_on, step.posted_on) == (date(2025, 11, 12), date(2025, 11, 13))
    assert step.sent_to == ("Socialnämnden",)
    assert [(one.who, one.text) for one in step.reservations] == [
        ("A Ask (X)", "Yrkade avslag"),
        ("B Björk", ""),
    ]
    assert [(one.number, one.moved_by, one.state) for one in step.amendments] == [(1, "C Ceder", "adopted")]
    assert [(one.title, one.file_id) for one in step.documents] == [("Skrivelsen", None)]
    assert office.now.state == "decided"


def test_a_matter_goes_up_again_when_its_conditions_are_answered_with_proof(office: Office) -> None:
    add_step(by=office.by, matter_id=office.matter.pk, fields=REFERRAL)
    Condition.objects.filter(position=0).update(answer="Inom budget", proof_kind="figure", proof_figure="0")
    Condition.objects.filter(position=1).update(answer="Före revideringen")
    with pytest.raises(ConditionsUnanswered, match=r"”Uppföljning”; ”Facken”"):
        add_step(by=office.by, matter_id=office.matter.pk, fields=PROPOSAL)
    assert office.kinds() == ["referred_back"]
    office.add("revised", date(2025, 9, 1), "Socialförvaltningen")
    answer_all()
    add_step(by=office.by, matter_id=office.matter.pk, fields=PROPOSAL)
    assert office.now.state == "proposed"


def test_a_step_changed_into_a_proposal_is_held_to_the_same(office: Office) -> None:
    add_step(by=office.by, matter_id=office.matter.pk, fields=REFERRAL)
    letter = office.add("statement", date(2025, 10, 15), "Socialförvaltningen")
    with pytest.raises(ConditionsUnanswered):
        edit_step(by=office.by, step_id=letter, version=1, fields=PROPOSAL)
    assert office.kinds() == ["referred_back", "statement"]


def test_what_was_read_of_the_past_needs_neither_answers_nor_reasons(office: Office) -> None:
    odd = StepFields("decision", date(2025, 11, 5), "Socialförvaltningen")
    add_steps(by=office.by, matter_id=office.matter.pk, steps=[PROPOSAL, odd, REFERRAL])
    assert office.kinds() == ["referred_back", "proposal", "decision"]
    with pytest.raises(StepsOutOfOrder):
        add_steps(
            by=office.by, matter_id=office.matter.pk, steps=[StepFields("appealed", date(2024, 1, 1), "X")]
        )
    assert len(office.kinds()) == 3


def test_a_history_is_put_in_order_and_a_step_without_a_day_follows_the_one_before_it(office: Office) -> None:
    steps = [
        StepFields("proposal", date(2025, 10, 22)),
        StepFields("motion_received", date(2022, 2, 27)),
        StepFields("assignment"),
        StepFields("referred_back", date(2025, 4, 23)),
    ]
    made = register_matter(by=office.by, registration_number="9", title="T", steps=steps)
    found = matter(office.by.municipality_id, made.slug)
    assert [one.kind for one in found.steps] == ["motion_received", "assignment", "referred_back", "proposal"]
    assert found.state == "proposed"


def test_a_body_that_cannot_decide_is_warned_of_and_let_through_with_a_reason(office: Office) -> None:
    with pytest.raises(ReasonNeeded, match="Socialförvaltningen"):
        office.add("decision", date(2025, 11, 5), "Socialförvaltningen")
    assert office.kinds() == []
    office.add("decision", date(2025, 11, 5), "Socialförvaltningen", override_reason="På delegation.")
    assert office.now.steps[0].override_reason == "På delegation."


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"kind": "a step that nobody takes"}, UnknownCode),
        ({"kind": "decision", "outcome": "perhaps"}, UnknownCode),
        ({"kind": "decision", "on": date(2999, 1, 1)}, DayNotYet),
        ({"kind": "decision", "on": date(2025, 1, 2), "adjusted_on": date(2025, 1, 1)}, DayImpossible),
        ({"kind": "decision", "body_name": "n" * 301}, TextTooLong),
        ({"kind": "decision", "paragraph": "9" * 21}, TextTooLong),
        ({"kind": "decision", "summary": "x\x00y"}, StrangeText),
        ({"kind": "decision", "summary": "\ud800"}, StrangeText),
        ({"kind": "decision", "summary": "s" * 20_001}, TextTooLong),
        ({"kind": "decision", "sent_to": [str(at) for at in range(201)]}, TextTooLong),
        ({"kind": "decision", "sent_to": ["n" * 301]}, TextTooLong),
        ({"kind": "decision", "override_reason": "r" * 2001}, TextTooLong),
        ({"kind": "decision", "body_id": 0}, BodyUnknown),
        ({"kind": "decision", "reservations": [" "]}, TextMissing),
        ({"kind": "decision", "enclosures": ["e" * 501]}, TextTooLong),
        ({"kind": "decision", "amendments": [AmendmentFields("a", state="x")]}, UnknownCode),
        ({"kind": "referred_back", "conditions": ["v", " "]}, TextMissing),
        ({"kind": "appealed"}, StepImpossible),
    ],
)
def test_what_cannot_be_is_refused_whole(
    office: Office, given: Mapping[str, Any], error: type[FridlystError]
) -> None:
    with pytest.raises(error):
        add_step(by=office.by, matter_id=office.matter.pk, fields=StepFields(**given))
    with pytest.raises(error):
        register_matter(by=office.by, registration_number="8", title="T", steps=[StepFields(**given)])
    assert [one.steps for one in matters(office.by.municipality_id)] == [()]
    assert office.now.version == 1


def test_a_body_of_another_municipality_is_not_known(office: Office) -> None:
    there = add_body(by=actor(Role.COORDINATOR, "0180", "Stockholm"), name="Nämnden", kind="committee")
    with pytest.raises(BodyUnknown):
        office.add("decision", body_id=there.pk)


def test_a_step_is_changed_and_moves_with_its_day(office: Office) -> None:
    office.add("motion_received", date(2022, 2, 27))
    letter = office.add("statement", date(2022, 3, 1), "Socialförvaltningen")
    office.add("motion_approved", date(2022, 5, 25))
    moved = StepFields("statement", date(2023, 1, 1), "Socialförvaltningen", "4")
    assert edit_step(by=office.by, step_id=letter, version=1, fields=moved).version == 2
    assert office.kinds() == ["motion_received", "motion_approved", "statement"]
    with pytest.raises(EditedMeanwhile, match="steget"):
        edit_step(by=office.by, step_id=letter, version=1, fields=moved)
    with pytest.raises(EditedMeanwhile, match="ärendet"):
        add_step(by=office.by, matter_id=office.matter.pk, fields=PROPOSAL, version=1)


def test_a_decision_moved_before_its_proposal_stays_where_it_was(office: Office) -> None:
    add_step(by=office.by, matter_id=office.matter.pk, fields=PROPOSAL)
    made = office.add("decision", date(2025, 11, 5))
    before = StepFields("decision", date(2025, 10, 1), "KF")
    with pytest.raises(StepsOutOfOrder, match=r"1 oktober 2025.*22 oktober 2025"):
        edit_step(by=office.by, step_id=made, version=1, fields=before)
    assert office.kinds() == ["proposal", "decision"]
    assert office.now.steps[1].on == date(2025, 11, 5)


def test_conditions_are_reworded_added_and_taken_away_but_not_when_answered(office: Office) -> None:
    made = add_step(by=office.by, matter_id=office.matter.pk, fields=REFERRAL)
    Condition.objects.filter(position=0).update(answer="Inom budget")
    now = replace(REFERRAL, conditions=["Facken", ConditionFields("Kostnader"), "Kostnader", "Hur"])
    edit_step(by=office.by, step_id=made.pk, version=1, fields=now)
    found = [(one.text, one.answer) for one in office.now.conditions]
    assert found == [
        ("Facken", ""),
        ("Kostnader", "Inom budget"),
        ("Kostnader", ""),
        ("Hur", ""),
    ]
    with pytest.raises(ConditionInUse, match="Kostnader"):
        edit_step(by=office.by, step_id=made.pk, version=2, fields=replace(REFERRAL, conditions=["Facken"]))
    assert len(office.now.conditions) == 4


def test_minutes_get_their_days(office: Office) -> None:
    made = office.add("decision", date(2025, 11, 5))
    days = {"adjusted_on": date(2025, 11, 12), "posted_on": date(2025, 11, 13)}
    set_minutes_days(by=office.by, step_id=made, version=1, **days)
    assert office.now.steps[0].adjusted_on == date(2025, 11, 12)
    with pytest.raises(DayImpossible):
        set_minutes_days(by=office.by, step_id=made, version=2, adjusted_on=date(2025, 11, 4), posted_on=None)
    with pytest.raises(EditedMeanwhile):
        set_minutes_days(by=office.by, step_id=made, version=1, **days)


def test_a_step_is_taken_out_with_a_reason_and_the_matter_goes_back(office: Office) -> None:
    add_step(by=office.by, matter_id=office.matter.pk, fields=PROPOSAL)
    made = office.add("decision", date(2025, 11, 5))
    with pytest.raises(TextMissing):
        remove_step(by=office.by, step_id=made, version=1, reason=" ")
    remove_step(by=office.by, step_id=made, version=1, reason="Fel ärende")
    assert (office.kinds(), office.now.state) == (["proposal"], "proposed")
    told = Event.objects.get(verb="removed", object_type="step")
    assert (told.data["reason"], told.data["date"], told.data["kind"]) == (
        "Fel ärende",
        "2025-11-05",
        "decision",
    )


def test_a_step_that_others_stand_on_is_not_taken_out(office: Office) -> None:
    decided = office.add("decision", date(2025, 11, 5), amendments=[AmendmentFields("a", state="adopted")])
    office.add("appealed", date(2025, 11, 20), "Anna")
    with pytest.raises(StepImpossible):
        remove_step(by=office.by, step_id=decided, version=1, reason="x")
    back = register_matter(by=office.by, registration_number="9", title="T", steps=[REFERRAL])
    answer_all()
    step = back.steps.get()
    with pytest.raises(StepInUse, match="besvarade villkor"):
        remove_step(by=office.by, step_id=step.pk, version=1, reason="x")
    last = office.now.steps[-1]
    remove_step(by=office.by, step_id=last.id, version=1, reason="x")
    with pytest.raises(StepInUse, match="yrkanden"):
        remove_step(by=office.by, step_id=decided, version=1, reason="x")
    assert office.kinds() == ["decision"]


def test_a_matter_is_opened_changed_and_told_who_decides_next(office: Office) -> None:
    fields = MatterFields("2026.7 KS", "Nytt", "kf", date(2026, 12, 9))
    made = open_matter(by=office.by, fields=fields)
    found = matter(office.by.municipality_id, made.slug)
    assert found.next is not None
    assert (found.next.body_id, found.next.body_name) == (office.council_id, "Kommunfullmäktige")
    with pytest.raises(NumberTaken, match=r"2026\.7 KS") as told:
        open_matter(by=office.by, fields=fields)
    assert told.value.details == {"slug": made.slug}
    changed = MatterFields("2026.8 KS", "Annat", "Länsstyrelsen")
    edit_matter(by=office.by, matter_id=made.pk, version=found.version, fields=changed)
    now = matter(office.by.municipality_id, made.slug)
    assert (now.registration_number, now.title, now.next and now.next.body_name) == (
        "2026.8 KS",
        "Annat",
        "Länsstyrelsen",
    )
    with pytest.raises(EditedMeanwhile):
        edit_matter(by=office.by, matter_id=made.pk, version=found.version, fields=changed)
    with pytest.raises(NumberTaken):
        edit_matter(
            by=office.by,
            matter_id=made.pk,
            version=now.version,
            fields=replace(changed, registration_number="2025.202 KS"),
        )


def test_who_was_to_decide_next_is_done_with_when_they_have(office: Office) -> None:
    fields = MatterFields("2025.202 KS", "Program", "Kommunfullmäktige", date(2025, 11, 5))
    edit_matter(by=office.by, matter_id=office.matter.pk, version=office.now.version, fields=fields)
    office.add("proposal", date(2025, 10, 22), "KSAU")
    assert office.now.next is not None
    office.add("decision", date(2025, 11, 5))
    assert office.now.next is None


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER])
def test_only_those_who_keep_matters_write(office: Office, role: Role) -> None:
    made = office.add("decision", date(2025, 11, 5))
    by = actor(role)
    fields = MatterFields("1", "T")
    with pytest.raises(NotPermitted):
        open_matter(by=by, fields=fields)
    with pytest.raises(NotPermitted):
        edit_matter(by=by, matter_id=office.matter.pk, version=1, fields=fields)
    with pytest.raises(NotPermitted):
        add_step(by=by, matter_id=office.matter.pk, fields=PROPOSAL)
    with pytest.raises(NotPermitted):
        edit_step(by=by, step_id=made, version=1, fields=PROPOSAL)
    with pytest.raises(NotPermitted):
        remove_step(by=by, step_id=made, version=1, reason="x")
    with pytest.raises(NotPermitted):
        set_minutes_days(by=by, step_id=made, version=1, adjusted_on=None, posted_on=None)


def test_another_municipality_finds_nothing(office: Office) -> None:
    made = office.add("decision", date(2025, 11, 5))
    stranger = actor(code="0180", name="Stockholm")
    with pytest.raises(NotFound):
        own_matter(stranger, office.matter.pk)
    with pytest.raises(NotFound):
        own_step(stranger, made)
    with pytest.raises(NotFound):
        matter(stranger.municipality_id, office.matter.slug)
    with pytest.raises(NotFound):
        add_step(by=stranger, matter_id=office.matter.pk, fields=PROPOSAL)
    with pytest.raises(NotFound):
        remove_step(by=stranger, step_id=made, version=1, reason="x")
    assert office.kinds() == ["decision"]
