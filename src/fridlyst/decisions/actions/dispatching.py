"""The only writer of what is sent of decisions: a person chooses to whom, a worker sends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from email.utils import make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F, Q, QuerySet

from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import own_step
from fridlyst.decisions.letter_rules import (
    MOST_RECEIVERS,
    AlreadySent,
    NoReceivers,
    NotADecision,
    WrongAddress,
)
from fridlyst.decisions.models import Dispatch, Step
from fridlyst.decisions.shapes_letters import Addressee, ClaimedDispatch
from fridlyst.organisation.actions import check_own_body, write_trail
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.policies import require


@transaction.atomic
def send_decision(*, by: Actor, step_id: int, to: Sequence[Addressee]) -> int:
    """Put the decision in the queue to each address that it has not been sent to; how many are new.

    NotADecision for a step without body and day; NoReceivers, WrongAddress.
    """
    require(policies.may_keep_matters(by))
    step = own_step(by, step_id)
    if step.date is None or not (step.body_id or step.body_name):
        raise NotADecision("Skriv in vem som beslutade och vilken dag innan du skickar beslutet.")
    wanted = _checked(by, to)
    taken = set(Dispatch.objects.filter(step=step).values_list("address", flat=True))
    at = clock.now()
    fresh = [_queued(step, one, by, at) for one in wanted if one.address not in taken]
    Dispatch.objects.bulk_create(fresh)
    if fresh:
        write_trail(by, "decision_queued", "step", step.pk, {"to": [one.address for one in fresh]})
    return len(fresh)


@transaction.atomic
def send_again(*, by: Actor, dispatch_id: int) -> Dispatch:
    """Try once more what failed; AlreadySent for what went, NotFound for another's."""
    require(policies.may_keep_matters(by))
    rows = Dispatch.objects.select_for_update(no_key=True, of=("self",))
    row = rows.filter(step__matter__municipality_id=by.municipality_id, pk=dispatch_id).first()
    if row is None:
        raise NotFound
    if row.sent_at is not None:
        raise AlreadySent(Sentence("Beslutet är redan skickat till %(address)s.", address=row.address))
    row.failure, row.queued_at, row.next_try_at, row.claimed_at = "", clock.now(), clock.now(), None
    row.save(update_fields=["failure", "queued_at", "next_try_at", "claimed_at"])
    write_trail(by, "decision_queued", "step", row.step_id, {"to": [row.address]})
    return row


@transaction.atomic
def claim_dispatches(*, at: datetime, most: int, lost_after: timedelta) -> tuple[ClaimedDispatch, ...]:
    """Take some that wait, oldest first, which no other worker has; for a worker, in any municipality."""
    free = Dispatch.objects.filter(sent_at=None, failure="", next_try_at__lte=at)
    free = free.filter(Q(claimed_at=None) | Q(claimed_at__lte=at - lost_after))
    held = free.order_by("next_try_at", "pk").select_for_update(no_key=True, skip_locked=True, of=("self",))
    rows = list(held.select_related("step__matter", "body")[:most])
    Dispatch.objects.filter(pk__in=[one.pk for one in rows]).update(claimed_at=at, attempts=F("attempts") + 1)
    return tuple(_claimed(one) for one in rows)


@transaction.atomic
def log_dispatched(*, claimed: ClaimedDispatch, at: datetime) -> None:
    """The mail server has taken it over."""
    if _in_hand(claimed).update(sent_at=at, claimed_at=None):
        _tell(claimed, "decision_sent")


@transaction.atomic
def log_failed(*, claimed: ClaimedDispatch, why: str) -> None:
    """It will not arrive; `why` is the receiver's own code, or the kind of fault."""
    if _in_hand(claimed).update(failure=why[:500] or "?", claimed_at=None):
        _tell(claimed, "decision_not_sent")


def put_back(*, claimed: ClaimedDispatch, next_try_at: datetime) -> None:
    """To be tried again later."""
    _in_hand(claimed).update(next_try_at=next_try_at, claimed_at=None)


def _in_hand(claimed: ClaimedDispatch) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(pk=claimed.id, sent_at=None).exclude(claimed_at=None)


def _tell(claimed: ClaimedDispatch, verb: str) -> None:
    write_trail(
        system_actor(claimed.municipality_id), verb, "step", claimed.step_id, {"to": [claimed.address]}
    )


def _checked(by: Actor, to: Sequence[Addressee]) -> list[Addressee]:
    if not to:
        raise NoReceivers("Välj minst en mottagare, eller skriv en adress.", field="to")
    if len(to) > MOST_RECEIVERS:
        raise NoReceivers(
            Sentence("Beslutet kan skickas till högst %(most)s adresser.", most=MOST_RECEIVERS), field="to"
        )
    found: dict[str, Addressee] = {}
    for one in to:
        checked = _addressee(by, one)
        found.setdefault(checked.address, checked)
    return list(found.values())


def _addressee(by: Actor, given: Addressee) -> Addressee:
    address = given.address.strip().lower()
    try:
        validate_email(address)
        usable = len(address) <= 254 and address.isascii()
    except (ValidationError, UnicodeError):
        usable = False
    if not usable:
        raise WrongAddress(
            Sentence("”%(address)s” är ingen e-postadress.", address=given.address[:100]), field="to"
        )
    check_own_body(by, given.body_id)
    name = check_name(given.name or address, "to", longest=300, missing="Skriv mottagarens namn.")
    return Addressee(" ".join(name.split()), address, given.body_id)


def _queued(step: Step, to: Addressee, by: Actor, at: datetime) -> Dispatch:
    return Dispatch(
        step=step,
        body_id=to.body_id,
        name=to.name,
        address=to.address,
        queued_at=at,
        queued_by=by.label[:300],
        next_try_at=at,
        message_id=make_msgid(domain=settings.FRIDLYST_MAIL_DOMAIN),
    )


def _claimed(row: Dispatch) -> ClaimedDispatch:
    matter = row.step.matter
    return ClaimedDispatch(
        id=row.pk,
        municipality_id=matter.municipality_id,
        matter_slug=matter.slug,
        step_id=row.step_id,
        name=row.name,
        body=row.body.name if row.body else "",
        address=row.address,
        message_id=row.message_id,
        queued_at=row.queued_at,
        attempts=row.attempts + 1,
    )
