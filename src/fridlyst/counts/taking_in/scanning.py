"""Personal identity numbers, however they are written (Swedish Tax Agency, SKV 704 and 707)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

# Year, month, day with or without marks between, then four digits; never inside a longer number.
_NUMBER = re.compile(
    r"(?<!\d)(?:(18|19|20)?(\d\d))([-./ ]?)(\d\d)[-./ ]?(\d\d)[-+ /._:(]{0,3}(\d{3})(\d)(?!\d)"
)
# With the last four letters or hidden: numbers of reserve, and numbers that somebody has masked.
_RESERVE = re.compile(
    r"(?<!\w)(?:(18|19|20)?(\d\d))()(\d\d)(\d\d)[-+ ]?(?:[A-ZÅÄÖ]{1,2}\d{2,3}|[xX*]{3,4})(?!\w)"
)


# What stands between the digits of a cell that is nothing but a number.
_APART = re.compile(r"(?<=\d)[^\w,]{1,3}(?=\d)|(?<=\d)_(?=\d)")
_DIGITS = re.compile(r"\d{10}|\d{12}")
_BIRTH = re.compile(r"(?:\d\d)?\d\d-?\d\d-?\d\d")
_LAST = re.compile(r"\d{4}")


def holds_personal_number(texts: Iterable[str]) -> bool:
    """Whether any text holds a personal, coordination or reserve number."""
    return any(_in_text(_plain(text)) for text in texts)


def is_personal_number(cell: str) -> bool:
    """Whether a cell is nothing but such a number, whatever marks stand between its digits."""
    digits = _APART.sub("", _plain(cell))
    return bool(_DIGITS.fullmatch(digits)) and _in_text(digits)


def is_parted_number(rows: Iterable[Sequence[str]]) -> bool:
    """Whether most rows that have a day of birth and four digits beside it make such a number of them."""
    pairs = [
        f"{first}-{second}"
        for row in rows
        for first, second in pairwise(map(_plain, row))
        if _BIRTH.fullmatch(first) and _LAST.fullmatch(second)
    ]
    return bool(pairs) and 2 * sum(map(_in_text, pairs)) >= len(pairs)


def _plain(text: str) -> str:
    """The text without what cannot be seen, and with dashes and digits of one kind."""
    return unicodedata.normalize("NFKC", text).translate(_SEEN)


class _Seen(dict[int, str]):
    """What each sign is seen as, by its number; worked out the first time that it is met."""

    def __missing__(self, number: int) -> str:
        sign = chr(number)
        if unicodedata.category(sign) in ("Cf", "Cc", "Mn") and not sign.isspace():
            seen = ""
        else:
            seen = str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        self[number] = seen
        return seen


_SEEN = _Seen({ord(dash): "-" for dash in "‐‑‒–—−"})


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
