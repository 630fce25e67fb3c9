"""Outcomes put together in order of time: what may be shown, what it is compared with, where it is going."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fridlyst.figures.tables import Rule
from fridlyst.figures.trends import Forecast, forecast
from fridlyst.indicators.entry_rules import DAY
from fridlyst.indicators.publishing import MISSING, Reading, Readings, Told, read
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.shapes import Break, IndicatorView
from fridlyst.indicators.terms import Direction, Sex

_A_YEAR = 365
_ABOUT = 100


class Movement(StrEnum):
    """Which way a series went since it was last compared."""

    UP = "up"
    DOWN = "down"
    STILL = "still"


@dataclass(frozen=True, slots=True)
class Point:
    """A day: by sex what may be shown, the empty sex everybody; how many bodies answered of those asked."""

    as_of: date
    readings: Mapping[str, Reading]
    answered: int = 1
    asked: int = 1

    @property
    def whole(self) -> Reading:
        return self.readings.get(Sex.ALL, MISSING)

    def of(self, sex: str) -> Reading:
        """What may be shown of a sex."""
        return self.readings.get(sex, MISSING)


@dataclass(frozen=True, slots=True)
class BodySeries:
    """One body's points, on the same days as those of all together."""

    body_id: int
    key: str
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """The difference from an earlier day, in the unit (percentage points for shares); `good` as its
    direction says, None when neither way is better or nothing moved."""

    since: date
    difference: Decimal
    movement: Movement
    good: bool | None


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """An indicator over time: of all bodies together and of each; `breaks` in order of time.

    `rule` is the rule that small numbers were hidden by; None where nobody is counted.
    """

    indicator: IndicatorView
    programme_slug: str
    programme_title: str
    goal_key: str
    goal_label: str
    goal_title: str
    points: tuple[Point, ...]
    bodies: tuple[BodySeries, ...]
    breaks: tuple[Break, ...]
    rule: Rule | None

    @property
    def latest(self) -> Point | None:
        """The last day on which anybody answered."""
        return self.points[-1] if self.points else None

    @property
    def sexes(self) -> tuple[str, ...]:
        """The sexes that anything is told of."""
        told = {sex for point in self.points for sex in point.readings}
        return tuple(sex for sex in (Sex.WOMEN, Sex.MEN, Sex.OTHER) if sex in told)

    @property
    def reaches_target(self) -> bool | None:
        """Whether the latest value is where it should be; None when that cannot be said."""
        target, point = self.indicator.target_value, self.latest
        if target is None or point is None or point.whole.value is None:
            return None
        if self.indicator.kind == "yes_no":
            return point.whole.value == 100 * target
        if self.indicator.direction == Direction.LOWER:
            return point.whole.value <= target
        return point.whole.value >= target


@dataclass(frozen=True, slots=True)
class Given:
    """One outcome as it is stored."""

    indicator_id: int
    body_id: int
    body_key: str
    body_name: str
    occasion: str
    sex: str
    as_of: date
    outcome: Outcome
    told: bool

    @property
    def is_of_day(self) -> bool:
        """Whether it was recorded outside the rounds."""
        return self.occasion.startswith(DAY)


@dataclass(frozen=True, slots=True)
class _Of:
    answered: tuple[Told, ...]
    asked: int


def points_of(
    view: IndicatorView, given: Sequence[Given], rule: Rule | None
) -> tuple[tuple[Point, ...], tuple[BodySeries, ...]]:
    """The points of all together and of each body; days after the last answer are left out."""
    by_day = _by_day(given)
    answered = [day for day, of in by_day.items() if of.answered]
    days = [day for day in sorted(by_day) if answered and day <= max(answered)]
    readings = {day: read(view.kind, by_day[day].answered, rule) for day in days}
    whole = tuple(
        Point(day, readings[day].total, len(by_day[day].answered), by_day[day].asked) for day in days
    )
    names = {one.body_id: (one.body_key, one.body_name) for one in given}
    return whole, tuple(
        BodySeries(body_id, *names[body_id], _of_body(body_id, days, readings))
        for body_id in sorted(names, key=lambda body_id: names[body_id][1].casefold())
        if any(body_id in one.bodies for one in readings.values())
    )


