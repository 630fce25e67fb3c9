"""Days as Swedish documents write them, those that cannot be told apart from those that can."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_NAMES = "|".join((*_MONTHS, *(rf"{name[:3]}\.?" for name in _MONTHS), "sept\\.?"))
DAY = (
    rf"(?:(?P<d>\d{{1,2}})(?:\s*:e|\s*:a)?\s+(?P<m>{_NAMES})\s+(?P<y>\d{{4}})"
    r"|(?<![\d/.-])(?P<iy>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-])"
    r"|(?<![\d/.-])(?P<sd>\d{1,2})/(?P<sm>\d{1,2})[\s-]+(?P<sy>(?:19|20)\d\d))"
)
_DAY = re.compile(rf"(?:\bden\s+)?{DAY}", re.IGNORECASE)
MONTH_ONLY = re.compile(rf"\bi\s+(?P<m>{'|'.join(_MONTHS)})\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was written, `start`–`end` in the text; `on` is None for a day that does not exist."""

    start: int
    end: int
    words: str
    on: date | None


def days_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """The days that the text names, in order."""
    for found in _DAY.finditer(text, start, len(text) if end is None else end):
        yield Day(found.start(), found.end(), _bare(found[0]), _day(found))


def _bare(words: str) -> str:
    return re.sub(r"^den\s+", "", " ".join(words.split()), flags=re.IGNORECASE)


def _day(found: re.Match[str]) -> date | None:
    if found["m"]:
        month = _SHORT.get(found["m"].lower()[:3], 0)
        return _date(found["y"], month, found["d"])
    if found["iy"]:
        return _date(found["iy"], found["im"], found["id"])
    return _date(found["sy"], found["sm"], found["sd"])


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
