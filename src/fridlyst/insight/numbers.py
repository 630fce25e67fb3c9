"""The numbers of an indicator as they were made public, and when they may be made so anew; plain Python.

Two tables of one day give away, by subtraction, what came in between: one body's late answer. So the numbers
that anybody reads stand still until somebody chooses anew, and a day whose numbers moved by few stands on.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from fridlyst.figures.tables import CellState, Rule
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import Point
from fridlyst.indicators.terms import Sex

# A day as it is stored: {"day": "2026-06-30", "answered": 4, "asked": 5, "of": {"": ["shown", "40", …]}}.
Stored = dict[str, Any]
_NUMBERS: Final = ("value", "numerator", "denominator")


def stored(point: Point) -> Stored:
    """The day in the form that is stored."""
    return {
        "day": point.as_of.isoformat(),
        "answered": point.answered,
        "asked": point.asked,
        "of": {sex: _stored(one) for sex, one in point.readings.items()},
    }


def _stored(one: Reading) -> list[Any]:
    numbers = (getattr(one, name) for name in _NUMBERS)
    return [one.state.value, *(None if number is None else str(number) for number in numbers), one.rounded]


def point_of(given: Stored) -> Point:
    """The stored day."""
    readings = {sex: _reading(*row) for sex, row in given["of"].items()}
    return Point(date.fromisoformat(given["day"]), readings, given["answered"], given["asked"])


def _reading(state: str, value: str | None, top: str | None, bottom: str | None, rounded: bool) -> Reading:
    return Reading(CellState(state), _number(value), _number(top), _number(bottom), rounded)


def _number(given: str | None) -> Decimal | None:
    return None if given is None else Decimal(given)


def renewed(
    points: Iterable[Point], before: Iterable[Stored], known: Iterable[Stored], rule: Rule | None
) -> tuple[list[Stored], int]:
    """The days as they are made public now, and how many of them stand as they were.

    `before` is what is public of the indicator; `known` what is public of the same days elsewhere. Without a
    rule nobody is counted, and nothing has to stand.
    """
    own, days, still = {one["day"]: one for one in before}, list(known), 0
    found = []
    for point in points:
        day = point.as_of.isoformat()
        earlier = ([own[day]] if day in own else []) + [one for one in days if one["day"] == day]
        stands = rule is not None and any(tells_of_few(point_of(one), point, rule) for one in earlier)
        still += stands
        found.append(earlier[0] if stands else stored(point))
    return found, still


def tells_of_few(before: Point, now: Point, rule: Rule) -> bool:
    """Whether somebody who has both could work out a count below the threshold."""
    return any(rule.is_small(int(abs(one))) for one in _moved(_counts(before), _counts(now)))


def _moved(before: Mapping[str, Decimal], now: Mapping[str, Decimal]) -> list[Decimal]:
    """The differences of what both show, and of those whose sex is not told."""
    moved = {name: now[name] - before[name] for name in before.keys() & now.keys()}
    rest = []
    for part in ("counted", "others"):
        sexes = [
            change for name, change in moved.items() if name.startswith(part) and name != f"{part} {Sex.ALL}"
        ]
        if f"{part} {Sex.ALL}" in moved and sexes:
            rest.append(moved[f"{part} {Sex.ALL}"] - sum(sexes))
    return [*moved.values(), *rest]


def _counts(point: Point) -> Mapping[str, Decimal]:
    """What was counted and, of shares, those that were not, by sex; only what is shown."""
    found: dict[str, Decimal] = {}
    for sex, one in point.readings.items():
        top = one.value if one.numerator is None else one.numerator
        if one.shown and top is not None:
            found[f"counted {sex}"] = top
            if one.denominator is not None:
                found[f"others {sex}"] = one.denominator - top
    return found
