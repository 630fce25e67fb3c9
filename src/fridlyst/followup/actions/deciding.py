"""Writing what the body's approver decides: approve, send back."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.followup import policies, rules
from fridlyst.followup.actions.common import name_of, own_submission
from fridlyst.followup.terms import SubmissionState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@transaction.atomic
def approve(*, by: Actor, submission_id: int) -> None:
    """Approve what the body answers; twice is counted once."""
    submission = own_submission(by, submission_id)
    require(policies.may_approve(by, submission.body_id))
    if submission.state == SubmissionState.APPROVED:
        return
    rules.check_open(submission.round.state)
    rules.check_submission_step(submission.state, SubmissionState.APPROVED)
    submission.state, submission.approved_at = SubmissionState.APPROVED, clock.now()
    submission.approved_by, submission.sent_back_comment = name_of(by), ""
    submission.save()
    write_trail(by, "approved", "submission", submission.pk)


@transaction.atomic
def send_back(*, by: Actor, submission_id: int, comment: str) -> None:
    """Send the answer back with a comment that says what is wanted."""
    submission = own_submission(by, submission_id)
    require(policies.may_approve(by, submission.body_id))
    rules.check_open(submission.round.state)
    rules.check_submission_step(submission.state, SubmissionState.SENT_BACK)
    if not comment.strip():
        raise rules.CommentMissing("Skriv vad som behöver ändras.", field="comment")
    submission.state = SubmissionState.SENT_BACK
    submission.sent_back_comment, submission.approved_at, submission.approved_by = (
        rules.check_text(comment, "comment"),
        None,
        "",
    )
    submission.save()
    write_trail(by, "sent_back", "submission", submission.pk)
