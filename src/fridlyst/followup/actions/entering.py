"""Entering answers that were given elsewhere: earlier rounds from another system, and the demonstration's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from fridlyst.base.checks import check_code
from fridlyst.base.errors import NotFound
from fridlyst.followup import rules
from fridlyst.followup.actions.rounds import own_round
from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.terms import RoundState, Status, SubmissionState
from fridlyst.indicators.actions import measure_many
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

_BATCH = 100


@dataclass(frozen=True, slots=True)
class EnteredAnswer:
    """A body's whole answer: `answers` by activity, `outcomes` by indicator, last saved `at`."""

    body_id: int
    state: str
    at: datetime
    answers: Mapping[int, Answer] = field(default_factory=dict)
    outcomes: Mapping[int, OutcomeAnswer] = field(default_factory=dict)
    comment: str = ""
    reported_by: str = ""
    approved_by: str = ""
    sent_back_comment: str = ""


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
    were filled is returned. Three statements and a few for each hundred reports.
    """
    require(by.is_system)
    plan = own_round(by, round_id)
    rules.check_open(plan.state)
    filled = _fill_reports(plan, {one.body_id: one for one in given})
    _fill_submissions(plan, {one.body_id: one for one in given}, opened_at)
    measure_many(
        municipality_id=by.municipality_id,
        occasion=rules.occasion_of(plan.pk),
        given={
            (indicator, one.body_id): (said.numerator, said.denominator, said.value)
            for one in given
            for indicator, said in one.outcomes.items()
        },
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
        *("sent_back_comment", "comment", "version"),
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
    if state == SubmissionState.SENT_BACK:
        row.sent_back_comment = rules.check_text(one.sent_back_comment, "sent_back_comment")
