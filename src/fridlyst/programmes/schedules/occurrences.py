"""The days on which a schedule is due."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from dateutil.rrule import rrulestr

from fridlyst.programmes.schedules.points import month_end
from fridlyst.programmes.schedules.values import ScheduleKind, ScheduleValue

HORIZON_YEARS = 20
_LAST_YEAR = 9990


def parts_of(rrule: str) -> dict[str, str]:
    """RRULE text as its parts, upper case; nothing is checked."""
    pairs = (part.partition("=") for part in rrule.upper().removeprefix("RRULE:").split(";") if part)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _has_day(parts: dict[str, str]) -> bool:
    return any(key in parts for key in ("BYMONTHDAY", "BYDAY", "BYWEEKNO"))


def calendar_rule(value: ScheduleValue) -> tuple[date, str] | None:
    """DTSTART and the complete RRULE (RFC 5545) of a recurring value.

    A rule that names no day is due on the last day of its month or year. None when nothing says
    from when an interval is counted ("vartannat år" without a first year), or there is no rule.
    """
    if value.kind is not ScheduleKind.RECURRING or not value.rrule:
        return None
    parts = parts_of(value.rrule)
    first = _first(value, parts)
    if first is None or _keeps_its_day(value, parts):
        return (first, value.rrule) if first else None
    if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
        return first, f"{value.rrule};BYMONTH=12;BYMONTHDAY=-1"
    return first, f"{value.rrule};BYMONTHDAY=-1"


def _keeps_its_day(value: ScheduleValue, parts: dict[str, str]) -> bool:
    """A rule with a day of its own, by days or weeks, or counted from a day inside a year."""
    if _has_day(parts) or parts["FREQ"] in ("DAILY", "WEEKLY"):
        return True
    return (
        parts["FREQ"] == "YEARLY"
        and value.start is not None
        and (value.start.month, value.start.day) != (1, 1)
    )


def _first(value: ScheduleValue, parts: dict[str, str]) -> date | None:
    interval = int(parts.get("INTERVAL", "1"))
    monthly = parts["FREQ"] == "MONTHLY" and not _has_day(parts)
    if value.start is not None:
        return _end_of_interval(value.start, interval) if monthly else value.start
    if parts["FREQ"] == "MONTHLY" and 12 % interval == 0:
        return date(1999, 12, 31)
    if interval > 1:
        return None
    return date(1999, 12, 26) if parts["FREQ"] == "WEEKLY" else date(1999, 12, 31)


def _end_of_interval(start: date, months: int) -> date:
    whole = start.year * 12 + start.month - 1 + months - 1
    return month_end(min(whole // 12, _LAST_YEAR), whole % 12 + 1)


def _nearer(first: date, parts: dict[str, str], today: date) -> date:
    """Moves the start of a rule close to today, in whole intervals, to save steps."""
    if first >= today:
        return first
    interval = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        step = interval * (7 if parts["FREQ"] == "WEEKLY" else 1)
        return first + timedelta(days=step * ((today - first).days // step))
    months = interval * (12 if parts["FREQ"] == "YEARLY" else 1)
    return _months_on(first, months * ((_month_number(today) - _month_number(first)) // months - 1))


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months_on(first: date, months: int) -> date:
    """The same day so many months later, where it exists in every month; otherwise `first` itself."""
    if months <= 0 or (first.month == 2 and first.day == 29):
        return first
    year, month = divmod(_month_number(first) + months, 12)
    return date(year, month + 1, min(first.day, 28) if months % 12 else first.day)


def _horizon(value: ScheduleValue, today: date, until: date | None) -> date:
    last = until or today.replace(year=min(today.year + HORIZON_YEARS, _LAST_YEAR), day=1)
    return min(last, value.end) if value.end else last


@lru_cache(maxsize=4096)
def _recurring_dates(value: ScheduleValue, today: date, until: date | None, limit: int) -> tuple[date, ...]:
    found = calendar_rule(value)
    if found is None:
        return ()
    first, rule = found
    start = datetime.combine(_nearer(first, parts_of(rule), today), time())
    last = datetime.combine(_horizon(value, today, until), time())
    rule = ";".join(f"{key}={part}" for key, part in parts_of(rule).items() if key != "UNTIL")
    last = min([last, *_until(parts_of(found[1]))])
    if last < start:
        return ()
    days = rrulestr(f"{rule};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=start).xafter(
        datetime.combine(today, time()), count=limit, inc=True
    )
    return tuple(moment.date() for moment in days)


def _until(parts: dict[str, str]) -> list[datetime]:
    return [datetime.strptime(parts["UNTIL"][:8], "%Y%m%d")] if "UNTIL" in parts else []


def _fixed_dates(value: ScheduleValue) -> list[date]:
    if value.kind is ScheduleKind.ONCE:
        return [day for day in (value.end or value.start,) if day]
    if value.kind is ScheduleKind.PERIOD:
        return [day for day in (value.start, value.end) if day]
    return []


def next_dates(
    values: Iterable[ScheduleValue], *, today: date, until: date | None = None, limit: int = 12
) -> tuple[date, ...]:
    """The coming days on which something is due, today counted in, at most `limit`, to `until`.

    ONCE gives its last day, PERIOD its first and last, RECURRING its days for at most twenty years.
    """
    days: set[date] = set()
    for value in values:
        fixed = _fixed_dates(value)
        days.update(fixed or _recurring_dates(value, today, until, max(limit, 0)))
    coming = sorted(day for day in days if day >= today and (until is None or day <= until))
    return tuple(islice(coming, max(limit, 0)))


def next_time(values: Iterable[ScheduleValue], *, today: date) -> date | None:
    """The next day on which something is due, or None."""
    return next(iter(next_dates(values, today=today, limit=1)), None)
