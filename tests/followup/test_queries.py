"""Reading rounds: drafts are unknown, roll-up, bounded by town, and a fixed number of statements."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fridlyst.base.errors import NotFound
from fridlyst.followup import queries
from fridlyst.followup.actions import approve, close_round, save_outcome, send_back
from fridlyst.followup.fields import OutcomeAnswer
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.rules import StatusCounts
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Activity, GoalActivity, Ownership
from tests import factories
from tests.followup.conftest import Scene


@pytest.fixture
def opened(scene: Scene) -> FollowUpRound:
    return factories.opened(scene.town, scene.programme)


def test_what_is_not_sent_in_is_unknown_whatever_the_draft_says(scene: Scene, opened: FollowUpRound) -> None:
    factories.answered(scene.town, opened, scene.social, "done")
    factories.sent_in(scene.town, opened, scene.north, "done")
    here = scene.town.municipality.pk
    found = queries.status_of_programme(municipality_id=here, programme_id=scene.programme.pk)
    assert found.activities[scene.alone.pk] == StatusCounts(unknown=1)
    assert found.activities[scene.shared.pk] == StatusCounts(done=1, unknown=2)
    board = queries.board(municipality_id=here, slug=opened.slug)
    assert board.counts == found.counts == StatusCounts(done=1, unknown=3)
    assert queries.latest_status(here) == found.activities


def test_what_is_sent_back_is_unknown_again(scene: Scene, opened: FollowUpRound) -> None:
    mine = factories.sent_in(scene.town, opened, scene.north, "done")
    send_back(by=scene.town.actor, submission_id=mine.pk, comment="Skriv mer.")
    found = queries.board(municipality_id=scene.town.municipality.pk, slug=opened.slug)
    assert found.counts == StatusCounts(unknown=4)


def test_the_silent_come_first(scene: Scene, opened: FollowUpRound) -> None:
    approve(by=scene.town.actor, submission_id=factories.sent_in(scene.town, opened, scene.social, "done").pk)
    factories.answered(scene.town, opened, scene.north)
    found = queries.board(municipality_id=scene.town.municipality.pk, slug=opened.slug)
    assert [row.name for row in found.rows] == ["Södra stadsdelen", "Norra stadsdelen", "Socialnämnden"]
    assert [row.name for row in found.silent] == ["Södra stadsdelen", "Norra stadsdelen"]
    assert (found.round.asked, found.round.answered) == (3, 1)


def test_an_activity_below_a_sub_goal_counts_in_the_goal_above_once(scene: Scene) -> None:
    below = factories.goal(scene.town, scene.programme, "Delmål", number="1.1", parent_id=scene.goal.pk)
    GoalActivity.objects.create(goal=below, activity=scene.alone, position=0)
    made = factories.opened(scene.town, scene.programme)
    factories.sent_in(scene.town, made, scene.social, "done")
    found = queries.board(municipality_id=scene.town.municipality.pk, slug=made.slug)
    social = next(row for row in found.rows if row.name == "Socialnämnden")
    assert [goal.label for goal in found.goals] == ["Mål 1"]
    assert social.cells == {scene.goal.pk: StatusCounts(done=2)}


def test_last_rounds_answer_stands_beside(scene: Scene) -> None:
    first = factories.opened(
        scene.town,
        scene.programme,
        title="Tertial 1 2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 4, 30),
    )
    factories.sent_in(scene.town, first, scene.social, "late", "Vi väntar.")
    close_round(by=scene.town.actor, round_id=first.pk)
    second = factories.opened(scene.town, scene.programme)
    found = queries.sheet(
        municipality_id=scene.town.municipality.pk, round_slug=second.slug, body_key=scene.social.key
    )
    before = {item.title: item.before for item in found.items}
    assert before["Utbilda alla"] is not None
    assert before["Utbilda alla"].status == "late"
    assert before["Utbilda alla"].comment == "Vi väntar."
    assert {item.status for item in found.items} == {"unknown"}


def test_what_was_only_a_draft_last_time_is_not_shown(scene: Scene) -> None:
    first = factories.opened(
        scene.town, scene.programme, title="T1", period_start=date(2026, 1, 1), period_end=date(2026, 4, 30)
    )
    factories.answered(scene.town, first, scene.social, "done", "Utkast.")
    second = factories.opened(scene.town, scene.programme)
    found = queries.sheet(
        municipality_id=scene.town.municipality.pk, round_slug=second.slug, body_key=scene.social.key
    )
    assert {item.before for item in found.items} == {None}
    history = queries.activity_history(municipality_id=scene.town.municipality.pk, activity_id=scene.alone.pk)
    assert history == ()


def test_tasks_count_what_is_left(scene: Scene, opened: FollowUpRound) -> None:
    factories.answered(scene.town, opened, scene.north)
    here = scene.town.municipality.pk
    found = {
        one.body_name: (one.answered, one.asked) for one in queries.tasks(municipality_id=here, body_ids=None)
    }
    assert found == {"Socialnämnden": (0, 3), "Norra stadsdelen": (1, 1), "Södra stadsdelen": (0, 1)}
    mine = queries.tasks(municipality_id=here, body_ids=(scene.north.pk,))
    assert [one.body_key for one in mine] == [scene.north.key]
    close_round(by=scene.town.actor, round_id=opened.pk, with_drafts=True)
    assert queries.tasks(municipality_id=here, body_ids=None) == ()


def test_goals_without_activity_are_named_once_at_the_top(scene: Scene) -> None:
    empty = factories.goal(scene.town, scene.programme, "Tomt", number="2")
    factories.goal(scene.town, scene.programme, "Under det tomma", number="2.1", parent_id=empty.pk)
    factories.goal(scene.town, scene.programme, "Tomt under fullt", number="1.1", parent_id=scene.goal.pk)
    draft = factories.programme(scene.town, "Utkast", draft=True)
    factories.goal(scene.town, draft, "Tomt i utkast")
    found = queries.goals_without_activity(municipality_id=scene.town.municipality.pk, served=[scene.goal.pk])
    assert [goal.title for goal in found] == ["Tomt", "Tomt under fullt"]


def test_a_prepared_round_is_not_there_for_those_who_do_not_plan(scene: Scene) -> None:
    made = factories.planned(scene.town, scene.programme)
    here = scene.town.municipality.pk
    assert queries.rounds(municipality_id=here, planned=False) == ()
    with pytest.raises(NotFound):
        queries.round_by_slug(municipality_id=here, slug=made.slug, planned=False)
    with pytest.raises(NotFound):
        queries.sheet(municipality_id=here, round_slug=made.slug, body_key=scene.social.key)


def test_another_town_reads_nothing(scene: Scene, opened: FollowUpRound) -> None:
    factories.sent_in(scene.town, opened, scene.social, "done")
    there = factories.town("1489", "Alingsås").municipality.pk
    assert queries.rounds(municipality_id=there) == ()
    assert queries.tasks(municipality_id=there, body_ids=None) == ()
    assert queries.latest_status(there) is None
    assert queries.activity_history(municipality_id=there, activity_id=scene.alone.pk) == ()
    assert queries.goals_without_activity(municipality_id=there, served=[]) == ()
    key = scene.social.key
    for read in (
        lambda: queries.board(municipality_id=there, slug=opened.slug),
        lambda: queries.preview(municipality_id=there, slug=opened.slug),
        lambda: queries.sheet(municipality_id=there, round_slug=opened.slug, body_key=key),
        lambda: queries.submission(municipality_id=there, round_slug=opened.slug, body_key=key),
    ):
        with pytest.raises(NotFound):
            read()


def _grow(scene: Scene, of: FollowUpRound, times: int) -> None:
    """`times` bodies with as many activities, asked in the round; straight into storage, to be quick."""
    here, old = scene.town.municipality, Body.objects.count()
    bodies = Body.objects.bulk_create(
        Body(municipality=here, key=f"b{n}", name=f"Nämnd {n}") for n in range(old, old + times)
    )
    activities = Activity.objects.bulk_create(
        Activity(municipality=here, key=f"a{n}", title=f"Aktivitet {n}") for n in range(old, old + times)
    )
    GoalActivity.objects.bulk_create(GoalActivity(goal=scene.goal, activity=one) for one in activities)
    pairs = list(zip(bodies, activities, strict=True)) + [(scene.social, one) for one in activities]
    Ownership.objects.bulk_create(
        Ownership(municipality=here, body=body, activity=activity) for body, activity in pairs
    )
    sent = Submission.objects.bulk_create(
        Submission(municipality=here, round=of, body=body, state="submitted") for body in bodies
    )
    own = {one.body_id: one for one in [*sent, Submission.objects.get(round=of, body=scene.social)]}
    ActivityReport.objects.bulk_create(
        ActivityReport(municipality=here, submission=own[body.pk], activity=activity, status="done")
        for body, activity in pairs
    )


READS: dict[str, tuple[int, Callable[[int, str, Scene], object]]] = {
    "rounds": (3, lambda here, slug, scene: queries.rounds(municipality_id=here)),
    "board": (8, lambda here, slug, scene: queries.board(municipality_id=here, slug=slug)),
    "sheet": (
        14,
        lambda here, slug, scene: queries.sheet(
            municipality_id=here, round_slug=slug, body_key=scene.social.key
        ),
    ),
    "submission": (
        1,
        lambda here, slug, scene: queries.submission(
            municipality_id=here, round_slug=slug, body_key=scene.social.key
        ),
    ),
    "tasks": (1, lambda here, slug, scene: queries.tasks(municipality_id=here, body_ids=None)),
    "preview": (13, lambda here, slug, scene: queries.preview(municipality_id=here, slug=slug)),
    "status": (
        2,
        lambda here, slug, scene: queries.status_of_programme(
            municipality_id=here, programme_id=scene.programme.pk
        ),
    ),
    "latest": (2, lambda here, slug, scene: queries.latest_status(here)),
    "history": (
        1,
        lambda here, slug, scene: queries.activity_history(municipality_id=here, activity_id=scene.alone.pk),
    ),
    "empty goals": (
        1,
        lambda here, slug, scene: queries.goals_without_activity(municipality_id=here, served=[]),
    ),
}


@pytest.mark.parametrize("read", READS)
def test_statements_are_the_same_at_a_hundred_times_the_rows(scene: Scene, read: str) -> None:
    first = factories.opened(
        scene.town, scene.programme, title="T1", period_start=date(2026, 1, 1), period_end=date(2026, 4, 30)
    )
    factories.sent_in(scene.town, first, scene.social, "done")
    now = factories.opened(scene.town, scene.programme)
    mine = Submission.objects.get(round=now, body=scene.social)
    save_outcome(
        by=scene.town.actor,
        submission_id=mine.pk,
        indicator_id=scene.share.pk,
        answer=OutcomeAnswer(),
        version=1,
    )
    statements, ask = READS[read]
    for times in (0, 10, 90):
        _grow(scene, now, times)
        with CaptureQueriesContext(connection) as asked:
            ask(scene.town.municipality.pk, now.slug, scene)
        assert len(asked) == statements, [one["sql"] for one in asked.captured_queries]
