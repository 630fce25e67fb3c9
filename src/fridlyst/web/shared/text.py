"""Text as people read it: numbers, dates and times of day, in Swedish or English."""

import datetime as dt
from decimal import Decimal
from typing import TypeAlias

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language

Words: TypeAlias = "str | Promise"

THIN_SPACE = "\u2009"
MINUS = "\u2212"


def number(value: float | int | Decimal | None, decimals: int = 0) -> str:
    """1234.5 with one decimal as "1 234,5" (thin space); nothing known is an en dash, never a zero.

    In English the decimal mark is a point.
    """
    if value is None:
        return "–"
    digits = f"{abs(value):,.{decimals}f}"
    whole, _, fraction = digits.partition(".")
    sign = MINUS if value < 0 and digits.strip("0.,") else ""
    mark = "." if _english() else ","
    return sign + whole.replace(",", THIN_SPACE) + (f"{mark}{fraction}" if fraction else "")


def exact_number(value: Decimal) -> str:
    """With the decimals that it has and no zeros at the end: Decimal("1234.50") as "1 234,5"."""
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def percent(share: float | None, decimals: int = 0) -> str:
    """0.421 as "42 %", in English without the space."""
    gap = "" if _english() else THIN_SPACE
    return "–" if share is None else f"{number(share * 100, decimals)}{gap}%"


def day(value: dt.date | dt.datetime | None) -> str:
    """A date as "31 augusti 2026"."""
    return "–" if value is None else date_format(_local(value), "j F Y")


def short_day(value: dt.date | dt.datetime | None) -> str:
    """A date as "31 aug", for a table whose year is known."""
    return "–" if value is None else date_format(_local(value), "j b").rstrip(".")


def clock(value: dt.datetime | dt.time | None) -> str:
    """A time of day as "kl. 14.02", in English "14:02"."""
    if value is None:
        return "–"
    local = _local(value) if isinstance(value, dt.datetime) else value
    return f"{local:%H:%M}" if _english() else f"kl. {local:%H.%M}"


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
