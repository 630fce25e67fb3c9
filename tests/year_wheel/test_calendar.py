"""What the calendar of a municipality holds, and what it costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fridlyst.decisions.actions import StepFields, add_steps, register_matter
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.schedules import parse_schedule
from fridlyst.year_wheel.queries import calendar
from fridlyst.year_wheel.rules import narrowed, occurrences, part_of, whole_year
from fridlyst.year_wheel.shapes import Calendar, Narrowing
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def read(at: Town, *, planned: bool = False) -> Calendar:
    here = at.municipality.pk
    return calendar(
        municipality_id=here,
        programmes=programmes(municipality_id=here, drafts=True),
        bodies=bodies(here),
        planned=planned,
        today=TODAY,
    )


def told(of: Calendar, year: int = 2026) -> set[tuple[str, str]]:
    return {(one.entry.title, one.day.isoformat()) for one in occurrences(of.entries, whole_year(year))}


def test_everything_dated_is_there() -> None:
    town = factories.town()
    social = factories.body(town)
    plan = factories.programme(town, "Plan", adopted_on=date(2025, 11, 3), registration_number="KS 1")
    goal = factories.goal(town, plan, "Målet", schedules=parse_schedule("Mars 2026"))
    factories.activity(town, goal, "Aktiviteten", leads=[social], time="Årligen")
    factories.opened(town, plan, title="Omgången")
    step = StepFields(StepKind.DECISION, on=date(2026, 2, 2), body_name="socialnämnden", paragraph="7")
    register_matter(by=town.actor, registration_number="KS 1", title="Ärendet", steps=[step])
    found = read(town)
    assert {
        ("Plan", "2026-01-01"),
        ("Målet", "2026-03-31"),
        ("Aktiviteten", "2026-12-31"),
        ("Omgången", "2026-09-15"),
        ("Ärendet", "2026-02-02"),
    } <= told(found)
    assert told(found, 2025) == {("Plan", "2025-11-03")}
    only = narrowed(found, Narrowing(plan.pk, frozenset({social.pk})))
    assert {"Aktiviteten", "Omgången", "Ärendet", "Plan"} == {title for title, _ in told(only)}


def test_a_body_has_what_it_owns_through_others() -> None:
    town = factories.town()
    social, school = factories.body(town), factories.body(town, "Skolnämnden")
    everyone = factories.body(town, "Samtliga", collective=True)
    set_members(by=town.actor, body_id=everyone.pk, member_ids=[social.pk, school.pk])
    goal = factories.goal(town, factories.programme(town))
    factories.activity(town, goal, "Allas", leads=[everyone], time="Årligen")
    factories.activity(town, goal, "Skolans", leads=[school], time="Årligen")
    known = bodies(town.municipality.pk)
    mine = next(one for one in known if one.id == social.pk)
    titles = {
        title for title, _ in told(narrowed(read(town), Narrowing(None, part_of(mine, known)))) if title
    }
    assert "Allas" in titles
    assert "Skolans" not in titles


def test_drafts_are_never_there_and_planned_rounds_only_when_asked() -> None:
    town = factories.town()
    plan = factories.programme(town, "Gäller")
    draft = factories.programme(town, "Utkast", draft=True, valid_from=date(2026, 2, 1))
    factories.activity(town, factories.goal(town, draft, "Utkastets mål"), "Utkastets", time="Årligen")
    factories.planned(town, plan, title="Planerad")
    assert {title for title, _ in told(read(town))} == {"Gäller"}
    assert {title for title, _ in told(read(town, planned=True))} == {"Gäller", "Planerad"}


def test_what_a_programme_that_ended_held_comes_back_no_more() -> None:
    town = factories.town()
    plan = factories.programme(town)
    factories.activity(town, factories.goal(town, plan), "Mätning", time="Halvårsvis")
    Programme.objects.filter(pk=plan.pk).update(state="ended")
    days = [day for title, day in told(read(town)) if title == "Mätning"]
    assert days == []


def test_another_municipality_is_not_there() -> None:
    ours, theirs = factories.town(), factories.town("1489", "Alingsås")
    factories.activity(theirs, factories.goal(theirs, factories.programme(theirs, "Deras")), time="Årligen")
    assert read(ours) == Calendar((), ())


def test_it_costs_ten_statements_however_much_there_is() -> None:
    town = factories.town()
    plan = factories.programme(town)
    goal = factories.goal(town, plan)
    counts = []
    for number in (1, 10):
        for each in range(number):
            factories.activity(town, goal, f"Aktivitet {number} {each}", time="Årligen")
            factories.planned(town, plan, title=f"Omgång {number} {each}")
        here = town.municipality.pk
        views, known = programmes(municipality_id=here, drafts=True), bodies(here)
        with CaptureQueriesContext(connection) as asked:
            calendar(municipality_id=here, programmes=views, bodies=known, planned=True, today=TODAY)
        counts.append(len(asked))
    assert counts == [10, 10]


def test_what_is_to_be_done_in_a_matter_has_its_last_day() -> None:
    town = factories.town()
    raised = StepFields(StepKind.MOTION_RECEIVED, date(2025, 9, 1), "Kommunfullmäktige")
    out = StepFields(StepKind.OUT_FOR_COMMENT, date(2026, 1, 5), "Kontoret", comment_by=date(2026, 6, 1))
    matter = register_matter(
        by=town.actor,
        registration_number="KS 1",
        title="Ärendet",
        steps=[raised, out],
        next_body_name="Kommunfullmäktige",
        next_on=date(2026, 11, 25),
    )
    register_matter(by=town.actor, registration_number="KS 2", title="Utan steg", next_on=date(2026, 12, 9))

    def days() -> dict[str, tuple[str, str, str]]:
        found = occurrences(read(town).entries, whole_year(2026))
        return {
            one.day.isoformat(): (one.entry.title, one.entry.happening, one.entry.detail) for one in found
        }

    assert days() == {
        "2026-01-05": ("Ärendet", "step", "Ute på remiss, Kontoret"),
        "2026-06-01": ("Ärendet", "matter_due", "Remissen besvaras"),
        "2026-09-01": ("Ärendet", "matter_due", "Motionen avgörs inom ett år, Kommunfullmäktige"),
        "2026-11-25": ("Ärendet", "matter_due", "Nästa beslut, Kommunfullmäktige"),
        "2026-12-09": ("Utan steg", "matter_due", "Nästa beslut"),
    }
    approved = StepFields(StepKind.MOTION_APPROVED, date(2026, 2, 2), "Kommunfullmäktige")
    add_steps(by=town.actor, matter_id=matter.pk, steps=[approved])
    assert set(days()) == {"2026-01-05", "2026-02-02", "2026-12-09"}
