"""A named piece of the calendar, with or without its year."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Span = tuple[date, date]


class Unit(StrEnum):
    """What a point is made of."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    WEEK = "week"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, quarter, tertial, week or year at `at`–`to` in the text.

    `first` and `last` are month numbers (a week's number for weeks); `day` only for days; `span` for
    points that know their dates already.
    """

    at: int
    to: int
    unit: Unit
    first: int = 1
    last: int = 12
    day: int | None = None
    year: int | None = None
    span: Span | None = None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def bounds(point: Point, year: int) -> Span:
    """First and last day of the point in `year`; a tertial is its last day, when it is reported."""
    if point.span is not None:
        return point.span
    if point.unit is Unit.DAY:
        day = date(year, point.first, min(point.day or 1, calendar.monthrange(year, point.first)[1]))
        return day, day
    if point.unit is Unit.WEEK:
        return week_bounds(year, point.first)
    if point.unit is Unit.TERTIAL:
        return month_end(year, point.last), month_end(year, point.last)
    end_year = year + 1 if point.last < point.first else year
    return date(year, point.first, 1), month_end(end_year, point.last)


def week_bounds(year: int, week: int) -> Span:
    """Monday to Sunday of an ISO week; week 53 of a year without one is its last week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        monday = date.fromisocalendar(year, 52, 1)
    return monday, monday + timedelta(days=6)


def yearly_parts(point: Point) -> str:
    """The BY parts of a yearly rule for a point without a year: due on its last day."""
    if point.unit is Unit.WEEK:
        return f"BYWEEKNO={point.first};BYDAY=SU"
    if point.unit is Unit.DAY:
        return f"BYMONTH={point.first};BYMONTHDAY={point.day}"
    return f"BYMONTH={point.last};BYMONTHDAY=-1"
