"""The half-years that a body tells its counts by; plain Python."""

import re
from datetime import date

from fridlyst.base.half_years import HalfYear, back_from, half_year_of

_CODE = re.compile(r"([12]\d{3})-H([12])", re.ASCII)
_EARLIEST = 1990


def recent(today: date, count: int = 8) -> tuple[HalfYear, ...]:
    """The half-year that runs and those before it, the newest first."""
    return back_from(half_year_of(today), count)


def read_half_year(code: str, today: date) -> HalfYear | None:
    """The half-year of "2026-H1"; None for anything else, and for one that has not begun."""
    said = _CODE.fullmatch(code)
    if said is None or int(said[1]) < _EARLIEST:
        return None
    found = HalfYear(int(said[1]), int(said[2]))
    return found if found.first <= today else None
