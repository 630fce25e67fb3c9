"""Finds the events that an activity waits for: "vid nyanställning", "i samband med bokslut"."""

import re
from dataclasses import dataclass

from fridlyst.programmes.schedules.scanning import MASK
from fridlyst.programmes.schedules.words import HALF_YEAR_EVENTS, YEARLY_EVENTS

LONGEST = 500
_BEFORE = r"(?:(?:i\s+god\s+tid|direkt|strax|omedelbart|senast|snarast)\s+)?"
_WORD = (
    r"(?:i\s+samband\s+med|i\s+anslutning\s+(?:till|efter)|vid|inför|före|innan|efter|när|utifrån|under"
    r"|så\s+snart)"
)
_OPENING = rf"{_BEFORE}{_WORD}"
_EVENT = re.compile(
    rf"(?<!\w){_OPENING}\s+(?P<body>[^{MASK},;.()/]+?)"
    rf"(?=\s*(?:[,;.()/{MASK}]|$)|\s+(?:och|samt|eller|men)\s*(?:{MASK}|{_OPENING}\s))"
)
_TRAILING = re.compile(r"(?:\s+(?:och|samt|eller|men|i|under|den|per|till))+$")


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with its preposition; `rrule` when it comes back by the calendar."""

    at: int
    to: int
    words: str
    rrule: str | None = None


def _rule(body: str) -> str | None:
    words = body.split()
    if any(word.startswith(HALF_YEAR_EVENTS) for word in words):
        return "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=31"
    return "FREQ=YEARLY" if any(word.startswith(YEARLY_EVENTS) for word in words) else None


def find_events(text: str) -> list[Occasion]:
    """Every event of a lower-case text, where what is understood already is masked."""
    found = []
    for match in _EVENT.finditer(text):
        words = _TRAILING.sub("", match[0].strip())
        if words and any(letter.isalpha() for letter in match["body"]):
            found.append(Occasion(match.start(), match.end(), words[:LONGEST], _rule(match["body"])))
    return found
