"""Headings: which of them name a goal, which open a list of something, which only begin a chapter."""

import re
from dataclasses import dataclass

from fridlyst.intake.understand.vocabulary import GOAL_WORDS, Role, heading_of
from fridlyst.intake.understand.words import fold

_WORD = "|".join(sorted((re.escape(word) for word in GOAL_WORDS), key=len, reverse=True))
_GOAL = re.compile(
    rf"^(?P<level>{_WORD})\s*(?P<number>\d+(?:\.\d+)*[a-z]?)\s*[.:)–-]*\s*(?P<title>\S.*)?$", re.IGNORECASE
)
_NAMED = re.compile(rf"^(?P<level>{_WORD})\s*[:–-]\s+(?P<title>\S.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.:)]|(?<=\.\d))\s+(?P<title>[A-ZÅÄÖ”\"].*)$")
_ON_PLACE = re.compile(
    r"vara på plats|på plats för att|^förutsättningar|^vad (?:som )?(?:behövs|krävs)|^framgångsfaktor",
    re.IGNORECASE,
)
_LISTS = {
    Role.INDICATOR: Role.INDICATOR,
    Role.ACTIVITY: Role.ACTIVITY,
    Role.MEASURE: Role.ACTIVITY,
    Role.PRECONDITION: Role.PRECONDITION,
}


@dataclass(frozen=True, slots=True)
class GoalHeading:
    """A heading that names a goal. `level` is the municipality's own word, "" where only a number stands."""

    level: str
    number: str
    title: str


def goal_heading(text: str) -> GoalHeading | None:
    """The goal that a heading names, by a goal word with a number ("Mål 1 …") or a colon ("Delmål: …")."""
    plain = fold(text)
    found = _GOAL.match(plain) or _NAMED.match(plain)
    if found is None:
        return None
    parts = found.groupdict()
    return GoalHeading(_capital(parts["level"]), parts.get("number") or "", (parts["title"] or "").strip())


def is_goal_heading(text: str) -> bool:
    """Whether the text begins as a goal with its word, its number and its name."""
    found = goal_heading(text)
    return found is not None and bool(found.number) and found.title[:1].isupper() and text[:1].isupper()


def numbered_heading(text: str) -> GoalHeading | None:
    """A heading with a bare number: a goal only where a table or a list of activities follows."""
    found = _NUMBERED.match(fold(text))
    return GoalHeading("", found["number"], found["title"].strip()) if found else None


def is_numbered(text: str) -> bool:
    """Whether the text begins with a number as a heading does."""
    return numbered_heading(text) is not None and len(text) <= 120


def opens_list(text: str) -> Role | None:
    """What the list below this heading or sentence holds: preconditions, indicators or activities."""
    plain = fold(text)
    if len(plain) <= 160 and _ON_PLACE.search(plain) and (plain.endswith(":") or len(plain.split()) <= 10):
        return Role.PRECONDITION
    if len(plain) > 60:
        return None
    heading = heading_of(plain)
    if heading is None or heading.sure < 0.8 or len(plain.split()) > 4:
        return None
    return _LISTS.get(heading.role)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()
