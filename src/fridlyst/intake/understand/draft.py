"""Proposals in the making: the goal tree as it is read, before it becomes a programme file."""

from dataclasses import dataclass, field
from typing import Any

from fridlyst.intake.blocks import Place

Json = dict[str, Any]
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a proposal was read: the block's number, and its place where the format has pages."""

    block: int
    place: Place = NOWHERE

    def as_file(self) -> Json:
        found: Json = {"block": self.block}
        if self.place.page is not None:
            found["page"] = self.place.page
        if self.place.box is not None:
            found["box"] = [min(1.0, max(0.0, edge)) for edge in self.place.box.as_list()]
        return found


@dataclass(slots=True)
class Activity:
    """Something to be done. `owners` are keys of bodies with their part; `times` the words of its time."""

    title: str
    source: Source
    confidence: float
    description: str = ""
    owners: list[Any] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Indicator:
    """Something to be measured."""

    title: str
    source: Source
    confidence: float
    owners: list[Any] = field(default_factory=list)
    target: str = ""


@dataclass(slots=True)
class Precondition:
    """What must be in place for a goal."""

    text: str
    source: Source
    confidence: float


@dataclass(slots=True)
class Goal:
    """A goal with all that hangs under it. `level` is the municipality's own word."""

    title: str
    source: Source
    confidence: float
    number: str = ""
    level: str = ""
    description: str = ""
    owners: list[Any] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    aligned: list[Json] = field(default_factory=list)
    preconditions: list[Precondition] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    goals: list["Goal"] = field(default_factory=list)

    def add_description(self, text: str) -> None:
        """Prose under the goal, a paragraph at a time."""
        self.description = f"{self.description}\n\n{text}" if self.description else text

    def child(self, like: "Goal") -> "Goal | None":
        """The goal under this one that has just that number and title."""
        wanted = (like.number, like.title)
        return next((goal for goal in self.goals if (goal.number, goal.title) == wanted), None)

    @property
    def is_empty(self) -> bool:
        return not (self.preconditions or self.indicators or self.activities or self.goals)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something read but not understood, and why, in a Swedish sentence."""

    text: str
    why: str
    source: Source | None = None


def split_title(text: str, sentences: list[str]) -> tuple[str, str]:
    """A title of one sentence, and the rest as description."""
    if len(sentences) < 2 or len(sentences[0]) < 12:
        return text, ""
    return sentences[0], " ".join(sentences[1:])
