"""Writing answers: open, and save what is said of activities, indicators and the whole."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_code
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared, update_row
from fridlyst.followup import policies, rules
from fridlyst.followup.actions.common import answerable, touch
from fridlyst.followup.fields import Answer, OutcomeAnswer, Saved
from fridlyst.followup.models import ActivityReport
from fridlyst.followup.terms import Status
from fridlyst.indicators.actions import measure
from fridlyst.indicators.entry_rules import check_persons, whole_of
from fridlyst.indicators.models import Indicator
from fridlyst.indicators.queries import measurements, odd_outcomes
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions import add_activity
from fridlyst.programmes.actions.common import check_version
from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.rules import check_title
from fridlyst.programmes.terms import Origin


@transaction.atomic
def save_answer(*, by: Actor, submission_id: int, activity_id: int, answer: Answer, version: int) -> Saved:
    """Save what the body says of one activity.

    The same answer twice is counted once. SavedMeanwhile when somebody else saved another answer after
    `version`; RoundClosed or SubmissionStep when the answer is fixed.
    """
    status = check_code(answer.status, Status.values, "status")
    held = _held(by, submission_id, activity_id)
    fields = {
        "status": status,
        "comment": rules.check_text(answer.comment, "comment"),
        "hindrance": rules.check_text(answer.hindrance, "hindrance"),
    }
    if (held.status, held.comment, held.hindrance) == tuple(fields.values()):
        return Saved(held.version, held.saved_at or clock.now())
    rules.check_writable(held.round_state, held.submission_state)
    check_version(held.version, version, "svaret")
    now = clock.now()
    update_row(ActivityReport, held.id, {**fields, "saved_at": now, "version": version + 1})
    touch(by, submission_id, held.submission_state)
    write_trail(by, "answered", "submission", submission_id, {"activity": activity_id, "status": status})
    return Saved(version + 1, now)


@transaction.atomic
def save_outcome(
    *, by: Actor, submission_id: int, indicator_id: int, answer: OutcomeAnswer, version: int
) -> Saved:
    """Save what the body says of one indicator; the same outcome twice is counted once."""
    submission = answerable(by, submission_id)
    indicator = Indicator.objects.filter(municipality_id=by.municipality_id, pk=indicator_id).first()
    if indicator is None:
        raise NotFound
    comment = rules.check_text(answer.comment, "comment")
    parts = {sex: one for sex, one in answer.parts.items() if one.answered and indicator.by_sex}
    result = _whole(indicator, answer, parts)
    occasion = rules.occasion_of(submission.round_id)
    standing = measurements(
        municipality_id=by.municipality_id,
        occasions=None,
        body_id=submission.body_id,
        indicator_id=indicator_id,
    )
    asked = odd_outcomes(indicator.kind, standing, occasion, result)
    said = (result, comment, parts, answer.certain and bool(asked))
    same = next((one for one in standing if one.occasion == occasion), None)
    if same and (same.outcome, same.comment, dict(same.parts), same.certain) == said:
        return Saved(same.version, clock.now(), "" if same.certain else asked)
    rules.check_writable(submission.round.state, submission.state)
    new = measure(
        municipality_id=by.municipality_id,
        indicator_id=indicator_id,
        body_id=submission.body_id,
        occasion=occasion,
        outcome=result,
        comment=comment,
        version=version,
        parts=parts,
        certain=said[-1],
    )
    touch(by, submission.pk, submission.state)
    write_trail(by, "measured", "submission", submission.pk, {"indicator": indicator_id})
    return Saved(new, clock.now(), "" if said[-1] else asked)


def _whole(indicator: Indicator, answer: OutcomeAnswer, parts: Mapping[str, Outcome]) -> Outcome:
    """The outcome of everybody; BadOutcome or SexesDisagree when the numbers cannot be."""
    given = outcome(
        indicator.kind, numerator=answer.numerator, denominator=answer.denominator, value=answer.value
    )
    result = whole_of(indicator.kind, given, parts.values())
    return check_persons(result) if indicator.about_persons else result


@transaction.atomic
def save_comment(*, by: Actor, submission_id: int, comment: str, version: int) -> Saved:
    """Save what the body says of its part as a whole."""
    submission = answerable(by, submission_id)
    text = rules.check_text(comment, "comment")
    if submission.comment == text:
        return Saved(submission.version, clock.now())
    rules.check_writable(submission.round.state, submission.state)
    check_version(submission.version, version, "kommentaren")
    touch(by, submission.pk, submission.state, comment=text, version=version + 1)
    write_trail(by, "commented", "submission", submission.pk)
    return Saved(version + 1, clock.now())


@transaction.atomic
def add_own_activity(*, by: Actor, submission_id: int, fields: ActivityFields) -> int:
    """A body adds an activity of its own and is asked about it in this round; the activity's id.

    The same activity twice, as when a form is sent twice without an account, is added once.
    GoalOutside unless one of its goals stands in a programme that the round asks about.
    """
    hold(by.municipality_id)
    submission = answerable(by, submission_id)
    rules.check_writable(submission.round.state, submission.state)
    if not submission.round.programmes.filter(goals__in=fields.goal_ids).exists():
        raise rules.GoalOutside("Välj ett mål i ett program som omgången följer upp.", field="goal")
    same = submission.reports.filter(
        activity__body_id=submission.body_id,
        activity__title=check_title(fields.title),
        activity__description=fields.description.strip(),
        activity__goals__in=fields.goal_ids,
    ).first()
    if same:
        return same.activity_id
    own = ActivityFields(
        **{
            **{name: getattr(fields, name) for name in ActivityFields.__slots__},
            "origin": Origin.BODY,
            "body_id": submission.body_id,
        }
    )
    activity = add_activity(by=by, fields=own)
    ActivityReport.objects.create(
        municipality_id=by.municipality_id, submission=submission, activity_id=activity.pk
    )
    touch(by, submission.pk, submission.state)
    return activity.pk


class _Held(NamedTuple):
    """A report with its submission and round, all three locked: what is read is what is stored now."""

    id: int
    status: str
    comment: str
    hindrance: str
    saved_at: datetime | None
    version: int
    body_id: int
    submission_state: str
    round_state: str


_REPORT = Prepared(
    lambda municipality_id, submission_id, activity_id: (
        ActivityReport.objects.select_for_update(no_key=True)
        .filter(municipality_id=municipality_id, submission_id=submission_id, activity_id=activity_id)
        .values_list(
            *("pk", "status", "comment", "hindrance", "saved_at", "version"),
            *("submission__body_id", "submission__state", "submission__round__state"),
        )
    ),
    numbers=["municipality_id", "submission_id", "activity_id"],
)


def _held(by: Actor, submission_id: int, activity_id: int) -> _Held:
    """The report that the actor may answer; NotFound when it is not theirs."""
    found = _REPORT.rows(
        municipality_id=by.municipality_id, submission_id=submission_id, activity_id=activity_id
    )
    if not found:
        raise NotFound
    held = _Held(*found[0])
    require(policies.may_answer(by, held.body_id))
    return held
