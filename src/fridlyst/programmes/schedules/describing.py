"""Says a schedule as a person would, in Swedish or English."""

from collections.abc import Iterable
from datetime import date, timedelta

from fridlyst.programmes.schedules.occurrences import next_time, parts_of
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue
from fridlyst.programmes.schedules.wording import Wording, wording


def span_words(start: date, end: date, language: str = "sv") -> str:
    """2026–2028, 2026, september–november 2024, or both days in full."""
    return _span(start, end, wording(language))


def describe(values: Iterable[ScheduleValue], *, today: date, language: str = "sv") -> str:
    """The schedule in a few words, for instance "löpande, nästa gång 31 december 2026".

    What the document says is kept in its own language where it was not understood.
    """
    words = wording(language)
    soonest = _soonest_only(list(values), today)
    said = dict.fromkeys(_said(value, today, words) for value in soonest)
    return ", ".join(one for one in said if one) or words.missing


def _day(day: date, words: Wording) -> str:
    return f"{day.day} {words.months[day.month - 1]} {day.year}"


def _span(start: date, end: date, words: Wording) -> str:
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _months(start, end, words)
    if (start.year, start.month) == (end.year, end.month):
        return _day(start, words) if start == end else f"{start.day}–{_day(end, words)}"
    return f"{_day(start, words)}–{_day(end, words)}"


def _months(start: date, end: date, words: Wording) -> str:
    first, last = words.months[start.month - 1], words.months[end.month - 1]
    if start.year != end.year:
        return f"{first} {start.year}–{last} {end.year}"
    return f"{first} {start.year}" if first == last else f"{first}–{last} {end.year}"


def _bounds(value: ScheduleValue, words: Wording) -> str:
    if value.start and value.end:
        return _span(value.start, value.end, words)
    if value.start:
        return f"{words.since} {_day(value.start, words)}"
    return f"{words.until} {_day(value.end, words)}" if value.end else ""


def _once(value: ScheduleValue, words: Wording) -> str:
    if value.end is None:
        earliest = f"{words.at_earliest} {_day(value.start, words)}" if value.start else ""
        return earliest or value.text or words.missing
    day = _day(value.end, words)
    return day if value.start == value.end else f"{words.at_latest} {day}"


def _pace(rrule: str, words: Wording) -> str:
    parts = parts_of(rrule)
    interval = int(parts.get("INTERVAL", "1"))
    each, other, nth = words.paces[parts["FREQ"]]
    if interval in (1, 2):
        return each if interval == 1 else other
    return nth.format(words.ordinals.get(interval, words.ordinal.format(interval)))


def _recurring(value: ScheduleValue, today: date, words: Wording) -> str:
    day = next_time([value], today=today)
    if day:
        return f"{words.next_time} {_day(day, words)}"
    ended = value.end is not None and value.end < today
    pace = _pace(value.rrule, words) if value.rrule else value.text
    return f"{pace} {words.until} {_day(value.end, words)}" if ended and value.end else pace


def _said(value: ScheduleValue, today: date, words: Wording) -> str:
    if value.kind is ScheduleKind.ONCE:
        return _once(value, words)
    if value.kind is ScheduleKind.PERIOD:
        return _bounds(value, words) or value.text
    if value.kind is ScheduleKind.RECURRING:
        return _recurring(value, today, words)
    if value.kind is ScheduleKind.ONGOING:
        return f"{words.ongoing} {_bounds(value, words)}".strip()
    return (value.event or value.text) or words.missing


def _soonest_only(values: list[ScheduleValue], today: date) -> list[ScheduleValue]:
    """Of several repetitions with a coming day, the first: one "nästa gång" is enough."""
    repeated = [value for value in values if value.kind is ScheduleKind.RECURRING]
    days = {id(value): next_time([value], today=today) for value in repeated}
    soonest = min((day for day in days.values() if day), default=None)
    return [value for value in values if days.get(id(value), soonest) in (soonest, None)]
