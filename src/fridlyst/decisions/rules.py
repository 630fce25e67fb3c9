"""What holds for matters and their steps, in plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.base.errors import WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.base.translating import speaking
from fridlyst.decisions.days import spoken
from fridlyst.decisions.terms import MatterState, StepKind

_IN_WORK = {
    "motion_reported": None,
    "motion_approved": "in_preparation",
    "motion_rejected": "closed",
    "assignment": "in_preparation",
    "draft_approved": "in_preparation",
    "out_for_comment": "out_for_comment",
    "referred_back": "referred_back",
    "revised": "in_preparation",
    "statement": "in_preparation",
    "proposal": "proposed",
    "decision": "decided",
}


def _moves(state: str, *leave_out: str, **more: str) -> Mapping[str, str]:
    """What may happen to a matter that is not decided, by kind of step, and the state it then is in."""
    kept = {kind: to or state for kind, to in _IN_WORK.items() if kind not in leave_out}
    return kept | more


# State × kind of step → state. Minutes have gaps, so that steps may be skipped; what is not here is
# impossible however many steps nobody wrote down.
MATTER_MOVES: Mapping[str, Mapping[str, str]] = {
    "started": _moves("started", motion_received="started", revision="in_preparation"),
    "in_preparation": _moves("in_preparation"),
    "out_for_comment": _moves("out_for_comment"),
    "referred_back": _moves("referred_back"),
    "proposed": _moves("proposed", statement="proposed"),
    "decided": {
        "assignment": "decided",
        "decision": "decided",
        "appealed": "appealed",
        "revision": "in_preparation",
    },
    "appealed": {"appeal_settled": "decided"},
    "closed": {"appealed": "appealed"},
}
# Where the outcome says that the step leads elsewhere: a decision that says no ends the matter, an appeal
# that is upheld takes the decision away.
OUTCOME_MOVES: Mapping[tuple[str, str], str] = {
    ("decision", "rejected"): "closed",
    ("appeal_settled", "approved"): "in_preparation",
}


class StepImpossible(WrongState):
    """The step cannot be taken from the state that the matter is in; `details` says what can."""

    code = "step-impossible"


class StepsOutOfOrder(WrongState):
    """A step would stand before one that it has to follow; both are named with their days."""

    code = "steps-out-of-order"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as the rules see it; `id` is None for one that is not stored yet."""

    id: int | None
    kind: str
    on: date | None
    outcome: str = ""


def state_after(state: str, step: Taken) -> str | None:
    """The state that the step leads to from `state`; None when it is impossible there."""
    to = MATTER_MOVES[state].get(step.kind)
    return None if to is None else OUTCOME_MOVES.get((step.kind, step.outcome), to)


def state_of(steps: Sequence[Taken], *, changed: Collection[int | None] = ()) -> str:
    """The state of a matter that took these steps, in this order.

    StepsOutOfOrder when one of `changed` (ids) stands before a step that has to come first, StepImpossible
    for any other that cannot be; both say what is wrong and what can be done.
    """
    state: str = MatterState.STARTED.value
    for at, step in enumerate(steps):
        to = state_after(state, step)
        if to is None:
            raise _impossible(state, steps, at, changed)
        state = to
    return state


def possible(state: str) -> tuple[str, ...]:
    """The kinds of step that can be taken next, in the order of the list."""
    return tuple(kind for kind in StepKind.values if kind in MATTER_MOVES[state])


def ordered(steps: Sequence[Taken], new: Taken, *, after_id: int | None = None) -> tuple[Taken, ...]:
    """The steps with `new` among them: by day, last of its day; after the step `after_id` when one is named.

    A step without a day stands last, or after the one named.
    """
    others = [one for one in steps if one.id is None or one.id != new.id]
    at = _place(others, new, after_id)
    placed = (*others[:at], new, *others[at:])
    if after_id is not None:
        _check_days_in_order(placed, at)
    return placed


