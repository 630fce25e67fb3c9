"""A report that anybody may read, held against the numbers that are public already; plain Python.

A report shows a day of an indicator as one table: all together, and bodies one by one. Where that table and
what somebody may have of the day would tell, by subtraction, of fewer than the threshold, the whole table
stands as it was: what was public is shown again, and the rest of it is hidden.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fridlyst.figures.tables import Rule
from fridlyst.indicators.series import Point
from fridlyst.insight.numbers import (
    KnownNumbers,
    Stored,
    ToldNumbers,
    hidden,
    hidden_if_few,
    point_of,
    stored,
    tells_of_few,
    versions,
)


@dataclass(frozen=True, slots=True)
class DayTable:
    """What a report shows of a day of an indicator; `bodies` by id, none where they are not shown."""

    indicator_id: int
    whole: Point
    bodies: Mapping[int, Point] = field(default_factory=dict)

    def parts(self) -> Iterator[tuple[int | None, Point]]:
        """All together under None, and each body."""
        yield None, self.whole
        yield from self.bodies.items()


@dataclass(slots=True)
class Telling:
    """What a report tells, table by table, beside what is `known`; `still` counts those that stand."""

    known: KnownNumbers
    told: ToldNumbers = field(default_factory=dict)
    still: int = 0

    def shown(self, table: DayTable, rule: Rule) -> DayTable:
        """The table as it may be shown, remembered as told."""
        if any(
            tells_of_few(one, point, rule)
            for body, point in table.parts()
            for one in versions(self._had(table.indicator_id, body, point))
        ):
            self.still += 1
            table = self._as_it_was(table, rule)
        for body, point in table.parts():
            self._remember(table.indicator_id, body, point)
        return table

    def _had(self, indicator_id: int, body: int | None, point: Point) -> list[Stored]:
        told = self.told.get(key_of(indicator_id, body), ())
        return on_day((*self.known.of(indicator_id, body), *told), point)

    def _as_it_was(self, table: DayTable, rule: Rule) -> DayTable:
        def before(body: int | None, point: Point) -> Point:
            had = self._had(table.indicator_id, body, point)
            return hidden_if_few(point_of(had[0]), rule) if had else hidden(point)

        bodies = {body: before(body, point) for body, point in table.bodies.items()}
        return replace(table, whole=before(None, table.whole), bodies=bodies)

    def _remember(self, indicator_id: int, body: int | None, point: Point) -> None:
        days, now = self.told.setdefault(key_of(indicator_id, body), []), stored(point)
        if now not in days:
            days.append(now)


def key_of(indicator_id: int, body_id: int | None) -> str:
    """How it is stored whose numbers they are."""
    return str(indicator_id) if body_id is None else f"{indicator_id}/{body_id}"


def owner_of(key: str) -> tuple[int, int | None]:
    """The indicator, and the body or None, that a stored key is of."""
    indicator, _, body = key.partition("/")
    return int(indicator), int(body) if body else None


def on_day(days: Iterable[Stored], point: Point) -> list[Stored]:
    """Those of the point's day."""
    return [one for one in days if one["day"] == point.as_of.isoformat()]


def gives_away(told: ToldNumbers, known: KnownNumbers, rule: Rule) -> bool:
    """Whether what a report tells would tell of few persons beside what is known."""
    return any(
        tells_of_few(one, point, rule)
        for key, days in told.items()
        for point in map(point_of, days)
        for one in versions(on_day(known.of(*owner_of(key)), point))
    )


def together(before: ToldNumbers, now: ToldNumbers) -> ToldNumbers:
    """All that reports have told, each version once."""
    return {
        key: [*had, *(one for one in now.get(key, ()) if one not in had)]
        for key in {**before, **now}
        for had in (before.get(key, []),)
    }
