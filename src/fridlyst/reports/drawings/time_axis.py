"""Days along an axis, and values up it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` between two places, px of the view box."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        span = (self.last - self.first).days
        if not span:
            return (self.left + self.right) / 2
        return self.left + (day - self.first).days / span * (self.right - self.left)

    def ticks(self, most: int = _MOST_TICKS) -> list[tuple[float, str]]:
        """Where each year ends, thinned until there are at most so many, with its number."""
        ends = [date(year, 12, 31) for year in range(self.first.year, self.last.year + 1)]
        inside = [day for day in ends if self.left - 1 <= self.x(day) <= self.right + 1]
        if not inside:
            return [(self.x(self.last), str(self.last.year))]
        every = ceil(len(inside) / most)
        return [(self.x(day), str(day.year)) for day in reversed(inside[::-1][::every])]


def axis_of(days: Sequence[date], left: float, right: float, *, room: float = 24) -> Axis:
    """An axis that holds the days, with some room on both sides."""
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 1))
    span = (last - first).days
    extra = timedelta(days=round(span * room / max(right - left - 2 * room, 1)))
    return Axis(first - extra, last + extra, left, right)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` between two places, larger ones above."""

    low: float
    high: float
    step: float
    top: float = 0.0
    bottom: float = 1.0

    def y(self, value: float) -> float:
        """Where a value stands; what is outside stands at the edge."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def ticks(self) -> list[float]:
        """The values that have a line."""
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]


def scale_of(values: Sequence[float], *, percent: bool, bounds: tuple[float, float] | None = None) -> Scale:
    """A scale with even steps from zero that holds the values; shares go to one, and `bounds` are kept."""
    if bounds is not None and bounds[0] < bounds[1]:
        return Scale(*bounds, even_step(bounds[1] - bounds[0]))
    told = [0.0, *values]
    if percent and max(told) <= 1 and min(told) >= 0:
        return Scale(0.0, 1.0, 0.25)
    step = even_step((max(told) - min(told)) or 1.0)
    return Scale(floor(min(told) / step) * step, max(ceil(max(told) / step), 1) * step, step)


def even_step(extent: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives three to six lines."""
    rough = extent / 5
    power = 10.0 ** floor(log10(rough))
    return float(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999))
