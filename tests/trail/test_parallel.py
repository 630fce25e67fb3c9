"""Many who write at once: the trail stays one chain, and two who save the same thing do not both win."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection, connections
from tests import factories
from tests.factories import Town

from fridlyst.base.errors import FridlystError
from fridlyst.followup.actions import approve, close_round, save_answer, submit
from fridlyst.followup.fields import Answer
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.programmes.actions import edit_activity
from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.models import Activity
from fridlyst.trail.actions import record
from fridlyst.trail.models import Event
from fridlyst.trail.queries import verify

T = TypeVar("T")
WRITERS, EACH = 20, 10

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each act in a thread and a connection of its own, begun together; "done" or the error's code."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            connection.ensure_connection()
            gate.wait(20)
            act()
        except FridlystError as error:
            return error.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def asked(town: Town) -> Submission:
    """A committee that is asked about one activity, and has answered it."""
    social = factories.body(town)
    programme = factories.programme(town)
    factories.activity(town, factories.goal(town, programme), leads=[social])
    return factories.answered(town, factories.opened(town, programme), social)


def say(town: Town, on: Submission, comment: str, version: int) -> Callable[[], object]:
    report = ActivityReport.objects.get(submission=on)
    answer = Answer("done", comment)
    return lambda: save_answer(
        by=town.actor, submission_id=on.pk, activity_id=report.activity_id, answer=answer, version=version
    )


def test_twenty_writers_make_one_chain() -> None:
    def write() -> None:
        for number in range(EACH):
            record(
                municipality_id=7,
                user_id=None,
                user_label="Åsa",
                verb="edited",
                object_type="goal",
                object_id=number,
            )

    assert at_once(*[write] * WRITERS) == ["done"] * WRITERS
    verdict = verify(7)
    assert (verdict.length, verdict.broken_at) == (WRITERS * EACH, None)


def test_two_who_save_the_same_activity_do_not_both_win(town: Town, asked: Submission) -> None:
    one = Activity.objects.get()
    goals = list(one.goals.values_list("pk", flat=True))

    def edit(title: str) -> Callable[[], object]:
        fields = ActivityFields(title=title, goal_ids=goals)
        return lambda: edit_activity(by=town.actor, activity_id=one.pk, version=one.version, fields=fields)

    assert sorted(at_once(edit("Den ena"), edit("Den andra"))) == ["done", "saved-meanwhile"]
    one.refresh_from_db()
    assert one.title in ("Den ena", "Den andra")
    assert verify(town.municipality.pk).broken_at is None


def test_the_same_answer_twice_at_once_is_counted_once(town: Town, asked: Submission) -> None:
    before = ActivityReport.objects.get().version
    assert at_once(*[say(town, asked, "Klart.", before)] * 4) == ["done"] * 4
    assert ActivityReport.objects.get().version == before + 1
    assert at_once(*[lambda: submit(by=town.actor, submission_id=asked.pk)] * 4) == ["done"] * 4
    assert Event.objects.filter(verb="submitted").count() == 1


def test_an_answer_beside_a_closing_is_either_in_before_or_told(town: Town, asked: Submission) -> None:
    for _ in range(5):
        FollowUpRound.objects.update(state="open")
        report = ActivityReport.objects.get()
        comment = f"Försök {report.version}"
        said, closed = at_once(
            say(town, asked, comment, report.version),
            lambda: close_round(by=town.actor, round_id=asked.round_id, with_drafts=True),
        )
        assert closed == "done"
        last = Event.objects.order_by("-number").values_list("verb", flat=True)[0]
        kept = ActivityReport.objects.get().comment == comment
        assert (said, kept, last) in (("done", True, "closed"), ("round-closed", False, "closed"))
    assert verify(town.municipality.pk).broken_at is None


def test_what_is_approved_is_what_was_sent_in(town: Town, asked: Submission) -> None:
    submit(by=town.actor, submission_id=asked.pk)
    report = ActivityReport.objects.get()
    said, approved = at_once(
        say(town, asked, "Sent påkommet", report.version),
        lambda: approve(by=town.actor, submission_id=asked.pk),
    )
    assert approved == "done"
    assert said != "done"
    report.refresh_from_db()
    assert report.comment != "Sent påkommet"
