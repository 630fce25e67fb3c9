"""Writing what a body answers beside activities and indicators: its goals, and the round's questions."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_code
from fridlyst.base.errors import NotFound
from fridlyst.followup import rules
from fridlyst.followup.actions.common import answerable, touch
from fridlyst.followup.fields import GoalAnswer, Saved
from fridlyst.followup.models import GoalReport, Question, QuestionAnswer, Submission
from fridlyst.followup.queries.questions import question_views
from fridlyst.followup.question_rules import checked_value
from fridlyst.followup.questioning import Option
from fridlyst.followup.terms import QuestionAbout, Status
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def save_question_answer(
    *,
    by: Actor,
    submission_id: int,
    question_id: int,
    value: object,
    version: int,
    activity_id: int | None = None,
) -> Saved:
    """Save the answer to a question, of an activity where it is about activities; version 0 for the first.

    `value` as in models.QuestionAnswer, None to take the answer away. What is answered to a question that
    is not asked as the answers stand is kept too. The same answer twice is counted once. WrongAnswer,
    SavedMeanwhile; NotFound when the body is not asked.
    """
    submission = answerable(by, submission_id)
    question = _asked(submission, question_id, activity_id)
    options = [Option(one["key"], one["label"]) for one in question.options]
    kept = checked_value(question.kind, options, value)
    rows = submission.question_answers.filter(question_id=question.pk)
    of_activity = rows.filter(activity=None) if activity_id is None else rows.filter(activity_id=activity_id)
    row = of_activity.first() or QuestionAnswer(
        municipality_id=by.municipality_id,
        submission=submission,
        question=question,
        activity_id=activity_id,
        version=0,
    )
    if row.value == kept:
        return Saved(row.version, row.saved_at or clock.now())
    rules.check_writable(submission.round.state, submission.state)
    check_version(row.version, version, "svaret")
    row.value, row.saved_at, row.version = kept, clock.now(), row.version + 1
    row.save()
    touch(by, submission.pk, submission.state)
    write_trail(by, "replied", "submission", submission.pk, {"question": question.pk})
    return Saved(row.version, row.saved_at)


@transaction.atomic
def save_goal_report(
    *, by: Actor, submission_id: int, goal_id: int, answer: GoalAnswer, version: int
) -> Saved:
    """Save what the body says of a goal that it owns; the same answer twice is counted once."""
    submission = answerable(by, submission_id)
    row = GoalReport.objects.filter(submission=submission, goal_id=goal_id).first()
    if row is None:
        raise NotFound
    status = check_code(answer.status, Status.values, "status")
    comment = rules.check_text(answer.comment, "comment")
    if (row.status, row.comment) == (status, comment):
        return Saved(row.version, row.saved_at or clock.now())
    rules.check_writable(submission.round.state, submission.state)
    check_version(row.version, version, "svaret")
    row.status, row.comment = status, comment
    row.saved_at, row.version = clock.now(), row.version + 1
    row.save()
    touch(by, submission.pk, submission.state)
    write_trail(by, "answered", "submission", submission.pk, {"goal": goal_id, "status": status})
    return Saved(row.version, row.saved_at)


def _asked(submission: Submission, question_id: int, activity_id: int | None) -> Question:
    """The question, if the body is asked it now, of this activity or once."""
    question = Question.objects.filter(
        round_id=submission.round_id, pk=question_id, withdrawn_at=None
    ).first()
    if question is None:
        raise NotFound("Frågan ställs inte längre.")
    about_activity = question.about == QuestionAbout.ACTIVITY
    if about_activity != (activity_id is not None):
        raise NotFound
    if activity_id is not None and not submission.reports.filter(activity_id=activity_id).exists():
        raise NotFound
    if not _is_for(question, submission):
        raise NotFound
    return question


def _is_for(question: Question, submission: Submission) -> bool:
    chosen = set(question.bodies.values_list("pk", flat=True))
    if not chosen:
        return question.body_kind in ("", submission.body.kind)
    if submission.body_id in chosen:
        return True
    (view,) = question_views(Question.objects.filter(pk=question.pk))
    return submission.body_id in view.heirs
