"""What every writer of answers needs: the submission held, and the name that it keeps."""

from fridlyst.base.errors import NotFound
from fridlyst.followup.models import Submission
from fridlyst.organisation.actor import Actor


def own_submission(by: Actor, submission_id: int) -> Submission:
    """The municipality's submission, locked with its round; NotFound when it has no such."""
    rows = Submission.objects.select_for_update(of=("self", "round"), no_key=True).select_related("round")
    found = rows.filter(municipality_id=by.municipality_id, pk=submission_id).first()
    if found is None:
        raise NotFound
    return found


def name_of(by: Actor) -> str:
    """As the answer keeps it: an address that stands for a missing name can be longer than names are."""
    return by.label[:200]
