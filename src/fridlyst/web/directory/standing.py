"""Whether a service is open now, in words that stay true on a page that is left standing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.base.workdays import is_red
from fridlyst.support.calendar_words import weekday_names
from fridlyst.support.shapes import Opening, PublicService

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Standing:
    """Open or not, and until when."""

    is_open: bool
    words: str


def standing(service: PublicService, now: datetime) -> Standing | None:
    """How it stands at `now`, which has its zone; None where the hours are not known or may be others."""
    if service.always_open:
        return Standing(True, _("Öppet dygnet runt"))
    openings, moment = service.openings, timezone.localtime(now)
    if not openings or is_red(moment.date()):
        return None
    closes = _closes(openings, moment.weekday(), moment.time())
    if closes is not None:
        return Standing(True, _("Öppet nu, till kl. %(time)s") % {"time": _clock(closes)})
    return _opens_next(openings, moment)


def _closes(openings: Iterable[Opening], weekday: int, at: time) -> time | None:
    """When that which is open now closes; None when nothing is."""
    of_day = (one for one in openings if weekday in one.weekdays)
    return next(
        (one.closes for one in of_day if one.opens <= at and (at < one.closes or one.closes == time.min)),
        None,
    )


def _opens_next(openings: Iterable[Opening], moment: datetime) -> Standing | None:
    for days in range(_WEEK + 1):
        day = moment.date() + timedelta(days=days)
        times = [one.opens for one in openings if day.weekday() in one.weekdays]
        left = [opens for opens in times if days or opens > moment.time()]
        if left and is_red(day):
            return None
        if left:
            said = {"day": _day(day, days), "time": _clock(min(left))}
            return Standing(False, _("Stängt nu. Öppnar %(day)s kl. %(time)s") % said)
    return None


def _day(day: date, days: int) -> str:
    if days < 2:
        return _("i morgon") if days else _("i dag")
    return weekday_names()[day.weekday()]


def _clock(at: time) -> str:
    """ "8" or "16.30" in Swedish, "08:00" elsewhere; midnight ends a day."""
    if (get_language() or "sv").partition("-")[0] != "sv":
        return f"{at:%H:%M}" if at != time.min else "24:00"
    return f"{at.hour}.{at.minute:02}" if at.minute else str(at.hour or 24)
