"""What holds for readings and proposals, in plain Python."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.jobs.rules import STALLED_AFTER

READING_STEPS: Mapping[str, frozenset[str]] = {
    "waiting": frozenset({"reading", "failed", "refused"}),
    "reading": frozenset({"to_review", "waiting", "failed", "refused"}),
    "to_review": frozenset({"taken_in", "refused"}),
    "failed": frozenset({"refused"}),
    "taken_in": frozenset(),
    "refused": frozenset(),
}
PROPOSAL_STEPS: Mapping[str, frozenset[str]] = {
    "open": frozenset({"accepted", "mended", "refused"}),
    "accepted": frozenset({"mended", "refused", "open"}),
    "mended": frozenset({"mended", "refused", "open"}),
    "refused": frozenset({"accepted", "mended", "open"}),
}
KEPT = frozenset({"accepted", "mended"})
# A document that ends its worker twice would end the next one too.
MOST_ATTEMPTS = 2
UPLOADS_KEPT = timedelta(days=90)
SURE_FROM = 0.85
UNSURE_FROM = 0.6


class ReadingStep(WrongState):
    """The reading cannot go from the state it is in to the one asked for."""

    code = "reading-step"


class ProposalStep(WrongState):
    """The proposal cannot go from the state it is in to the one asked for."""

    code = "proposal-step"


class DecidedMeanwhile(Conflict):
    """Somebody else decided on the same proposal, or the same reading, in between."""

    code = "decided-meanwhile"


class ParentLeftOut(WrongState):
    """What stands under something that is left out cannot be taken in alone."""

    code = "parent-left-out"


class OpenProposals(Conflict):
    """Not everything is reviewed; `details["count"]` says how many."""

    code = "open-proposals"


class NothingAccepted(BadInput):
    """There is no goal, no change and no matter to take in."""

    code = "nothing-accepted"


class NotUnderstood(BadInput):
    """What was edited cannot be used; the message says why."""

    code = "edited-content"


def check_reading_step(state: str, to: str) -> None:
    """Raise ReadingStep unless the reading may go from `state` to `to`."""
    if to not in READING_STEPS[state]:
        raise ReadingStep(_WHY.get(state, "Läsningen är i ett läge där det inte går."))


def stalled(state: str, seen_at: datetime | None, at: datetime) -> bool:
    """Whether the document was being read by a worker that has given no sign of life for STALLED_AFTER."""
    return state == "reading" and (seen_at is None or at - seen_at >= STALLED_AFTER)


def check_stalled(state: str, seen_at: datetime | None, at: datetime) -> None:
    """Raise ReadingStep unless the reading has stopped on the way."""
    if not stalled(state, seen_at, at):
        raise ReadingStep(_WHY.get(state, "Dokumentet är redan läst."))


def check_proposal_step(state: str, to: str) -> None:
    """Raise ProposalStep unless the proposal may go from `state` to `to`."""
    if to not in PROPOSAL_STEPS[state]:
        raise ProposalStep("Förslaget är i ett läge där det inte går.", details={"from": state, "to": to})


def check_under_review(state: str) -> None:
    """Raise ReadingStep unless the reading's proposals may be decided on."""
    if state != "to_review":
        raise ReadingStep(_WHY.get(state, "Dokumentet är inte färdigläst."))


def check_seen(stored: int, seen: int) -> None:
    """Raise DecidedMeanwhile unless the versions agree."""
    if stored != seen:
        raise DecidedMeanwhile(
            "Någon annan har granskat samtidigt som du. Läs igenom det som nu gäller och försök igen."
        )


def certainty(confidence: float) -> str:
    """The word for a confidence of 0–1: "sure", "unsure" or "guess"."""
    if confidence >= SURE_FROM:
        return "sure"
    return "unsure" if confidence >= UNSURE_FROM else "guess"


def below(number: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """Everything that stands under `number`, at any depth; `parents` is child → parent."""
    found: set[int] = set()
    waiting = [number]
    while waiting:
        here = waiting.pop()
        children = [child for child, parent in parents.items() if parent == here and child not in found]
        found.update(children)
        waiting.extend(children)
    return frozenset(found)


def holders(kept: Iterable[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """Everything that one of `kept` stands under, at any height; `parents` is child → parent."""
    found: set[int] = set()
    for one in kept:
        above = parents.get(one)
        while above is not None and above not in found:
            found.add(above)
            above = parents.get(above)
    return frozenset(found)


def next_open(order: Iterable[int], open_ones: Iterable[int], after: int) -> int | None:
    """The first open proposal after `after` in `order`, else the first of all, else None."""
    wanted, line = set(open_ones), list(order)
    at = line.index(after) + 1 if after in line else 0
    return next((one for one in [*line[at:], *line[:at]] if one in wanted), None)


_WHY = {
    "waiting": "Dokumentet har inte börjat läsas än.",
    "reading": "Dokumentet läses fortfarande.",
    "failed": "Dokumentet gick inte att läsa.",
    "taken_in": "Dokumentet är redan intaget. Ändra i det som det blev i stället.",
    "refused": "Läsningen är avfärdad. Ladda upp dokumentet igen om det ska tas in.",
}
