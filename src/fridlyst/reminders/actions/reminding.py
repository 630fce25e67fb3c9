"""Writing letters: those that are due by themselves, and the coordinator's own reminder."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from fridlyst.followup.models import FollowUpRound
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.policies import require
from fridlyst.reminders import policies, rules
from fridlyst.reminders.due import by_hand, due_items
from fridlyst.reminders.models import ReminderPlan
from fridlyst.reminders.queries.standing import standing, told
from fridlyst.reminders.queueing import Queued, queue
from fridlyst.reminders.shapes import Person, Reminded, SilentBody
from fridlyst.support.models import SupportService

_EVERY = timedelta(minutes=5)

log = logging.getLogger(__name__)


def queue_due(at: datetime, *, municipality_id: int | None = None) -> int:
    """Write down the letters that are due now, everywhere or in one municipality; how many are new.

    Worked out from how rounds and services stand: a look that was missed loses nothing, a second one doubles
    nothing. Of many workers one looks at a municipality, and every five minutes at most; asked for
    one municipality it always looks. Each municipality is a transaction of its own, of some 20 statements;
    one that breaks holds up no other.
    """
    if municipality_id is not None:
        return _queue_due(municipality_id, at)
    return sum(_queue_or_log(one, at) for one in _not_looked_at(at) if _first_to_look(one, at))


def remind(*, by: Actor, round_id: int, at: datetime) -> Reminded:
    """Remind everybody who has something to answer in the round; nobody gets a second letter in a day.

    RoundNotOpen, RemindersOff.
    """
    require(policies.may_run_reminders(by))
    with transaction.atomic():
        hold(by.municipality_id)
        _check_round(by.municipality_id, round_id)
        seen = standing(municipality_id=by.municipality_id, today=timezone.localdate(at))
        items = by_hand(seen, round_id)
        people = {item.person.email: item.person for item in items}
        queued = queue(municipality_id=by.municipality_id, items=items, at=at)
        write_trail(by, "reminded", "round", round_id, {"letters": queued.letters})
    return _reminded(tuple(people.values()), queued, seen.unreached_in(round_id))


def _reminded(people: Sequence[Person], queued: Queued, unreached: tuple[SilentBody, ...]) -> Reminded:
    return Reminded(
        reminded=tuple(one for one in people if one.email in queued.told),
        had_today=tuple(one for one in people if one.email in queued.waiting),
        unreached=unreached,
    )


def _queue_or_log(municipality_id: int, at: datetime) -> int:
    try:
        return _queue_due(municipality_id, at)
    except Exception:
        log.exception("The letters of municipality %s could not be written down", municipality_id)
        return 0


@transaction.atomic
def _queue_due(municipality_id: int, at: datetime) -> int:
    hold(municipality_id)
    today = timezone.localdate(at)
    seen = standing(municipality_id=municipality_id, today=today)
    if not seen.silent and not seen.services:
        return 0
    heard = told(
        municipality_id=municipality_id, round_ids=list(seen.rounds), service_ids=list(seen.services)
    )
    items = due_items(seen, heard, today)
    return queue(municipality_id=municipality_id, items=items, at=at).letters


def _not_looked_at(at: datetime) -> list[int]:
    """The municipalities with an open round or a public service, not looked at for a while; one statement."""
    fresh = ReminderPlan.objects.filter(looked_at__gt=at - _EVERY, looked_at__lte=at).values("municipality")
    own = OuterRef("pk")
    open_rounds = FollowUpRound.objects.filter(municipality=own, state=RoundState.OPEN, reminders=True)
    shown = SupportService.objects.filter(municipality=own, published=True)
    rows = Municipality.objects.filter(Exists(open_rounds) | Exists(shown)).exclude(pk__in=fresh)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _first_to_look(municipality_id: int, at: datetime) -> bool:
    """Whether this worker is the one that looks now; the others find that it is done."""
    ReminderPlan.objects.get_or_create(municipality_id=municipality_id)
    mine = ReminderPlan.objects.filter(municipality_id=municipality_id)
    due = Q(looked_at__isnull=True) | Q(looked_at__lte=at - _EVERY) | Q(looked_at__gt=at)
    return mine.filter(due).update(looked_at=at) == 1


def _check_round(municipality_id: int, round_id: int) -> None:
    row = FollowUpRound.objects.filter(municipality_id=municipality_id, pk=round_id)
    state, reminders = row.values_list("state", "reminders").first() or ("", False)
    if state != RoundState.OPEN:
        raise rules.RoundNotOpen("Omgången är inte öppen, så det finns ingen att påminna.")
    if not reminders:
        raise rules.RemindersOff("Påminnelserna är avstängda för omgången. Slå på dem under Ändra först.")
