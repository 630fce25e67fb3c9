"""What a new round is likely to be called and ask about, in plain Python."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

# Answers to a period that has just ended are given three weeks.
ANSWERING_TIME = timedelta(days=21)
LONGEST_TITLE = 200
_FIRST_TERM = 2023
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

# A title, and a period's first and last day.
_Period = tuple[str, date, date]


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


def _tertials(today: date, _from: date | None, _to: date | None) -> list[_Period]:
    """The latest, and the one that has begun after it."""
    nearly = today + timedelta(days=31)
    every = [(year, number) for year in (today.year - 1, today.year) for number in (1, 2, 3)]
    latest = max(at for at, one in enumerate(every) if _tertial_end(*one) <= nearly)
    begun = [one for one in every[latest:] if _tertial_start(*one) <= today or one == every[latest]]
    return [(f"Tertial {n} {year}", _tertial_start(year, n), _tertial_end(year, n)) for year, n in begun]


def _tertial_start(year: int, number: int) -> date:
    return date(year, 4 * number - 3, 1)


def _tertial_end(year: int, number: int) -> date:
    return date(year, 12, 31) if number == 3 else date(year, 4 * number + 1, 1) - timedelta(days=1)


def _years(today: date, _from: date | None, _to: date | None) -> list[_Period]:
    latest = today.year if today.month >= 10 else today.year - 1
    return [
        (f"Årsuppföljning {year}", date(year, 1, 1), date(year, 12, 31))
        for year in range(latest, today.year + 1)
    ]


def _term(today: date, _from: date | None, _to: date | None) -> list[_Period]:
    first = today.year - (today.year - _FIRST_TERM) % 4
    return [(f"Mandatperioden {first}–{first + 3}", date(first, 1, 1), date(first + 3, 12, 31))]


def _before_revision(today: date, valid_from: date | None, valid_to: date | None) -> list[_Period]:
    start = min(valid_from or date(today.year, 1, 1), today)
    title = f"Inför revideringen {valid_to.year}" if valid_to else f"Inför revideringen {today.year}"
    return [(title, start, max(start, min(valid_to or today, today)))]


def _ad_hoc(today: date, _from: date | None, _to: date | None) -> list[_Period]:
    title = f"Särskild uppföljning {_MONTHS[today.month - 1]} {today.year}"
    return [(title, today.replace(day=1), today)]


_PERIODS: Mapping[str, Callable[[date, date | None, date | None], list[_Period]]] = {
    "tertial": _tertials,
    "annual": _years,
    "term": _term,
    "before_revision": _before_revision,
}
