"""To whom a decision is sent: names to people, once to each address, again where it failed."""

from datetime import date, timedelta

import pytest

from fridlyst.base import clock
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.actions.dispatching import (
    claim_dispatches,
    log_dispatched,
    log_failed,
    put_back,
    send_again,
    send_decision,
)
from fridlyst.decisions.letter_rules import AlreadySent, NoReceivers, NotADecision, WrongAddress
from fridlyst.decisions.models import Dispatch, Step
from fridlyst.decisions.queries.dispatching import dispatches, receivers
from fridlyst.decisions.shapes_letters import Addressee
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
LOST = timedelta(minutes=15)
DECISION = StepFields("decision", date(2025, 10, 29), "Kommunfullmäktige", "187")


@pytest.fixture
def town() -> Town:
    return factories.town()


def decided(town: Town, fields: StepFields = DECISION) -> Step:
    matter = register_matter(by=town.actor, registration_number="1", title="T", steps=[fields])
    return matter.steps.get()


def claim() -> list[int]:
    return [one.id for one in claim_dispatches(at=clock.now(), most=10, lost_after=LOST)]


def test_a_name_means_a_body_its_other_names_and_its_members(town: Town) -> None:
    school = factories.body(town, "Barn- och utbildningsnämnden", aliases=["BUN"])
    care = factories.body(town, "Socialnämnden")
    every = factories.body(town, "Samtliga nämnder", collective=True)
    set_members(by=town.actor, body_id=every.pk, member_ids=[school.pk, care.pk])
    for body in (school, care):
        factories.person(town, Role.REPORTER, body)
        factories.person(town, Role.APPROVER, body, f"chef{body.pk}@a.example")
    factories.person(town, Role.REPORTER, None, "alla@a.example")
    found = receivers(town.municipality.pk, ["bun", "Samtliga  nämnder", "Region Väst"])
    assert [(one.body, len(one.people)) for one in found] == [
        ("Barn- och utbildningsnämnden", 2),
        (every.name, 4),
        ("", 0),
    ]
    assert {one.body_id for one in found[0].people} == {school.pk}


def test_each_address_gets_it_once(town: Town) -> None:
    step = decided(town)
    to = [
        Addressee("Anna", "Anna@a.example"),
        Addressee("Anna igen", "anna@a.example "),
        Addressee("", "b@a.example"),
    ]
    assert send_decision(by=town.actor, step_id=step.pk, to=to) == 2
    assert send_decision(by=town.actor, step_id=step.pk, to=to[:1]) == 0
    views = dispatches(town.municipality.pk, [step.pk])[step.pk]
    assert [(one.name, one.address, one.state) for one in views] == [
        ("Anna", "anna@a.example", "waiting"),
        ("b@a.example", "b@a.example", "waiting"),
    ]
    assert Event.objects.filter(verb="decision_queued").count() == 1


@pytest.mark.parametrize(
    "address", ["", "anna", "a@b", "a@b.example\nBcc: c@d.example", "å@b.example", "a@" + "b" * 300 + ".se"]
)
def test_what_is_no_address_stops_all(town: Town, address: str) -> None:
    step = decided(town)
    to = [Addressee("A", "a@a.example"), Addressee("B", address)]
    with pytest.raises(WrongAddress):
        send_decision(by=town.actor, step_id=step.pk, to=to)
    assert not Dispatch.objects.exists()


def test_nothing_is_sent_to_nobody_or_of_nothing_or_by_anybody(town: Town) -> None:
    step = decided(town)
    to = [Addressee("A", "a@a.example")]
    with pytest.raises(NoReceivers):
        send_decision(by=town.actor, step_id=step.pk, to=[])
    many = [Addressee("A", f"a{n}@a.example") for n in range(201)]
    with pytest.raises(NoReceivers):
        send_decision(by=town.actor, step_id=step.pk, to=many)
    reader = Actor(town.municipality.pk, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        send_decision(by=reader, step_id=step.pk, to=to)
    other = factories.town("0180", "Stockholm")
    with pytest.raises(NotFound):
        send_decision(by=other.actor, step_id=step.pk, to=to)
    theirs = Addressee("A", "a@a.example", factories.body(other).pk)
    with pytest.raises(NotFound):
        send_decision(by=town.actor, step_id=step.pk, to=[theirs])
    undated = decided(other, StepFields("decision", body_name="Kommunfullmäktige"))
    with pytest.raises(NotADecision):
        send_decision(by=other.actor, step_id=undated.pk, to=to)
    assert not Dispatch.objects.exists()


def test_one_worker_has_it_in_hand_and_another_takes_it_up_when_that_one_is_gone(town: Town) -> None:
    step = decided(town)
    send_decision(by=town.actor, step_id=step.pk, to=[Addressee("A", "a@a.example")])
    (mine,) = claim_dispatches(at=clock.now(), most=10, lost_after=LOST)
    assert (mine.attempts, mine.matter_slug) == (1, "1")
    assert claim() == []
    (taken,) = claim_dispatches(at=clock.now() + LOST, most=10, lost_after=LOST)
    assert (taken.id, taken.attempts, taken.message_id) == (mine.id, 2, mine.message_id)


def test_what_failed_is_shown_and_can_be_sent_again_what_went_cannot(town: Town) -> None:
    step = decided(town)
    send_decision(by=town.actor, step_id=step.pk, to=[Addressee("A", "a@a.example")])
    (first,) = claim_dispatches(at=clock.now(), most=10, lost_after=LOST)
    put_back(claimed=first, next_try_at=clock.now() + LOST)
    assert claim() == []
    Dispatch.objects.update(next_try_at=clock.now())
    (again,) = claim_dispatches(at=clock.now(), most=10, lost_after=LOST)
    log_failed(claimed=again, why="550 5.1.1")
    (view,) = dispatches(town.municipality.pk, [step.pk])[step.pk]
    assert (view.state, view.failure) == ("failed", "550 5.1.1")
    assert claim() == []
    send_again(by=town.actor, dispatch_id=view.id)
    (third,) = claim_dispatches(at=clock.now(), most=10, lost_after=LOST)
    log_dispatched(claimed=third, at=clock.now())
    with pytest.raises(AlreadySent):
        send_again(by=town.actor, dispatch_id=view.id)
    assert dispatches(town.municipality.pk, [step.pk])[step.pk][0].state == "sent"
    verbs = Event.objects.filter(object_type="step").values_list("verb", flat=True)
    assert list(verbs) == ["decision_queued", "decision_not_sent", "decision_queued", "decision_sent"]
