"""When what a programme's words demand is due, kind by kind, in plain Python."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from fridlyst.base.workdays import workday_from
from fridlyst.followup.suggestions import (
    ANSWERING_TIME,
    Period,
    half_years,
    term_of,
    tertial,
    two_years,
    whole_year,
)

# lag (2023:196) om kommuners ansvar för brottsförebyggande arbete, in force on this day.
LAW_FROM = date(2023, 7, 1)
_A_DAY = timedelta(days=1)
# The board of a new term sits from January; it is asked what the term before left.
_TERM_CLOSES = (3, 31)
_BEFORE_REVISION = relativedelta(months=4)
_REVISION_TIME = timedelta(days=30)
_BEFORE_LAW = relativedelta(months=3)
_SUMMER_OVER = (8, 15)


@dataclass(frozen=True, slots=True)
class Times:
    """What a round is likely to be called, what it asks about, and when it opens and is due."""

    title: str
    period_start: date
    period_end: date
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Holding:
    """The days that a programme holds; what else it is followed up by decides what is in its tertials."""

    first: date
    last: date
    kinds: frozenset[str]
    ends: bool = True

    def years(self) -> range:
        """The calendar years that it touches."""
        return range(self.first.year, self.last.year + 1)

    def covers(self, start: date, end: date) -> bool:
        """Whether the programme holds for at least half of the days."""
        held = (min(self.last, end) - max(self.first, start)).days + 1
        return 2 * held >= (end - start).days + 1


def times_of(kind: str, held: Holding) -> Iterator[Times]:
    """The periods that a programme followed up so has, the first first; none for what has no times."""
    return iter(_TIMES.get(kind, _none)(held))


def law_times(first: date, last: date) -> Iterator[Times]:
    """Two years at a time from the day that a plan began to hold: lag (2023:196) 6 §.

    A time that begins after `last` is another plan's.
    """
    start = max(first, LAW_FROM)
    while start <= last:
        period = two_years(start)
        end = period[-1]
        start = end + _A_DAY
        yield Times(*period, workday_from(start - _BEFORE_LAW), end)


def _tertials(held: Holding) -> Iterator[Times]:
    """Tertials 1 and 2, for the annual report carries the third; all three when there is none."""
    numbers = (1, 2) if "annual" in held.kinds else (1, 2, 3)
    for year in held.years():
        for number in numbers:
            yield from _held_and_after(tertial(year, number), held)


def _years(held: Holding) -> Iterator[Times]:
    for year in held.years():
        yield from _held_and_after(whole_year(year), held)


def _terms(held: Holding) -> Iterator[Times]:
    """At the start of each term, about the one that ended."""
    for year in held.years():
        title, start, end = term_of(year - 1)
        opens = workday_from(date(year, 1, 1))
        if end.year == year - 1 and held.first <= opens <= held.last:
            yield Times(title, start, end, opens, workday_from(date(year, *_TERM_CLOSES)))


def _before_revision(held: Holding) -> Iterator[Times]:
    if held.ends:
        after = held.last + _A_DAY
        opens = max(workday_from(after - _BEFORE_REVISION), held.first)
        closes = workday_from(opens + _REVISION_TIME)
        yield Times(f"Inför revideringen {held.last.year}", held.first, opens, opens, closes)


def _half_years(held: Holding) -> Iterator[Times]:
    for year in held.years():
        spring, autumn = half_years(year)
        if held.covers(*spring[1:]):
            opens = workday_from(date(year, *_SUMMER_OVER))
            yield Times(*spring, opens, workday_from(opens + ANSWERING_TIME))
        yield from _held_and_after(autumn, held)


def _held_and_after(period: Period, held: Holding) -> Iterator[Times]:
    """What is asked when the period is over, if the programme held in it."""
    _title, start, end = period
    if held.covers(start, end):
        yield Times(*period, workday_from(end + _A_DAY), workday_from(end + ANSWERING_TIME))


def _none(_held: Holding) -> Iterator[Times]:
    yield from ()


_TIMES: Mapping[str, Callable[[Holding], Iterator[Times]]] = {
    "tertial": _tertials,
    "annual": _years,
    "term": _terms,
    "before_revision": _before_revision,
    "statistics": _half_years,
}
