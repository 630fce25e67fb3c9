"""What a document says beyond what a step has already: added, with nothing that stands changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Manager, Model

from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import own_step
from fridlyst.decisions.actions.rows import hang, names
from fridlyst.decisions.fields import AmendmentFields, ConditionFields, ReservationFields, StepFields
from fridlyst.decisions.models import Amendment, Condition, MatterDocument, Reservation, Step
from fridlyst.decisions.sameness import new_amendments, new_conditions, same_words
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

_ONCE = ("paragraph", "outcome", "summary")
_DAYS = ("adjusted_on", "posted_on", "comment_by")


@transaction.atomic
def complete_step(*, by: Actor, step_id: int, fields: StepFields) -> bool:
    """Give a step the conditions, amendments, reservations and enclosures that it lacks, an answer where a
    condition has none, and fill what is empty of it. Whether anything was added."""
    require(policies.may_keep_matters(by))
    row = own_step(by, step_id)
    new = _new(row, fields)
    added = any((new.conditions, new.amendments, new.reservations, new.enclosures))
    if added:
        _hang_last(row, new)
    answered = _answer(row, fields.conditions)
    filled = _filled(row, fields)
    if filled:
        row.version += 1
        row.save(update_fields=[*filled, "version"])
    if added or answered or filled:
        write_trail(by, "completed", "step", row.pk, {"matter": row.matter_id})
    return bool(added or answered or filled)


def _new(row: Step, fields: StepFields) -> StepFields:
    """What is given that the step does not have."""
    conditions = new_conditions([_text(one) for one in fields.conditions], _texts(row.conditions))
    amendments = new_amendments([_text(one) for one in fields.amendments], _texts(row.amendments))
    reservations = {same_words(one) for one in row.reservations.values_list("who", flat=True)}
    documents = {same_words(one) for one in row.documents.values_list("title", flat=True)}
    return replace(
        fields,
        conditions=[fields.conditions[at] for at in conditions],
        amendments=[fields.amendments[at] for at in amendments],
        reservations=[one for one in fields.reservations if same_words(_who(one)) not in reservations],
        enclosures=[one for one in fields.enclosures if same_words(one) not in documents],
    )


def _texts(rows: Manager[Any]) -> list[str]:
    return list(rows.values_list("text", flat=True))


def _text(one: str | ConditionFields | AmendmentFields) -> str:
    return one if isinstance(one, str) else one.text


def _who(one: str | ReservationFields) -> str:
    return one if isinstance(one, str) else one.who


def _hang_last(row: Step, new: StepFields) -> None:
    """The new things after those that are there."""
    models: Iterable[type[Model]] = (Condition, Amendment, Reservation, MatterDocument)
    before = {one: set(one._default_manager.filter(step=row).values_list("pk", flat=True)) for one in models}
    hang(row, new)
    for model, there in before.items():
        added = list(model._default_manager.filter(step=row).exclude(pk__in=there).order_by("pk"))
        for at, one in enumerate(added, start=len(there)):
            setattr(one, "position", at)  # noqa: B010
        model._default_manager.bulk_update(added, ["position"])


def _answer(row: Step, given: Sequence[str | ConditionFields]) -> int:
    """Conditions without an answer take the one that was read; how many did."""
    answers = {same_words(one.text): one.answer for one in given if not isinstance(one, str) and one.answer}
    waiting = [one for one in row.conditions.filter(answer="") if answers.get(same_words(one.text))]
    for one in waiting:
        one.answer, one.version = answers[same_words(one.text)], one.version + 1
        one.save(update_fields=["answer", "version"])
    return len(waiting)


def _filled(row: Step, fields: StepFields) -> list[str]:
    """The fields that were empty and are filled now."""
    found = [name for name in (*_ONCE, *_DAYS) if not getattr(row, name) and getattr(fields, name)]
    for name in found:
        setattr(row, name, getattr(fields, name))
    if not row.sent_to and fields.sent_to:
        row.sent_to = names(fields.sent_to)
        found.append("sent_to")
    return found
