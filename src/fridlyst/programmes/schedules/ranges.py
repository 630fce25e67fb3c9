"""Joins the points of a text into moments: single points, ranges, deadlines and beginnings."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from fridlyst.programmes.schedules.points import Point, Span, Unit, bounds
from fridlyst.programmes.schedules.scanning import iter_gaps, part_of
from fridlyst.programmes.schedules.values import ScheduleKind

_RANGE = re.compile(r"\s*(?:-|–|—|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s*(?:den\s+)?")
_LIST = re.compile(
    r"[\s(]*(?:,|/|&|och|samt|respektive|resp\.?|eller|-|–|—|till(?:\s+och\s+med)?|t\.?o\.?m\.?)[\s]*(?:den\s+|i\s+)?"
)
_SMALLER = re.compile(r"[\s,:;(]*(?:i\s+|den\s+|under\s+)?")
_PAREN = re.compile(r"\s*\(\s*")
_PART = re.compile(r"(?:i\s+|under\s+)?(början|mitten|slutet)\s+(?:av|på)\s+(?:år\s+)?$")
_UTTERMOST = re.compile(r"(?:före|innan|vid|till)\s+(?:utgången|slutet)\s+av\s+(?:år\s+)?$")
_BEFORE = re.compile(r"(?<!\w)(?:före|innan)\s+(?:den\s+)?$")
_BY = re.compile(
    r"(?<!\w)(?:senast|klart?|färdigt?|färdigställs|inom|(?:fram\s+)?till|t\.?\s?o\.?\s?m\.?|till\s+och\s+med)"
    r"\s+(?:i\s+|under\s+|den\s+|år\s+|vid\s+)*$"
)
_FROM = re.compile(
    r"(?<!\w)(?:från(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|f\.?o\.?m\.?|med\s+start|start(?:ar|as)?|påbörja[sd]?"
    r"|med\s+början|första\s+gången|sedan)[\s:]+(?:i\s+|under\s+|den\s+|år\s+)*$"
)
_AFTER = re.compile(r"(?<!\w)efter\s+(?:den\s+)?$")
_ONWARDS = re.compile(
    r"\s*(?:och\s+(?:framåt|framöver|vidare|tills\s*vidare)|ff\.?(?!\w)|framåt|samt\s+därefter|och\s+därefter|,?\s*därefter"
    r"|,?\s*och\s+sedan|[-–]\s*$)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One or two points as a stretch of time. `edge` says which ends the text gives:
    "" both, "by" only the last day, "from" only the first."""

    at: int
    to: int
    points: tuple[Point, ...]
    kind: ScheduleKind
    edge: str = ""
    part: str = ""

    @property
    def year(self) -> int | None:
        return self.points[0].year

    def span(self, year: int) -> Span:
        """First and last day, in `year` where the text names none."""
        first, last = self.points[0], self.points[-1]
        if self.part:
            return part_of(first, first.year or year, self.part)
        start = bounds(first, first.year or year)[0]
        end = bounds(last, last.year or year)[1]
        if end < start:
            end = bounds(last, (last.year or year) + 1)[1]
        return (start, end) if start <= end else (end, start)


def _with_years(points: list[Point], text: str) -> list[Point]:
    """Gives a point without year that of the point it is listed with, after it or before it."""
    done = list(points)
    for index in range(len(done) - 2, -1, -1):
        left, right = done[index], done[index + 1]
        if left.year is None and right.year and _LIST.fullmatch(text[left.to : right.at]):
            done[index] = replace(left, year=_year_before(left, right))
    return done


def _year_before(left: Point, right: Point) -> int | None:
    """December–februari 2026 begins in 2025."""
    if right.year is None or right.unit in (Unit.YEAR, Unit.SPAN):
        return right.year
    return right.year - 1 if left.first > right.last else right.year


