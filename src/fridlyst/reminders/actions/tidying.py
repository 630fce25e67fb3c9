"""Taking away letters whose time is out."""

from datetime import datetime

from fridlyst.reminders.models import Letter
from fridlyst.reminders.rules import KEPT
from fridlyst.reminders.terms import LetterState


def drop_old_letters(*, at: datetime) -> int:
    """Take away letters written longer ago than KEPT (two years), with what they told of; how many."""
    old = Letter.objects.filter(queued_at__lt=at - KEPT)
    ended = old.exclude(state__in=[LetterState.QUEUED, LetterState.SENDING])
    _all, each = ended.delete()
    return each.get("reminders.Letter", 0)
