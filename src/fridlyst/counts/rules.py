"""What holds of statistics: the rule of small numbers, half-years and when a delivery is due."""

import re
from datetime import date, timedelta

from fridlyst.base.errors import BadInput
from fridlyst.base.half_years import HalfYear, back_from, last_over
from fridlyst.base.sentences import Sentence

SMALLEST_THRESHOLD, LARGEST_THRESHOLD, DEFAULT_THRESHOLD = 3, 20, 5
# How long after a half-year its numbers are waited for before they are said to be missing.
DUE_AFTER = timedelta(days=30)
# How long what was read of a file waits for somebody to take it in.
DRAFTS_KEPT = timedelta(days=1)
_PERIOD = re.compile(r"(20\d\d)-H([12])", re.ASCII)


class BadThreshold(BadInput):
    """A threshold that protects nobody, or hides everything."""

    code = "bad-threshold"


class BadPeriod(BadInput):
    """Not a half-year, or one that is not over."""

    code = "bad-period"


def check_threshold(threshold: int) -> int:
    """The threshold; BadThreshold outside 3–20."""
    if not SMALLEST_THRESHOLD <= threshold <= LARGEST_THRESHOLD:
        raise BadThreshold(
            Sentence(
                "Gränsen ska vara mellan %(least)s och %(most)s.",
                least=SMALLEST_THRESHOLD,
                most=LARGEST_THRESHOLD,
            ),
            field="threshold",
        )
    return threshold


def due_of(period: HalfYear) -> date:
    """The last day that the numbers of a half-year are waited for."""
    return period.last + DUE_AFTER


def half_year(code: str) -> HalfYear:
    """The half-year of a code; BadPeriod when it is none."""
    found = _PERIOD.fullmatch(code)
    if found is None:
        raise BadPeriod("Välj vilket halvår filen gäller.", field="period")
    return HalfYear(int(found[1]), int(found[2]))


def check_over(period: HalfYear, today: date) -> HalfYear:
    """The half-year; BadPeriod while it still runs."""
    if period.last >= today:
        raise BadPeriod("Halvåret är inte slut än. Ta in filen när det är det.", field="period")
    return period


def half_years_over(today: date, count: int) -> tuple[HalfYear, ...]:
    """The last half-years that are over, the latest first."""
    return back_from(last_over(today), count)