def _without_leading_years(points: list[Point], text: str) -> list[Point]:
    """2026, kvartal 1: the year belongs to the smaller point and is no point of its own."""
    kept: list[Point] = []
    for point in points:
        last = kept[-1] if kept else None
        if (
            last
            and last.unit is Unit.YEAR
            and point.year is None
            and _SMALLER.fullmatch(text[last.to : point.at])
        ):
            kept[-1] = replace(point, at=last.at, year=last.year)
        else:
            kept.append(point)
    return kept


def _pairs(points: list[Point], text: str) -> list[tuple[Point, ...]]:
    """Points grouped one by one, or two by two where a dash or "till" joins them."""
    joined = {id(left) for left, _, gap in iter_gaps(points, text) if _RANGE.fullmatch(gap)}
    groups: list[tuple[Point, ...]] = []
    index = 0
    while index < len(points):
        size = 2 if id(points[index]) in joined else 1
        groups.append(tuple(points[index : index + size]))
        index += size
    return groups


def _without_weeks(groups: list[tuple[Point, ...]], text: str) -> list[tuple[Point, ...]]:
    """A week followed by its dates in brackets is one moment: the dates if the year is known."""
    kept: list[tuple[Point, ...]] = []
    for group in groups:
        before = kept[-1] if kept else None
        if before and before[0].unit is Unit.WEEK and _PAREN.fullmatch(text[before[-1].to : group[0].at]):
            year = group[0].year or before[0].year
            week = (replace(before[0], to=group[-1].to),)
            kept[-1] = tuple(replace(point, year=year) for point in group) if year else week
        else:
            kept.append(group)
    return kept


def _kind(group: tuple[Point, ...]) -> ScheduleKind:
    """A day, a month or a tertial is a time for something to be done; longer points are periods."""
    once = len(group) == 1 and group[0].unit in (Unit.DAY, Unit.MONTH, Unit.TERTIAL)
    return ScheduleKind.ONCE if once else ScheduleKind.PERIOD


def _edge(before: str, after: str, size: int) -> str:
    """Which ends are given; a range that follows "från" gives both."""
    if _UTTERMOST.search(before) or _BY.search(before):
        return "by"
    if _BEFORE.search(before):
        return "before"
    if (size == 1 and _FROM.search(before)) or _ONWARDS.match(after):
        return "from"
    return "after" if _AFTER.search(before) else ""


def _lead(before: str) -> re.Match[str] | None:
    """The words in front of a point that say how it is meant."""
    found = (pattern.search(before) for pattern in (_UTTERMOST, _PART, _BY, _BEFORE, _FROM, _AFTER))
    return next((match for match in found if match), None)


def _moment(group: tuple[Point, ...], text: str) -> Moment:
    before, after = text[: group[0].at], text[group[-1].to :]
    part = None if _UTTERMOST.search(before) or len(group) > 1 else _PART.search(before)
    outer = before[: part.start()] if part else before
    edge = _edge(outer, after, len(group))
    lead = (_lead(outer) if part and edge else None) or _lead(before)
    onwards = _ONWARDS.match(after) if edge == "from" else None
    return Moment(
        lead.start() if lead else group[0].at,
        group[-1].to + (onwards.end() if onwards else 0),
        group,
        ScheduleKind.ONCE if part else _kind(group),
        edge,
        part[1] if part else "",
    )


def find_moments(points: list[Point], text: str) -> list[Moment]:
    """The moments that the points of a lower-case text make, in reading order."""
    dated = _without_leading_years(_with_years(points, text), text)
    groups = _without_weeks(_pairs(dated, text), text)
    return [_moment(group, text) for group in groups]


def edged(moment: Moment, year: int) -> tuple[Span, str]:
    """The moment's span with "before" and "after" turned into "by" and "from"."""
    start, end = moment.span(year)
    if moment.edge == "before" and not moment.part:
        day = start - timedelta(days=1)
        return (day, day), "by"
    if moment.edge == "after":
        day = end + timedelta(days=1)
        return (day, day), "from"
    return (start, end), "by" if moment.edge == "before" else moment.edge
