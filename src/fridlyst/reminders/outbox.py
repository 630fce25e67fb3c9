"""The queue of letters: claiming, and telling what became of each. No lock is held while a letter is sent."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from fridlyst.reminders.actions.addresses import note_trouble
from fridlyst.reminders.models import Letter, LetterLine
from fridlyst.reminders.rules import CLAIM_LOST_AFTER, given_up, next_try
from fridlyst.reminders.shapes import Item, Person
from fridlyst.reminders.terms import LetterState, TroubleKind

# At ten seconds a letter, which is the longest wait for a server, this is far within CLAIM_LOST_AFTER.
_BATCH = 20
_WORKS_FOR = CLAIM_LOST_AFTER / 2
_ENHANCED = re.compile(rb"\b[245]\.\d{1,3}\.\d{1,3}\b")
_FROM_HOUR = time(7)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter in this worker's hands."""

    id: int
    email: str
    name: str
    message_id: str
    attempts: int
    queued_at: datetime
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters of one municipality, claimed together."""

    municipality_id: int
    claimed_at: datetime
    letters: tuple[Claimed, ...]


def waiting(at: datetime, municipality_id: int | None = None) -> int:
    """How many letters can be sent now; one statement."""
    return _ready(at, municipality_id).count()


def claim(at: datetime, municipality_id: int | None = None) -> Batch | None:
    """Take some letters that wait, oldest first, which no other worker has; None when there are none.

    Who had a letter sent today gets the next one tomorrow.
    """
    while (batch := _claim(at, municipality_id)) is not None:
        if batch.letters:
            return batch
    return None


@transaction.atomic
def _claim(at: datetime, municipality_id: int | None) -> Batch | None:
    """A batch without letters when those that were found have to wait for tomorrow."""
    free = _ready(at, municipality_id).order_by("next_try_at", "pk")
    free = free.select_for_update(no_key=True, skip_locked=True)
    first = free.first()
    if first is None:
        return None
    found = list(free.filter(municipality_id=first.municipality_id)[:_BATCH])
    municipality_id = first.municipality_id
    today = timezone.localdate(at)
    mine = Letter.objects.filter(pk__in=[one.pk for one in found])
    others = Letter.objects.filter(municipality_id=municipality_id, day=today).exclude(
        pk__in=mine.values("pk")
    )
    had = set(others.filter(email__in=[one.email for one in found]).values_list("email", flat=True))
    mine.filter(email__in=had).update(next_try_at=_tomorrow(at))
    letters = [one for one in found if one.email not in had]
    taken = Letter.objects.filter(pk__in=[one.pk for one in letters])
    taken.update(state=LetterState.SENDING, claimed_at=at, day=today, attempts=F("attempts") + 1)
    items = _items(letters)
    return Batch(municipality_id, at, tuple(_claimed(one, items.get(one.pk, ())) for one in letters))


def take_up_lost(at: datetime) -> int:
    """Let letters whose worker is gone be sent by another; how many."""
    lost = Letter.objects.filter(state=LetterState.SENDING, claimed_at__lte=at - CLAIM_LOST_AFTER)
    return lost.update(state=LetterState.QUEUED, claimed_at=None)


def still_ours(batch: Batch, at: datetime) -> bool:
    """Whether there is time left before another worker may think that this one is gone."""
    return at - batch.claimed_at < _WORKS_FOR


def release(letters: Sequence[Claimed], at: datetime, code: str = "") -> None:
    """Put letters back untried; with a `code` they wait a while, since the mail server is away."""
    for letter in letters:
        _put_back(letter, at=next_try(at, 1) if code else at, code=code, attempts=letter.attempts - 1)


def log_sent(letter: Claimed, at: datetime) -> None:
    """The mail server has taken the letter over."""
    _in_hand(letter).update(state=LetterState.SENT, sent_at=at, ended_at=at, code="")


def hold_back(letter: Claimed, at: datetime) -> None:
    """Nothing in the letter is needed any longer; it does not count as the day's letter."""
    _in_hand(letter).update(state=LetterState.HELD, ended_at=at, day=None)


@transaction.atomic
def log_refused(letter: Claimed, code: str, at: datetime) -> None:
    """The address takes no mail; nothing more is sent there until the coordinator says so."""
    _in_hand(letter).update(state=LetterState.FAILED, ended_at=at, code=code[:60])
    note_trouble(Letter.objects.get(pk=letter.id), TroubleKind.REFUSED, code, at)


def put_off(letter: Claimed, code: str, at: datetime, *, for_good: bool) -> bool:
    """Whether the letter is tried again later; one that fails for good, or for long, has failed."""
    if for_good or given_up(letter.queued_at, at):
        _in_hand(letter).update(state=LetterState.FAILED, ended_at=at, code=code[:60])
        return False
    _put_back(letter, at=next_try(at, letter.attempts), code=code, attempts=letter.attempts)
    return True


def _put_back(letter: Claimed, *, at: datetime, code: str, attempts: int) -> None:
    rows = _in_hand(letter)
    rows.update(state=LetterState.QUEUED, claimed_at=None, next_try_at=at, code=code[:60], attempts=attempts)


def short_code(number: int, said: bytes) -> str:
    """The codes of a reply without its words, which may quote the address: "550 5.1.1"."""
    enhanced = _ENHANCED.search(said)
    return f"{number} {enhanced[0].decode()}" if enhanced else str(number)


def _ready(at: datetime, municipality_id: int | None) -> QuerySet[Letter]:
    rows = Letter.objects.filter(state=LetterState.QUEUED, next_try_at__lte=at)
    return rows if municipality_id is None else rows.filter(municipality_id=municipality_id)


def _in_hand(letter: Claimed) -> QuerySet[Letter]:
    """The letter's row while it is ours: one that has bounced meanwhile is left as it is."""
    return Letter.objects.filter(pk=letter.id, state=LetterState.SENDING)


def _items(letters: Sequence[Letter]) -> dict[int, tuple[Item, ...]]:
    people = {one.pk: Person(one.email, one.name) for one in letters}
    rows = LetterLine.objects.filter(letter_id__in=people).order_by("pk")
    found: dict[int, list[Item]] = defaultdict(list)
    columns = ("letter_id", "round_id", "body_id", "step", "service_id")
    for letter_id, round_id, body_id, step, service_id in rows.values_list(*columns):
        found[letter_id].append(Item(people[letter_id], round_id, body_id, step, service_id))
    return {letter_id: tuple(items) for letter_id, items in found.items()}


def _claimed(letter: Letter, items: tuple[Item, ...]) -> Claimed:
    return Claimed(
        id=letter.pk,
        email=letter.email,
        name=letter.name,
        message_id=letter.message_id,
        attempts=letter.attempts + 1,
        queued_at=letter.queued_at,
        items=items,
    )


def _tomorrow(at: datetime) -> datetime:
    """Seven in the morning of the next Swedish day."""
    day = timezone.localdate(at) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, _FROM_HOUR))
