"""What a piece of text about time means."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ScheduleKind(StrEnum):
    """The six ways a programme says when something is done."""

    ONCE = "once"
    PERIOD = "period"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    ON_EVENT = "on_event"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ScheduleValue:
    """One meaning of a time text; `text` is the whole text with its white space folded.

    `start` and `end` are the first and last day (both counted in). ONCE is due on `end`; RECURRING
    repeats by `rrule` (RFC 5545) within them; ON_EVENT names its `event` with the preposition.
    """

    text: str
    kind: ScheduleKind
    start: date | None = None
    end: date | None = None
    rrule: str | None = None
    event: str | None = None
