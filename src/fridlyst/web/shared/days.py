"""Days as people in Sweden write them."""

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO = re.compile(r"(\d{4})-?(\d{1,2})-?(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[ /.-]*(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-zåäö]{3,10})\.?\s+(\d{4})")


def read_day(text: str) -> date | None:
    """The day of "2026-08-31", "31/8 2026" or "31 augusti 2026"; None when it is none."""
    plain = " ".join(text.lower().split())
    if found := _ISO.fullmatch(plain):
        year, month, day = map(int, found.groups())
    elif found := _SLASHED.fullmatch(plain):
        day, month, year = map(int, found.groups())
    elif (found := _WORDS.fullmatch(plain)) and found[2][:3] in _MONTHS:
        day, month, year = int(found[1]), _MONTHS.index(found[2][:3]) + 1, int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
