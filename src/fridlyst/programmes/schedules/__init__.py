"""The schedule language: Swedish words about time in, dates and rules out."""

from fridlyst.programmes.schedules.describing import describe
from fridlyst.programmes.schedules.files import BadSchedule, as_file, from_file
from fridlyst.programmes.schedules.occurrences import calendar_rule, next_dates, next_time
from fridlyst.programmes.schedules.reading import parse_schedule, time_share
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue

__all__ = [
    "BadSchedule",
    "ScheduleKind",
    "ScheduleValue",
    "as_file",
    "calendar_rule",
    "describe",
    "from_file",
    "next_dates",
    "next_time",
    "parse_schedule",
    "time_share",
]
