"""What may be told of competence, by whom, and what is refused with nothing half done."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fridlyst.base.errors import BadInput, Conflict, NotFound, NotPermitted, WrongState
from fridlyst.competence.actions import (
    add_plan,
    add_presets,
    edit_course,
    edit_plan,
    enter,
    enter_many,
    tell_routine,
)
from fridlyst.competence.fields import CountFields, CourseFields, PlanFields, RoutineFields
from fridlyst.competence.models import (
    CompetencePlan,
    Course,
    CourseAudience,
    RoutineUse,
    StaffCount,
    TrainedCount,
)
from fridlyst.competence.presets import PRESETS
from fridlyst.competence.rules import check_web_address
from fridlyst.competence.versions import version_of_counts
from fridlyst.organisation.actor import Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories
from tests.competence.making import AUTUMN, SPRING, TODAY, course, told
from tests.factories import Town

pytestmark = pytest.mark.django_db


def holding(town: Town, *grants: Grant) -> object:
    return replace(town.actor, grants=grants, is_system=False, user_id=1)


def test_presets_are_added_once() -> None:
    town = factories.town()
    titles = [one.title for one in PRESETS]
    assert add_presets(by=town.actor, titles=titles) == len(titles)
    assert add_presets(by=town.actor, titles=titles) == 0
    assert Course.objects.count() == len(titles)


@pytest.mark.parametrize(
    "address",
    [
        "http://a.se", "javascript:alert(1)", "https://", "https://localhost", "//a.se", "https://a.se/<b>",
        "https://user:pw@a.se", "data:text/html,x", "https://[::1", "https://a.se:99999", "https://a .se",
    ],
)  # fmt: skip
def test_only_whole_https_addresses(address: str) -> None:
    with pytest.raises(BadInput):
        check_web_address(address)


def test_addresses_that_are_taken() -> None:
    assert check_web_address(" https://www.kommunen.se/kurs?a=1 ") == "https://www.kommunen.se/kurs?a=1"
    assert check_web_address("") == ""


@pytest.mark.parametrize(
    "fields",
    [
        CourseFields(""),
        CourseFields("x" * 201),
        CourseFields("a\x00b"),
        CourseFields("Kurs för 19811228-9874"),
        CourseFields("Kurs", provider="811228-9874"),
        CourseFields("Kurs", kind="finns-inte"),
        CourseFields("Kurs", target_share=Decimal(101)),
        CourseFields("Kurs", target_share=Decimal("NaN")),
        CourseFields("Kurs", holds_months=0),
        CourseFields("Kurs", kinds=["council"]),
    ],
)
def test_a_course_that_cannot_be(fields: CourseFields) -> None:
    town = factories.town()
    with pytest.raises(BadInput):
        course(town, fields.title, **{n: getattr(fields, n) for n in CourseFields.__slots__ if n != "title"})
    assert Course.objects.count() == 0


def test_a_course_is_another_municipalitys_as_if_it_were_not() -> None:
    town, other = factories.town(), factories.town("1489", "Alingsås")
    theirs, ours = course(other), course(town)
    with pytest.raises(NotFound):
        edit_course(by=town.actor, course_id=theirs.pk, version=1, fields=CourseFields("x"))
    with pytest.raises(NotFound):
        edit_course(
            by=town.actor, course_id=ours.pk, version=1, fields=CourseFields("x", taught_in_id=theirs.pk)
        )
    body = factories.body(other)
    with pytest.raises(NotFound):
        edit_course(by=town.actor, course_id=ours.pk, version=1, fields=CourseFields("x", body_ids=[body.pk]))
    assert CourseAudience.objects.count() == 0


def test_an_introduction_is_in_no_introduction() -> None:
    town = factories.town()
    first = course(town, "Intro", kind="introduction")
    web = course(town, "Webb")
    for wanted, fields in (
        (first, CourseFields("Intro", kind="introduction", taught_in_id=first.pk)),
        (first, CourseFields("Intro", kind="introduction", taught_in_id=web.pk)),
        (web, CourseFields("Webb", taught_in_id=web.pk)),
    ):
        with pytest.raises(BadInput):
            edit_course(by=town.actor, course_id=wanted.pk, version=1, fields=fields)


def test_the_later_of_two_is_told() -> None:
    town = factories.town()
    web = course(town)
    edit_course(by=town.actor, course_id=web.pk, version=1, fields=CourseFields("Ny"))
    with pytest.raises(Conflict):
        edit_course(by=town.actor, course_id=web.pk, version=1, fields=CourseFields("Annan"))
    assert Course.objects.get().title == "Ny"


def test_counts_are_told_changed_and_taken_back() -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    told(town, body, staff=10, left=1, trained={web.pk: 4})
    told(town, body, staff=12, left=1, trained={web.pk: 0})
    assert StaffCount.objects.get().staff == 12
    assert TrainedCount.objects.get().count == 0
    told(town, body, trained={web.pk: None})
    assert not StaffCount.objects.exists()
    assert not TrainedCount.objects.exists()
    assert StaffCount.history.count() == 3  # type: ignore[attr-defined]
    assert [one.verb for one in Event.objects.order_by("-id")[:2]] == ["taken_back", "entered"]


def test_telling_the_same_again_changes_nothing() -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    for _again in range(2):
        told(town, body, staff=10, trained={web.pk: 4})
    assert (StaffCount.objects.get().version, TrainedCount.objects.get().version) == (1, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"staff": -1},
        {"staff": 10**9},
        {"left": 3},
        {"staff": 5, "managers": 6},
        {"staff": 5, "turnover": Decimal(-1)},
        {"staff": 5, "turnover": Decimal("Infinity")},
        {"staff": 5, "trained": 6},
        {"trained": -1},
        {"staff": 5, "left": 9999},
        {"staff": 300, "joined": 1501},
    ],
)
def test_numbers_that_cannot_be(values: dict[str, object]) -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    given = dict(values)
    if "trained" in given:
        given["trained"] = {web.pk: given["trained"]}
    with pytest.raises(BadInput):
        told(town, body, **given)
    assert not StaffCount.objects.exists()
    assert not TrainedCount.objects.exists()


def test_a_unit_that_closes_tells_of_all_who_left() -> None:
    town = factories.town()
    told(town, factories.body(town), staff=0, left=40)
    assert StaffCount.objects.get().left == 40


@pytest.mark.parametrize(
    "period",
    [
        (date(2026, 6, 30), date(2026, 1, 1)),
        (date(2026, 9, 1), date(2026, 12, 31)),
        (date(2024, 1, 1), date(2026, 1, 1)),
        (date(1200, 1, 1), date(1200, 6, 30)),
        (date(2026, 3, 1), date(9999, 12, 31)),
    ],
)
def test_periods_that_cannot_be(period: tuple[date, date]) -> None:
    town = factories.town()
    with pytest.raises(BadInput):
        told(town, factories.body(town), period, staff=4)


def test_nobody_is_counted_in_two_periods() -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    told(town, body, SPRING, staff=10, trained={web.pk: 4})
    with pytest.raises(BadInput, match="redan inlämnat"):
        told(town, body, (date(2026, 6, 1), date(2026, 7, 31)), trained={web.pk: 4})
    told(town, body, AUTUMN, staff=10, trained={web.pk: 4})
    assert TrainedCount.objects.count() == 2


def test_a_course_put_away_takes_no_counts() -> None:
    town = factories.town()
    web = course(town, archived=True)
    with pytest.raises(WrongState):
        told(town, factories.body(town), trained={web.pk: 4})


def test_many_are_all_or_nothing_and_say_which() -> None:
    town = factories.town()
    one, two = factories.body(town, "Ett"), factories.body(town, "Två")
    web = course(town)
    rows = [
        CountFields(one.pk, *SPRING, staff=10, trained={web.pk: 4}),
        CountFields(two.pk, *SPRING, staff=3, trained={web.pk: 4}),
    ]
    with pytest.raises(BadInput, match="Två från 2026-01-01"):
        enter_many(by=town.actor, rows=rows, today=TODAY)
    assert not StaffCount.objects.exists()


def test_versions_of_what_was_shown() -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    fields = CountFields(body.pk, *SPRING, staff=10, trained={web.pk: 4})
    enter(by=town.actor, fields=fields, today=TODAY, version=version_of_counts(None, []))
    with pytest.raises(Conflict):
        enter(by=town.actor, fields=fields, today=TODAY, version=version_of_counts(None, []))
    seen = version_of_counts(StaffCount.objects.get(), TrainedCount.objects.all())
    enter(by=town.actor, fields=replace(fields, staff=11), today=TODAY, version=seen)
    assert StaffCount.objects.get().staff == 11


@pytest.mark.parametrize("role", [Role.READER, Role.REGISTRAR, None])
def test_others_may_tell_nothing(role: Role | None) -> None:
    town = factories.town()
    body, web = factories.body(town), course(town)
    by = holding(town, *([Grant(role)] if role else []))
    with pytest.raises(NotPermitted):
        enter(by=by, fields=CountFields(body.pk, *SPRING, staff=3), today=TODAY)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        add_plan(by=by, fields=PlanFields(body.pk, "x"))  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        tell_routine(by=by, fields=RoutineFields(body.pk, TODAY), today=TODAY)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        edit_course(by=by, course_id=web.pk, version=1, fields=CourseFields("x"))  # type: ignore[arg-type]


def test_a_reporter_tells_of_their_own_and_no_others() -> None:
    town = factories.town()
    mine, theirs = factories.body(town, "Min"), factories.body(town, "Deras")
    by = holding(town, Grant(Role.REPORTER, mine.pk))
    enter(by=by, fields=CountFields(mine.pk, *SPRING, staff=3), today=TODAY)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        enter(by=by, fields=CountFields(theirs.pk, *SPRING, staff=3), today=TODAY)  # type: ignore[arg-type]
    plan = add_plan(by=by, fields=PlanFields(mine.pk, "Plan"))  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        edit_plan(by=by, plan_id=plan.pk, version=1, fields=PlanFields(theirs.pk, "Plan"))  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        enter_many(by=by, rows=[CountFields(theirs.pk, *SPRING, staff=3)], today=TODAY)  # type: ignore[arg-type]


def test_a_body_without_staff_of_its_own_is_not_there() -> None:
    town = factories.town()
    council = factories.body(town, "Fullmäktige", kind="council")
    with pytest.raises(NotFound):
        told(town, council, staff=4)


def test_another_municipalitys_course_and_body_are_not_there() -> None:
    town, other = factories.town(), factories.town("1489", "Alingsås")
    body, theirs = factories.body(town), course(other)
    with pytest.raises(NotFound):
        told(town, body, trained={theirs.pk: 1})
    with pytest.raises(NotFound):
        told(town, factories.body(other), staff=1)
    with pytest.raises(NotFound):
        add_plan(by=town.actor, fields=PlanFields(body.pk, "x", course_id=theirs.pk))


def test_plans_name_nobody() -> None:
    town = factories.town()
    body = factories.body(town)
    for field in ("title", "whom", "text"):
        given = {"title": "Utbildning"} | {field: "till 19811228-9874"}
        with pytest.raises(BadInput, match="personnummer"):
            add_plan(by=town.actor, fields=PlanFields(body.pk, **given))
    plan = add_plan(by=town.actor, fields=PlanFields(body.pk, "Utbildning"))
    with pytest.raises(Conflict):
        edit_plan(by=town.actor, plan_id=plan.pk, version=9, fields=PlanFields(body.pk, "Annat"))
    assert CompetencePlan.objects.get().title == "Utbildning"


def test_a_routine_is_told_again_for_the_same_day() -> None:
    town = factories.town()
    body = factories.body(town)
    tell_routine(by=town.actor, fields=RoutineFields(body.pk, TODAY, "no"), today=TODAY, version=0)
    with pytest.raises(Conflict):
        tell_routine(by=town.actor, fields=RoutineFields(body.pk, TODAY, "yes"), today=TODAY, version=0)
    again = RoutineFields(body.pk, TODAY, "yes", "FREDA", 3, 4)
    tell_routine(by=town.actor, fields=again, today=TODAY, version=1)
    assert (RoutineUse.objects.get().state, RoutineUse.objects.get().asked) == ("yes", 3)


@pytest.mark.parametrize(
    ("on", "asked", "met"),
    [(date(2026, 9, 1), None, None), (TODAY, 5, 4), (TODAY, 5, None), (TODAY, None, 5)],
)
def test_a_routine_that_cannot_be(on: date, asked: int | None, met: int | None) -> None:
    town = factories.town()
    fields = RoutineFields(factories.body(town).pk, on, "yes", "", asked, met)
    with pytest.raises(BadInput):
        tell_routine(by=town.actor, fields=fields, today=TODAY)
