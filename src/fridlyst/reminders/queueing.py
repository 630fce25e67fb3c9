"""Puts letters in the queue: one for each person, never two that wait, never a second on the same day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import make_msgid

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from fridlyst.reminders.models import Letter, LetterLine
from fridlyst.reminders.shapes import Item
from fridlyst.reminders.terms import LetterState


@dataclass(frozen=True, slots=True)
class Queued:
    """What queueing did: the addresses whose letter now tells of it, and those that have to wait."""

    letters: int
    told: frozenset[str]
    waiting: frozenset[str]


def queue(*, municipality_id: int, items: Iterable[Item], at: datetime) -> Queued:
    """Write the items down as letters; four statements. The municipality must be held.

    A letter that waits takes up what is new. Who had a letter today, or has one in a worker's hands, waits.
    """
    wanted: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        wanted[item.person.email].append(item)
    if not wanted:
        return Queued(0, frozenset(), frozenset())
    waiting_letters, busy = _present(municipality_id, wanted, timezone.localdate(at))
    fresh = [
        _letter(municipality_id, mine[0], at)
        for email, mine in wanted.items()
        if email not in busy and email not in waiting_letters
    ]
    made = {letter.email: letter.pk for letter in Letter.objects.bulk_create(fresh, batch_size=500)}
    letters = waiting_letters | made
    lines = [
        _line(municipality_id, letters[email], item) for email in letters for item in wanted.get(email, ())
    ]
    LetterLine.objects.bulk_create(lines, batch_size=1000, ignore_conflicts=True)
    return Queued(len(fresh), frozenset(letters), frozenset(busy - letters.keys()))


def _present(
    municipality_id: int, emails: Iterable[str], today: date
) -> tuple[dict[str, int], frozenset[str]]:
    """The letters that wait, by address, locked; and the addresses that had their letter of today."""
    rows = Letter.objects.filter(municipality_id=municipality_id, email__in=list(emails))
    open_states = [LetterState.QUEUED, LetterState.SENDING]
    # What a worker has in hand cannot be added to: the lock waits for the worker's short step, and sees it.
    held = rows.filter(state=LetterState.QUEUED).select_for_update(no_key=True)
    waiting = dict(held.values_list("email", "pk"))
    busy = rows.filter(Q(day=today) | Q(state__in=open_states)).values_list("email", flat=True)
    return waiting, frozenset(busy)


def _letter(municipality_id: int, item: Item, at: datetime) -> Letter:
    return Letter(
        municipality_id=municipality_id,
        email=item.person.email,
        name=item.person.name,
        day=timezone.localdate(at),
        message_id=make_msgid(domain=settings.FRIDLYST_MAIL_DOMAIN),
        queued_at=at,
        next_try_at=at,
    )


def _line(municipality_id: int, letter_id: int, item: Item) -> LetterLine:
    return LetterLine(
        municipality_id=municipality_id,
        letter_id=letter_id,
        round_id=item.round_id,
        body_id=item.body_id,
        service_id=item.service_id,
        step=item.step,
    )