def _place(others: Sequence[Taken], new: Taken, after_id: int | None) -> int:
    named = next((at for at, one in enumerate(others) if one.id == after_id), None)
    if after_id is not None and named is not None:
        return named + 1
    if new.on is None:
        return len(others)
    later = (at for at, one in enumerate(others) if one.on is not None and one.on > new.on)
    return next(later, len(others))


def _check_days_in_order(steps: Sequence[Taken], at: int) -> None:
    new = steps[at]
    for other in steps[:at]:
        if other.on and new.on and other.on > new.on:
            raise _out_of_order(new, other)
    for other in steps[at + 1 :]:
        if other.on and new.on and other.on < new.on:
            raise _out_of_order(other, new)


def _out_of_order(first: Taken, second: Taken) -> StepsOutOfOrder:
    """`first` is dated before `second` and would stand after it, or has to."""
    return StepsOutOfOrder(
        Sentence(
            "”%(first)s” är daterat %(first_day)s, före ”%(second)s” %(second_day)s. "
            "Rätta den dag som är fel. Inget är ändrat.",
            first=kind_word(first.kind),
            first_day=spoken(first.on),
            second=kind_word(second.kind),
            second_day=spoken(second.on),
        ),
        field="on",
    )


def _impossible(state: str, steps: Sequence[Taken], at: int, changed: Collection[int | None]) -> WrongState:
    """Why the step at `at` cannot be: another was put before it, what it needs comes later, or neither."""
    step = steps[at]
    if step.id not in changed:
        put = next((one for one in steps[:at] if one.id in changed), None)
        if put is not None:
            return _out_of_order(put, _answers_to(put, steps[at:]))
    ahead = next((one for one in steps[at + 1 :] if step.kind in _needs(one)), None)
    if ahead is not None:
        return _out_of_order(step, ahead)
    return StepImpossible(
        _why(state, step, steps[:at]), field="kind", details={"state": state, "possible": possible(state)}
    )


def _answers_to(put: Taken, later: Sequence[Taken]) -> Taken:
    """The step that `put` has to follow: of a decision its proposal, otherwise the first that it hinders."""
    proposals = (one for one in later if one.kind == StepKind.PROPOSAL)
    return next(proposals, later[0]) if put.kind == StepKind.DECISION else later[0]


def _needs(decided: Taken) -> frozenset[str]:
    """The kinds of step that need `decided` before them."""
    if decided.kind == StepKind.DECISION:
        return frozenset({"appealed", "appeal_settled"})
    return frozenset({"appeal_settled"}) if decided.kind == StepKind.APPEALED else frozenset()


def _why(state: str, step: Taken, before: Sequence[Taken]) -> Sentence:
    if step.kind == StepKind.APPEALED:
        return Sentence("Det finns inget beslut att överklaga. Lägg in beslutet först.")
    if step.kind == StepKind.APPEAL_SETTLED:
        return Sentence("Det finns inget överklagande att avgöra. Lägg in överklagandet först.")
    ended = before[-1] if before else None
    told = {"step": kind_word(step.kind), "now": state_word(state), "possible": possible_words(state)}
    if state == MatterState.CLOSED and ended is not None:
        return Sentence(
            "Ärendet är avslutat (%(last)s %(day)s), så ”%(step)s” går inte att lägga in. "
            "Det som går nu: %(possible)s. Gäller det något nytt: registrera ett nytt ärende.",
            last=kind_word(ended.kind),
            day=spoken(ended.on),
            step=told["step"],
            possible=told["possible"],
        )
    return Sentence(
        "”%(step)s” går inte att lägga in när läget är ”%(now)s”. Det som går nu: %(possible)s.", **told
    )


def kind_word(kind: str) -> Sentence:
    """What a kind of step is called."""
    with speaking("sv"):
        return Sentence(str(StepKind(kind).label))


def state_word(state: str) -> Sentence:
    """What a state is called."""
    with speaking("sv"):
        return Sentence(str(MatterState(state).label))


def possible_words(state: str) -> Sentence:
    """The kinds of step that can be taken, as a list in words."""
    words = [kind_word(kind) for kind in possible(state)]
    told = words[0]
    for word in words[1:]:
        told = Sentence("%(first)s, %(second)s", first=told, second=word)
    return told
