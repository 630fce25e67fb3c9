"""What two tables of one day tell together, by subtraction; plain Python.

Who has both knows the difference of each number that both show. What one hides and the other shows he fills
in, and so knows the rest too: those of all together who are told under no body, or no sex.
"""

from collections.abc import Collection, Iterator, Mapping
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
    """An amount of all together and of its parts, None where it is not told.

    `some` names parts that are hidden, and so are at least one: a zero would be shown.
    """

    whole: Decimal | None
    parts: Mapping[str, Decimal | None]
    some: frozenset[str]

    def filled(self, other: "_Sum") -> "_Sum":
        """With what the other tells of what is not told here."""
        parts = {name: other.parts.get(name) if one is None else one for name, one in self.parts.items()}
        return _Sum(other.whole if self.whole is None else self.whole, parts, self.some | other.some)

    @property
    def rest(self) -> Decimal | None:
        """What is told under none of the parts; None where that is not known, or there are no parts."""
        if self.whole is None or not self.parts:
            return None
        return self.whole - sum((one for one in self.parts.values() if one is not None), _NOTHING)

    def most(self, rest: Decimal, without: Collection[str] = ()) -> Decimal:
        """As many as any one of those that share the rest can be."""
        unknown = {name for name, one in self.parts.items() if one is None and name not in without}
        return rest - max(0, len(unknown & self.some) - 1)


def tells_of_few(before: DayTable, now: DayTable, rule: Rule) -> bool:
    """Whether somebody who has both could work out a count below the threshold."""
    every = [*_readings(before), *_readings(now)]
    # What was rounded two ways is known between the two.
    least = max(rule.threshold, rule.base + 1) if any(one.rounded for one in every) else rule.threshold
    return (
        any(0 < abs(one) < least for one in _differences(before, now))
        or any(0 < one < rule.threshold for one in _rests(before, now))
        or _one_rounded(before, now)
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
        # Of a share, those counted or not may be none where the others are hidden.
        sure = amount == "all" or not shares
        for mine, other in ((before.sexes, now.sexes), (before.bodies, now.bodies)):
            yield _sum(before, mine, amount, sure), _sum(now, other, amount, sure)


def _sum(table: DayTable, parts: Mapping[str, Reading], amount: str, sure: bool) -> _Sum:
    hidden = {name for name, one in parts.items() if sure and one.state is CellState.SUPPRESSED}
    whole = _amounts(table.point.of(Sex.ALL)).get(amount)
    return _Sum(whole, {name: _amounts(one).get(amount) for name, one in parts.items()}, frozenset(hidden))


def _differences(before: DayTable, now: DayTable) -> Iterator[Decimal]:
    """Of all together, of each, and of those that neither tells of."""
    for one, other in _sums(before, now):
        yield from _between(one.whole, other.whole)
        for name in one.parts.keys() & other.parts.keys():
            yield from _between(one.parts[name], other.parts[name])
        yield from _between(one.filled(other).rest, other.filled(one).rest)


def _between(one: Decimal | None, other: Decimal | None) -> Iterator[Decimal]:
    if one is not None and other is not None:
        yield other - one


def _rests(before: DayTable, now: DayTable) -> Iterator[Decimal]:
    """What those that are not told of share, in each and as what one has more than the other."""
    for pair in _sums(before, now):
        one, other = pair[0].filled(pair[1]), pair[1].filled(pair[0])
        yield from _shared(one)
        yield from _shared(other)
        if one.rest is not None and other.rest is not None:
            yield other.most(other.rest - one.rest, one.parts)
            yield one.most(one.rest - other.rest, other.parts)


def _shared(one: _Sum) -> Iterator[Decimal]:
    if one.rest is not None:
        yield from (one.rest, one.most(one.rest))


def _one_rounded(before: DayTable, now: DayTable) -> bool:
    """Whether one was rounded and the other was not.

    What was rounded to none and is hidden is more than none, and few; and exact sums narrow what was rounded.
    """
    ways = [
        any(one.rounded for one in _readings(table))
        for table in (before, now)
        if any(one.state is not CellState.MISSING for one in _readings(table))
    ]
    return len(set(ways)) > 1
