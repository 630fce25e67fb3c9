"""What every writer of answers needs: the submission held, and how it is marked as written in."""

from typing import TypedDict

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import update_row
from fridlyst.followup import policies, rules
from fridlyst.followup.models import Submission
from fridlyst.followup.terms import SubmissionState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


def own_submission(by: Actor, submission_id: int) -> Submission:
    """The municipality's submission, locked with its round; NotFound when it has no such."""
    rows = Submission.objects.select_for_update(of=("self", "round"), no_key=True).select_related("round")
    found = rows.filter(municipality_id=by.municipality_id, pk=submission_id).first()
    if found is None:
        raise NotFound
    return found


def answerable(by: Actor, submission_id: int) -> Submission:
    """The submission, locked, of one who may answer for its body."""
    submission = own_submission(by, submission_id)
    require(policies.may_answer(by, submission.body_id))
    return submission


def begin(by: Actor, submission: Submission) -> None:
    """Mark an answer as begun; the caller saves it."""
    submission.state, submission.opened_at = SubmissionState.DRAFT, clock.now()
    write_trail(by, "opened", "submission", submission.pk)


def touch(by: Actor, submission_id: int, state: str, **also: object) -> None:
    """Note who saved and when, and that the body has begun if its answer was not opened before."""
    changed = {"saved_at": clock.now(), "reported_by": name_of(by), **also}
    if state == SubmissionState.NOT_OPENED:
        changed |= {"state": SubmissionState.DRAFT, "opened_at": clock.now()}
        write_trail(by, "opened", "submission", submission_id)
    update_row(Submission, submission_id, changed)


class MeasuredAt(TypedDict):
    """What the outcomes of an answer are found by."""

    municipality_id: int
    body_id: int
    occasion: str


def measured_at(submission: Submission) -> MeasuredAt:
    """Where the outcomes that the answer holds are filed."""
    return {
        "municipality_id": submission.municipality_id,
        "body_id": submission.body_id,
        "occasion": rules.occasion_of(submission.round_id),
    }


def name_of(by: Actor) -> str:
    """As the answer keeps it: an address that stands for a missing name can be longer than names are."""
    return by.label[:200]
