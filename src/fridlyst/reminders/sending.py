"""Sends the letters that wait: claimed in a short step, sent without any lock, each told of at once.

A worker that is killed in the middle leaves its letters claimed; another takes them up a while later. The one
that was on its way just then may go twice, with the same Message-ID; none is lost. When the server hangs up
in the middle of a letter nobody knows whether it took it: that letter is tried a few times more, then fails.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from time import monotonic

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from fridlyst.base import clock
from fridlyst.reminders import outbox
from fridlyst.reminders.addresses import stop_address
from fridlyst.reminders.due import still_needed
from fridlyst.reminders.letters import letter_text
from fridlyst.reminders.mail import message
from fridlyst.reminders.outbox import Claimed
from fridlyst.reminders.post import MailAway, PostAnswer, hang_up, post
from fridlyst.reminders.queries.standing import standing
from fridlyst.reminders.rules import MOST_BROKEN
from fridlyst.reminders.shapes import Item, Standing

Tell = Callable[[float, str], None]
_MOST_REPLIES = 3


@dataclass(slots=True)
class Sent:
    """What a pass of sending did; `away` says why it stopped, when the mail server was away."""

    sent: int = 0
    failed: int = 0
    held: int = 0
    later: int = 0
    away: str = ""

    @property
    def handled(self) -> int:
        return self.sent + self.failed + self.held + self.later


def send_queued(
    at: datetime | None = None,
    *,
    municipality_id: int | None = None,
    most: int | None = None,
    through: str | None = None,
    tell: Tell = lambda _share, _sentence: None,
) -> Sent:
    """Send what waits, everywhere or in one municipality, until `most` letters are done; what was done.

    `at` is what the clock is when the pass begins; `through` names another mail backend than the settings
    do. Letters are claimed some twenty at a time, those of one municipality together: a dozen statements for
    each claim, and one for each letter.
    """
    now = clock.now if at is None else partial(_going_on, at, monotonic())
    outbox.take_up_lost(now())
    done, total = Sent(), outbox.waiting(now(), municipality_id)
    connection = get_connection(through)
    try:
        while most is None or done.handled < most:
            claimed = outbox.claim(now(), municipality_id)
            if claimed is None:
                break
            _send_all(claimed, connection, now, done)
            tell(min(1.0, done.handled / max(total, 1)), f"{done.handled} av {total} brev")
            if done.away:
                break
    finally:
        hang_up(connection)
    return done


def _going_on(at: datetime, began: float) -> datetime:
    """A clock that was `at` when the work began, in whole seconds."""
    return at + timedelta(seconds=int(monotonic() - began))


def _send_all(
    claimed: outbox.Batch, connection: BaseEmailBackend, now: Callable[[], datetime], done: Sent
) -> None:
    today = timezone.localdate(now())
    seen = standing(municipality_id=claimed.municipality_id, today=today)
    for place, letter in enumerate(claimed.letters):
        if done.away or not outbox.still_ours(claimed, now()):
            outbox.release(claimed.letters[place:], now(), done.away)
            return
        try:
            _send(letter, seen, connection, now, done)
        except MailAway as away:
            outbox.release([letter], now(), away.code)
            done.away = away.code


def _send(
    letter: Claimed, seen: Standing, connection: BaseEmailBackend, now: Callable[[], datetime], done: Sent
) -> None:
    needed = _needed(letter, seen)
    if not needed:
        outbox.hold_back(letter, now())
        done.held += 1
        return
    posted = post(lambda: _written(letter, seen, needed, timezone.localdate(now())), connection)
    if posted.answer is PostAnswer.TOOK:
        outbox.log_sent(letter, now())
        done.sent += 1
    elif posted.answer is PostAnswer.REFUSED and posted.for_good:
        outbox.log_refused(letter, posted.code, now())
        done.failed += 1
    else:
        broken = posted.answer is PostAnswer.CUT and letter.attempts >= MOST_BROKEN
        _put_off(letter, posted.code, now(), done, for_good=posted.for_good or broken)
    if posted.answer is PostAnswer.CUT:
        raise MailAway(posted.code)


def _written(letter: Claimed, seen: Standing, needed: Sequence[Item], today: date) -> EmailMessage:
    person = replace(needed[0].person, name=letter.name or needed[0].person.name)
    text = letter_text(seen, person, needed, stop_href=stop_address(letter.id), today=today)
    replies = [one.email for one in seen.coordinators if one.email != letter.email][:_MOST_REPLIES]
    text = replace(text, answerable=bool(replies))
    return message(text, to=letter.email, message_id=letter.message_id, reply_to=replies)


def _needed(letter: Claimed, seen: Standing) -> list[Item]:
    """What is still to be told, to the person as they stand now."""
    found = []
    for item in letter.items:
        person = still_needed(seen, item)
        if person is not None:
            found.append(replace(item, person=person))
    return found


def _put_off(letter: Claimed, code: str, at: datetime, done: Sent, *, for_good: bool) -> None:
    """The letter did not go: for good, or not now."""
    if outbox.put_off(letter, code, at, for_good=for_good):
        done.later += 1
    else:
        done.failed += 1
