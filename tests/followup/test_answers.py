"""Saving, sending in, approving and sending back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fridlyst.base.checks import StrangeText
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.followup import rules
from fridlyst.followup.actions import (
    add_own_activity,
    approve,
    save_answer,
    save_comment,
    save_outcome,
    send_back,
    submit,
)
from fridlyst.followup.fields import Answer, OutcomeAnswer, Saved
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.indicators.entry_rules import SexesDisagree
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.rules import BadOutcome, outcome
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.models import Activity
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene


@pytest.fixture
def opened(scene: Scene) -> FollowUpRound:
    return factories.opened(scene.town, scene.programme)


@pytest.fixture
def mine(scene: Scene, opened: FollowUpRound) -> Submission:
    """The social committee's answer: two activities and a share."""
    return Submission.objects.get(round=opened, body=scene.social)


@pytest.fixture
def reporter(scene: Scene) -> Actor:
    return scene.actor(Role.REPORTER, scene.social)


def save(by: Actor, mine: Submission, about: Activity, answer: Answer, version: int = 1) -> Saved:
    return save_answer(by=by, submission_id=mine.pk, activity_id=about.pk, answer=answer, version=version)


def test_the_first_saving_begins_the_answer(scene: Scene, mine: Submission, reporter: Actor) -> None:
    saved = save(reporter, mine, scene.alone, Answer("late", "Vi har börjat.", "Ingen tid."))
    mine.refresh_from_db()
    report = ActivityReport.objects.get(submission=mine, activity=scene.alone)
    assert (mine.state, mine.reported_by) == ("draft", reporter.label)
    assert mine.opened_at
    assert mine.saved_at
    assert (report.status, report.comment, report.hindrance) == ("late", "Vi har börjat.", "Ingen tid.")
    assert report.version == saved.version == 2


def test_the_same_answer_twice_is_counted_once(scene: Scene, mine: Submission, reporter: Actor) -> None:
    for _ in range(2):
        saved = save(reporter, mine, scene.alone, Answer("done", "Klart."))
    assert saved.version == 2
    assert Event.objects.filter(verb="answered").count() == 1


