"""Invented answers become a round's answers, so that every state is seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from fridlyst.demo.answers import InventedAnswers, invented_answers
from fridlyst.demo.plans import RoundPlan
from fridlyst.followup.actions import EnteredAnswer
from fridlyst.followup.decision_rules import NO_DECISION, Decision
from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.terms import SubmissionState

SEED = "fridlyst"
_DECIDED_AFTER = timedelta(days=4)
SENT_BACK = "Skriv också hur många som har gått utbildningen, och när de sista ska gå den."
_OPEN_STATES = (
    SubmissionState.APPROVED,
    SubmissionState.SUBMITTED,
    SubmissionState.APPROVED,
    SubmissionState.SENT_BACK,
    SubmissionState.APPROVED,
    SubmissionState.SUBMITTED,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round asks, by key: the bodies that answer, the activities and the indicators."""

    bodies: Mapping[str, int]
    activities: Mapping[str, int]
    indicators: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Days:
    """When a round was open; `closed_at` None while it still is."""

    opened_at: datetime
    closed_at: datetime | None


def answers_to(
    plan: RoundPlan, *, number: int, of: int, files: Iterable[Mapping[str, Any]]
) -> list[InventedAnswers]:
    """Invented answers for each of the round's programmes."""
    return [
        invented_answers(file, round_number=number, rounds=of, seed=SEED, on=plan.period_end)
        for file in files
    ]


def entered(
    invented: Sequence[InventedAnswers],
    asked: Asked,
    days: Days,
    *,
    drafting: str,
    waiting: str,
    names: tuple[str, str],
    plan: RoundPlan,
) -> list[EnteredAnswer]:
    """Every asked body's answer. In an open round `drafting` has begun and `waiting` has sent in."""
    found = []
    for place, key in enumerate(sorted(asked.bodies)):
        state = _state(key, place, invented, days, drafting, waiting)
        found.append(_body(key, state, invented, asked, days, place, names, plan))
    return found


def _state(
    key: str, place: int, invented: Sequence[InventedAnswers], days: Days, drafting: str, waiting: str
) -> SubmissionState:
    still_open = days.closed_at is None
    if still_open and key in (drafting, waiting):
        return SubmissionState.DRAFT if key == drafting else SubmissionState.SUBMITTED
    if all(key in one.silent for one in invented) or not _said(key, invented):
        return SubmissionState.NOT_OPENED
    if not still_open:
        return SubmissionState.SUBMITTED if place % 7 == 3 else SubmissionState.APPROVED
    if any(key in one.late for one in invented):
        return SubmissionState.DRAFT
    return _OPEN_STATES[place % len(_OPEN_STATES)]


def _said(key: str, invented: Sequence[InventedAnswers]) -> bool:
    return any(body == key for one in invented for _thing, body in (*one.reports, *one.measurements))


def _body(
    key: str,
    state: SubmissionState,
    invented: Sequence[InventedAnswers],
    asked: Asked,
    days: Days,
    place: int,
    names: tuple[str, str],
    plan: RoundPlan,
) -> EnteredAnswer:
    body_id = asked.bodies[key]
    at = _at(days, place)
    if state == SubmissionState.NOT_OPENED:
        return EnteredAnswer(body_id, state, days.opened_at)
    comments = [one.comments[key] for one in invented if key in one.comments]
    return EnteredAnswer(
        body_id=body_id,
        state=state,
        at=at,
        answers=_answers(key, invented, asked, half=state == SubmissionState.DRAFT),
        outcomes=_outcomes(key, invented, asked),
        comment=comments[0] if comments else "",
        reported_by=names[0],
        approved_by=names[1] if state == SubmissionState.APPROVED else "",
        decision=_decision(plan, state, at, place),
        sent_back_comment=SENT_BACK if state == SubmissionState.SENT_BACK else "",
    )


def _at(days: Days, place: int) -> datetime:
    """When the answer came: in a round that has closed one in six is late."""
    if days.closed_at and place % 6 == 5:
        return days.closed_at - timedelta(days=3)
    return days.opened_at + timedelta(days=2 + place % 11, hours=8 + place % 8, minutes=7 * place % 60)


def _decision(plan: RoundPlan, state: SubmissionState, at: datetime, place: int) -> Decision:
    """What the committee decided on what is approved: of every other body, where committees decide."""
    if not plan.decided or state != SubmissionState.APPROVED or place % 2:
        return NO_DECISION
    return Decision((at + _DECIDED_AFTER).date(), f"§ {17 + 13 * place % 120}")


def _answers(key: str, invented: Sequence[InventedAnswers], asked: Asked, *, half: bool) -> dict[int, Answer]:
    """What the body says of each activity it is asked about; in a draft only of the first half."""
    found = {
        asked.activities[activity]: Answer(said.status, said.comment, said.hindrance)
        for one in invented
        for (activity, body), said in one.reports.items()
        if body == key
    }
    return dict(list(found.items())[: (len(found) + 1) // 2]) if half else found


def _outcomes(key: str, invented: Sequence[InventedAnswers], asked: Asked) -> dict[int, OutcomeAnswer]:
    return {
        asked.indicators[indicator]: OutcomeAnswer(
            None if said.numerator is None else Decimal(said.numerator),
            None if said.denominator is None else Decimal(said.denominator),
            said.value,
        )
        for one in invented
        for (indicator, body), said in one.measurements.items()
        if body == key
    }
