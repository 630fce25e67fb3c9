"""Says a schedule in Swedish, as a person would."""

from collections.abc import Iterable
from datetime import date, timedelta

from fridlyst.programmes.schedules.occurrences import next_time, parts_of
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue
from fridlyst.programmes.schedules.words import MONTH_NAMES

_UNITS = {
    "YEARLY": ("varje år", "vartannat år", "vart {} år"),
    "DAILY": ("varje dag", "varannan dag", "var {} dag"),
}
_UNITS["MONTHLY"] = ("varje månad", "varannan månad", "var {} månad")
_UNITS["WEEKLY"] = ("varje vecka", "varannan vecka", "var {} vecka")
_ORDINALS = {3: "tredje", 4: "fjärde", 5: "femte", 6: "sjätte"}


def day_words(day: date) -> str:
    """31 augusti 2026."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def span_words(start: date, end: date) -> str:
    """2026–2028, 2026, september–november 2024, or both days in full."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _months_words(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return day_words(start) if start == end else f"{start.day}–{day_words(end)}"
    return f"{day_words(start)}–{day_words(end)}"


def _months_words(start: date, end: date) -> str:
    first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year}–{last} {end.year}"
    return f"{first} {start.year}" if first == last else f"{first}–{last} {end.year}"


def _bounds_words(value: ScheduleValue) -> str:
    if value.start and value.end:
        return span_words(value.start, value.end)
    if value.start:
        return f"från {day_words(value.start)}"
    return f"till och med {day_words(value.end)}" if value.end else ""


def _once(value: ScheduleValue) -> str:
    if value.end is None:
        return f"tidigast {day_words(value.start)}" if value.start else value.text or "tid saknas"
    return day_words(value.end) if value.start == value.end else f"klart senast {day_words(value.end)}"


def pace_words(rrule: str) -> str:
    """How often a rule repeats: varje år, vartannat år, var sjätte månad."""
    parts = parts_of(rrule)
    interval = int(parts.get("INTERVAL", "1"))
    each, other, nth = _UNITS[parts["FREQ"]]
    return (
        each
        if interval == 1
        else other
        if interval == 2
        else nth.format(_ORDINALS.get(interval, f"{interval}:e"))
    )


def _recurring(value: ScheduleValue, today: date) -> str:
    day = next_time([value], today=today)
    if day:
        return f"nästa gång {day_words(day)}"
    ended = value.end is not None and value.end < today
    pace = pace_words(value.rrule) if value.rrule else value.text
    return f"{pace} till och med {day_words(value.end)}" if ended and value.end else pace


def _words(value: ScheduleValue, today: date) -> str:
    if value.kind is ScheduleKind.ONCE:
        return _once(value)
    if value.kind is ScheduleKind.PERIOD:
        return _bounds_words(value) or value.text
    if value.kind is ScheduleKind.RECURRING:
        return _recurring(value, today)
    if value.kind is ScheduleKind.ONGOING:
        return f"löpande {_bounds_words(value)}".strip()
    return (value.event or value.text) or "tid saknas"


def _soonest_only(values: list[ScheduleValue], today: date) -> list[ScheduleValue]:
    """Of several repetitions with a coming day, the first: one "nästa gång" is enough."""
    repeated = [value for value in values if value.kind is ScheduleKind.RECURRING]
    days = {id(value): next_time([value], today=today) for value in repeated}
    soonest = min((day for day in days.values() if day), default=None)
    return [value for value in values if days.get(id(value), soonest) in (soonest, None)]


def describe(values: Iterable[ScheduleValue], *, today: date) -> str:
    """The schedule in a few Swedish words, for instance "löpande, nästa gång 31 december 2026"."""
    said = dict.fromkeys(_words(value, today) for value in _soonest_only(list(values), today))
    return ", ".join(words for words in said if words) or "tid saknas"
