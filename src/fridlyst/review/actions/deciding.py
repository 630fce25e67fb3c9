"""Deciding on proposals: accept, mend, leave out, and take a decision back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from fridlyst.base.errors import BadInput
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.review import rules
from fridlyst.review.actions.common import count_decision, own_proposal, under_review
from fridlyst.review.mending import checked
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.terms import ProposalKind, ProposalState

_HOLDING = frozenset({ProposalKind.GOAL, ProposalKind.MATTER, ProposalKind.STEP})
_LEFT_OUT = {
    "goal": "Målet som det här hör till är utelämnat. Ta med målet först.",
    "matter": "Ärendet som det här hör till är utelämnat. Ta med ärendet först.",
    "step": "Steget som det här hör till är utelämnat. Ta med steget först.",
}


@transaction.atomic
def accept(*, by: Actor, proposal_id: int, version: int) -> Proposal:
    """Take the proposal as it was read; done already is done."""
    reading, proposal = own_proposal(by, proposal_id)
    if proposal.state in rules.KEPT:
        return proposal
    rules.check_seen(proposal.version, version)
    _refuse_doubt(proposal)
    _check_parent(proposal)
    return _decide(by, reading, proposal, ProposalState.ACCEPTED, "accepted")


@transaction.atomic
def mend(
    *, by: Actor, proposal_id: int, version: int, content: Mapping[str, Any], under_id: int | None = None
) -> Proposal:
    """Take the proposal with other words; `under_id` moves it below another goal of the reading.

    NotUnderstood, with the field, for content that a programme file could not hold.
    """
    reading, proposal = own_proposal(by, proposal_id)
    rules.check_seen(proposal.version, version)
    _refuse_doubt(proposal)
    if under_id is not None and proposal.kind != ProposalKind.GOAL:
        proposal.parent = goal_of(reading, under_id)
    _check_parent(proposal)
    proposal.mended = checked(proposal.kind, {**(proposal.mended or proposal.content), **content})
    return _decide(by, reading, proposal, ProposalState.MENDED, "mended")


@transaction.atomic
def refuse(*, by: Actor, proposal_id: int, version: int) -> Proposal:
    """Leave the proposal out, and with a goal, a matter or a step everything that stands under it."""
    reading, proposal = own_proposal(by, proposal_id)
    if proposal.state == ProposalState.REFUSED:
        return proposal
    rules.check_seen(proposal.version, version)
    if proposal.kind == ProposalKind.PROGRAMME and reading.revises_id is None:
        raise BadInput("Programmets egna uppgifter går inte att utelämna. Rätta dem i stället.")
    if proposal.kind in _HOLDING and proposal.change == "new":
        _move_all_below(reading, proposal, ProposalState.REFUSED)
    return _decide(by, reading, proposal, ProposalState.REFUSED, "refused")


@transaction.atomic
def reopen(*, by: Actor, proposal_id: int, version: int) -> Proposal:
    """Take the decision back; with what was left out, also what was left out with it."""
    reading, proposal = own_proposal(by, proposal_id)
    if proposal.state == ProposalState.OPEN:
        return proposal
    rules.check_seen(proposal.version, version)
    _check_parent(proposal)
    if proposal.kind in _HOLDING and proposal.state == ProposalState.REFUSED:
        _move_all_below(reading, proposal, ProposalState.OPEN)
    proposal.mended = None
    return _decide(by, reading, proposal, ProposalState.OPEN, "reopened")


@transaction.atomic
def accept_the_rest(*, by: Actor, reading_id: int, version: int, only_sure: bool = False) -> int:
    """Accept every proposal that nobody has decided on, or only the certain; how many.

    `version` is the reading's, so that nobody accepts what somebody else has just changed.
    """
    reading = under_review(by, reading_id)
    rows = reading.proposals.filter(state=ProposalState.OPEN).exclude(kind=ProposalKind.DOUBT)
    if only_sure:
        rows = rows.filter(confidence__gte=rules.SURE_FROM)
    wanted = list(rows.values_list("pk", "version"))
    if not wanted:
        return 0
    rules.check_seen(reading.version, version)
    for row in rows:
        row.state, row.version = ProposalState.ACCEPTED, row.version + 1
        row.save(update_fields=["state", "version"])
    count_decision(reading)
    write_trail(
        by, "accepted_rest", "reading", reading.pk, {"proposals": len(wanted), "only_sure": only_sure}
    )
    return len(wanted)


def goal_of(reading: Reading, proposal_id: int) -> Proposal:
    """A goal of this reading that is not left out; NotUnderstood otherwise."""
    goals = reading.proposals.filter(kind=ProposalKind.GOAL).exclude(state=ProposalState.REFUSED)
    found = goals.exclude(change="gone").filter(pk=proposal_id).first()
    if found is None:
        raise rules.NotUnderstood("Välj ett mål ur listan.", field="under")
    return found


def _decide(by: Actor, reading: Reading, proposal: Proposal, state: str, verb: str) -> Proposal:
    rules.check_proposal_step(proposal.state, state)
    proposal.state, proposal.version = state, proposal.version + 1
    proposal.save()
    count_decision(reading)
    write_trail(by, verb, "proposal", proposal.pk, {"reading": reading.pk})
    return proposal


def _check_parent(proposal: Proposal) -> None:
    if proposal.parent is not None and proposal.parent.state == ProposalState.REFUSED:
        raise rules.ParentLeftOut(_LEFT_OUT[proposal.parent.kind])


def _refuse_doubt(proposal: Proposal) -> None:
    if proposal.kind == ProposalKind.DOUBT:
        raise BadInput("Det som inte är förstått måste göras till ett mål eller en aktivitet först.")


def _move_all_below(reading: Reading, proposal: Proposal, state: str) -> None:
    parents = dict(reading.proposals.values_list("pk", "parent_id"))
    for row in reading.proposals.filter(pk__in=rules.below(proposal.pk, parents)).exclude(state=state):
        row.state, row.version = state, row.version + 1
        row.save(update_fields=["state", "version"])
