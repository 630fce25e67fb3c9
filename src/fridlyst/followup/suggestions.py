"""What a new round is likely to be called and ask about, in plain Python."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

from dateutil.relativedelta import relativedelta

# Answers to a period that has just ended are given three weeks.
ANSWERING_TIME = timedelta(days=21)
LONGEST_TITLE = 200
_FIRST_TERM = 2023
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

# A title, and a period's first and last day.
Period = tuple[str, date, date]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title and the days that go with it."""

    title: str
    period_start: date
    period_end: date
    closes_on: date


def suggested(
    kind: str,
    today: date,
    valid_from: date | None,
    valid_to: date | None,
    *,
    had: Iterable[str] = (),
    taken: Iterable[str] = (),
    about: str = "",
) -> Suggestion:
    """What a round of this kind is likely to be on the day; the programme's own period where it counts.

    Tertial and year are the latest that has ended, or that ends within a month (a quarter of a year for
    the year). The term is the council's, 2023–2026 and every fourth year after. When the programme has
    `had` a round of that name, the next period that has begun is suggested. The title is none of `taken`:
    it gets the programme's name `about`, or a number.
    """
    likely = _PERIODS.get(kind, _ad_hoc)(today, valid_from, valid_to)
    before = {one.casefold() for one in had}
    title, start, end = next((one for one in likely if one[0].casefold() not in before), likely[0])
    return Suggestion(free_title(title, taken, about), start, end, max(today, end) + ANSWERING_TIME)


def free_title(title: str, taken: Iterable[str], about: str = "") -> str:
    """The title, or the first that nobody has: with `about` after it, else with 2, 3 and so on."""
    known = {one.casefold() for one in taken}
    named = [f"{title}, {about}"] if about and len(title) + len(about) + 2 <= LONGEST_TITLE else []
    numbered = (f"{title} ({number})" for number in count(2))
    return next(one for one in chain([title, *named], numbered) if one.casefold() not in known)


def tertial(year: int, number: int) -> Period:
    """The first, second or third of the year."""
    end = date(year, 12, 31) if number == 3 else date(year, 4 * number + 1, 1) - timedelta(days=1)
    return f"Tertial {number} {year}", date(year, 4 * number - 3, 1), end


def term_of(year: int) -> Period:
    """The council's term that the year is in: 2023–2026 and every fourth year before and after."""
    first = year - (year - _FIRST_TERM) % 4
    return f"Mandatperioden {first}–{first + 3}", date(first, 1, 1), date(first + 3, 12, 31)


def whole_year(year: int) -> Period:
    """The calendar year."""
    return f"Årsuppföljning {year}", date(year, 1, 1), date(year, 12, 31)


def half_years(year: int) -> tuple[Period, Period]:
    """The halves of the year that statistics are drawn for."""
    return (
        (f"Statistik, första halvåret {year}", date(year, 1, 1), date(year, 6, 30)),
        (f"Statistik, andra halvåret {year}", date(year, 7, 1), date(year, 12, 31)),
    )


def two_years(start: date) -> Period:
    """The time in which lag (2023:196) 6 § wants survey and plan renewed, from the day they began to hold."""
    end = start + relativedelta(years=2, days=-1)
    return f"Kartläggning och åtgärdsplan {start.year}–{end.year}", start, end


def _tertials(today: date, _from: date | None, _to: date | None) -> list[Period]:
    every = [tertial(year, number) for year in (today.year - 1, today.year) for number in (1, 2, 3)]
    return _latest(every, today, timedelta(days=31))


def _latest(every: Sequence[Period], today: date, nearly: timedelta) -> list[Period]:
    """The latest that is over or will be within `nearly`, and what has begun after it."""
    latest = max(at for at, (_title, _start, end) in enumerate(every) if end <= today + nearly)
    return [every[latest], *(one for one in every[latest + 1 :] if one[1] <= today)]


def _years(today: date, _from: date | None, _to: date | None) -> list[Period]:
    latest = today.year if today.month >= 10 else today.year - 1
    return [whole_year(year) for year in range(latest, today.year + 1)]


def _term(today: date, _from: date | None, _to: date | None) -> list[Period]:
    return [term_of(today.year)]


def _statistics(today: date, _from: date | None, _to: date | None) -> list[Period]:
    every = [half for year in (today.year - 1, today.year) for half in half_years(year)]
    return _latest(every, today, timedelta(days=31))


def _law(today: date, valid_from: date | None, _to: date | None) -> list[Period]:
    return [two_years(min(valid_from or date(today.year, 1, 1), today))]


def _before_revision(today: date, valid_from: date | None, valid_to: date | None) -> list[Period]:
    start = min(valid_from or date(today.year, 1, 1), today)
    title = f"Inför revideringen {valid_to.year}" if valid_to else f"Inför revideringen {today.year}"
    return [(title, start, max(start, min(valid_to or today, today)))]


def _ad_hoc(today: date, _from: date | None, _to: date | None) -> list[Period]:
    title = f"Särskild uppföljning {_MONTHS[today.month - 1]} {today.year}"
    return [(title, today.replace(day=1), today)]


_PERIODS: Mapping[str, Callable[[date, date | None, date | None], list[Period]]] = {
    "tertial": _tertials,
    "annual": _years,
    "term": _term,
    "before_revision": _before_revision,
    "statistics": _statistics,
    "law": _law,
}
