"""Where things stand on the wheel: angles, rings and places that do not cover one another. Knows no HTML."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, hypot, radians, sin

from fridlyst.year_wheel.shapes import Occurrence
from fridlyst.year_wheel.terms import Ring

SIZE = 800
CENTRE = SIZE / 2
RIM, HUB = 366.0, 134.0
MONTH_LINE = 379.0
# Marks keep this distance between their centres.
APART = 26.0
# Inner edge, outer edge, and the radii at which marks may stand, the best first.
RINGS: Mapping[str, tuple[float, float, tuple[float, ...]]] = {
    Ring.ROUNDS: (316, RIM, (341, 354, 328)),
    Ring.ACTIVITIES: (222, 316, (269, 296, 242)),
    Ring.STATISTICS: (178, 222, (200,)),
    Ring.DECISIONS: (HUB, 178, (156,)),
}
_WHOLE_YEAR = timedelta(days=330)
_MOST_ARCS = 16
_Spot = tuple[float, float, float]


@dataclass(frozen=True)
class Place:
    """A mark: where it stands, and the occurrences that it stands for, in order."""

    ring: str
    x: float
    y: float
    radius: float
    things: tuple[Occurrence, ...]


@dataclass(frozen=True)
class Arc:
    """A time on a ring, within the year."""

    ring: str
    radius: float
    first: date
    last: date

    @property
    def path(self) -> str:
        return arc_path(self.radius, turn(self.first), turn(self.last))


def turn(day: date) -> float:
    """The angle of the middle of a day, clockwise from the top; each month is 30 degrees."""
    days = monthrange(day.year, day.month)[1]
    return (day.month - 1 + (day.day - 0.5) / days) * 30


def point(degrees: float, radius: float) -> tuple[float, float]:
    """Where an angle and a radius meet."""
    angle = radians(degrees - 90)
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def places(found: Iterable[Occurrence], drawn: Iterable[Arc]) -> list[Place]:
    """One mark for each day and ring; days that cannot stand beside one another share a mark.

    A mark at the end of an arc stands on it, where there is room.
    """
    lanes = {(arc.ring, day): arc.radius for arc in drawn for day in (arc.first, arc.last)}
    days: dict[tuple[str, date], list[Occurrence]] = {}
    for one in found:
        days.setdefault((one.entry.ring, one.day), []).append(one)
    placed: dict[str, list[Place]] = {ring: [] for ring in RINGS}
    for (ring, day), things in days.items():
        radii = sorted(RINGS[ring][2], key=lambda radius: radius != lanes.get((ring, day)))
        _put(placed[ring], [(*point(turn(day), radius), radius) for radius in radii], things)
    return [place for ring in RINGS for place in placed[ring]]


def _put(there: list[Place], spots: Sequence[_Spot], things: Sequence[Occurrence]) -> None:
    ring = things[0].entry.ring
    free = next((spot for spot in spots if all(_apart(spot, place) >= APART for place in there)), None)
    if free:
        there.append(Place(ring, *free, tuple(things)))
        return
    nearest = min(range(len(there)), key=lambda at: _apart(spots[0], there[at]))
    old = there[nearest]
    there[nearest] = Place(ring, old.x, old.y, old.radius, (*old.things, *things))


def _apart(spot: _Spot, place: Place) -> float:
    return hypot(spot[0] - place.x, spot[1] - place.y)


def arcs(found: Iterable[Occurrence], year: int) -> list[Arc]:
    """The times that end with a day, and those of some days; not those that go on nearly all the year.

    A ring with more times than can be told apart has marks alone.
    """
    drawn: list[Arc] = []
    for ring, begins, ends in dict.fromkeys((one.entry.ring, *_time(one)) for one in found):
        first, last = max(begins, date(year, 1, 1)), min(ends, date(year, 12, 31))
        if first < last and last - first < _WHOLE_YEAR:
            drawn.append(Arc(ring, _lane(drawn, ring, first, last), first, last))
    many = Counter(arc.ring for arc in drawn)
    return [arc for arc in drawn if many[arc.ring] <= _MOST_ARCS]


def _time(one: Occurrence) -> tuple[date, date]:
    return (one.day, one.end) if one.end > one.day else (one.entry.since or one.day, one.day)


def _lane(drawn: Iterable[Arc], ring: str, first: date, last: date) -> float:
    """The first radius of the ring where no other arc lies; the first of all when there is none."""
    taken = {arc.radius for arc in drawn if arc.ring == ring and arc.first <= last and first <= arc.last}
    return next((radius for radius in RINGS[ring][2] if radius not in taken), RINGS[ring][2][0])


def arc_path(radius: float, start: float, end: float, *, reverse: bool = False) -> str:
    """An arc of a circle as an SVG path; `reverse` goes against the clock, for text on the lower half."""
    (x0, y0), (x1, y1) = point(start, radius), point(end, radius)
    large = int(end - start > 180)
    if reverse:
        return f"M{x1:.1f} {y1:.1f}A{radius:g} {radius:g} 0 {large} 0 {x0:.1f} {y0:.1f}"
    return f"M{x0:.1f} {y0:.1f}A{radius:g} {radius:g} 0 {large} 1 {x1:.1f} {y1:.1f}"
