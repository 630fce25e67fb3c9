"""Rounds that are planned from the calendar, and open and close on their days."""

from datetime import date, timedelta

import pytest
from pytest_django import Settings

from fridlyst.base.errors import BadInput, NotPermitted
from fridlyst.followup import rules
from fridlyst.followup.actions import calendar, edit_round, open_round, plan_round, save_answer
from fridlyst.followup.actions.calendar import close_due, open_due, plan_demands, rounds_due
from fridlyst.followup.calendar import missing
from fridlyst.followup.fields import Answer, DemandDays, RoundFields
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.followup.queries.calendar import demanded, mute_before
from fridlyst.followup.tasks import INSTALLATION, keep_calendar, order_opening
from fridlyst.followup.terms import NotOpened, RoundState
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.models import Job
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import edit_programme, move_programme
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene
from tests.holding import AT_ONCE

OPENS, DUE = date(2026, 9, 1), date(2026, 9, 22)


def prepared(scene: Scene, title: str = "Tertial 2 2026", **more: object) -> FollowUpRound:
    """A round that opens by itself."""
    given = {"closes_on": DUE, "opens_on": OPENS, "grace_days": 14} | more
    fields = RoundFields(title, [scene.programme.pk], date(2026, 5, 1), date(2026, 8, 31), **given)  # type: ignore[arg-type]
    return plan_round(by=scene.town.actor, fields=fields)


def told(verb: str) -> list[tuple[str, dict[str, object]]]:
    return list(
        Event.objects.filter(object_type="round", verb=verb)
        .order_by("number")
        .values_list("user_label", "data")
    )


def test_a_round_opens_on_its_day_and_not_before(scene: Scene) -> None:
    made = prepared(scene)
    assert open_due(factories.at(OPENS - timedelta(days=1))).rounds == 0
    done = open_due(factories.at(OPENS))
    assert (done.rounds, done.submissions, done.hindered) == (1, 3, 0)
    made.refresh_from_db()
    assert made.state == RoundState.OPEN
    assert told("opened") == [("Kalendern", {"bodies": 3})]


def test_a_look_that_was_missed_loses_nothing_and_a_second_one_doubles_nothing(scene: Scene) -> None:
    prepared(scene)
    assert open_due(factories.at(OPENS + timedelta(days=5))).rounds == 1
    assert open_due(factories.at(OPENS + timedelta(days=5))).rounds == 0
    assert Submission.objects.count() == 3


def test_one_without_a_day_is_left_to_its_coordinator(scene: Scene) -> None:
    prepared(scene, opens_on=None)
    assert open_due(factories.at(DUE)).rounds == 0


def test_one_that_cannot_open_is_marked_and_stops_no_other(scene: Scene) -> None:
    other = factories.town("1489", "Alingsås")
    empty = factories.programme(other)
    fields = RoundFields("Tom", [empty.pk], OPENS, OPENS, DUE, opens_on=OPENS)
    nobody = plan_round(by=other.actor, fields=fields)
    prepared(scene)
    done = open_due(factories.at(OPENS))
    assert (done.rounds, done.hindered) == (1, 1)
    nobody.refresh_from_db()
    assert (nobody.state, nobody.not_opened_because) == (RoundState.DRAFT, "nobody-asked")


def test_it_is_tried_again_after_an_hour_without_noise_in_the_trail(scene: Scene) -> None:
    empty = factories.programme(scene.town, "Tomt")
    fields = RoundFields("Tom", [empty.pk], OPENS, OPENS, DUE, opens_on=OPENS)
    made = plan_round(by=scene.town.actor, fields=fields)
    first = factories.at(OPENS)
    assert open_due(first).hindered == 1
    assert rounds_due(first + timedelta(minutes=59)) == []
    assert open_due(first + timedelta(hours=1)).hindered == 1
    assert told("not_opened") == [("Kalendern", {"because": "nobody-asked"})]
    factories.activity(scene.town, factories.goal(scene.town, empty), "Nu", leads=[scene.social])
    assert open_due(first + timedelta(hours=2)).rounds == 1
    made.refresh_from_db()
    assert (made.state, made.not_opened_because) == (RoundState.OPEN, "")


def test_a_change_is_tried_at_once(scene: Scene) -> None:
    made = prepared(scene, closes_on=OPENS)
    assert open_due(factories.at(DUE)).hindered == 1
    made.refresh_from_db()
    assert made.not_opened_because == "due-passed"
    fields = RoundFields(
        made.title, [scene.programme.pk], made.period_start, made.period_end, DUE, opens_on=OPENS
    )
    edit_round(by=scene.town.actor, round_id=made.pk, version=made.version, fields=fields)
    assert open_due(factories.at(DUE)).rounds == 1


