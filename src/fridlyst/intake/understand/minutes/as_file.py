"""Matters written as the programme file has them."""

from collections.abc import Iterable

from fridlyst.intake.understand.draft import Json, Source
from fridlyst.intake.understand.minutes.draft import (
    Amendment,
    Condition,
    LetterPart,
    Matter,
    Reservation,
    Step,
)
from fridlyst.texts.plain import anchor_to_plain, change_to_plain

_LINE, _TEXT, _NAME, _PARAGRAPH = 2000, 20_000, 300, 20
_CHANGE = 5000


def matters_as_file(matters: Iterable[Matter]) -> list[Json]:
    """The matters with all that hangs under them; a title that is missing is said in its place."""
    return [_matter(one) for one in matters]


def _matter(matter: Matter) -> Json:
    return {
        "registration_number": matter.number[:100],
        "title": matter.title[:_LINE] or "Utan rubrik",
        **({"next_body": matter.next_body[:_NAME]} if matter.next_body else {}),
        "steps": [_step(step) for step in matter.steps],
        **_from(matter.source, matter.confidence),
    }


def _step(step: Step) -> Json:
    days = {"date": step.on, "adjusted_on": step.adjusted_on, "posted_on": step.posted_on}
    lists: Json = {
        "conditions": [_condition(one) for one in step.conditions],
        "amendments": [_amendment(one) for one in step.amendments],
        "reservations": [_reservation(one) for one in step.reservations],
        "enclosures": step.enclosures,
        "sent_to": step.sent_to,
    }
    return {
        "kind": step.kind,
        **{name: day.isoformat() for name, day in days.items() if day},
        **_said(
            {"body": step.body[:_NAME], "paragraph": step.paragraph[:_PARAGRAPH], "outcome": step.outcome}
        ),
        **_said({"summary": step.summary[:_TEXT]}),
        **{name: value for name, value in lists.items() if value},
        **({"letter": _letter(step)} if step.letter else {}),
        **_from(step.source, step.confidence),
    }


def _condition(one: Condition) -> Json:
    answer = {"answer": one.answer[:_TEXT]} if one.answer else {}
    where = {"answer_source": one.answer_source.as_file()} if one.answer_source else {}
    return {"text": one.text[:_LINE], **answer, **where, **_from(one.source, one.confidence)}


def _amendment(one: Amendment) -> Json:
    understood: Json = {}
    if one.anchor is not None and one.change is not None and one.change.kind:
        change = change_to_plain(one.change)
        understood = {
            "anchor": anchor_to_plain(one.anchor),
            "change": {**change, "kind": str(change["kind"])},
        }
    state = {"state": one.state} if one.state != "proposed" else {}
    moved = _said({"moved_by": one.moved_by[:_NAME]})
    return {"text": one.text[:_LINE], **moved, **state, **understood, **_from(one.source, one.confidence)}


def _reservation(one: Reservation) -> Json:
    return {"who": one.who[:_NAME], **_said({"text": one.text[:_TEXT]})}


def _letter(step: Step) -> Json:
    return {**_said({"signed_by": step.signed_by[:_NAME]}), "parts": [_part(one) for one in step.letter]}


def _part(one: LetterPart) -> Json:
    return {
        "key": one.key, "heading": one.heading[:_NAME], "text": one.text[:_TEXT],
        "source": one.source.as_file(),
    }  # fmt: skip


def _said(words: dict[str, str]) -> Json:
    return {name: value for name, value in words.items() if value}


def _from(source: Source, confidence: float) -> Json:
    return {"source": source.as_file(), "confidence": round(min(1.0, max(0.0, confidence)), 2)}
