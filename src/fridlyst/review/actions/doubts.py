"""Making something of what was not understood."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.review import rules
from fridlyst.review.actions.common import count_decision, own_proposal
from fridlyst.review.actions.deciding import goal_of
from fridlyst.review.mending import checked
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.splitting import only_matters
from fridlyst.review.terms import ProposalKind, ProposalState

MAKES = (ProposalKind.ACTIVITY, ProposalKind.GOAL, ProposalKind.PRECONDITION, ProposalKind.INDICATOR)


@transaction.atomic
def use_doubt(
    *,
    by: Actor,
    proposal_id: int,
    version: int,
    kind: str,
    content: Mapping[str, Any],
    under_id: int | None = None,
) -> Proposal:
    """Make a goal, activity, precondition or indicator of what was not understood; the new proposal.

    `under_id` is the goal that it belongs under: all but a goal must have one. A doubt may be used more
    than once, since one text can hold several things.
    """
    reading, doubt = own_proposal(by, proposal_id)
    rules.check_seen(doubt.version, version)
    if doubt.kind != ProposalKind.DOUBT or kind not in MAKES or only_matters(reading.found):
        raise rules.NotUnderstood("Välj vad texten ska bli.", field="kind")
    made = _made(reading, doubt, kind, checked(kind, content), under_id)
    doubt.state, doubt.version = ProposalState.MENDED, doubt.version + 1
    doubt.save()
    count_decision(reading)
    write_trail(by, "made", "proposal", made.pk, {"reading": reading.pk, "doubt": doubt.pk, "kind": kind})
    return made


def _made(
    reading: Reading, doubt: Proposal, kind: str, content: dict[str, Any], under_id: int | None
) -> Proposal:
    if under_id is None and kind != ProposalKind.GOAL:
        raise rules.NotUnderstood("Välj vilket mål det hör till.", field="under")
    last = reading.proposals.aggregate(last=Max("number"))["last"] or 0
    return Proposal.objects.create(
        municipality_id=reading.municipality_id,
        reading=reading,
        number=last + 1,
        kind=kind,
        parent=goal_of(reading, under_id) if under_id is not None else None,
        path=f"made/{last + 1}",
        content=content,
        mended=content,
        confidence=1.0,
        page=doubt.page,
        box=doubt.box,
        leaf=doubt.leaf,
        unit=doubt.unit,
        state=ProposalState.MENDED,
    )
