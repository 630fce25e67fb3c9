"""What activities cost: told by those who may, refused where it cannot be so, each counted once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import Town, activity, body, goal, programme, town

from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import edit_cost, remove_cost, serve_goal, tell_cost, withdraw_activity
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.cost_rules import (
    LARGEST,
    BadAmount,
    BadYear,
    CostTold,
    read_amount,
    years_of,
)
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.models import Cost
from fridlyst.programmes.queries import cost_summary, costs_of
from fridlyst.programmes.terms import Payer
from fridlyst.trail.models import Event

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "kronor"),
    [
        ("150000", 150_000),
        ("150 000", 150_000),
        ("150\u00a0000 kr", 150_000),
        ("1\u202f250\u2009000", 1_250_000),
        ("0", 0),
        (" 75 000 Kronor", 75_000),
        ("500 SEK", 500),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, kronor: int) -> None:
    assert read_amount(typed) == kronor


@pytest.mark.parametrize(
    "typed", ["", "kr", "1,5", "150.000", "-5", "1e6", "½", "١٢٣", "<b>5</b>", "9" * 10_000, "12 tkr"]
)
def test_what_is_no_whole_number_of_kronor_is_refused(typed: str) -> None:
    with pytest.raises(BadAmount):
        read_amount(typed)


def test_years_lie_around_the_programmes() -> None:
    period = (date(2025, 1, 1), date(2027, 12, 31))
    assert (years_of([period], TODAY)[0], years_of([period], TODAY)[-1]) == (2020, 2032)
    assert years_of([period, (date(2030, 1, 1), None)], TODAY)[-1] == 2045
    assert years_of([(None, date(2027, 12, 31))], TODAY) == range(2022, 2033)
    assert years_of([(None, None)], TODAY) == range(2021, 2032)


@pytest.fixture
def here(db: None) -> Town:
    return town()


def _cost(amount: int = 1000, year: int = 2026, **more: object) -> CostFields:
    return CostFields(year=year, amount=amount, **more)  # type: ignore[arg-type]


def test_a_cost_is_told_changed_and_taken_away(here: Town) -> None:
    social = body(here)
    done = activity(here, goal(here, programme(here)))
    made = tell_cost(
        by=here.actor, activity_id=done.pk, fields=_cost(150_000, body_id=social.pk, note=" Kurs ")
    )
    (seen,) = costs_of(municipality_id=here.municipality.pk, activity_id=done.pk)
    assert (seen.amount, seen.year, seen.body_name, seen.note) == (150_000, 2026, "Socialnämnden", "Kurs")
    edit_cost(by=here.actor, cost_id=made.pk, version=1, fields=_cost(0, payer=Payer.NONE))
    with pytest.raises(SavedMeanwhile):
        edit_cost(by=here.actor, cost_id=made.pk, version=1, fields=_cost(5))
    made.refresh_from_db()
    assert (made.amount, made.payer, made.body_id, made.version) == (0, Payer.NONE, None, 2)
    remove_cost(by=here.actor, cost_id=made.pk)
    assert not Cost.objects.exists()
    verbs = Event.objects.filter(object_type="cost").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["added", "edited", "removed"]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (_cost(0), BadAmount),
        (_cost(-1), BadAmount),
        (_cost(LARGEST + 1), BadAmount),
        (_cost(5, payer=Payer.NONE), BadAmount),
        (_cost(year=2020), BadYear),
        (_cost(year=2034), BadYear),
        (_cost(payer="lottery"), BadInput),
        (_cost(note="x" * 501), BadInput),
        (_cost(note="\x00"), BadInput),
        (_cost(body_id=987_654), BadInput),
    ],
)
def test_what_cannot_be_a_cost_is_refused(here: Town, fields: CostFields, error: type[Exception]) -> None:
    done = activity(here, goal(here, programme(here)))
    with pytest.raises(error):
        tell_cost(by=here.actor, activity_id=done.pk, fields=fields)
    assert not Cost.objects.exists()


def test_a_body_a_year_and_a_payer_have_one_cost(here: Town) -> None:
    done = activity(here, goal(here, programme(here)))
    tell_cost(by=here.actor, activity_id=done.pk, fields=_cost())
    tell_cost(by=here.actor, activity_id=done.pk, fields=_cost(payer=Payer.STATE_GRANT))
    for payer in (Payer.OWN_BUDGET, Payer.NONE):
        with pytest.raises(CostTold):
            tell_cost(
                by=here.actor, activity_id=done.pk, fields=_cost(0 if payer is Payer.NONE else 1, payer=payer)
            )
    tell_cost(by=here.actor, activity_id=done.pk, fields=_cost(0, 2027, payer=Payer.NONE))
    with pytest.raises(CostTold):
        tell_cost(by=here.actor, activity_id=done.pk, fields=_cost(1, 2027))


def test_a_reporter_tells_for_the_own_body_only(here: Town) -> None:
    social, school = body(here), body(here, "Skolnämnden")
    done = activity(here, goal(here, programme(here)))
    reporter = Actor(here.municipality.pk, 7, "Rapportör", (Grant(Role.REPORTER, social.pk),))
    reader = Actor(here.municipality.pk, 8, "Läsare", (Grant(Role.READER),))
    made = tell_cost(by=reporter, activity_id=done.pk, fields=_cost(body_id=social.pk))
    for actor, on in ((reporter, school.pk), (reporter, None), (reader, social.pk)):
        with pytest.raises(NotPermitted):
            tell_cost(by=actor, activity_id=done.pk, fields=_cost(5, 2027, body_id=on))
    with pytest.raises(NotPermitted):
        edit_cost(by=reporter, cost_id=made.pk, version=1, fields=_cost(body_id=school.pk))
    others = tell_cost(by=here.actor, activity_id=done.pk, fields=_cost(body_id=school.pk))
    with pytest.raises(NotPermitted):
        remove_cost(by=reporter, cost_id=others.pk)
    draft = activity(here, goal(here, programme(here, "Utkast", draft=True)), "Bara i utkast")
    with pytest.raises(NotFound):
        tell_cost(by=reporter, activity_id=draft.pk, fields=_cost(body_id=social.pk))


def test_another_municipality_has_no_hand_in_it(here: Town) -> None:
    there = town("0180", "Stockholm")
    done = activity(here, goal(here, programme(here)))
    made = tell_cost(by=here.actor, activity_id=done.pk, fields=_cost())
    theirs = body(there)
    with pytest.raises(BadInput):
        tell_cost(by=here.actor, activity_id=done.pk, fields=_cost(5, 2027, body_id=theirs.pk))
    with pytest.raises(NotFound):
        tell_cost(by=there.actor, activity_id=done.pk, fields=_cost(5, 2027))
    with pytest.raises(NotFound):
        edit_cost(by=there.actor, cost_id=made.pk, version=1, fields=_cost(5))
    with pytest.raises(NotFound):
        remove_cost(by=there.actor, cost_id=made.pk)
    with pytest.raises(NotFound):
        cost_summary(
            municipality_id=there.municipality.pk,
            programme_id=done.goals.get().programme_id,
        )


def test_the_sums_count_an_activity_once_and_what_is_not_told_never_as_nothing(here: Town) -> None:
    social, plan = body(here), programme(here)
    first, second = goal(here, plan), goal(here, plan, "Alla får stöd", number="2")
    below = goal(here, plan, "Under ettan", number="1.1", parent_id=first.pk)
    both = activity(here, below, "Utbilda")
    serve_goal(by=here.actor, activity_id=both.pk, goal_id=second.pk)
    free = activity(here, second, "Fråga")
    activity(here, second, "Ingen har sagt")
    gone = activity(here, second, "Avslutad")
    withdraw_activity(by=here.actor, activity_id=gone.pk, on=TODAY)
    tell_cost(by=here.actor, activity_id=both.pk, fields=_cost(100, 2026, body_id=social.pk))
    tell_cost(by=here.actor, activity_id=both.pk, fields=_cost(40, 2027, payer=Payer.STATE_GRANT))
    tell_cost(by=here.actor, activity_id=free.pk, fields=_cost(0, payer=Payer.NONE, body_id=social.pk))
    found = cost_summary(municipality_id=here.municipality.pk, programme_id=plan.pk)
    assert (found.total, found.activities, found.told, found.missing) == (140, 3, 2, 1)
    assert (found.free, found.shared) == (1, 1)
    assert [one.title for one in found.untold] == ["Ingen har sagt"]
    assert [(one.label, one.depth, one.amount, one.activities, one.told) for one in found.by_goal] == [
        ("Mål 1", 0, 140, 1, 1),
        ("Mål 1.1", 1, 140, 1, 1),
        ("Mål 2", 0, 140, 3, 2),
    ]
    assert [(one.name, one.amount, one.activities) for one in found.by_body] == [
        ("Socialnämnden", 100, 2),
        ("", 40, 1),
    ]
    assert [(one.year, one.amount, dict(one.by_payer)) for one in found.by_year] == [
        (2026, 100, {"own_budget": 100, "none": 0}),
        (2027, 40, {"state_grant": 40}),
    ]
    assert [(one.payer, one.amount, one.activities) for one in found.by_payer] == [
        ("own_budget", 100, 1),
        ("state_grant", 40, 1),
        ("none", 0, 1),
    ]


def test_the_sums_take_the_same_statements_at_more_data(here: Town) -> None:
    plan = programme(here)
    under = goal(here, plan)
    counts = []
    for _round in range(2):
        for number in range(4):
            done = activity(here, under, f"Aktivitet {number}")
            tell_cost(by=here.actor, activity_id=done.pk, fields=_cost())
        with CaptureQueriesContext(
            connection,
        ) as seen:
            cost_summary(municipality_id=here.municipality.pk, programme_id=plan.pk)
        counts.append(len(seen))
    assert counts == [5, 5]
