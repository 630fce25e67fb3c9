"""What a new round is likely to be called and ask about, in plain Python."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

# Answers to a period that has just ended are given three weeks.
ANSWERING_TIME = timedelta(days=21)
_FIRST_TERM = 2023
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title and the days that go with it."""

    title: str
    period_start: date
    period_end: date
    closes_on: date


def suggested(kind: str, today: date, valid_from: date | None, valid_to: date | None) -> Suggestion:
    """What a round of this kind is likely to be on the day; the programme's own period where it counts.

    Tertial and year are the latest that has ended, or that ends within a month (a quarter of a year for
    the year). The term is the council's, 2023–2026 and every fourth year after.
    """
    title, start, end = _PERIODS.get(kind, _ad_hoc)(today, valid_from, valid_to)
    return Suggestion(title, start, end, max(today, end) + ANSWERING_TIME)


def _tertial(today: date, _from: date | None, _to: date | None) -> tuple[str, date, date]:
    nearly = today + timedelta(days=31)
    ended = [
        (year, number)
        for year in (today.year - 1, today.year)
        for number in (1, 2, 3)
        if _tertial_end(year, number) <= nearly
    ]
    year, number = ended[-1]
    start = date(year, 4 * number - 3, 1)
    return f"Tertial {number} {year}", start, _tertial_end(year, number)


def _tertial_end(year: int, number: int) -> date:
    return date(year, 12, 31) if number == 3 else date(year, 4 * number + 1, 1) - timedelta(days=1)


def _annual(today: date, _from: date | None, _to: date | None) -> tuple[str, date, date]:
    year = today.year if today.month >= 10 else today.year - 1
    return f"Årsuppföljning {year}", date(year, 1, 1), date(year, 12, 31)


def _term(today: date, _from: date | None, _to: date | None) -> tuple[str, date, date]:
    first = today.year - (today.year - _FIRST_TERM) % 4
    return f"Mandatperioden {first}–{first + 3}", date(first, 1, 1), date(first + 3, 12, 31)


def _before_revision(today: date, valid_from: date | None, valid_to: date | None) -> tuple[str, date, date]:
    start = min(valid_from or date(today.year, 1, 1), today)
    title = f"Inför revideringen {valid_to.year}" if valid_to else f"Inför revideringen {today.year}"
    return title, start, max(start, min(valid_to or today, today))


def _ad_hoc(today: date, _from: date | None, _to: date | None) -> tuple[str, date, date]:
    return f"Särskild uppföljning {_MONTHS[today.month - 1]} {today.year}", today.replace(day=1), today


_Period = Callable[[date, date | None, date | None], tuple[str, date, date]]
_PERIODS: Mapping[str, _Period] = {
    "tertial": _tertial,
    "annual": _annual,
    "term": _term,
    "before_revision": _before_revision,
}
