"""The rule of small numbers: what it may be, who decides it, and that it counts from then on."""

import pytest

from fridlyst.base.checks import TextMissing, UnknownCode
from fridlyst.base.errors import Conflict, NotPermitted, WrongState
from fridlyst.counts.actions import decide_rule
from fridlyst.counts.models import DisclosureRule
from fridlyst.counts.queries.rule import decided_rule, decided_rules, rule_of
from fridlyst.counts.rules import BadThreshold
from fridlyst.figures.tables import Rule
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def decide(town: factories.Town, **given: object) -> DisclosureRule:
    values = {"threshold": 7, "method": "suppress", "reason": "Liten kommun", "version": 0} | given
    return decide_rule(by=town.actor, **values)  # type: ignore[arg-type]


def test_five_until_somebody_decides() -> None:
    town = factories.town()
    assert rule_of(town.municipality.pk) == Rule(5, "suppress")
    decide(town)
    assert rule_of(town.municipality.pk) == Rule(7, "suppress")


def test_another_town_keeps_its_own() -> None:
    decide(factories.town())
    other = factories.town("1489", "Alingsås")
    assert rule_of(other.municipality.pk).threshold == 5


def test_rounding_is_to_the_threshold() -> None:
    town = factories.town()
    decide(town, method="round", threshold=10)
    assert rule_of(town.municipality.pk) == Rule(10, "round", 10)


@pytest.mark.parametrize("threshold", [-1, 0, 2, 21, 10**30])
def test_a_threshold_has_bounds(threshold: int) -> None:
    with pytest.raises(BadThreshold):
        decide(factories.town(), threshold=threshold)


def test_a_reason_and_a_known_method_are_needed() -> None:
    town = factories.town()
    with pytest.raises(TextMissing):
        decide(town, reason=" ")
    with pytest.raises(UnknownCode):
        decide(town, method="hide")


def test_the_later_of_two_is_told() -> None:
    town = factories.town()
    decide(town)
    with pytest.raises(Conflict):
        decide(town, threshold=9)
    decide(town, threshold=9, version=1)
    assert [one.threshold for one in decided_rules(town.municipality.pk)] == [9, 7]


def test_only_the_coordinator_decides() -> None:
    town = factories.town()
    reader = Actor(town.municipality.pk, 1, "läsare", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        decide_rule(by=reader, threshold=7, method="suppress", reason="x", version=0)


def test_the_decision_stands_in_the_trail_and_cannot_be_changed() -> None:
    town = factories.town()
    made = decide(town)
    event = Event.objects.get(object_type="disclosure_rule")
    assert (event.object_id, event.data) == (made.pk, {"threshold": 7, "method": "suppress"})
    assert decided_rule(town.municipality.pk).reason == "Liten kommun"
    with pytest.raises(WrongState):
        DisclosureRule.objects.all().update(threshold=3)
    with pytest.raises(WrongState):
        DisclosureRule.objects.all().delete()
