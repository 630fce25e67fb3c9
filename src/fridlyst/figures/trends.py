"""Where a series is going: a straight line with an honest interval, or the reason why nothing is said."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fridlyst.base.sentences import Sentence

LEAST = 4
CONFIDENCE = 0.80
_YEAR = 365.25
_LONGEST_YEARS = 5


@dataclass(frozen=True, slots=True)
class ForecastPoint:
    """What is expected on a day, and where four of five measurements are expected to fall."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """`points` from the last measurement to the horizon, none when nothing can be said: see `why_not`.

    `slope_per_year` is in the unit of the points. `reached_on` is the day on which the line, or the
    measurements themselves, meet the target; `why_not` says why there is none.
    """

    slope_per_year: float | None
    points: tuple[ForecastPoint, ...]
    reached_on: date | None
    why_not: str


def forecast(
    points: Sequence[tuple[date, float]],
    *,
    target: float | None,
    falling_is_good: bool = False,
    breaks: Sequence[date] = (),
    until: date | None = None,
    bounds: tuple[float, float] | None = None,
) -> Forecast:
    """The line of least squares through what was measured since the last break, with a prediction interval.

    Silent with fewer than four days measured. The interval holds a new measurement four times of five if
    the pace stays what it was (Student's t, n - 2 degrees of freedom; Draper and Smith, Applied Regression
    Analysis, section 1.4). The horizon is `until`, at most five years on; without it as far ahead as the
    series is long. `bounds` are what a value can be, such as (0, 100) for per cent: nothing is drawn
    outside. A break on the day of a measurement lets it belong to the new series.
    """
    since = max((day for day in breaks if points and day <= max(p[0] for p in points)), default=date.min)
    kept = sorted((day, value) for day, value in points if day >= since and math.isfinite(value))
    days = len({day for day, _ in kept})
    if days < LEAST:
        return Forecast(None, (), None, _too_few(days, since > date.min))
    line = _fit(kept)
    horizon = _horizon(kept, until)
    place = _clipped(bounds)
    told = tuple(_point(line, day, place) for day in _days(kept[-1][0], horizon))
    reached, why = _reached(line, kept, target, falling_is_good, horizon)
    return Forecast(line.slope * _YEAR, told, reached, why)


@dataclass(frozen=True, slots=True)
class _Line:
    """A fitted line: days from `middle`, the value there, the slope a day, and what the interval needs."""

    middle: date
    offset: float
    level: float
    slope: float
    spread: float
    count: int
    breadth: float
    t: float

    def value(self, day: date) -> float:
        return self.level + self.slope * self._from_middle(day)

    def margin(self, day: date) -> float:
        lever = 1 + 1 / self.count + self._from_middle(day) ** 2 / self.breadth
        return self.t * self.spread * math.sqrt(lever)

    @property
    def slope_margin(self) -> float:
        return self.t * self.spread / math.sqrt(self.breadth)

    def _from_middle(self, day: date) -> float:
        return (day - self.middle).days - self.offset


def _fit(kept: Sequence[tuple[date, float]]) -> _Line:
    first, count = kept[0][0], len(kept)
    ages = [(day - first).days for day, _ in kept]
    centre, level = sum(ages) / count, sum(value for _, value in kept) / count
    breadth = sum((age - centre) ** 2 for age in ages)
    pairs = [(age - centre, value - level) for age, (_, value) in zip(ages, kept, strict=True)]
    slope = sum(age * value for age, value in pairs) / breadth
    rest = sum((value - slope * age) ** 2 for age, value in pairs)
    spread = math.sqrt(rest / (count - 2))
    return _Line(first, centre, level, slope, spread, count, breadth, student_t(CONFIDENCE, count - 2))


def student_t(confidence: float, freedom: int) -> float:
    """The t that |T| stays below with this probability, by the closed form for whole degrees of freedom.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
    """
    low, high = 0.0, 1e4
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < confidence else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for step in range((freedom - odd) // 2):
        if step:
            term *= (2 * step if odd else 2 * step - 1) / (2 * step + 1 if odd else 2 * step)
            term *= math.cos(angle) ** 2
        total += term
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total


def _horizon(kept: Sequence[tuple[date, float]], until: date | None) -> date:
    first, last = kept[0][0], kept[-1][0]
    longest = last + timedelta(days=round(_LONGEST_YEARS * _YEAR))
    return max(last, min(until or last + (last - first), longest))


def _days(last: date, horizon: date) -> list[date]:
    steps = 12
    span = (horizon - last).days
    return sorted({last + timedelta(days=round(span * step / steps)) for step in range(steps + 1)})


def _clipped(bounds: tuple[float, float] | None) -> Callable[[float], float]:
    if bounds is None:
        return lambda value: value
    low, high = bounds
    return lambda value: min(max(value, low), high)


def _point(line: _Line, day: date, place: Callable[[float], float]) -> ForecastPoint:
    value, margin = line.value(day), line.margin(day)
    return ForecastPoint(day, place(value), place(value - margin), place(value + margin))


def _reached(
    line: _Line, kept: Sequence[tuple[date, float]], target: float | None, falling: bool, horizon: date
) -> tuple[date | None, str]:
    if target is None:
        return None, Sentence("Det finns inget målvärde.")
    sign = -1 if falling else 1
    met = [sign * value >= sign * target for _, value in kept]
    if met[-1]:
        since = len(met) - next((back for back, one in enumerate(reversed(met)) if not one), len(met))
        return kept[since][0], ""
    if sign * line.slope <= 0:
        return None, Sentence("I den här takten nås inte målet: utvecklingen går åt fel håll.")
    if sign * line.slope <= line.slope_margin:
        return None, Sentence("Mätningarna skiljer sig för mycket åt för att säga när målet nås.")
    day = _crossing(line, target, kept[-1][0], horizon)
    if day is None:
        return None, Sentence("I den här takten nås målet först efter den tid som går att överblicka.")
    return day, ""


def _crossing(line: _Line, target: float, last: date, horizon: date) -> date | None:
    ahead = (target - line.value(last)) / line.slope
    if ahead > (horizon - last).days:
        return None
    return last + timedelta(days=max(1, math.ceil(ahead - 1e-9)))


def _too_few(days: int, after_break: bool) -> str:
    if after_break:
        return Sentence(
            "För få mätningar för en prognos: %(days)s av minst %(least)s sedan brottet i serien.",
            days=days,
            least=LEAST,
        )
    return Sentence("För få mätningar för en prognos: %(days)s av minst %(least)s.", days=days, least=LEAST)
