"""The step that a paragraph of the minutes is itself: what was decided at the meeting."""

import re
from collections.abc import Iterator, Sequence

from fridlyst.intake.owners.names import kind_of_body
from fridlyst.intake.understand.draft import Doubt
from fridlyst.intake.understand.minutes.amendments import amendments_in, without_twins
from fridlyst.intake.understand.minutes.conditions import conditions_in, listed_conditions
from fridlyst.intake.understand.minutes.draft import Amendment, Condition, Step
from fridlyst.intake.understand.minutes.ending import enclosures, reservations, sent_to
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.heads import MatterHead
from fridlyst.intake.understand.minutes.history import NO_SUCH_DAY, shortened
from fridlyst.intake.understand.minutes.meeting import Meeting
from fridlyst.intake.understand.minutes.sections import Part, part
from fridlyst.intake.understand.minutes.verbs import kind_of_decision, outcome_of

_NO_DECISION = "Paragrafen säger inte vad som beslutades."
_NO_DAY = "Dagen för sammanträdet framgår inte."
_NO_BODY = "Det framgår inte vem som sammanträdde."
_NOT_SAID = "Det framgår inte om yrkandet bifölls eller avslogs."
_LEFT_OVER = "Yrkandet är inte förstått i sin helhet: läs det och rätta."
_FIRST_AMENDMENT = re.compile(
    r"\s*,?\s*(?:med\s+)?(?:följande\s+)?(?:\w+\s+)?(?:tillägg|ändring)\w*\s*:?\s*(?=(?:Tillägg|Ändring)\s?\d|$)",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"\bavsl(?:å|år|ås|og)\b[^.\n]{0,80}\b(?:tilläggs|ändrings)?(?:yrkande|tillägg)", re.IGNORECASE
)
_SURE, _UNSURE, _GUESS = 0.93, 0.75, 0.5


def present_step(flow: Flow, head: MatterHead, meeting: Meeting, doubts: list[Doubt]) -> Step:
    """What was decided under the paragraph, with all that hangs on it."""
    decided = _decided(head.parts)
    body = meeting.body or head.who
    start, end = (decided.start, decided.end) if decided else (head.title_at, head.end)
    text = flow.text[start:end]
    kind = _kind(decided, head, text, body)
    step = Step(kind, flow.source(start, end), _sure(decided, meeting, body), start, end)
    step.on, step.body, step.paragraph = meeting.on, body, head.paragraph
    step.adjusted_on, step.posted_on = meeting.adjusted_on, meeting.posted_on
    step.summary = _summary(flow, decided)
    step.outcome = outcome_of(kind, text)
    step.conditions = _conditions(flow, kind, start, end)
    step.amendments = _amendments(flow, head, step, decided)
    step.reservations = [
        one for stretch in head.parts for one in reservations(flow, stretch.start, stretch.end)
    ]
    step.enclosures = enclosures(flow, part(head.parts, "enclosures"))
    step.sent_to = sent_to(flow, part(head.parts, "sent_to"))
    doubts.extend(_doubts(flow, head, meeting, step, decided))
    return step


def _decided(parts: Sequence[Part]) -> Part | None:
    """The decision, or the proposal that stands as the decision of those who only prepare."""
    for at, one in enumerate(parts):
        if one.key != "decision":
            continue
        following = parts[at + 1] if at + 1 < len(parts) else None
        if one.end > one.start or following is None or following.key != "proposal":
            return one
        return following
    return part(parts, "proposal")


def _kind(decided: Part | None, head: MatterHead, text: str, body: str) -> str:
    proposes = decided is not None and decided.key == "proposal"
    return kind_of_decision(text, by_council=kind_of_body(body) == "council", proposes=proposes)


def _sure(decided: Part | None, meeting: Meeting, body: str) -> float:
    if decided is None:
        return _GUESS
    return _SURE if meeting.on and body else _UNSURE


def _summary(flow: Flow, decided: Part | None) -> str:
    """What was decided, up to the changes that have a place of their own."""
    if decided is None:
        return ""
    text = flow.text[decided.start : decided.end]
    cut = _FIRST_AMENDMENT.search(text)
    return shortened(text[: cut.start()] if cut and cut.start() > 0 else text)


def _conditions(flow: Flow, kind: str, start: int, end: int) -> list[Condition]:
    if kind != "referred_back":
        return []
    found = conditions_in(flow, start, end)
    return found if len(found) > 1 else listed_conditions(flow, start, end) or found


def _amendments(flow: Flow, head: MatterHead, step: Step, decided: Part | None) -> list[Amendment]:
    """Those of the decision first, in its order; then those that were only moved."""
    within = amendments_in(flow, decided.start, decided.end, together=step.body) if decided else []
    state = "adopted" if step.kind == "decision" else "proposed"
    for one in within:
        one.state = state
    moved = [one for stretch in _moving(head.parts, decided) for one in _moved(flow, stretch, step)]
    if _TURNED_DOWN.search(flow.text, head.title_at, head.end):
        for one in moved:
            one.state = "rejected"
    return without_twins([*within, *moved])


def _moving(parts: Sequence[Part], decided: Part | None) -> Iterator[Part]:
    return (one for one in parts if one.key in ("at_meeting", "procedure", "proposal") and one is not decided)


def _moved(flow: Flow, stretch: Part, step: Step) -> list[Amendment]:
    return amendments_in(flow, stretch.start, stretch.end, together=step.body)


def _doubts(
    flow: Flow, head: MatterHead, meeting: Meeting, step: Step, decided: Part | None
) -> Iterator[Doubt]:
    source = flow.source(head.at, head.at + 1)
    name = f"§ {head.paragraph} {head.title}".strip()
    if decided is None:
        yield Doubt(name, _NO_DECISION, source)
    if meeting.no_day:
        yield Doubt(meeting.no_day, NO_SUCH_DAY, source)
    elif meeting.on is None:
        yield Doubt(name, _NO_DAY, source)
    if not step.body:
        yield Doubt(name, _NO_BODY, source)
    for one in step.amendments:
        if one.left_over:
            yield Doubt(one.left_over, _LEFT_OVER, one.source)
        if step.kind == "decision" and one.state == "proposed":
            yield Doubt(one.text, _NOT_SAID, one.source)
