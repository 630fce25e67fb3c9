"""A matter as the programme file has it, and what it gives when it is taken in."""

from collections.abc import Mapping
from datetime import date

from fridlyst.decisions.fields import AmendmentFields, ConditionFields, ReservationFields, StepFields
from fridlyst.decisions.shapes import AmendmentView, ConditionView, MatterView, ReservationView, StepView
from fridlyst.decisions.wording import understand_amendment
from fridlyst.exchange.normal import Plain, compact
from fridlyst.exchange.walking import Json, Tree
from fridlyst.texts.plain import anchor_from_plain, anchor_to_plain, change_from_plain, change_to_plain

Names = Mapping[str, str]


def matter_part(matter: MatterView, keys: Names) -> Plain:
    """The matter; `keys` are the bodies' keys by their names."""
    after = matter.next
    return compact(
        {
            "registration_number": matter.registration_number,
            "title": matter.title,
            "next_body": keys.get(after.body_name, after.body_name) if after else None,
            "next_on": _day(after.on) if after else None,
            "steps": [_step(step, keys) for step in matter.steps],
        }
    )


def _step(step: StepView, keys: Names) -> Plain:
    return compact(
        {
            "date": _day(step.on),
            "body": keys.get(step.body_name, step.body_name),
            "paragraph": step.paragraph,
            "kind": step.kind,
            "outcome": step.outcome,
            "summary": step.summary,
            "adjusted_on": _day(step.adjusted_on),
            "posted_on": _day(step.posted_on),
            "comment_by": _day(step.comment_by),
            "override_reason": step.override_reason,
            "sent_to": list(step.sent_to),
            "enclosures": [one.title for one in step.documents],
            "reservations": [_reservation(one) for one in step.reservations],
            "conditions": [_condition(one) for one in step.conditions],
            "amendments": [_amendment(one) for one in step.amendments],
        }
    )


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _reservation(one: ReservationView) -> Json:
    return {"who": one.who, "text": one.text} if one.text else one.who


def _condition(one: ConditionView) -> Json:
    return {"text": one.text, "answer": one.answer} if one.answer else one.text


def _amendment(one: AmendmentView) -> Json:
    """Only its words where no more is said of it than they say themselves."""
    state = "" if one.state == "proposed" else one.state
    told = compact({"moved_by": one.moved_by, "state": state, **_meaning(one)})
    return {"text": one.text, **told} if told else one.text


def _meaning(one: AmendmentView) -> Plain:
    if not one.change:
        return {}
    understood = understand_amendment(one.text)
    own = {"anchor": anchor_to_plain(understood.anchor), "change": change_to_plain(understood.change)}
    said = {
        "anchor": anchor_to_plain(anchor_from_plain(one.anchor)),
        "change": change_to_plain(change_from_plain(one.change)),
    }
    return {} if said == own else said


def step_fields(given: Tree, names: Names) -> StepFields:
    """What a step of the file gives; `names` are the bodies' names by their keys."""
    paragraph = given.get("paragraph")
    return StepFields(
        kind=given["kind"],
        on=day_of(given.get("date")),
        body_name=body_name(given.get("body"), names),
        paragraph="" if paragraph is None else str(paragraph),
        summary=given.get("summary") or "",
        outcome=given.get("outcome") or "",
        adjusted_on=day_of(given.get("adjusted_on")),
        posted_on=day_of(given.get("posted_on")),
        comment_by=day_of(given.get("comment_by")),
        override_reason=given.get("override_reason") or "",
        sent_to=given.get("sent_to") or (),
        enclosures=given.get("enclosures") or (),
        reservations=[_reservation_fields(one) for one in given.get("reservations") or []],
        conditions=[_condition_fields(one) for one in given.get("conditions") or []],
        amendments=[_amendment_fields(one) for one in given.get("amendments") or []],
    )


def day_of(given: str | None) -> date | None:
    """An ISO day."""
    return date.fromisoformat(given) if given else None


def body_name(given: str | None, names: Names) -> str:
    """The name of the body that a key or a name means."""
    return names.get(given or "", (given or "").strip())


def _reservation_fields(given: Json) -> ReservationFields:
    if isinstance(given, str):
        return ReservationFields(given)
    return ReservationFields(given["who"], given.get("text") or "")


def _condition_fields(given: Json) -> ConditionFields:
    if isinstance(given, str):
        return ConditionFields(given)
    return ConditionFields(given["text"], given.get("answer") or "")


def _amendment_fields(given: Json) -> AmendmentFields:
    if isinstance(given, str):
        return AmendmentFields(given)
    understood = given.get("change")
    return AmendmentFields(
        given["text"],
        moved_by=given.get("moved_by") or "",
        state=given.get("state") or "proposed",
        anchor=anchor_from_plain(given.get("anchor") or {}) if understood else None,
        change=change_from_plain(understood) if understood else None,
    )
