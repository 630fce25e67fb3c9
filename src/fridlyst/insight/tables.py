"""A day of what counts persons as anybody may have it, and the form in which that is stored; plain Python."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from fridlyst.figures.tables import CellState
from fridlyst.indicators.publishing import MISSING, SUPPRESSED, Reading
from fridlyst.indicators.series import IndicatorSeries, Point

# A day as it is stored: {"day": "2026-06-30", "answered": 4, "asked": 5, "of": {"": ["shown", "40"]}}; in a
# report with "bodies" as "of"; under "earlier" what was public of it before; "gone" when it is no more.
Stored = dict[str, Any]
_NUMBERS: Final = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class DayTable:
    """All together, by sex, and `bodies` one by one, of those that answered: missing where not told of.

    Of a question the bodies' keys may also name an activity.
    """

    point: Point
    bodies: Mapping[str, Reading] = field(default_factory=dict)

    @property
    def day(self) -> str:
        return self.point.as_of.isoformat()

    @property
    def sexes(self) -> Mapping[str, Reading]:
        """What is told of each sex."""
        return {sex: one for sex, one in self.point.readings.items() if sex}

    @property
    def tells_of_bodies(self) -> bool:
        """Whether any body's own is told, if only as hidden."""
        return any(one.state is not CellState.MISSING for one in self.bodies.values())

    def among(self, bodies: Iterable[str]) -> Mapping[str, Reading]:
        """As it can be read of those of these that had answered: who is not told of is hidden."""
        told = {one: self.bodies[one] for one in bodies if one in self.bodies}
        return {one: SUPPRESSED if of.state is CellState.MISSING else of for one, of in told.items()}

    def hidden(self) -> "DayTable":
        """The same without its numbers."""
        point = replace(self.point, readings=dict.fromkeys(self.point.readings, SUPPRESSED))
        return DayTable(point, dict.fromkeys(self.bodies, SUPPRESSED))


def together_tables(series: IndicatorSeries) -> Iterator[DayTable]:
    """The series day by day: it tells of no body, but it can be known which of them had answered."""
    for at, point in enumerate(series.points):
        answered = (str(one.body_id) for one in series.bodies if one.points[at].answered)
        yield DayTable(point, dict.fromkeys(answered, MISSING))


def stored(table: DayTable) -> Stored:
    """The day in the form that is stored."""
    point = table.point
    head = {"day": table.day, "answered": point.answered, "asked": point.asked, "of": _all(point.readings)}
    return head | {"bodies": _all(table.bodies)} if table.bodies else head


def table_of(given: Stored) -> DayTable:
    """The stored day."""
    day = date.fromisoformat(given["day"])
    point = Point(day, _readings(given["of"]), given["answered"], given["asked"])
    return DayTable(point, _readings(given.get("bodies", {})))


def _all(readings: Mapping[str, Reading]) -> dict[str, list[Any]]:
    return {name: _row(one) for name, one in readings.items()}


def _row(one: Reading) -> list[Any]:
    """Without the nothings at its end: there are many of these."""
    numbers = (getattr(one, name) for name in _NUMBERS)
    row = [one.state.value, *(None if number is None else str(number) for number in numbers), one.rounded]
    while not row[-1]:
        row.pop()
    return row


def _readings(given: Mapping[str, list[Any]]) -> dict[str, Reading]:
    return {name: _reading(*row) for name, row in given.items()}


def _reading(
    state: str,
    value: str | None = None,
    top: str | None = None,
    bottom: str | None = None,
    rounded: bool = False,
) -> Reading:
    return Reading(CellState(state), _number(value), _number(top), _number(bottom), rounded)


def _number(given: str | None) -> Decimal | None:
    return None if given is None else Decimal(given)
