"""The share trained today, in plain Python: those trained leave as everybody else does, and courses lapse.

A model of a stock. In a body where λ of the staff leave in a year (people leaving divided by person-years
worked, as personnel statistics count turnover), exp(-λt) of those trained are still there after t years.
Those who left are taken to be trained as often as those who stayed. Nobody is trained twice at a time: where
more are said to be trained than there are people, those trained longest ago have taken the course again.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

YEAR = 365.25
MONTH = YEAR / 12
_PIECE = 31


@dataclass(frozen=True, slots=True)
class Trained:
    """`count` people who took the course during the days, both included."""

    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Staff:
    """How many there are from `day` on, and the share that leaves in a year up to that day (1.0 is all)."""

    day: date
    count: int
    turnover: float | None = None


@dataclass(frozen=True, slots=True)
class Workplace:
    """A body as the model sees it; `turnover` is used where a count of staff does not tell its own.

    `holds_months` is how long the course counts, None for ever.
    """

    staff: tuple[Staff, ...]
    trained: tuple[Trained, ...]
    turnover: float = 0.0
    holds_months: int | None = None

    @property
    def holds_days(self) -> float | None:
        return None if self.holds_months is None else self.holds_months * MONTH

    def count_on(self, day: date) -> int | None:
        """How many there are: as last told, before the first count as many as then; None when never told."""
        if not self.staff:
            return None
        at = bisect_right([one.day for one in self.staff], day)
        return self.staff[max(at - 1, 0)].count

    @property
    def rate_now(self) -> float:
        """The share that leaves in a year, as last told."""
        told = [one.turnover for one in self.staff if one.turnover is not None]
        return told[-1] if told else self.turnover


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the staff are trained on a day. 0 ≤ trained ≤ staff."""

    day: date
    staff: int
    trained: float

    @property
    def share(self) -> float | None:
        return self.trained / self.staff if self.staff else None


def turnover_of(left: int | None, staff: int, first: date, last: date) -> float | None:
    """The share of the staff that leaves in a year, from how many left in the period (both days included).

    People leaving divided by person-years. None where nobody knows, or nobody worked there.
    """
    if left is None or not staff:
        return None
    return left / (staff * (((last - first).days + 1) / YEAR))


def standings(place: Workplace, days: Sequence[date], *, until: date) -> tuple[Standing, ...]:
    """How it stood on each of the days, in order of time; no training counts before its day.

    What is told of a period that has not ended by `until` is taken to have happened by then. Nothing for a
    body whose staff nobody has counted.
    """
    if not place.staff:
        return ()
    run = _Run(place)
    happened = sorted(_happenings(place, until), key=lambda one: (one[0], one[1]))
    at, found = 0, []
    for day in sorted(days):
        while at < len(happened) and happened[at][0] <= day:
            run.move(happened[at][0])
            run.train(happened[at][2])
            at += 1
        run.move(day)
        found.append(Standing(day, place.count_on(day) or 0, run.trained))
    return tuple(found)


def remaining(place: Workplace, today: date, *, until: date, months: int) -> tuple[float, ...]:
    """How many are still trained today, in a month, and so on for `months`, if nobody is trained again."""
    days = [today + timedelta(days=round(month * MONTH)) for month in range(months + 1)]
    run = _Run(place)
    for day, _order, count in sorted(_happenings(place, until), key=lambda one: (one[0], one[1])):
        if day <= today:
            run.move(day)
            run.train(count)
    kept = []
    for day in days:
        run.move(day)
        kept.append(run.trained)
    return tuple(kept)


def gained(rate: float, months: float, holds_months: int | None = None) -> float:
    """How many are there after so many months of one trained a year, when `rate` of all leave in a year."""
    years = min(months, holds_months if holds_months is not None else months) / 12
    return years if rate <= 1e-9 else (1 - exp(-rate * years)) / rate


def _happenings(place: Workplace, until: date) -> list[tuple[date, int, float]]:
    """Everything that happens, in pieces: the day, what comes first on it, and how many are trained."""
    found = [(one.day, 0, 0.0) for one in place.staff if one.day <= until]
    for one in place.trained:
        last = min(one.last, until)
        if one.first > last or not one.count:
            continue
        length = (last - one.first).days + 1
        pieces = -(-length // _PIECE)
        for piece in range(pieces):
            middle = one.first + timedelta(days=int((piece + 0.5) * length / pieces))
            found.append((middle, 1, one.count / pieces))
    return found


class _Run:
    """The stock as it moves through time: each group that was trained together, the longest ago first."""

    def __init__(self, place: Workplace) -> None:
        self._place, self._now = place, date.min
        self._groups: deque[list[float]] = deque()

    @property
    def trained(self) -> float:
        return min(sum(count for _day, count in self._groups), float(self._ceiling()))

    def move(self, day: date) -> None:
        """Let time go to the day: people leave, courses lapse, and there are never more than work there."""
        if self._now != date.min and day > self._now:
            kept = exp(-self._leaving(self._now, day))
            for group in self._groups:
                group[1] *= kept
        self._now = max(day, self._now)
        holds = self._place.holds_days
        while holds is not None and self._groups and self._groups[0][0] + holds <= self._now.toordinal():
            self._groups.popleft()
        self._fit()

    def train(self, count: float) -> None:
        if count:
            self._groups.append([float(self._now.toordinal()), count])
            self._fit()

    def _ceiling(self) -> int:
        return self._place.count_on(self._now) or 0

    def _fit(self) -> None:
        over = sum(count for _day, count in self._groups) - self._ceiling()
        while over > 1e-9 and self._groups:
            oldest = self._groups[0]
            taken = min(over, oldest[1])
            oldest[1] -= taken
            over -= taken
            if oldest[1] <= 1e-9:
                self._groups.popleft()

    def _leaving(self, first: date, last: date) -> float:
        """λ times the years from one day to another, with each stretch's own λ."""
        total, here = 0.0, first
        for one, ends in self._stretches():
            if ends > here:
                stop = min(ends, last)
                total += one * (stop - here).days / YEAR
                here = stop
            if here >= last:
                return total
        return total + self._place.rate_now * (last - here).days / YEAR

    def _stretches(self) -> list[tuple[float, date]]:
        """Each count of staff's share that leaves, up to its day."""
        fallback = self._place.turnover
        return [(fallback if one.turnover is None else one.turnover, one.day) for one in self._place.staff]