def _of_body(body_id: int, days: Sequence[date], readings: Mapping[date, Readings]) -> tuple[Point, ...]:
    found = [(day, readings[day].bodies.get(body_id, {})) for day in days]
    return tuple(Point(day, said, int(bool(said))) for day, said in found)


def _by_day(given: Sequence[Given]) -> dict[date, _Of]:
    """Each day's outcomes, a body once: what was recorded on the day goes before what a round asked for."""
    chosen: dict[tuple[date, int], Given] = {}
    for one in given:
        place = (one.as_of, one.body_id)
        if one.told and one.outcome.answered and one.sex == Sex.ALL:
            standing = chosen.get(place)
            if standing is None or (one.is_of_day and not standing.is_of_day):
                chosen[place] = one
    parts: dict[tuple[date, int], dict[str, Outcome]] = defaultdict(dict)
    asked: dict[date, set[int]] = defaultdict(set)
    for one in given:
        asked[one.as_of].add(one.body_id)
        taken = chosen.get((one.as_of, one.body_id))
        if taken and (taken.indicator_id, taken.occasion) == (one.indicator_id, one.occasion):
            parts[one.as_of, one.body_id][one.sex] = one.outcome
    return {
        day: _Of(
            tuple(
                _told(body_id, parts[day, body_id]) for body_id in sorted(bodies) if (day, body_id) in chosen
            ),
            len(bodies),
        )
        for day, bodies in asked.items()
    }


def _told(body_id: int, said: Mapping[str, Outcome]) -> Told:
    return Told(body_id, said[Sex.ALL], {sex: one for sex, one in said.items() if sex != Sex.ALL})


def change(
    points: Sequence[Point], breaks: Iterable[Break], direction: str, *, sex: str = Sex.ALL
) -> Change | None:
    """How the last point differs from about a year before, or else from the one before it.

    None when either is not shown. Nothing is compared across a break in the series.
    """
    if len(points) < 2 or points[-1].of(sex).value is None:
        return None
    last = points[-1]
    since = max((one.on for one in breaks if one.on <= last.as_of), default=date.min)
    before = [one for one in points[:-1] if one.as_of >= since]
    if not before:
        return None
    nearest = min(before, key=lambda one: abs((last.as_of - one.as_of).days - _A_YEAR))
    apart = abs((last.as_of - nearest.as_of).days - _A_YEAR)
    then = nearest if apart <= _ABOUT else before[-1]
    now, old = last.of(sex).value, then.of(sex).value
    if now is None or old is None:
        return None
    return _change(then.as_of, now - old, direction)


def _change(since: date, difference: Decimal, direction: str) -> Change:
    movement = Movement.STILL if not difference else Movement.UP if difference > 0 else Movement.DOWN
    if movement is Movement.STILL or direction == Direction.NEITHER:
        return Change(since, difference, movement, None)
    return Change(since, difference, movement, (difference > 0) == (direction == Direction.HIGHER))


def ahead(series: IndicatorSeries, *, until: date | None = None) -> Forecast:
    """Where the series is going, from what may be shown alone: nothing hidden can be read out of it."""
    view = series.indicator
    shown = [(one.as_of, float(one.whole.value)) for one in series.points if one.whole.value is not None]
    target = None if view.target_value is None else float(view.target_value)
    return forecast(
        shown,
        target=target if view.kind != "yes_no" or target is None else 100 * target,
        falling_is_good=view.direction == Direction.LOWER,
        breaks=[one.on for one in series.breaks],
        until=until,
        bounds=_bounds(view),
    )


def _bounds(view: IndicatorView) -> tuple[float, float]:
    if view.kind in ("share", "yes_no"):
        return (0.0, 100.0)
    if view.scale_low is not None and view.scale_high is not None:
        return (float(view.scale_low), float(view.scale_high))
    return (0.0, float("inf"))
