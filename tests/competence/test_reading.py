"""What is read: as published, with what is missing said, in as many statements however much there is."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from fridlyst.competence.actions import tell_routine
from fridlyst.competence.fields import RoutineFields
from fridlyst.competence.queries import body_competence, competence
from fridlyst.competence.terms import Knowledge, TurnoverFrom
from fridlyst.counts.actions.rule import decide_rule
from fridlyst.figures.tables import CellState
from fridlyst.organisation.actions import edit_body
from tests import factories
from tests.competence.making import AUTUMN, SPRING, TODAY, course, told

pytestmark = pytest.mark.django_db


def test_share_today_by_body_and_all_together() -> None:
    town = factories.town()
    school, care = (factories.body(town, name, kind="department") for name in ("Skola", "Vård"))
    web = course(town)
    told(town, school, staff=200, left=0, trained={web.pk: 100})
    told(town, care, staff=100, left=0, trained={web.pk: 90})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert (found.trained.numerator.value, found.trained.denominator.value) == (190, 300)
    assert found.below == ("Skola",)
    assert {one.name: one.below for one in found.bodies} == {"Skola": True, "Vård": False}
    assert found.forecast is not None
    assert found.moments[-1].share == pytest.approx(190 / 300)


def test_those_trained_leave() -> None:
    town = factories.town()
    school = factories.body(town, "Skola", kind="department")
    web = course(town)
    told(town, school, AUTUMN, staff=200, left=20, trained={web.pk: 150})
    told(town, school, SPRING, staff=200, left=20, trained={web.pk: 0})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert 120 < (found.trained.numerator.value or 0) < 145
    assert found.forecast is not None
    assert found.forecast.keeping > 0


def test_what_is_not_told_is_said_and_never_zero() -> None:
    town = factories.town()
    school, care, roads = (factories.body(town, name, kind="department") for name in ("Skola", "Vård", "Väg"))
    web = course(town)
    told(town, school, staff=200, trained={web.pk: 100})
    told(town, care, staff=100)
    told(town, roads, trained={web.pk: 10})
    found = competence(municipality_id=town.municipality.pk, today=TODAY)
    [standing] = found.courses
    assert standing.missing_staff == ("Väg",)
    assert standing.missing_trained == ("Vård",)
    assert found.missing_staff == ("Väg",)
    knowledge = {one.name: (one.knowledge, one.trained is None) for one in standing.bodies}
    assert knowledge["Vård"] == (Knowledge.NO_TRAINED, True)
    assert standing.trained is not None
    assert standing.trained.denominator.value == 200


def test_turnover_is_the_bodys_own_else_the_mean_else_unknown() -> None:
    town = factories.town()
    school, care = (factories.body(town, name, kind="department") for name in ("Skola", "Vård"))
    web = course(town)
    told(town, school, staff=200, trained={web.pk: 100})
    [alone] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert dict(alone.turnover) == {TurnoverFrom.NONE: 1}
    told(town, care, staff=100, left=10, trained={web.pk: 50})
    whole = competence(municipality_id=town.municipality.pk, today=TODAY)
    assert whole.mean_turnover == pytest.approx(0.2, abs=0.01)
    assert dict(whole.courses[0].turnover) == {TurnoverFrom.MEAN: 1, TurnoverFrom.OWN: 1}


def test_few_are_not_shown_to_readers_and_are_shown_to_their_own() -> None:
    town = factories.town()
    staff, school = (factories.body(town, name, kind="department") for name in ("Stab", "Skola"))
    web = course(town)
    told(town, staff, staff=40, trained={web.pk: 3})
    told(town, school, staff=300, trained={web.pk: 200})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    by_name = {one.name: one.trained for one in found.bodies}
    assert by_name["Stab"] is not None
    assert by_name["Stab"].state == CellState.SUPPRESSED
    assert found.below == ("Skola",) or by_name["Skola"].share is None  # type: ignore[union-attr]
    [own] = body_competence(municipality_id=town.municipality.pk, body_id=staff.pk, today=TODAY).standings
    assert own.trained == pytest.approx(3)


def test_an_introduction_teaches_what_it_holds() -> None:
    town = factories.town()
    school = factories.body(town, "Skola", kind="department")
    first = course(town, "Introduktion", kind="introduction", target_share=None)
    web = course(town, taught_in_id=first.pk)
    told(town, school, staff=100, left=0, trained={first.pk: 20, web.pk: 30})
    found = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    shown = {one.course.title: one.trained.numerator.value for one in found if one.trained}
    assert shown == {"Introduktion": 20, "Webbkurs om våld": 50}


def test_managers_are_counted_by_themselves() -> None:
    town = factories.town()
    school = factories.body(town, "Skola", kind="department")
    web = course(town, group="managers")
    told(town, school, staff=400, managers=20, trained={web.pk: 15})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert found.trained.denominator.value == 20


def test_a_body_that_took_over_keeps_those_trained() -> None:
    town = factories.town()
    old, new = (factories.body(town, name, kind="department") for name in ("Gamla", "Nya"))
    web = course(town)
    told(town, old, AUTUMN, staff=50, left=0, trained={web.pk: 30})
    edit_body(
        by=town.actor, body_id=old.pk, version=1, name="Gamla", kind="department", parent_id=None,
        collective=False, aliases=(), valid_from=None, valid_to=date(2025, 12, 31),
    )  # fmt: skip
    type(old).objects.filter(pk=old.pk).update(merged_into=new)
    told(town, new, SPRING, staff=100, left=0, trained={web.pk: 10})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert (found.trained.numerator.value, found.trained.denominator.value) == (40, 100)


def test_a_course_put_away_is_not_counted() -> None:
    town = factories.town()
    course(town, archived=True)
    assert competence(municipality_id=town.municipality.pk, today=TODAY).courses == ()


def test_the_same_number_of_statements_at_more_data(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    town = factories.town()
    for number in range(3):
        body = factories.body(town, f"Förvaltning {number}", kind="department")
        courses = [course(town, f"Kurs {number} {part}") for part in range(2)]
        for period in (AUTUMN, SPRING):
            told(town, body, period, staff=100, left=5, trained={one.pk: 20 for one in courses})
        tell_routine(by=town.actor, fields=RoutineFields(body.pk, TODAY, "yes"), today=TODAY)
        with django_assert_num_queries(9):
            competence(municipality_id=town.municipality.pk, today=TODAY)


def test_another_municipality_is_not_read() -> None:
    town, other = factories.town(), factories.town("1489", "Alingsås")
    school = factories.body(other, "Skola", kind="department")
    told(other, school, staff=10, trained={course(other).pk: 5})
    found = competence(municipality_id=town.municipality.pk, today=TODAY)
    assert (found.courses, found.bodies) == ((), ())


def test_staff_that_is_hidden_is_not_worked_out_from_the_courses() -> None:
    town = factories.town()
    names = {"Stab": 3, "Skola": 40, "Vård": 60, "Väg": 80}
    bodies = {name: factories.body(town, name, kind="department") for name in names}
    every, some = course(town), course(town, "Fördjupning", body_ids=(bodies["Skola"].pk, bodies["Vård"].pk))
    for name, staff in names.items():
        told(town, bodies[name], staff=staff, left=0, trained={every.pk: 0, some.pk: 0})
    found = competence(municipality_id=town.municipality.pk, today=TODAY)
    whole, part = (one.trained for one in found.courses)
    shown = {one.name: one.staff.value for one in found.bodies}
    assert shown["Stab"] is None
    assert whole is not None
    assert part is not None
    others = [shown["Skola"], shown["Vård"]]
    assert None in (whole.denominator.value, shown["Väg"], *others)
    assert None in (whole.denominator.value, shown["Väg"], part.denominator.value)


def test_two_courses_do_not_tell_who_is_in_only_one() -> None:
    town = factories.town()
    staff, school = (factories.body(town, name, kind="department") for name in ("Stab", "Skola"))
    every, some = course(town), course(town, "Fördjupning", body_ids=(school.pk,))
    told(town, staff, staff=3, left=0, trained={every.pk: 0})
    told(town, school, staff=300, left=0, trained={every.pk: 100, some.pk: 100})
    whole, part = (
        one.trained for one in competence(municipality_id=town.municipality.pk, today=TODAY).courses
    )
    assert whole is not None
    assert part is not None
    assert None in (whole.denominator.value, part.denominator.value)


def test_a_small_pace_is_not_told_by_where_it_leads() -> None:
    town = factories.town()
    school = factories.body(town, "Skola", kind="department")
    web = course(town)
    told(town, school, (date(2024, 1, 1), date(2024, 6, 30)), staff=40, left=0, trained={web.pk: 20})
    told(town, school, staff=40, left=0, trained={web.pk: 2})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert found.trained.share is not None
    assert found.forecast is None
    assert found.few_lately


def test_what_is_rounded_is_not_told_exactly_by_a_forecast() -> None:
    town = factories.town()
    decide_rule(by=town.actor, threshold=5, method="round", reason="Så vill vi", version=0)
    school = factories.body(town, "Skola", kind="department")
    web = course(town, group="managers")
    told(town, school, staff=200, managers=8, left=0, trained={web.pk: 2})
    told(town, school, AUTUMN, staff=200, managers=8, left=0, trained={web.pk: 0})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert found.trained.denominator.value in (5, 10)
    assert found.forecast is None


def test_all_together_over_time_are_hidden_as_today() -> None:
    town = factories.town()
    first, second = (factories.body(town, name, kind="department") for name in ("Stab", "Skola"))
    web = course(town)
    told(town, first, AUTUMN, staff=30, left=0, trained={web.pk: 4})
    told(town, second, AUTUMN, staff=30, left=0, trained={web.pk: 1})
    [found] = competence(municipality_id=town.municipality.pk, today=TODAY).courses
    assert found.trained is not None
    assert found.trained.share is None
    assert found.moments == ()
