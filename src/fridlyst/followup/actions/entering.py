"""Entering answers that were given elsewhere: earlier rounds from another system, and the demonstration's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from fridlyst.base import clock
from fridlyst.base.checks import check_code
from fridlyst.base.errors import NotFound
from fridlyst.followup import rules
from fridlyst.followup.actions.rounds import own_round
from fridlyst.followup.actions.submitting import settle_questions
from fridlyst.followup.decision_rules import NO_DECISION, Decision, check_decision
from fridlyst.followup.fields import Answer, GoalAnswer, OutcomeAnswer
from fridlyst.followup.models import ActivityReport, FollowUpRound, GoalReport, QuestionAnswer, Submission
from fridlyst.followup.queries.questions import question_items, questions_of, standing
from fridlyst.followup.question_rules import checked_value
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.actions import measure_many
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

_BATCH = 100


@dataclass(frozen=True, slots=True)
class EnteredAnswer:
    """A body's whole answer: `answers` by activity, `outcomes` by indicator, last saved `at`.

    `goals` by goal; `replies` by the key of the question and the activity that it is about, or None.
    """

    body_id: int
    state: str
    at: datetime
    answers: Mapping[int, Answer] = field(default_factory=dict)
    outcomes: Mapping[int, OutcomeAnswer] = field(default_factory=dict)
    comment: str = ""
    reported_by: str = ""
    approved_by: str = ""
    sent_back_comment: str = ""
    decision: Decision = NO_DECISION
    goals: Mapping[int, GoalAnswer] = field(default_factory=dict)
    replies: Mapping[tuple[str, int | None], object] = field(default_factory=dict)


@transaction.atomic
def enter_answers(
    *,
    by: Actor,
    round_id: int,
    given: Sequence[EnteredAnswer],
    opened_at: datetime,
    closed_at: datetime | None = None,
) -> int:
    """Fill an open round with answers as they were given; with `closed_at` it closes too.

    Only the system enters answers. What the round did not ask is refused with NotFound; how many reports
    were filled is returned. Three statements and a few for each hundred reports; where the round has
    questions, ten more for each answer that is sent in.
    """
    require(by.is_system)
    plan = own_round(by, round_id)
    rules.check_open(plan.state)
    by_body = {one.body_id: one for one in given}
    filled = _fill_reports(plan, by_body) + _fill_goals(plan, by_body)
    _fill_submissions(plan, by_body, opened_at)
    _fill_replies(plan, by_body)
    measure_many(
        municipality_id=by.municipality_id,
        occasion=rules.occasion_of(plan.pk),
        given={
            (indicator, one.body_id): (said.numerator, said.denominator, said.value)
            for one in given
            for indicator, said in one.outcomes.items()
        },
        told_by={one.body_id for one in given if one.state in rules.ANSWERED},
    )
    plan.opened_at = opened_at
    if closed_at:
        plan.state, plan.closed_at = RoundState.CLOSED, closed_at
    plan.version += 1
    plan.save()
    write_trail(by, "entered", "round", plan.pk, {"bodies": len(given), "reports": filled})
    return filled


def _fill_reports(plan: FollowUpRound, given: Mapping[int, EnteredAnswer]) -> int:
    rows = ActivityReport.objects.filter(submission__round=plan).select_related("submission")
    asked = {(row.submission.body_id, row.activity_id): row for row in rows}
    changed = []
    for body_id, one in given.items():
        for activity_id, answer in one.answers.items():
            row = asked.get((body_id, activity_id))
            if row is None:
                raise NotFound("Omgången frågade inte enheten om aktiviteten.")
            row.status = check_code(answer.status, Status.values, "status")
            row.comment = rules.check_text(answer.comment, "comment")
            row.hindrance = rules.check_text(answer.hindrance, "hindrance")
            row.saved_at, row.version = one.at, row.version + 1
            changed.append(row)
    columns = ["status", "comment", "hindrance", "saved_at", "version"]
    ActivityReport.objects.bulk_update(changed, columns, batch_size=_BATCH)
    return len(changed)


def _fill_goals(plan: FollowUpRound, given: Mapping[int, EnteredAnswer]) -> int:
    rows = GoalReport.objects.filter(submission__round=plan).select_related("submission")
    asked = {(row.submission.body_id, row.goal_id): row for row in rows}
    changed = []
    for body_id, one in given.items():
        for goal_id, answer in one.goals.items():
            row = asked.get((body_id, goal_id))
            if row is None:
                raise NotFound("Omgången frågade inte enheten om målet.")
            row.status = check_code(answer.status, Status.values, "status")
            row.comment = rules.check_text(answer.comment, "comment")
            row.saved_at, row.version = one.at, row.version + 1
            changed.append(row)
    GoalReport.objects.bulk_update(changed, ["status", "comment", "saved_at", "version"], batch_size=_BATCH)
    return len(changed)


def _fill_replies(plan: FollowUpRound, given: Mapping[int, EnteredAnswer]) -> None:
    """What was answered to questions; then, of what is sent in, which questions were asked."""
    views = {one.key: one for one in questions_of(municipality_id=plan.municipality_id, round_id=plan.pk)}
    if not views:
        return
    submissions = {row.body_id: row for row in plan.submissions.all()}
    rows = []
    for body_id, one in given.items():
        for (key, activity_id), value in one.replies.items():
            question = views.get(key)
            if question is None:
                raise NotFound("Omgången ställde inte frågan.")
            rows.append(
                QuestionAnswer(
                    municipality_id=plan.municipality_id,
                    submission=submissions[body_id],
                    question_id=question.id,
                    activity_id=activity_id,
                    value=checked_value(question.kind, question.options, value),
                    saved_at=one.at,
                )
            )
    QuestionAnswer.objects.bulk_create(rows, batch_size=_BATCH)
    for of in standing(plan.submissions.filter(state__in=sorted(rules.ANSWERED))):
        settle_questions(submissions[of.body_id], question_items(replace(of, state="draft"), before=None))


def _fill_submissions(plan: FollowUpRound, given: Mapping[int, EnteredAnswer], opened_at: datetime) -> None:
    rows = {row.body_id: row for row in plan.submissions.all()}
    if unasked := given.keys() - rows.keys():
        raise NotFound(f"Omgången frågade inte {len(unasked)} av enheterna.")
    for body_id, one in given.items():
        _fill_submission(rows[body_id], one, opened_at)
    columns = [
        *(
            "state",
            "opened_at",
            "saved_at",
            "first_submitted_at",
            "submitted_at",
            "approved_at",
            "reported_by",
            "approved_by",
        ),
        *("decided_on", "decision_paragraph", "sent_back_comment", "comment", "version"),
    ]
    Submission.objects.bulk_update([rows[body_id] for body_id in given], columns, batch_size=_BATCH)


def _fill_submission(row: Submission, one: EnteredAnswer, opened_at: datetime) -> None:
    state = SubmissionState(check_code(one.state, SubmissionState.values, "state"))
    row.state, row.version = state, row.version + 1
    if state == SubmissionState.NOT_OPENED:
        return
    row.opened_at, row.saved_at = opened_at, one.at
    row.comment, row.reported_by = rules.check_text(one.comment, "comment"), one.reported_by[:200]
    if state != SubmissionState.DRAFT:
        row.submitted_at = row.first_submitted_at = one.at
    if state == SubmissionState.APPROVED:
        row.approved_at, row.approved_by = one.at + timedelta(days=1), one.approved_by[:200]
        decided = check_decision(one.decision, today=clock.today(), opened_on=localdate(opened_at))
        row.decided_on, row.decision_paragraph = decided.on, decided.paragraph
    if state == SubmissionState.SENT_BACK:
        row.sent_back_comment = rules.check_text(one.sent_back_comment, "sent_back_comment")