def test_the_second_writer_is_told_and_nothing_is_overwritten(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    save(reporter, mine, scene.alone, Answer("done", "Först."))
    with pytest.raises(SavedMeanwhile):
        save(reporter, mine, scene.alone, Answer("late", "Sedan."))
    assert ActivityReport.objects.get(submission=mine, activity=scene.alone).comment == "Först."
    assert save(reporter, mine, scene.alone, Answer("late", "Sedan."), version=2).version == 3


@pytest.mark.parametrize("status", ["", "klar", "DONE", "done "])
def test_a_status_that_is_none_is_refused(
    scene: Scene, mine: Submission, reporter: Actor, status: str
) -> None:
    with pytest.raises(BadInput):
        save(reporter, mine, scene.alone, Answer(status))


def test_an_activity_that_was_not_asked_about_is_not_there(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    other = factories.activity(scene.town, scene.goal, "Ny aktivitet")
    with pytest.raises(NotFound):
        save(reporter, mine, other, Answer("done"))


def test_an_outcome_keeps_numerator_and_denominator(scene: Scene, mine: Submission, reporter: Actor) -> None:
    def measure(top: int, bottom: int, version: int) -> Saved:
        answer = OutcomeAnswer(numerator=Decimal(top), denominator=Decimal(bottom))
        return save_outcome(
            by=reporter, submission_id=mine.pk, indicator_id=scene.share.pk, answer=answer, version=version
        )

    assert measure(3, 8, 1).version == 2
    assert measure(3, 8, 1).version == 2
    stored = Measurement.objects.get()
    assert [stored.numerator, stored.denominator, stored.value] == [3, 8, Decimal("37.5")]
    with pytest.raises(SavedMeanwhile):
        measure(4, 8, 1)
    with pytest.raises(BadOutcome):
        measure(9, 8, 2)
    assert Measurement.objects.get().numerator == 3


def test_an_indicator_that_another_body_measures_is_not_there(scene: Scene, opened: FollowUpRound) -> None:
    other = Submission.objects.get(round=opened, body=scene.north)
    by = scene.actor(Role.REPORTER, scene.north)
    with pytest.raises(NotFound):
        save_outcome(
            by=by,
            submission_id=other.pk,
            indicator_id=scene.share.pk,
            answer=OutcomeAnswer(numerator=Decimal(1), denominator=Decimal(2)),
            version=1,
        )


def test_the_comment_on_the_whole_has_a_version_of_its_own(mine: Submission, reporter: Actor) -> None:
    assert save_comment(by=reporter, submission_id=mine.pk, comment="Bra år.", version=1).version == 2
    assert save_comment(by=reporter, submission_id=mine.pk, comment="Bra år.", version=1).version == 2
    with pytest.raises(SavedMeanwhile):
        save_comment(by=reporter, submission_id=mine.pk, comment="Dåligt år.", version=1)


def test_sending_in_with_gaps_asks_first(scene: Scene, mine: Submission, reporter: Actor) -> None:
    save(reporter, mine, scene.alone, Answer("done"))
    with pytest.raises(rules.Unanswered) as refused:
        submit(by=reporter, submission_id=mine.pk)
    assert refused.value.message == "1 aktivitet och 1 indikator saknar svar."
    assert refused.value.details == {
        "activities": ["Fråga rutinmässigt"],
        "indicators": [scene.share.title],
        "goals": [],
        "questions": [],
    }
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    submit(by=reporter, submission_id=mine.pk)
    mine.refresh_from_db()
    assert mine.state == "submitted"
    assert Event.objects.filter(verb="submitted").count() == 1


def test_an_indicator_without_an_outcome_is_a_gap_too(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    save(reporter, mine, scene.alone, Answer("done"))
    save(reporter, mine, scene.shared, Answer("done"))
    with pytest.raises(rules.Unanswered) as refused:
        submit(by=reporter, submission_id=mine.pk)
    assert refused.value.message == "1 indikator saknar svar."
    answer = OutcomeAnswer(numerator=Decimal(1), denominator=Decimal(2))
    save_outcome(by=reporter, submission_id=mine.pk, indicator_id=scene.share.pk, answer=answer, version=1)
    submit(by=reporter, submission_id=mine.pk)
    mine.refresh_from_db()
    assert mine.state == "submitted"


def test_what_is_sent_in_is_fixed_until_it_comes_back(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    with pytest.raises(rules.SubmissionStep):
        save(reporter, mine, scene.alone, Answer("done"))
    send_back(by=scene.actor(Role.APPROVER, scene.social), submission_id=mine.pk, comment="Skriv mer.")
    save(reporter, mine, scene.alone, Answer("done"))
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    mine.refresh_from_db()
    assert mine.state == "submitted"


def test_approving_twice_is_once(scene: Scene, mine: Submission, reporter: Actor) -> None:
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    approver = scene.actor(Role.APPROVER, scene.social)
    for _ in range(2):
        approve(by=approver, submission_id=mine.pk)
    mine.refresh_from_db()
    assert (mine.state, mine.approved_by) == ("approved", approver.label)
    assert Event.objects.filter(verb="approved").count() == 1


def test_an_approved_answer_can_be_sent_back_and_is_then_not_approved(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    approver = scene.actor(Role.APPROVER, scene.social)
    approve(by=approver, submission_id=mine.pk)
    send_back(by=approver, submission_id=mine.pk, comment="Fel siffror.")
    mine.refresh_from_db()
    assert (mine.state, mine.approved_at, mine.approved_by) == ("sent_back", None, "")


def test_what_is_not_sent_in_is_neither_approved_nor_sent_back(scene: Scene, mine: Submission) -> None:
    approver = scene.actor(Role.APPROVER, scene.social)
    with pytest.raises(rules.SubmissionStep):
        approve(by=approver, submission_id=mine.pk)
    with pytest.raises(rules.SubmissionStep):
        send_back(by=approver, submission_id=mine.pk, comment="Nej.")


def test_who_sends_back_says_why(scene: Scene, mine: Submission, reporter: Actor) -> None:
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    with pytest.raises(rules.CommentMissing):
        send_back(by=scene.actor(Role.APPROVER, scene.social), submission_id=mine.pk, comment="  ")


WRITERS: dict[str, Callable[[Actor, Submission, Scene], object]] = {
    "save": lambda by, mine, scene: save(by, mine, scene.alone, Answer("done")),
    "outcome": lambda by, mine, scene: save_outcome(
        by=by, submission_id=mine.pk, indicator_id=scene.share.pk, answer=OutcomeAnswer(), version=1
    ),
    "comment": lambda by, mine, scene: save_comment(by=by, submission_id=mine.pk, comment="x", version=1),
    "submit": lambda by, mine, scene: submit(by=by, submission_id=mine.pk, with_gaps=True),
    "own": lambda by, mine, scene: add_own_activity(
        by=by, submission_id=mine.pk, fields=ActivityFields(title="Egen", goal_ids=[scene.goal.pk])
    ),
}


@pytest.mark.parametrize("verb", WRITERS)
def test_another_bodys_people_and_readers_write_nothing(scene: Scene, mine: Submission, verb: str) -> None:
    for by in (
        scene.actor(Role.REPORTER, scene.north),
        scene.actor(Role.APPROVER, scene.north),
        scene.actor(Role.READER),
        scene.actor(Role.REGISTRAR),
    ):
        with pytest.raises(NotPermitted):
            WRITERS[verb](by, mine, scene)


@pytest.mark.parametrize("verb", WRITERS)
def test_another_towns_coordinator_finds_no_answer(scene: Scene, mine: Submission, verb: str) -> None:
    stranger = factories.town("1489", "Alingsås")
    with pytest.raises(NotFound):
        WRITERS[verb](stranger.actor, mine, scene)


def test_a_reporter_does_not_approve(scene: Scene, mine: Submission, reporter: Actor) -> None:
    submit(by=reporter, submission_id=mine.pk, with_gaps=True)
    for by in (reporter, scene.actor(Role.APPROVER, scene.north), scene.actor(Role.READER)):
        with pytest.raises(NotPermitted):
            approve(by=by, submission_id=mine.pk)
        with pytest.raises(NotPermitted):
            send_back(by=by, submission_id=mine.pk, comment="Nej.")


def test_the_coordinator_answers_and_approves_on_a_bodys_behalf(scene: Scene, mine: Submission) -> None:
    by = scene.actor(Role.COORDINATOR)
    save(by, mine, scene.alone, Answer("done"))
    submit(by=by, submission_id=mine.pk, with_gaps=True)
    approve(by=by, submission_id=mine.pk)
    mine.refresh_from_db()
    assert mine.state == "approved"


def test_an_own_activity_belongs_to_the_body_whatever_is_asked(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    fields = ActivityFields(
        title="Egen", goal_ids=[scene.goal.pk], body_id=scene.north.pk, origin="programme"
    )
    made = add_own_activity(by=reporter, submission_id=mine.pk, fields=fields)
    activity = Activity.objects.get(pk=made)
    assert (activity.origin, activity.body_id) == ("body", scene.social.pk)
    assert ActivityReport.objects.get(activity=activity).submission_id == mine.pk


def test_a_text_that_is_too_long_is_refused_and_not_cut(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    with pytest.raises(BadInput) as refused:
        save(reporter, mine, scene.alone, Answer("done", "å" * 10_001))
    assert refused.value.field == "comment"
    assert ActivityReport.objects.get(submission=mine, activity=scene.alone).status == "unknown"
    save(reporter, mine, scene.alone, Answer("done", "å" * 10_000))
    assert len(ActivityReport.objects.get(submission=mine, activity=scene.alone).comment) == 10_000


def test_an_own_activity_stands_under_a_goal_that_the_round_asks_about(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    outside = factories.goal(scene.town, factories.programme(scene.town, "Ett annat program"))
    alone = ActivityFields(title="Egen", goal_ids=[outside.pk])
    with pytest.raises(rules.GoalOutside):
        add_own_activity(by=reporter, submission_id=mine.pk, fields=alone)
    both = ActivityFields(title="Egen", goal_ids=[outside.pk, scene.goal.pk])
    assert add_own_activity(by=reporter, submission_id=mine.pk, fields=both)


def test_characters_that_cannot_be_kept_are_refused(scene: Scene, mine: Submission, reporter: Actor) -> None:
    with pytest.raises(StrangeText):
        save(reporter, mine, scene.alone, Answer("done", "a\x00b"))
    with pytest.raises(StrangeText):
        save_comment(by=reporter, submission_id=mine.pk, comment="\ud800", version=1)


def test_an_outcome_by_sex_is_summed_and_what_is_far_from_before_is_stood_by(
    scene: Scene, mine: Submission, reporter: Actor
) -> None:
    indicator = scene.share
    type(indicator).objects.filter(pk=indicator.pk).update(by_sex=True)
    parts = {
        "women": outcome("share", numerator=Decimal(30), denominator=Decimal(40)),
        "men": outcome("share", numerator=Decimal(10), denominator=Decimal(20)),
    }

    def told(answer: OutcomeAnswer, version: int) -> Saved:
        return save_outcome(
            by=reporter, submission_id=mine.pk, indicator_id=indicator.pk, answer=answer, version=version
        )

    first = told(OutcomeAnswer(parts=parts), 1)
    whole = indicator.measurements.get(sex="")
    assert (whole.numerator, whole.denominator, whole.told) == (40, 60, False)
    assert told(OutcomeAnswer(parts=parts), first.version).version == 2
    with pytest.raises(SexesDisagree):
        told(OutcomeAnswer(Decimal(39), Decimal(60), parts=parts), first.version)
    indicator.measurements.create(
        municipality_id=mine.municipality_id,
        body_id=mine.body_id,
        occasion="day:2025-08-31",
        as_of=date(2025, 8, 31),
        numerator=1,
        denominator=60,
        value=Decimal("1.6667"),
    )
    few = OutcomeAnswer(Decimal(41), Decimal(61), parts=parts)
    asked = told(few, first.version)
    assert "procentenheter högre" in asked.question
    for about in (scene.alone, scene.shared):
        save(reporter, mine, about, Answer("done"))
    with pytest.raises(rules.OddOutcomes):
        submit(by=reporter, submission_id=mine.pk)
    sure = told(replace(few, certain=True), asked.version)
    assert sure.question == ""
    submit(by=reporter, submission_id=mine.pk)
    assert not indicator.measurements.filter(told=False).exists()
