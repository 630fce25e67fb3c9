"""Days as HSDS writes moments: the first instant of the day in Sweden, in UTC, to the millisecond."""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

_LONGEST: Final = 40


def moment(day: date | None) -> str | None:
    """The day's first instant, such as 2026-11-21T23:00:00.000Z."""
    if day is None:
        return None
    began = datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)
    return f"{began:%Y-%m-%dT%H:%M:%S}.000Z"


def day_in_sweden(said: str) -> date | None:
    """The day that a moment (RFC 3339) or a bare date falls on in Sweden; None for what is neither."""
    if len(said) > _LONGEST:
        return None
    try:
        given = datetime.fromisoformat(said)
        return (
            (given if given.tzinfo else given.replace(tzinfo=UTC))
            .astimezone(ZoneInfo(settings.TIME_ZONE))
            .date()
        )
    except (ValueError, OverflowError):
        return None
