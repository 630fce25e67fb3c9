"""Those who reserved themselves against a decision: written in, changed and taken out."""

from django.db import transaction
from django.db.models import Max

from fridlyst.base.checks import check_name, check_text
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_step
from fridlyst.decisions.marks import mark
from fridlyst.decisions.models import Reservation
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@transaction.atomic
def add_reservation(*, by: Actor, step_id: int, who: str, text: str = "") -> Reservation:
    """Somebody who reserved themselves in a step, and why where that is said."""
    require(policies.may_keep_matters(by))
    step = own_step(by, step_id)
    last = step.reservations.aggregate(last=Max("position"))["last"]
    row = Reservation(step=step, position=0 if last is None else last + 1)
    _fill(row, who, text)
    write_trail(by, "added", "reservation", row.pk, {"matter": step.matter_id})
    return row


@transaction.atomic
def edit_reservation(*, by: Actor, reservation_id: int, version: int, who: str, text: str) -> Reservation:
    """Change who it was or why; EditedMeanwhile unless `version` is its `reservation_mark`."""
    require(policies.may_keep_matters(by))
    row = _own(by, reservation_id)
    check_version(reservation_mark(row.who, row.text), version, Sentence("reservationen"))
    _fill(row, who, text)
    write_trail(by, "edited", "reservation", row.pk, {"matter": row.step.matter_id})
    return row


@transaction.atomic
def remove_reservation(*, by: Actor, reservation_id: int) -> None:
    """Take it out: it was written in by mistake."""
    require(policies.may_keep_matters(by))
    row = _own(by, reservation_id)
    row.delete()
    write_trail(by, "removed", "reservation", reservation_id, {"matter": row.step.matter_id})


def reservation_mark(who: str, text: str) -> int:
    """What tells whether a reservation is still as somebody read it."""
    return mark(who, text)


def _own(by: Actor, reservation_id: int) -> Reservation:
    rows = Reservation.objects.filter(step__matter__municipality_id=by.municipality_id, pk=reservation_id)
    step_id = rows.values_list("step_id", flat=True).first()
    if step_id is None:
        raise NotFound
    step = own_step(by, step_id)
    row = rows.first()
    if row is None:
        raise NotFound
    row.step = step
    return row


def _fill(row: Reservation, who: str, text: str) -> None:
    row.who = check_name(who, "who", longest=300, missing="Skriv vem som reserverade sig.")
    row.text = check_text(text, "text")
    row.save()
