"""Personal identity numbers, however they are written (Swedish Tax Agency, SKV 704 and 707)."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
# Year, month, day with or without marks between, then four digits; never inside a longer number.
_NUMBER = re.compile(r"(?<!\d)(?:(18|19|20)?(\d\d))([-./ ]?)(\d\d)\3(\d\d) ?[-+]? ?(\d{3})(\d)(?!\d)")
# With the last four letters or hidden: numbers of reserve, and numbers that somebody has masked.
_RESERVE = re.compile(
    r"(?<!\w)(?:(18|19|20)?(\d\d))()(\d\d)(\d\d)[-+ ]?(?:[A-ZÅÄÖ]{1,2}\d{2,3}|[xX*]{3,4})(?!\w)"
)


def holds_personal_number(texts: Iterable[str]) -> bool:
    """Whether any text holds a personal, coordination or reserve number."""
    return any(_in_text(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)


def _in_text(text: str) -> bool:
    real = any(_is_day(found) and _luhn(found) for found in _NUMBER.finditer(text))
    return real or any(_is_day(found) for found in _RESERVE.finditer(text))


def _is_day(found: re.Match[str]) -> bool:
    """Whether it begins with a day; in a coordination number the day is 60 more."""
    month, day = int(found[4]), int(found[5])
    century = int(found[1] or (20 if int(found[2]) < 27 else 19))
    try:
        date(century * 100 + int(found[2]), month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True


def _luhn(found: re.Match[str]) -> bool:
    """Whether the last digit is the check digit of the nine before it."""
    digits = found[2] + found[4] + found[5] + found[6] + found[7]
    doubled = [int(one) * (2 if place % 2 == 0 else 1) for place, one in enumerate(digits)]
    return sum(one // 10 + one % 10 for one in doubled) % 10 == 0
