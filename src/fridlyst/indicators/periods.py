"""The day that a value is of, as people write it in a file: a day, a month, a part of a year, a year."""

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]00:00(?::00)?)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[ /.-]*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-zåäö]{3,10})\.?\s+(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|([a-zåäö]{3,10})\.?\s+(\d{4})")
_PART = re.compile(r"(?:(\d{4})[ -]*)?(tertial|t|kvartal|kv|q|halvår|h)\s*\.?(\d)(?:[ -]*(\d{4}))?")
_PARTS = {"t": 4, "k": 3, "q": 3, "h": 6}


def last_day(text: str) -> date | None:
    """The last day of "2026-06-30", "30 juni 2026", "2026-06", "T1 2026", "halvår 1 2026" or "2026".

    None when it is no time.
    """
    plain = " ".join(text.lower().split())
    if len(plain) > 40:
        return None
    if re.fullmatch(r"\d{4}", plain):
        return _made(int(plain), 12, 31)
    if found := _DAY.fullmatch(plain):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(plain):
        return _made(int(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDS.fullmatch(plain)) and found[2][:3] in _MONTHS:
        return _made(int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    if found := _PART.fullmatch(plain):
        return _part(found)
    if found := _MONTH.fullmatch(plain):
        if found[1]:
            return _month_end(int(found[1]), int(found[2]))
        if found[3][:3] in _MONTHS:
            return _month_end(int(found[4]), _MONTHS.index(found[3][:3]) + 1)
    return None


def _part(found: re.Match[str]) -> date | None:
    year, months = found[1] or found[4], _PARTS[found[2][0]]
    last = int(found[3]) * months
    if not year or (found[1] and found[4]) or not 1 <= last <= 12:
        return None
    return _month_end(int(year), last)


def _month_end(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return None
    return date(year, month, monthrange(year, month)[1])


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
