"""Status as shape, word and colour: the one place where a tone gets its look."""

from dataclasses import dataclass
from enum import StrEnum

from fridlyst.reports.wording import within

INK = "#1c2430"
SECOND_INK = "#55606e"
LINE = "#d9dee5"
WASH = "#f4f6f8"
PAPER = "#ffffff"
ACCENT = "#0f5c63"
HATCH = "#8a94a1"


class Tone(StrEnum):
    """How a status looks; what it means is said by its word."""

    DONE = "done"
    ONGOING = "ongoing"
    NOT_STARTED = "not-started"
    LATE = "late"
    STOPPED = "stopped"
    UNANSWERED = "unanswered"
    NEUTRAL = "neutral"

    @property
    def colour(self) -> str:
        """Text and line colour, at least 4.5:1 against paper."""
        return _COLOURS[self]

    @property
    def symbol(self) -> str:
        """One character that tells the tones apart without colour."""
        return _SYMBOLS[self]


_COLOURS = {
    Tone.DONE: "#1d7a46",
    Tone.ONGOING: "#9a6700",
    Tone.NOT_STARTED: SECOND_INK,
    Tone.LATE: "#b3261e",
    Tone.STOPPED: "#5b5f97",
    Tone.UNANSWERED: SECOND_INK,
    Tone.NEUTRAL: INK,
}

_SYMBOLS = {
    Tone.DONE: "●",
    Tone.ONGOING: "◐",
    Tone.NOT_STARTED: "○",
    Tone.LATE: "◆",
    Tone.STOPPED: "✕",
    Tone.UNANSWERED: "▨",
    Tone.NEUTRAL: "–",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A tone with the word that is always shown beside it; `detail` follows in plain ink ("3 av 4")."""

    tone: Tone
    word: str
    detail: str = ""

    @property
    def text(self) -> str:
        """Word and detail, as read aloud or put in a file without colours."""
        return f"{self.word} {self.detail}".strip()

    @property
    def within(self) -> str:
        """The word as it stands inside a sentence."""
        return within(self.word)

    @property
    def marked(self) -> str:
        """Symbol, word and detail."""
        return f"{self.tone.symbol} {self.text}"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of one status: a part of a bar."""

    status: Status
    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"{self.status.word}: {self.count} is less than none")
