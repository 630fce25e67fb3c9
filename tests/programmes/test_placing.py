"""Placing many activities: all or none, by those who may, and never over somebody else's change."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from tests.factories import Town, activity, body, goal, programme, town

from fridlyst.base.checks import UnknownCode
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import PlacedMeanwhile, next_edition, place_activities
from fridlyst.programmes.fields import Placed, ProgrammeFields
from fridlyst.programmes.models import Activity
from fridlyst.programmes.queries import activities_of
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DAY = date(2026, 5, 4)


@pytest.fixture
def here() -> Town:
    return town()


def _placed(one: Activity, **given: object) -> Placed:
    return Placed(one.pk, one.version, **{"prevention_levels": ["indicated"], **given})  # type: ignore[arg-type]


def test_many_are_placed_in_one_go_with_who_and_when(here: Town) -> None:
    under = goal(here, programme(here))
    rows = [activity(here, under, f"A{number}") for number in range(3)]
    given = [
        _placed(one, arenas=["school", "home"], evidence="under_trial", violence_forms=["honour"])
        for one in rows
    ]
    assert place_activities(by=here.actor, placements=given, on=DAY) == 3
    seen = activities_of(municipality_id=here.municipality.pk, ids=[one.pk for one in rows])
    assert {(view.arenas, view.evidence, view.placed_on, view.placed_by) for view in seen.values()} == {
        (("home", "school"), "under_trial", DAY, here.actor.label)
    }
    assert {view.version for view in seen.values()} == {2}
    told = Event.objects.filter(verb="placed", object_type="activity").values_list("object_id", flat=True)
    assert set(told) == {one.pk for one in rows}


def test_the_later_one_is_told_which_were_changed_and_nothing_is_saved(here: Town) -> None:
    under = goal(here, programme(here))
    first, second = activity(here, under, "Fråga alltid"), activity(here, under, "Utbilda")
    place_activities(by=here.actor, placements=[_placed(first)], on=DAY)
    with pytest.raises(PlacedMeanwhile, match="Fråga alltid") as raised:
        place_activities(by=here.actor, placements=[_placed(first), _placed(second)], on=DAY)
    assert raised.value.ids == (first.pk,)
    assert Activity.objects.get(pk=second.pk).placed_on is None


@pytest.mark.parametrize(
    "given",
    [
        {"prevention_levels": ["sometimes"]},
        {"arenas": ["a" * 10_000]},
        {"evidence": "\x00"},
        {"target_groups": ["\ud800"]},
    ],
)
def test_a_code_that_no_list_holds_stops_all(here: Town, given: dict[str, object]) -> None:
    under = goal(here, programme(here))
    first, second = activity(here, under, "A"), activity(here, under, "B")
    with pytest.raises(UnknownCode):
        place_activities(by=here.actor, placements=[_placed(first), _placed(second, **given)], on=DAY)
    assert not Activity.objects.filter(placed_on__isnull=False).exists()


def test_another_municipalitys_activity_is_not_there(here: Town) -> None:
    other = town("0684", "Annanstad")
    theirs = activity(other, goal(other, programme(other)), "Deras")
    with pytest.raises(NotFound):
        place_activities(by=here.actor, placements=[_placed(theirs)], on=DAY)


def test_a_body_places_its_own_and_nothing_else(here: Town) -> None:
    under, ours = goal(here, programme(here)), body(here)
    own = activity(here, under, "Egen", origin="body", body_id=ours.pk)
    common = activity(here, under, "Programmets")
    reporter = Actor(here.municipality.pk, 1, "Kontakt", (Grant(Role.REPORTER, ours.pk),))
    assert place_activities(by=reporter, placements=[_placed(own)], on=DAY) == 1
    own.refresh_from_db()
    with pytest.raises(NotPermitted):
        place_activities(by=reporter, placements=[_placed(own), _placed(common)], on=DAY)
    reader = Actor(here.municipality.pk, 1, "Läsare", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        place_activities(by=reader, placements=[_placed(common)], on=DAY)


def test_a_crowd_is_refused(here: Town) -> None:
    with pytest.raises(BadInput):
        place_activities(by=here.actor, placements=[Placed(n, 1) for n in range(501)], on=DAY)


def test_the_next_edition_carries_the_placing_and_who_confirmed_it(here: Town) -> None:
    plan = programme(here)
    under = goal(here, plan)
    one = activity(here, under, "Fråga")
    place_activities(by=here.actor, placements=[_placed(one, arenas=["school"])], on=DAY)
    draft, _goals = next_edition(
        by=here.actor,
        previous_id=plan.pk,
        fields=ProgrammeFields("Nästa"),
        goal_ids=[under.pk],
        activity_ids=[one.pk],
    )
    carried = Activity.objects.get(goals__programme=draft)
    assert (carried.arenas, carried.placed_on, carried.placed_by) == (["school"], DAY, here.actor.label)


def test_what_people_chose_before_there_were_proposals_counts_as_confirmed(here: Town) -> None:
    under = goal(here, programme(here))
    chosen = activity(here, under, "Vald för hand", prevention_levels=["universal"])
    unsaid = activity(here, under, "Inget valt")
    migration = import_module("fridlyst.programmes.migrations.0004_placing")
    migration.confirm_what_people_chose(apps, None)
    chosen.refresh_from_db()
    unsaid.refresh_from_db()
    assert chosen.placed_on == chosen.history.latest().history_date.date()
    assert unsaid.placed_on is None
