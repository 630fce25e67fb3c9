"""Where the share trained is going at the pace of the last year, in plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from fridlyst.competence.stock import MONTH, Workplace, gained, remaining
from fridlyst.competence.terms import Direction

AHEAD_MONTHS = 120
SOON_MONTHS = 24
_A_YEAR = 12
_QUARTERS = (3, 6, 9, 12)
_LEVEL = 0.005
_LAG = timedelta(days=184)


@dataclass(frozen=True, slots=True)
class Step:
    """The share on a day to come: at the same pace, and if nobody more is trained."""

    day: date
    share: float
    without: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a share goes. `pace` is how many were trained in the last twelve months told of.

    `in_a_year` is the share in twelve months at that pace; `reached_on` the first of the days, a month apart
    and at most ten years ahead, when the target is met, `falls_below_on` when it no longer is. `keeping` and
    `reaching` are how many have to be trained in a year so that the share does not sink, and so that the
    target is met in two years. `path` is the year to come, by quarters.
    """

    pace: int
    in_a_year: float
    direction: str
    met: bool = False
    reached_on: date | None = None
    falls_below_on: date | None = None
    keeping: int = 0
    reaching: int | None = None
    path: tuple[Step, ...] = ()


def forecast(places: Sequence[Workplace], *, target: float | None, today: date) -> Forecast | None:
    """Several bodies together; `target` as a share 0–1. None where nobody works."""
    ahead = [_Ahead(place, today) for place in places if place.count_on(today)]
    if not ahead:
        return None
    staff = sum(one.staff for one in ahead)
    now, later = (sum(one.at(month) for one in ahead) / staff for month in (0, _A_YEAR))
    met = target is not None and now >= target - 1e-9
    return Forecast(
        pace=sum(one.pace for one in ahead),
        in_a_year=later,
        direction=direction(now, later),
        met=met,
        reached_on=None if met or target is None else _first(ahead, target * staff, today, above=True),
        falls_below_on=_first(ahead, target * staff, today, above=False) if met and target else None,
        path=tuple(_step(ahead, month, staff, today) for month in _QUARTERS),
        keeping=sum(one.needed(one.at(0), _A_YEAR) for one in ahead),
        reaching=None
        if target is None
        else sum(one.needed(target * one.staff, SOON_MONTHS) for one in ahead),
    )


def direction(now: float, later: float) -> str:
    """Up, down, or level when it moves less than half a percentage point."""
    if abs(later - now) < _LEVEL:
        return Direction.LEVEL
    return Direction.UP if later > now else Direction.DOWN


def _step(ahead: Sequence["_Ahead"], month: int, staff: int, today: date) -> Step:
    day = today + timedelta(days=round(month * MONTH))
    with_pace, without = sum(one.at(month) for one in ahead), sum(one.without(month) for one in ahead)
    return Step(day, with_pace / staff, without / staff)


def _first(ahead: Sequence["_Ahead"], wanted: float, today: date, *, above: bool) -> date | None:
    for month in range(1, AHEAD_MONTHS + 1):
        there = sum(one.at(month) for one in ahead)
        if (there >= wanted - 1e-9) == above:
            return today + timedelta(days=round(month * MONTH))
    return None


class _Ahead:
    """One body in the months to come."""

    def __init__(self, place: Workplace, today: date) -> None:
        self._place, self._rate = place, place.rate_now
        self.staff = place.count_on(today) or 0
        self.pace = pace(place, today)
        self._kept = remaining(place, today, until=today, months=AHEAD_MONTHS)

    def at(self, month: int) -> float:
        """How many are trained after so many months at the same pace."""
        return min(self._kept[month] + self.pace * self._gained(month), float(self.staff))

    def without(self, month: int) -> float:
        """How many are trained then if nobody more is."""
        return self._kept[month]

    def needed(self, wanted: float, months: int) -> int:
        """How many a year have to be trained for `wanted` to be trained after so many months."""
        gap = wanted - self._kept[months]
        return 0 if gap <= 1e-6 else ceil(gap / self._gained(months) - 1e-6)

    def reaching(self, target: float) -> int:
        """How many a year have to be trained for the share to be there in two years."""
        return self.needed(target * self.staff, SOON_MONTHS)

    def _gained(self, months: float) -> float:
        return gained(self._rate, months, self._place.holds_months)


def pace(place: Workplace, today: date) -> int:
    """How many were trained during the last twelve months that are told of; a period half inside counts for
    half. What was told of last may be half a year old, since it is told of by half-years; no older."""
    ends = max((min(one.last, today) for one in place.trained), default=today)
    ends = max(ends, today - _LAG)
    begins, total = ends - timedelta(days=365), 0.0
    for one in place.trained:
        last = min(one.last, ends)
        length = (last - one.first).days + 1
        inside = (last - max(one.first, begins + timedelta(days=1))).days + 1
        if length > 0 and inside > 0:
            total += one.count * inside / length
    return round(total)