def test_a_programme_that_ended_before_its_day_is_not_asked_about(scene: Scene) -> None:
    made = prepared(scene)
    move_programme(by=scene.town.actor, programme_id=scene.programme.pk, to=ProgrammeState.ENDED)
    assert open_due(factories.at(OPENS)).hindered == 1
    made.refresh_from_db()
    assert made.not_opened_because == "programme-ended"
    open_round(by=scene.town.actor, round_id=made.pk)
    made.refresh_from_db()
    assert (made.state, made.not_opened_because) == (RoundState.OPEN, "")


@pytest.mark.parametrize(
    ("state", "last", "held"),
    [
        ("in_force", None, True),
        ("in_force", date(2026, 4, 30), False),
        ("in_force", date(2026, 5, 1), True),
        ("ended", None, False),
        ("ended", date(2026, 8, 31), True),
        ("ended", date(2028, 12, 31), False),
    ],
)
def test_when_a_programme_held(state: str, last: date | None, held: bool) -> None:
    assert rules.covers_period(state, last, date(2026, 5, 1), OPENS) is held


def test_a_round_closes_when_its_grace_is_over_and_keeps_what_was_begun(scene: Scene) -> None:
    made = prepared(scene)
    open_due(factories.at(OPENS))
    mine = Submission.objects.get(round=made, body=scene.social)
    save_answer(
        by=scene.town.actor,
        submission_id=mine.pk,
        activity_id=scene.alone.pk,
        answer=Answer("ongoing", "Halvvägs"),
        version=1,
    )
    assert close_due(factories.at(DUE + timedelta(days=14))) == 0
    assert close_due(factories.at(DUE + timedelta(days=15))) == 1
    assert close_due(factories.at(DUE + timedelta(days=15))) == 0
    made.refresh_from_db()
    mine.refresh_from_db()
    assert (made.state, mine.state) == (RoundState.CLOSED, "draft")
    assert mine.reports.get(activity=scene.alone).comment == "Halvvägs"
    assert told("closed") == [("Kalendern", {"drafts": 1})]


def test_one_opened_early_can_be_due_before_the_day_it_was_to_open(scene: Scene, settings: Settings) -> None:
    made = prepared(scene)
    settings.FRIDLYST_DEMO_TODAY = early = date(2026, 8, 1)
    open_round(by=scene.town.actor, round_id=made.pk)
    made.refresh_from_db()
    assert made.opens_on == early
    days = {"opens_on": made.opens_on, "closes_on": date(2026, 8, 20)}
    fields = RoundFields(made.title, [scene.programme.pk], made.period_start, made.period_end, **days)
    edit_round(by=scene.town.actor, round_id=made.pk, version=made.version, fields=fields)


