"""Schedules to and from the programme file's schedule object."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from dateutil.rrule import rrulestr

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.programmes.schedules.occurrences import parts_of
from fridlyst.programmes.schedules.reading import LONGEST, parse_schedule
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue

FileObject = dict[str, str]
_SHAPE = re.compile(r"(?:RRULE:)?[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_DAY_NAME = "(?:MO|TU|WE|TH|FR|SA|SU)"
_MONTH_DAY = "-?(?:[1-9]|[12][0-9]|3[01])"
_WEEK = "-?(?:[1-9]|[1-4][0-9]|5[0-3])"
_MONTH = "(?:[1-9]|1[0-2])"


def _many(one: str) -> re.Pattern[str]:
    return re.compile(f"{one}(?:,{one})*", re.ASCII)


_PARTS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile("[1-9][0-9]{0,2}"),
    "BYMONTH": _many(_MONTH),
    "BYMONTHDAY": _many(_MONTH_DAY),
    "BYDAY": _many(f"(?:[+-]?[1-5])?{_DAY_NAME}"),
    "BYWEEKNO": _many(_WEEK),
    "BYSETPOS": _many("-?[1-9]"),
    "UNTIL": re.compile("[12][0-9]{3}[01][0-9][0-3][0-9](?:T[0-9]{6}Z?)?"),
    "WKST": re.compile(_DAY_NAME),
}


class BadSchedule(BadInput):
    """A schedule object whose kind, dates or rule cannot be used."""

    code = "bad-schedule"


def as_file(values: Iterable[ScheduleValue]) -> FileObject | list[FileObject]:
    """One schedule object, or a list of them when the schedule holds several."""
    objects = [_object(value) for value in values]
    if len(objects) > 1:
        return objects
    return objects[0] if objects else {"kind": ScheduleKind.NONE.value}


def _object(value: ScheduleValue) -> FileObject:
    pairs = {
        "text": value.text[:LONGEST],
        "kind": value.kind.value,
        "start": value.start.isoformat() if value.start else "",
        "end": value.end.isoformat() if value.end else "",
        "rrule": value.rrule or "",
        "event": value.event or "",
    }
    return {key: words for key, words in pairs.items() if words}


def from_file(given: object) -> tuple[ScheduleValue, ...]:
    """Schedule values from a schedule object or a list of them; BadSchedule says what is wrong."""
    objects = given if isinstance(given, list) else [given]
    return tuple(_from_object(one) for one in objects)


def _from_object(given: object) -> ScheduleValue:
    if not isinstance(given, Mapping):
        raise BadSchedule("En tid ska vara ett objekt med kind och text.", field="schedule")
    text = " ".join(_text(given, "text").split())
    kind = _kind(_text(given, "kind"))
    start, end = _day(given, "start"), _day(given, "end")
    if start and end and end < start:
        raise BadSchedule("Tidens slut ligger före dess början.", field="end")
    rrule = checked_rule(_text(given, "rrule")) or (
        _rule_from(text) if kind is ScheduleKind.RECURRING else None
    )
    return ScheduleValue(text, kind, start, end, rrule, _text(given, "event") or None)


def _text(given: Mapping[object, object], key: str) -> str:
    value = given.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadSchedule(Sentence("Fältet %(key)s i en tid ska vara text.", key=key), field=key)
    return value


def _kind(word: str) -> ScheduleKind:
    try:
        return ScheduleKind(word)
    except ValueError:
        allowed = ", ".join(ScheduleKind)
        raise BadSchedule(
            Sentence(
                "Tidens kind är ”%(word)s” men ska vara ett av %(allowed)s.", word=word[:40], allowed=allowed
            ),
            field="kind",
        ) from None


def _day(given: Mapping[object, object], key: str) -> date | None:
    value = given.get(key)
    if isinstance(value, date):
        return value
    words = _text(given, key)
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        raise BadSchedule(
            Sentence("”%(words)s” är inget datum. Skriv år-månad-dag.", words=words[:40]), field=key
        ) from None


def _rule_from(text: str) -> str:
    found = next((value.rrule for value in parse_schedule(text) if value.rrule), None)
    if found is None:
        raise BadSchedule(
            "En återkommande tid behöver en regel (rrule) eller ord som säger hur ofta.", field="rrule"
        )
    return found


def checked_rule(rrule: str) -> str | None:
    """The rule as given, or BadSchedule; only days, weeks, months and years, and no COUNT."""
    if not rrule:
        return None
    parts = parts_of(rrule)
    known = "FREQ" in parts and all(
        key in _PARTS and _PARTS[key].fullmatch(part) for key, part in parts.items()
    )
    if not (known and _SHAPE.fullmatch(rrule.upper()) and _is_simple(parts) and _comes(parts)):
        raise BadSchedule(Sentence("Regeln ”%(rule)s” går inte att använda.", rule=rrule[:80]), field="rrule")
    return rrule


def _is_simple(parts: Mapping[str, str]) -> bool:
    """Whether the parts belong together: days and weeks take only weekdays, week numbers no months."""
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        return parts.keys() <= {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "WKST"}
    return "BYWEEKNO" not in parts or not parts.keys() & {"BYMONTH", "BYMONTHDAY"}


def _comes(parts: Mapping[str, str]) -> bool:
    """Whether the rule can be read and ever comes; the thirtieth of February does not."""
    rule = ";".join(f"{key}={part}" for key, part in parts.items() if key not in ("UNTIL", "INTERVAL"))
    try:
        return next(iter(rrulestr(rule, dtstart=datetime(2000, 1, 1))), None) is not None
    except (ValueError, TypeError, IndexError, KeyError, OverflowError):
        return False
