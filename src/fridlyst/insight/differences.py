"""What two tables of one day tell together, by subtraction; plain Python.

Who has both knows the difference of each number that both show. What one hides and the other shows he fills
in, and so knows the rest too: those of all together who are told under no body, or no sex.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fridlyst.figures.tables import CellState, Rule
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.terms import Sex
from fridlyst.insight.tables import DayTable

_AMOUNTS = ("counted", "others", "all")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Sum:
    """An amount of all together and of its parts, None where hidden; what is hidden is `least` or more."""

    whole: Decimal | None
    parts: Mapping[str, Decimal | None]
    least: int

    def filled(self, other: "_Sum") -> "_Sum":
        """With what the other shows of what is hidden here."""
        parts = {name: other.parts.get(name) if one is None else one for name, one in self.parts.items()}
        return _Sum(other.whole if self.whole is None else self.whole, parts, self.least)

    @property
    def rest(self) -> Decimal | None:
        """What is told under none of the parts; None where that is not known, or there are no parts."""
        if self.whole is None or not self.parts:
            return None
        return self.whole - sum((one for one in self.parts.values() if one is not None), _NOTHING)

    @property
    def most(self) -> Decimal | None:
        """As many as one of those that are hidden can be."""
        unknown = sum(one is None for one in self.parts.values())
        return None if self.rest is None else self.rest - self.least * max(0, unknown - 1)


def tells_of_few(before: DayTable, now: DayTable, rule: Rule) -> bool:
    """Whether somebody who has both could work out a count below the threshold."""
    every = [*_readings(before), *_readings(now)]
    # What was rounded two ways is known between the two.
    least = max(rule.threshold, rule.base + 1) if any(one.rounded for one in every) else rule.threshold
    return (
        any(0 < abs(one) < least for one in _differences(before, now))
        or any(0 < one < rule.threshold for one in _rests(before, now))
        or _rounded_away(before, now)
    )


def hidden_if_few(table: DayTable, rule: Rule | None) -> DayTable:
    """The table, hidden where the rule would not let it out."""
    return table.hidden() if rule is not None and _is_few(table, rule) else table


def _is_few(table: DayTable, rule: Rule) -> bool:
    counts = (one for reading in _readings(table) for one in _amounts(reading).values())
    return any(0 < one < rule.threshold for one in (*counts, *_rests(table, table)))


def _readings(table: DayTable) -> Iterator[Reading]:
    yield from table.point.readings.values()
    yield from table.bodies.values()


def _amounts(one: Reading) -> Mapping[str, Decimal]:
    """What was counted and, of shares, those that were not, and all; nothing where it is hidden."""
    top = one.value if one.numerator is None else one.numerator
    if not one.shown or top is None:
        return {}
    if one.denominator is None:
        return {"counted": top}
    return {"counted": top, "others": one.denominator - top, "all": one.denominator}


def _sums(before: DayTable, now: DayTable) -> Iterator[tuple[_Sum, _Sum]]:
    """Both tables' sums, of each amount, by sex and by body."""
    shares = any(one.denominator is not None for one in (*_readings(before), *_readings(now)))
    for amount in _AMOUNTS:
        # A zero is always shown, but for those counted, or not, in a share of which the other is hidden.
        least = 0 if shares and amount != "all" else 1
        for mine, other in ((before.sexes, now.sexes), (before.bodies, now.bodies)):
            yield _sum(before, mine, amount, least), _sum(now, other, amount, least)


def _sum(table: DayTable, parts: Mapping[str, Reading], amount: str, least: int) -> _Sum:
    told = {name: one for name, one in parts.items() if one.state is not CellState.MISSING}
    whole = _amounts(table.point.of(Sex.ALL)).get(amount)
    return _Sum(whole, {name: _amounts(one).get(amount) for name, one in told.items()}, least)


def _differences(before: DayTable, now: DayTable) -> Iterator[Decimal]:
    for one, other in _sums(before, now):
        yield from _between(one.whole, other.whole)
        for name in one.parts.keys() & other.parts.keys():
            yield from _between(one.parts[name], other.parts[name])
        yield from _between(one.filled(other).rest, other.filled(one).rest)


def _between(one: Decimal | None, other: Decimal | None) -> Iterator[Decimal]:
    if one is not None and other is not None:
        yield other - one


def _rests(before: DayTable, now: DayTable) -> Iterator[Decimal]:
    for one, other in _sums(before, now):
        for filled in (one.filled(other), other.filled(one)):
            yield from (found for found in (filled.rest, filled.most) if found is not None)


def _rounded_away(before: DayTable, now: DayTable) -> bool:
    """Whether what is hidden in one was rounded to none in the other: then it is more than none, and few."""
    pairs = [
        *_same(before.point.readings, now.point.readings),
        *_same(before.bodies, now.bodies),
    ]
    return any(_rounded_zero(one) and other.state is CellState.SUPPRESSED for one, other in pairs)


def _same(before: Mapping[str, Reading], now: Mapping[str, Reading]) -> Iterator[tuple[Reading, Reading]]:
    for name in before.keys() & now.keys():
        yield before[name], now[name]
        yield now[name], before[name]


def _rounded_zero(one: Reading) -> bool:
    return one.rounded and _NOTHING in _amounts(one).values()