def test_one_that_a_person_closes_stays_open(scene: Scene) -> None:
    made = prepared(scene, grace_days=None)
    open_due(factories.at(OPENS))
    assert close_due(factories.at(DUE + timedelta(days=900))) == 0
    made.refresh_from_db()
    assert made.state == RoundState.OPEN


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"opens_on": DUE + timedelta(days=1)}, "closes_on"), ({"grace_days": 366}, "grace_days")],
)
def test_days_in_the_wrong_order_are_refused_at_their_field(
    scene: Scene, wrong: dict[str, object], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        prepared(scene, **wrong)
    assert refused.value.field == field


def follow(scene: Scene, *kinds: str) -> None:
    """Let the scene's programme be followed up so."""
    was = scene.programme
    fields = ProgrammeFields(
        was.title,
        valid_from=was.valid_from,
        valid_to=was.valid_to,
        follow_up=[(kind, "Enligt programmet") for kind in kinds],
    )
    edit_programme(by=scene.town.actor, programme_id=was.pk, version=was.version, fields=fields)


def chosen(scene: Scene, today: date) -> list[DemandDays]:
    found = demanded(municipality_id=scene.town.municipality.pk, today=today)
    return [DemandDays(one.key, one.opens_on, one.closes_on) for one in missing(found.demands)]


def test_what_is_missing_is_planned_at_once_and_only_once(scene: Scene) -> None:
    follow(scene, "tertial", "annual")
    today = date(2026, 2, 1)
    wanted = chosen(scene, today)
    made = plan_demands(by=scene.town.actor, chosen=wanted, today=today)
    assert {one.title for one in made} >= {"Tertial 1 2026", "Tertial 2 2026", "Årsuppföljning 2026"}
    assert all(one.state == RoundState.DRAFT and one.opens_on and one.grace_days == 14 for one in made)
    assert plan_demands(by=scene.town.actor, chosen=wanted, today=today) == ()
    assert chosen(scene, today) == []


def test_only_what_was_chosen_is_planned_on_the_days_chosen(scene: Scene) -> None:
    follow(scene, "annual")
    today = date(2026, 11, 21)
    first = next(one for one in chosen(scene, today) if one.key.startswith("annual"))
    moved = DemandDays(first.key, date(2027, 2, 1), date(2027, 2, 28))
    [made] = plan_demands(by=scene.town.actor, chosen=[moved], today=today)
    assert (made.opens_on, made.closes_on) == (date(2027, 2, 1), date(2027, 2, 28))


def test_a_year_runs_by_itself(scene: Scene) -> None:
    follow(scene, "tertial", "annual")
    plan_demands(by=scene.town.actor, chosen=chosen(scene, date(2026, 2, 1)), today=date(2026, 2, 1))
    day, opened = date(2026, 2, 1), {}
    while day < date(2027, 3, 1):
        keep_calendar(factories.at(day))
        for one in FollowUpRound.objects.filter(state=RoundState.OPEN):
            opened.setdefault(one.title, day)
        day += timedelta(days=1)
    assert opened == {
        "Tertial 1 2026": date(2026, 5, 4),
        "Tertial 2 2026": date(2026, 9, 1),
        "Årsuppföljning 2026": date(2027, 1, 4),
    }
    closed = FollowUpRound.objects.filter(state=RoundState.CLOSED).count()
    assert closed == 3


@pytest.mark.parametrize("role", [Role.READER, Role.REPORTER, Role.APPROVER])
def test_only_a_coordinator_plans(scene: Scene, role: Role) -> None:
    with pytest.raises(NotPermitted):
        plan_demands(by=scene.actor(role, scene.social), chosen=[], today=OPENS)


def test_who_has_nobody_to_answer_is_said_before_it_opens(scene: Scene) -> None:
    prepared(scene)
    here = scene.town.municipality.pk
    factories.person(scene.town, Role.REPORTER, scene.social)
    found = demanded(municipality_id=here, today=date(2026, 8, 1))
    mute = mute_before(municipality_id=here, rounds=found.rounds, today=date(2026, 8, 1))
    assert mute is not None
    assert {name for _key, name in mute.bodies} == {"Norra stadsdelen", "Södra stadsdelen"}
    assert mute_before(municipality_id=here, rounds=found.rounds, today=date(2026, 1, 1)) is None


def test_many_are_opened_by_one_job_that_tells_how_it_goes(scene: Scene, settings: Settings) -> None:
    settings.FRIDLYST_DEMO_TODAY, settings.TASKS = OPENS, AT_ONCE
    made = [prepared(scene, title=f"Omgång {number}") for number in range(22)]
    keep_calendar(factories.at(OPENS))
    job = Job.objects.get()
    assert (job.kind, job.municipality_id) == ("opening", 0)
    assert job.result == {"rounds": 22, "submissions": 66, "hindered": 0}
    assert FollowUpRound.objects.filter(pk__in=[one.pk for one in made], state="open").count() == 22


def test_one_job_at_a_time(scene: Scene, settings: Settings) -> None:
    settings.FRIDLYST_DEMO_TODAY, settings.TASKS = OPENS, AT_ONCE
    begun = jobs.start(municipality_id=INSTALLATION, kind=JobKind.OPENING, subject="", user_id=None)
    assert order_opening() is None
    jobs.finish(job_id=begun.pk)
    assert order_opening()


@pytest.mark.storage
def test_a_round_whose_last_day_is_moved_meanwhile_stays_open(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many rounds close on one day: between the list and the closing there may be minutes."""
    made = prepared(scene)
    open_due(factories.at(OPENS))
    monkeypatch.setattr(calendar, "_overdue", lambda today: [(made.pk, made.municipality_id)])
    assert close_due(factories.at(DUE + timedelta(days=14))) == 0
    assert FollowUpRound.objects.get(pk=made.pk).state == RoundState.OPEN
    assert close_due(factories.at(DUE + timedelta(days=15))) == 1


def test_a_round_that_somebody_opened_meanwhile_keeps_no_reason(scene: Scene) -> None:
    made = prepared(scene)
    open_round(by=scene.town.actor, round_id=made.pk)
    by = calendar.calendar_actor(made.municipality_id)
    calendar._mark(by, made.pk, NotOpened.BROKEN, factories.at(OPENS))
    made.refresh_from_db()
    assert (made.state, made.not_opened_because) == (RoundState.OPEN, "")
    assert told("not_opened") == []
