"""The numbers of an indicator as they were made public, and when they may be made so anew; plain Python.

Two tables of one day give away, by subtraction, what came in between: one body's late answer. So the numbers
that anybody reads stand still until somebody chooses anew, and a day whose numbers moved by few stands on.
Whatever has been public of a day is remembered, since somebody may have it: also what was corrected since,
and days that are no longer there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from fridlyst.figures.tables import CellState, Rule
from fridlyst.indicators.publishing import SUPPRESSED, Reading
from fridlyst.indicators.series import Point
from fridlyst.indicators.terms import Sex

# A day as it is stored: {"day": "2026-06-30", "answered": 4, "asked": 5, "of": {"": ["shown", "40", …]}};
# under "earlier" what was public of it before; "gone" when it is public no more.
Stored = dict[str, Any]
# What a report has told, by "indicator" for all together and "indicator/body" for one.
ToldNumbers = dict[str, list[Stored]]
_NUMBERS: Final = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class KnownNumbers:
    """What has been public of the days: by the first of those that an indicator was carried on from, and by
    body, None for all together."""

    roots: Mapping[int, int]
    days: Mapping[tuple[int, int | None], list[Stored]]

    def of(self, indicator_id: int, body_id: int | None = None) -> Sequence[Stored]:
        """Of an indicator, also under the programmes that it was carried to or from."""
        return self.days.get((self.roots.get(indicator_id, indicator_id), body_id), ())


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
    """The days as they are made public now, those that are gone too, and how many stand as they were.

    `before` is what is public of the indicator; `known` what is public of the same days elsewhere. Without a
    rule nobody is counted, and nothing has to stand.
    """
    own, days, still = {one["day"]: one for one in before}, list(known), 0
    found = []
    for point in points:
        day = point.as_of.isoformat()
        mine = own.pop(day, None)
        earlier = ([mine] if mine else []) + [one for one in days if one["day"] == day]
        stands = rule is not None and any(tells_of_few(one, point, rule) for one in versions(earlier))
        still += stands
        found.append({**earlier[0], "gone": False} if stands else _following(mine, point))
    return [*found, *({**one, "gone": True} for one in own.values())], still


def versions(given: Iterable[Stored]) -> Iterator[Point]:
    """All that has been public of the days."""
    return (point_of(one) for day in given for one in (day, *day.get("earlier", ())))


def _following(before: Stored | None, point: Point) -> Stored:
    """The day as it stands now, with what was public of it before."""
    now = stored(point)
    if before is None:
        return now
    last = {name: before[name] for name in now}
    earlier = [one for one in (last, *before.get("earlier", ())) if one != now]
    return {**now, "earlier": earlier} if earlier else now


def as_read(given: Iterable[Stored], rule: Rule | None) -> Iterator[Point]:
    """The days as anybody reads them; hidden where the rule that holds now would not have let them out."""
    for one in given:
        if not one.get("gone"):
            yield hidden_if_few(point_of(one), rule)


def _tells(point: Point, rule: Rule) -> bool:
    """Whether a count below the threshold is shown; differences are the counts themselves, from nothing."""
    counts = _counts(point)
    return _any_few(_moved(dict.fromkeys(counts, Decimal(0)), counts), rule)


def hidden_if_few(point: Point, rule: Rule | None) -> Point:
    """The day, hidden where the rule would not let it out."""
    return hidden(point) if rule is not None and _tells(point, rule) else point


def hidden(point: Point) -> Point:
    """The day without its numbers."""
    return replace(point, readings=dict.fromkeys(point.readings, SUPPRESSED))


def tells_of_few(before: Point, now: Point, rule: Rule) -> bool:
    """Whether somebody who has both could work out a count below the threshold."""
    return _any_few(_moved(_counts(before), _counts(now)), rule)


def _any_few(differences: Iterable[Decimal], rule: Rule) -> bool:
    return any(rule.is_small(int(abs(one))) for one in differences)


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
