"""What holds of statistics: the rule of small numbers, half-years and when a delivery is due."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

SMALLEST_THRESHOLD, LARGEST_THRESHOLD, DEFAULT_THRESHOLD = 3, 20, 5
# How long after a half-year its numbers are waited for before they are said to be missing.
DUE_AFTER = timedelta(days=30)
# How long what was read of a file waits for somebody to take it in.
DRAFTS_KEPT = timedelta(days=1)
_PERIOD = re.compile(r"(20\d\d)-H([12])")


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


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """A half-year, written 2026-H1."""

    year: int
    half: int

    @property
    def code(self) -> str:
        return f"{self.year}-H{self.half}"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def due(self) -> date:
        """The last day that its numbers are waited for."""
        return self.last + DUE_AFTER

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)


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


def latest_over(today: date) -> HalfYear:
    """The last half-year that is over."""
    now = HalfYear(today.year, 1 if today.month <= 6 else 2)
    return now.before


def half_years_over(today: date, count: int) -> tuple[HalfYear, ...]:
    """The last half-years that are over, the latest first."""
    found = [latest_over(today)]
    while len(found) < count:
        found.append(found[-1].before)
    return tuple(found)
