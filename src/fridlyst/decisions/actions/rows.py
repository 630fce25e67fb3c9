"""Steps as rows: filled from what is given, checked, with what hangs on them."""

from collections.abc import Iterable, Sequence
from typing import Any

from fridlyst.base import clock
from fridlyst.base.checks import TextTooLong, check_code, check_name, check_text
from fridlyst.decisions.actions.bodies import Bodies
from fridlyst.decisions.amendment_rules import DECIDED, DECIDING
from fridlyst.decisions.fields import AmendmentFields, ConditionFields, ReservationFields, StepFields
from fridlyst.decisions.models import Amendment, Condition, Matter, MatterDocument, Reservation, Step
from fridlyst.decisions.rules import Taken
from fridlyst.decisions.step_rules import check_days
from fridlyst.decisions.terms import AmendmentState, Outcome, StepKind
from fridlyst.texts.plain import anchor_to_plain, change_to_plain
from fridlyst.texts.shapes import Anchor

_MOST_NAMES = 200


def taken(row: Step) -> Taken:
    """The step as the rules see it."""
    return Taken(row.pk, row.kind, row.date, row.outcome)


def taken_steps(matter: Matter) -> tuple[Taken, ...]:
    """The matter's steps in order; one statement."""
    return tuple(taken(row) for row in matter.steps.order_by("position", "id"))


def fill(row: Step, fields: StepFields, bodies: Bodies) -> None:
    """Let the row say what is given; BadInput for what cannot be, with nothing stored."""
    row.kind = check_code(fields.kind, StepKind.values, "kind")
    row.outcome = check_code(fields.outcome, ["", *Outcome.values], "outcome")
    row.date, row.comment_by = fields.on, fields.comment_by
    row.adjusted_on, row.posted_on = fields.adjusted_on, fields.posted_on
    check_days(
        on=fields.on,
        adjusted_on=fields.adjusted_on,
        posted_on=fields.posted_on,
        comment_by=fields.comment_by,
        today=clock.today(),
    )
    row.body_name = check_text(fields.body_name, "body", longest=300)
    row.body = bodies.meant(fields.body_id, row.body_name)
    if row.body is not None and not row.body_name:
        row.body_name = row.body.name
    row.paragraph = check_text(fields.paragraph, "paragraph", longest=20)
    row.summary = check_text(fields.summary, "summary")
    row.override_reason = check_text(fields.override_reason, "override_reason", longest=2000)
    row.sent_to = names(fields.sent_to)


def names(given: Sequence[str]) -> list[str]:
    """The names once each, in order, at most 200 of 300 signs."""
    kept = [check_text(one, "sent_to", longest=300) for one in given]
    found = list(dict.fromkeys(one for one in kept if one))
    if len(found) > _MOST_NAMES:
        raise TextTooLong("Skriv högst 200 mottagare.", field="sent_to")
    return found


def hang(row: Step, fields: StepFields) -> None:
    """What is given with a new step and has rows of its own."""
    Condition.objects.bulk_create(_conditions(row, fields.conditions))
    Amendment.objects.bulk_create(_amendments(row, fields.amendments))
    Reservation.objects.bulk_create(_reservations(row, fields.reservations))
    MatterDocument.objects.bulk_create(
        MatterDocument(
            matter_id=row.matter_id,
            step=row,
            position=at,
            title=check_name(title, "enclosures", longest=500, missing="Skriv vad handlingen heter."),
        )
        for at, title in enumerate(fields.enclosures)
    )


def _conditions(row: Step, given: Sequence[str | ConditionFields]) -> Iterable[Condition]:
    for at, one in enumerate(given):
        told = ConditionFields(one) if isinstance(one, str) else one
        answer = check_text(told.answer, "answer")
        yield Condition(step=row, position=at, text=condition_text(told.text), answer=answer)


def condition_text(text: str) -> str:
    """A condition's words, checked."""
    return check_name(text, "conditions", longest=2000, missing="Skriv villkoret.")


def _amendments(row: Step, given: Sequence[str | AmendmentFields]) -> Iterable[Amendment]:
    for at, one in enumerate(given):
        told = AmendmentFields(one) if isinstance(one, str) else one
        yield Amendment(
            step=row,
            position=at,
            text=check_text(told.text, "amendments", longest=2000),
            moved_by=check_text(told.moved_by, "moved_by", longest=300),
            anchor=anchor_to_plain(told.anchor or Anchor()) if told.change else {},
            change=change_to_plain(told.change) if told.change else {},
            **_decided(row, check_code(told.state, AmendmentState.values, "state")),
        )


def _decided(row: Step, state: str) -> dict[str, Any]:
    """What is told as decided was so in the step that it is told of, where that one decides. One that
    stands in a text elsewhere is adopted here: no version of ours was made with it."""
    kept = AmendmentState.ADOPTED.value if state == AmendmentState.PLACED else state
    decided = kept in DECIDED and row.kind in DECIDING
    return {"state": kept, "decided_in": row if decided else None}


def _reservations(row: Step, given: Sequence[str | ReservationFields]) -> Iterable[Reservation]:
    for at, one in enumerate(given):
        told = ReservationFields(one) if isinstance(one, str) else one
        yield Reservation(
            step=row,
            position=at,
            who=check_name(told.who, "who", longest=300, missing="Skriv vem som reserverade sig."),
            text=check_text(told.text, "text"),
        )
