"""Matters in the making, before they become a programme file."""

from dataclasses import dataclass, field
from datetime import date

from fridlyst.intake.understand.draft import Doubt, Source
from fridlyst.texts.shapes import Anchor, Change


@dataclass(slots=True)
class Condition:
    """What a referral back asks for; `answer` is what the statement says to it."""

    text: str
    source: Source
    confidence: float
    answer: str = ""
    answer_source: Source | None = None


@dataclass(slots=True)
class Amendment:
    """A change that was moved, and what it was understood as."""

    text: str
    source: Source
    confidence: float
    moved_by: str = ""
    state: str = "proposed"
    anchor: Anchor | None = None
    change: Change | None = None
    left_over: str = ""


@dataclass(slots=True)
class Reservation:
    """Who reserved themselves, and what they said."""

    who: str
    text: str = ""


@dataclass(slots=True)
class LetterPart:
    """A part of a letter under its own heading."""

    key: str
    heading: str
    text: str
    source: Source


@dataclass(slots=True)
class Step:
    """One step; `at` is where in the text it is told."""

    kind: str
    source: Source
    confidence: float
    at: int = 0
    end: int = 0
    on: date | None = None
    body: str = ""
    paragraph: str = ""
    summary: str = ""
    outcome: str = ""
    adjusted_on: date | None = None
    posted_on: date | None = None
    signed_by: str = ""
    conditions: list[Condition] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    reservations: list[Reservation] = field(default_factory=list)
    enclosures: list[str] = field(default_factory=list)
    sent_to: list[str] = field(default_factory=list)
    letter: list[LetterPart] = field(default_factory=list)


@dataclass(slots=True)
class Matter:
    """One matter with its steps in order, and what was not understood of it."""

    number: str
    title: str
    source: Source
    confidence: float
    next_body: str = ""
    steps: list[Step] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
