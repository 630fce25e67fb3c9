"""An act that a text speaks of: what is done, by whom and to whom."""

from dataclasses import dataclass
from enum import Enum


class Who(Enum):
    """Who somebody in a sentence is to the one who writes it."""

    NOBODY = 0
    ME = 1
    OTHER = 2
    THING = 3
    MYSELF = 4
    # Others of whom more is known: "he" or "she", who stands close; a parent; a brother, a cousin, a family.
    HE = 5
    PARENT = 6
    KIN = 7


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, at the place of a word: by whom, to whom, and the places of those two (-1: unsaid).

    `is_own_word` is false for what another claims, what is denied, supposed or done in defence.
    """

    at: int
    kind: str
    by: Who
    by_at: int
    to: Who
    to_at: int
    denied: bool
    is_own_word: bool
    bought: bool = False
