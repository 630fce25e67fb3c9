"""Writing to whom an answer was handed on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from fridlyst.base.errors import NotFound
from fridlyst.followup.models import AnswerLink
from fridlyst.followup.policies import may_hand_on
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.reminders.queries.standing import standing
from fridlyst.reminders.queueing import queue
from fridlyst.reminders.shapes import Item, Person, Reminded, Standing


@transaction.atomic
def tell_of_link(*, by: Actor, link_id: int, at: datetime) -> Reminded:
    """Write a letter that brings the link to whom it was made for; nobody gets a second letter in a day.

    Nobody is reminded where the reminders of the round are off, the address takes no letters, or the answer
    is sent in already. NotFound for another municipality's link.
    """
    rows = AnswerLink.objects.filter(municipality_id=by.municipality_id, pk=link_id)
    link = rows.select_related("submission").first()
    if link is None:
        raise NotFound
    round_id, body_id = link.submission.round_id, link.submission.body_id
    require(may_hand_on(by, body_id))
    hold(by.municipality_id)
    seen = standing(municipality_id=by.municipality_id, today=timezone.localdate(at))
    person = _holder(seen, round_id, body_id, link.email)
    if person is None:
        return Reminded((), (), ())
    item = Item(person, round_id, body_id, "handed_on")
    queued = queue(municipality_id=by.municipality_id, items=[item], at=at)
    told = person.email in queued.told
    return Reminded((person,) if told else (), () if told else (person,), ())


def _holder(seen: Standing, round_id: int, body_id: int, email: str) -> Person | None:
    """Whom a letter about the link reaches, if anybody."""
    body = seen.silent.get((round_id, body_id))
    found = seen.answerers(body) if body else ()
    return next((one for one in found if one.email == email and one.link), None)
