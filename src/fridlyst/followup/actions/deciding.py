"""Writing what the body's approver decides: approve, note the committee's decision, send back."""

from django.db import transaction
from django.utils.timezone import localdate

from fridlyst.base import clock
from fridlyst.followup import policies, rules
from fridlyst.followup.actions.common import measured_at, name_of, own_submission
from fridlyst.followup.decision_rules import NO_DECISION, Decision, NotApproved, check_decision
from fridlyst.followup.models import Submission
from fridlyst.followup.terms import SubmissionState
from fridlyst.indicators.actions import tell
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def approve(*, by: Actor, submission_id: int, decision: Decision = NO_DECISION) -> None:
    """Approve what the body answers, with the committee's decision if there is one; twice is counted once.

    What came in before the round closed can be approved after it too: a committee may meet later than that,
    and nothing that was answered changes by it. DecisionHalf, DecisionDay or ParagraphWrong for a decision
    that cannot be.
    """
    submission = _decided_by(by, submission_id)
    if submission.state == SubmissionState.APPROVED:
        if decision:
            _note(by, submission, decision, NO_DECISION.version)
        return
    rules.check_submission_step(submission.state, SubmissionState.APPROVED)
    checked = _checked(submission, decision)
    submission.state, submission.approved_at = SubmissionState.APPROVED, clock.now()
    submission.approved_by, submission.sent_back_comment = name_of(by), ""
    submission.decided_on, submission.decision_paragraph = checked.on, checked.paragraph
    submission.save()
    write_trail(by, "approved", "submission", submission.pk, _told(checked))


@transaction.atomic
def note_decision(*, by: Actor, submission_id: int, decision: Decision, version: int) -> None:
    """Note the committee's decision on an approved answer, also when the round has closed; or take it away.

    `version` is that of the decision that the person saw; SavedMeanwhile when another stands there now.
    NotApproved before the answer is approved. The same decision twice is noted once.
    """
    submission = _decided_by(by, submission_id)
    if submission.state != SubmissionState.APPROVED:
        raise NotApproved("Godkänn svaret först. Sedan går det att skriva in beslutet.")
    _note(by, submission, decision, version)


@transaction.atomic
def send_back(*, by: Actor, submission_id: int, comment: str) -> None:
    """Send the answer back with a comment that says what is wanted.

    The committee decided on what is changed now: its decision goes, and stays in the trail.
    """
    submission = _decided_by(by, submission_id)
    rules.check_open(submission.round.state)
    rules.check_submission_step(submission.state, SubmissionState.SENT_BACK)
    if not comment.strip():
        raise rules.CommentMissing("Skriv vad som behöver ändras.", field="comment")
    before = _decision_on(submission)
    submission.state = SubmissionState.SENT_BACK
    submission.sent_back_comment = rules.check_text(comment, "comment")
    submission.approved_at, submission.approved_by = None, ""
    submission.decided_on, submission.decision_paragraph = None, ""
    submission.save()
    tell(**measured_at(submission), told=False)
    write_trail(by, "sent_back", "submission", submission.pk, {"before": _told(before)} if before else None)


def _decided_by(by: Actor, submission_id: int) -> Submission:
    submission = own_submission(by, submission_id)
    require(policies.may_approve(by, submission.body_id))
    return submission


def _note(by: Actor, submission: Submission, decision: Decision, version: int) -> None:
    checked, before = _checked(submission, decision), _decision_on(submission)
    if checked == before:
        return
    check_version(before.version, version, "beslutet")
    submission.decided_on, submission.decision_paragraph = checked.on, checked.paragraph
    submission.save(update_fields=["decided_on", "decision_paragraph"])
    told = {"before": _told(before)} if before else {}
    write_trail(by, "decision_noted", "submission", submission.pk, _told(checked) | told)


def _decision_on(submission: Submission) -> Decision:
    return Decision(submission.decided_on, submission.decision_paragraph)


def _checked(submission: Submission, given: Decision) -> Decision:
    opened = submission.round.opened_at
    opened_on = localdate(opened) if opened else submission.round.period_start
    return check_decision(given, today=clock.today(), opened_on=opened_on)


def _told(decision: Decision) -> dict[str, object]:
    if decision.on is None:
        return {}
    return {"decided_on": decision.on.isoformat(), "paragraph": decision.paragraph}
