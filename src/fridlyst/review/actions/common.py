"""What the actions of the review share."""

from fridlyst.base.errors import NotFound
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.review import policies, rules
from fridlyst.review.models import Proposal, Reading


def own_reading(by: Actor, reading_id: int) -> Reading:
    """The reading, locked, without its file; NotFound when it is another municipality's."""
    require(policies.may_review(by))
    rows = Reading.objects.select_for_update().filter(municipality_id=by.municipality_id, pk=reading_id)
    found = rows.defer("data", "leaves").first()
    if found is None:
        raise NotFound
    return found


def under_review(by: Actor, reading_id: int) -> Reading:
    """The reading, locked; ReadingStep unless its proposals may be decided on."""
    reading = own_reading(by, reading_id)
    rules.check_under_review(reading.state)
    return reading


def own_proposal(by: Actor, proposal_id: int) -> tuple[Reading, Proposal]:
    """The proposal with its reading, both locked; NotFound when it is another municipality's."""
    require(policies.may_review(by))
    known = Proposal.objects.filter(municipality_id=by.municipality_id, pk=proposal_id)
    reading_id = known.values_list("reading_id", flat=True).first()
    if reading_id is None:
        raise NotFound
    reading = under_review(by, reading_id)
    return reading, Proposal.objects.select_for_update().get(pk=proposal_id)


def count_decision(reading: Reading) -> None:
    """The reading is not what it was: whoever decides on all of it must look again."""
    reading.version += 1
    reading.save(update_fields=["version"])
