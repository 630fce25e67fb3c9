"""Outcomes of one day as they may be shown: what counts persons goes through the rule of small numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from fridlyst.figures.publishing import publish
from fridlyst.figures.shares import PublishedShare, share_table, shares_of
from fridlyst.figures.tables import (
    LARGEST,
    Category,
    Cell,
    CellState,
    CountTable,
    Dimension,
    Rule,
)
from fridlyst.indicators.rules import Outcome, together
from fridlyst.indicators.terms import Sex

_FINEST = Decimal("0.0001")
_SEXES = (Sex.WOMEN.value, Sex.MEN.value, Sex.OTHER.value)
_TOTAL, _ALL, _UNKNOWN = "total", "all", "unknown"
# Sex → what is counted, and what it is counted of (the same where it is counted of nothing).
_Counts = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be shown of an outcome: `value` in its unit, per cent for shares and yes/no, unless hidden.

    `rounded` says that the counts were rounded before they were shown.
    """

    state: CellState
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rounded: bool = False

    @property
    def shown(self) -> bool:
        return self.state is CellState.SHOWN


MISSING = Reading(CellState.MISSING)
SUPPRESSED = Reading(CellState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class _Published:
    sexes: tuple[str, ...]
    found: Mapping[tuple[str, ...], Reading]


@dataclass(frozen=True, slots=True)
class Told:
    """One body's outcome on a day, with its sexes."""

    body_id: int
    whole: Outcome
    parts: Mapping[str, Outcome]


@dataclass(frozen=True, slots=True)
class Readings:
    """A day's outcomes of all together, and of each body, by sex; the empty sex is everybody."""

    total: Mapping[str, Reading]
    bodies: Mapping[int, Mapping[str, Reading]]


def read(kind: str, told: Iterable[Told], rule: Rule | None) -> Readings:
    """What may be shown of a day; without a rule nothing is hidden, as for what does not count persons."""
    answered = [one for one in told if one.whole.answered]
    if rule is None or kind not in ("share", "number"):
        return _as_they_are(kind, answered)
    entries = tuple((str(one.body_id), _counts(kind, one)) for one in answered)
    if not answered or any(_too_large(counts) for _, counts in entries):
        return Readings({}, {one.body_id: {} for one in answered})
    table = _published(kind == "share", entries, rule)
    own = {body: [sex for sex, *_ in counts if sex != _UNKNOWN] for body, counts in entries}
    return Readings(
        {_sex(sex): table.found[_TOTAL, sex] for sex in table.sexes},
        {
            one.body_id: {_sex(sex): table.found[str(one.body_id), sex] for sex in own[str(one.body_id)]}
            for one in answered
        },
    )


def _too_large(counts: _Counts) -> bool:
    return any(not 0 <= counted <= of <= LARGEST for _, counted, of in counts)


def _sex(code: str) -> str:
    return "" if code == _ALL else code


def _as_they_are(kind: str, answered: list[Told]) -> Readings:
    sexes = [sex for sex in _SEXES if answered and all(sex in one.parts for one in answered)]
    whole = together(kind, [one.whole for one in answered])
    return Readings(
        {
            "": _plain(whole),
            **{sex: _plain(together(kind, [one.parts[sex] for one in answered])) for sex in sexes},
        },
        {
            one.body_id: {
                "": _plain(together(kind, [one.whole])),
                **{sex: _plain(said) for sex, said in one.parts.items()},
            }
            for one in answered
        },
    )


def _plain(said: Outcome) -> Reading:
    if not said.answered:
        return MISSING
    return Reading(CellState.SHOWN, said.value, said.numerator, said.denominator)


def _counts(kind: str, one: Told) -> _Counts:
    """The body's counts by sex; those who are told of under no sex are the rest of the whole.

    Sexes that together are more than the whole say nothing, and are left out.
    """
    whole = _pair(kind, one.whole)
    parts = [(sex, *_pair(kind, one.parts[sex])) for sex in _SEXES if sex in one.parts]
    found = {sex for sex, *_ in parts}
    counted = whole[0] - sum(top for _, top, _ in parts)
    of = whole[1] - sum(bottom for _, _, bottom in parts)
    if not 0 <= counted <= of:
        return ((_ALL, *whole),)
    if parts and not of:
        parts += [(sex, 0, 0) for sex in (Sex.WOMEN.value, Sex.MEN.value) if sex not in found]
    unknown = [(_UNKNOWN, counted, of)] if parts and of else []
    return ((_ALL, *whole), *parts, *unknown)


def _pair(kind: str, said: Outcome) -> tuple[int, int]:
    if kind == "share":
        return _int(said.numerator), _int(said.denominator)
    return _int(said.value), _int(said.value)


def _int(number: Decimal | None) -> int:
    return int((number or Decimal(0)).to_integral_value())


@lru_cache(maxsize=4096)
def _published(share: bool, entries: tuple[tuple[str, _Counts], ...], rule: Rule) -> _Published:
    """The table of bodies by sex as it may be shown.

    What a body does not tell by sex is missing there, and the sexes of all together with it.
    """
    sexes = _present(entries)
    bodies = (Category(_TOTAL), *(Category(body, _TOTAL) for body, _ in entries))
    by_sex = (Category(_ALL), *(Category(sex, _ALL) for sex in sexes))
    dimensions = (Dimension("body", bodies), Dimension("sex", by_sex))
    counted, of = (CountTable(dimensions, _cells(entries, sexes, at)) for at in (0, 1))
    published = publish(share_table(counted, of) if share else counted, rule)
    rounded = published.rule.method == "round"
    if share:
        found = {key: _share(one, rounded) for key, one in shares_of(published).items()}
    else:
        found = {key: _number(one, rounded) for key, one in published.cells.items()}
    return _Published((_ALL, *(sex for sex in sexes if sex != _UNKNOWN)), found)


def _cells(
    entries: tuple[tuple[str, _Counts], ...], sexes: tuple[str, ...], at: int
) -> dict[tuple[str, ...], int | None]:
    cells: dict[tuple[str, ...], int | None] = {}
    for body, counts in entries:
        told = {sex: pair[at] for sex, *pair in counts}
        split = {Sex.WOMEN.value, Sex.MEN.value} <= told.keys()
        cells |= {(body, sex): told.get(sex, 0 if split else None) for sex in (_ALL, *sexes)}
    return cells


def _present(entries: tuple[tuple[str, _Counts], ...]) -> tuple[str, ...]:
    told = {sex for _, counts in entries for sex, *_ in counts}
    return tuple(sex for sex in (*_SEXES, _UNKNOWN) if sex in told)


def _number(cell: Cell, rounded: bool) -> Reading:
    return Reading(cell.state, _decimal(cell), rounded=rounded and cell.state is CellState.SHOWN)


def _share(one: PublishedShare, rounded: bool) -> Reading:
    top, bottom = _decimal(one.numerator), _decimal(one.denominator)
    if one.state is not CellState.SHOWN or top is None or not bottom:
        return SUPPRESSED if one.state is CellState.SUPPRESSED else MISSING
    return Reading(one.state, (100 * min(top, bottom) / bottom).quantize(_FINEST), top, bottom, rounded)


def _decimal(cell: Cell) -> Decimal | None:
    return None if cell.value is None else Decimal(cell.value)
