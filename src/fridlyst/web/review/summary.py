"""What taking in would make: how much of each kind, and what is missing from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.review.rules import KEPT, holders
from fridlyst.review.shapes import ProposalView
from fridlyst.web.review.facts import schedule_of

KINDS = ("goal", "precondition", "indicator", "activity", "body", "matter", "step", "condition", "amendment")


@dataclass(frozen=True)
class Summary:
    """Counts by kind of what was kept, and the proposals in which something is missing."""

    programme: ProposalView | None
    goals: int
    preconditions: int
    indicators: int
    activities: int
    bodies: int
    matters: tuple[ProposalView, ...]
    steps: int
    conditions: int
    amendments: int
    open: int
    left_out: int
    doubts: int
    ownerless: tuple[ProposalView, ...]
    timeless: tuple[ProposalView, ...]
    idle_goals: tuple[ProposalView, ...]
    numberless: tuple[ProposalView, ...]


def summarise(proposals: Sequence[ProposalView]) -> Summary:
    """The summary of a reading as it stands."""
    holding = holders(
        (one.id for one in proposals if one.state in KEPT), {one.id: one.parent_id for one in proposals}
    )
    kept = [
        one
        for one in proposals
        if (one.state in KEPT or one.id in holding) and one.change != "gone" and one.kind != "doubt"
    ]
    counts = {kind: sum(one.kind == kind for one in kept) for kind in KINDS}
    activities = [one for one in kept if one.kind == "activity"]
    parents = {one.parent_id for one in kept if one.kind != "precondition"}
    matters = [one for one in kept if one.kind == "matter"]
    return Summary(
        programme=next((one for one in proposals if one.kind == "programme"), None),
        goals=counts["goal"],
        preconditions=counts["precondition"],
        indicators=counts["indicator"],
        activities=counts["activity"],
        bodies=counts["body"],
        matters=tuple(matters),
        steps=counts["step"],
        conditions=counts["condition"],
        amendments=counts["amendment"],
        open=sum(one.is_open and one.kind != "doubt" for one in proposals),
        left_out=sum(one.state == "refused" and one.kind != "doubt" for one in proposals),
        doubts=sum(one.is_open and one.kind == "doubt" for one in proposals),
        ownerless=tuple(one for one in activities if not one.now.get("responsible")),
        timeless=tuple(one for one in activities if not schedule_of(one.now)),
        idle_goals=tuple(one for one in kept if one.kind == "goal" and one.id not in parents),
        numberless=tuple(one for one in matters if not one.now.get("registration_number")),
    )
