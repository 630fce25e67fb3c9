"""Finds the points of time in a text: days, months, seasons, quarters, tertials, weeks and years."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from fridlyst.programmes.schedules.points import Point, Unit, bounds
from fridlyst.programmes.schedules.words import MONTHS, SEASONS

MASK = "\x00"
YEAR = r"(?<![\d.,:/])(?P<year>(?:19|20)\d\d)(?![\d:]|[.,]\d)"
_TAIL = rf"(?:[\s,]*(?:år(?:et)?\s+)?{YEAR})?"
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?!\w)\.?"
_SEASON = r"(?P<season>" + "|".join(sorted(SEASONS, key=len, reverse=True)) + r")(?!\w)"
_DAY = r"(?P<day>\d{1,2})(?::?[ae])?"
_NAMES = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_ORDINAL = r"(?P<ordinal>första|andra|tredje|fjärde)"

Maker = Callable[[re.Match[str]], list[Point]]


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("yy"):
        return 2000 + int(groups["yy"])
    return int(groups["year"]) if groups.get("year") else None


def _valid_day(month: int, day: int) -> bool:
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True


def _day_point(match: re.Match[str], month: int, day: int, year: int | None) -> list[Point]:
    if not _valid_day(month, day):
        return []
    return [Point(match.start(), match.end(), Unit.DAY, month, month, day, year)]


def _iso(match: re.Match[str]) -> list[Point]:
    """2026-06-30, 2026-06, and the placeholders 2019-06-XX and 2019-XX-XX."""
    year, month, day = int(match["year"]), match["mm"], match["dd"]
    if not month.isdigit():
        return [Point(match.start(), match.end(), Unit.YEAR, year=year)]
    if not 1 <= int(month) <= 12:
        return []
    if day is None or not day.isdigit():
        return [Point(match.start(), match.end(), Unit.MONTH, int(month), int(month), year=year)]
    return _day_point(match, int(month), int(day), year)


def _slashed(match: re.Match[str]) -> list[Point]:
    return _day_point(match, int(match["mm"]), int(match["day"]), _year(match))


def _day_month(match: re.Match[str]) -> list[Point]:
    return _day_point(match, MONTHS[match["month"]], int(match["day"]), _year(match))


def _day_range(match: re.Match[str]) -> list[Point]:
    """1–15 mars 2026: two points with the month of the second."""
    month, first, last = MONTHS[match["month"]], int(match["from"]), int(match["day"])
    if not (_valid_day(month, first) and _valid_day(month, last)):
        return []
    cut = match.end("from")
    return [
        Point(match.start(), cut, Unit.DAY, month, month, first, _year(match)),
        Point(match.start("day"), match.end(), Unit.DAY, month, month, last, _year(match)),
    ]


def _month(match: re.Match[str]) -> list[Point]:
    month = MONTHS[match["month"]]
    return [Point(match.start(), match.end(), Unit.MONTH, month, month, year=_year(match))]


def _season(match: re.Match[str]) -> list[Point]:
    if match["season"] == "vår" and _year(match) is None:  # "vår" is also the word for "our"
        return []
    first, last = SEASONS[match["season"]]
    return [Point(match.start(), match.end(), Unit.SEASON, first, last, year=_year(match))]


def _part(match: re.Match[str], unit: Unit, length: int) -> list[Point]:
    number = int(match["n"]) if match.groupdict().get("n") else _NAMES[match["ordinal"]]
    if not 1 <= number <= 12 // length:
        return []
    last = number * length
    return [Point(match.start(), match.end(), unit, last - length + 1, last, year=_year(match))]


def _quarter(match: re.Match[str]) -> list[Point]:
    return _part(match, Unit.QUARTER, 3)


def _tertial(match: re.Match[str]) -> list[Point]:
    return _part(match, Unit.TERTIAL, 4)


def _week(match: re.Match[str]) -> list[Point]:
    """A week, or weeks 48–49 as two points."""
    numbers = [int(match["n"])] + ([int(match["m"])] if match["m"] else [])
    if not all(1 <= number <= 53 for number in numbers):
        return []
    starts = [match.start(), match.start("m")][: len(numbers)]
    ends = [match.end("n"), match.end()][-len(numbers) :]
    return [
        Point(start, end, Unit.WEEK, number, number, year=_year(match))
        for start, end, number in zip(starts, ends, numbers, strict=True)
    ]


def _span(match: re.Match[str], first: date, last: date) -> list[Point]:
    if last < first:
        return []
    return [Point(match.start(), match.end(), Unit.SPAN, year=first.year, span=(first, last))]


def _second_year(match: re.Match[str]) -> int:
    first, last = int(match["year"]), match["last"]
    return int(last) if len(last) == 4 else first - first % 100 + int(last)


def _school_year(match: re.Match[str]) -> list[Point]:
    return _span(match, date(int(match["year"]), 8, 1), date(_second_year(match), 6, 30))


def _term_of_office(match: re.Match[str]) -> list[Point]:
    """Swedish terms of office begin on 15 October of the election year (kommunallagen 2017:725 5:9)."""
    return _span(match, date(int(match["year"]), 10, 15), date(_second_year(match), 10, 14))


def _short_years(match: re.Match[str]) -> list[Point]:
    """2026–28; but 2026-06 is a month."""
    first, last = int(match["year"]), _second_year(match)
    if last <= first or int(match["last"]) <= 12:
        return []
    return _span(match, date(first, 1, 1), date(last, 12, 31))


def _bare_year(match: re.Match[str]) -> list[Point]:
    return [Point(match.start(), match.end(), Unit.YEAR, year=int(match["year"]))]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_WEEK = r"(?<!\w)(?:v\.?|veckan?|veckorna|veckor)\s*(?P<n>\d{1,2})"
_SLASHED = r"(?<![\d/.])(?P<day>\d{1,2})\s?/\s?(?P<mm>\d{1,2})(?!\d)"
_SECOND = r"\s*[-–/]\s*(?P<last>(?:20)?\d\d)(?!\d)"
_FINDERS: tuple[tuple[re.Pattern[str], Maker], ...] = (
    (_compiled(rf"mandatperiod(?:en)?\s+{YEAR}{_SECOND}"), _term_of_office),
    (_compiled(rf"läsår(?:et)?\s+{YEAR}{_SECOND}"), _school_year),
    (
        _compiled(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<mm>\d\d|xx|00)(?:-(?P<dd>\d\d|xx|00))?(?![\d-])"),
        _iso,
    ),
    (_compiled(rf"{YEAR}{_SECOND}(?!-)"), _short_years),
    (_compiled(rf"(?<![\d/])(?P<from>\d{{1,2}})\s*[-–]\s*{_DAY}\s+{_MONTH}{_TAIL}"), _day_range),
    (_compiled(rf"(?<![\d/])(?:den\s+)?{_DAY}\s+{_MONTH}{_TAIL}"), _day_month),
    (
        _compiled(rf"{_SLASHED}(?:[\s/,-]*(?P<year>20\d\d)(?!\d)|\s?[-/]\s?(?P<yy>[2-4]\d)(?![\d/]))?"),
        _slashed,
    ),
    (_compiled(rf"{_WEEK}(?:\s*[-–]\s*(?P<m>\d{{1,2}}))?(?!\d){_TAIL}"), _week),
    (_compiled(rf"(?<!\w)(?:kvartal|kv\.?|q)\s*(?P<n>\d)(?!\d){_TAIL}"), _quarter),
    (_compiled(rf"(?<!\w){_ORDINAL}\s+kvartalet{_TAIL}"), _quarter),
    (_compiled(rf"(?<!\w)(?:tertial|t)\s*(?P<n>\d)(?!\d){_TAIL}"), _tertial),
    (_compiled(rf"(?<!\w){_ORDINAL}\s+tertialet{_TAIL}"), _tertial),
    (_compiled(rf"(?<!\w){_MONTH}(?:\s+månad)?{_TAIL}"), _month),
    (_compiled(rf"(?<!\w){_SEASON}{_TAIL}"), _season),
    (_compiled(YEAR), _bare_year),
)


def masked(text: str, at: int, to: int) -> str:
    """The text with one stretch made unreadable, so that nothing is found in it twice."""
    return text[:at] + MASK * (to - at) + text[to:]


def find_points(text: str) -> tuple[list[Point], str]:
    """Every point of a lower-case text in reading order, and the text with them masked."""
    points: list[Point] = []
    for pattern, make in _FINDERS:
        for match in list(pattern.finditer(text)):
            for point in make(match):
                points.append(point)
                text = masked(text, point.at, point.to)
    return sorted(points, key=lambda point: point.at), text


def part_of(point: Point, year: int, which: str) -> tuple[date, date]:
    """The first ("början"), middle ("mitten") or last ("slutet") third of a point."""
    first, last = bounds(point, year)
    third = timedelta(days=max(((last - first).days + 1) // 3, 1))
    cuts = {"början": (first, first + third - timedelta(days=1)), "mitten": (first + third, last - third)}
    return cuts.get(which, (last - third, last))


def iter_gaps(points: list[Point], text: str) -> Iterator[tuple[Point, Point, str]]:
    """Neighbouring points with the words between them."""
    for left, right in pairwise(points):
        yield left, right, text[left.to : right.at]
