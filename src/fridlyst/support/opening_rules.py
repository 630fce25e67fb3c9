"""Hours that can be kept: each within a day, none over another; plain Python."""

from collections.abc import Sequence
from datetime import time
from itertools import pairwise
from typing import Final

from fridlyst.base.errors import BadInput
from fridlyst.support.fields import OpeningFields

MOST_OPENINGS: Final = 21
_DAY_MINUTES: Final = 24 * 60


class WrongHours(BadInput):
    """Hours that no day has, or that end before they begin."""

    code = "wrong-hours"


class HoursOverlap(BadInput):
    """Two hours of the same day that stand over each other."""

    code = "hours-overlap"


def check_openings(given: Sequence[OpeningFields]) -> list[OpeningFields]:
    """The hours with their weekdays in order; WrongHours or HoursOverlap. A day ends at 00:00."""
    if len(given) > MOST_OPENINGS:
        raise WrongHours("Skriv högst 21 rader med öppettider.", field="openings")
    kept = [_checked(one) for one in given]
    for day in range(7):
        _check_day(sorted(span(one) for one in kept if day in one.weekdays))
    return kept


def span(hours: OpeningFields) -> tuple[int, int]:
    """From and to, in minutes since midnight."""
    closes = _minutes(hours.closes) or _DAY_MINUTES
    return _minutes(hours.opens), closes


def _checked(hours: OpeningFields) -> OpeningFields:
    days = sorted(set(hours.weekdays))
    if not days or any(day not in range(7) for day in days):
        raise WrongHours("Välj minst en veckodag för varje tid.", field="openings")
    opens, closes = span(hours)
    if closes <= opens:
        raise WrongHours(
            "Stängningstiden ska vara senare än öppningstiden. Över midnatt: skriv en rad till 00:00 och en "
            "rad från 00:00 nästa dag.",
            field="openings",
        )
    return OpeningFields(days, hours.opens, hours.closes)


def _check_day(spans: list[tuple[int, int]]) -> None:
    for (_, closes), (opens, _) in pairwise(spans):
        if opens < closes:
            raise HoursOverlap("Två öppettider samma dag går över varandra. Slå ihop dem.", field="openings")


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
