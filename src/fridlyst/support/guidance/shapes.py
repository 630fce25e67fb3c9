"""What staff are told, as it is read: frozen, the same for every municipality."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Situation:
    """Whom to turn to when; `number` is its address, `short` what a poster has room for.

    `lines` are keys of national lines. `seekers`, `happenings`, `age` and `words` are asked of the
    municipality's directory. `children` says that a child may be concerned: the duty to report stands beside.
    """

    code: str
    number: int
    title: str
    short: str
    steps: tuple[str, ...]
    remember: tuple[str, ...]
    lines: tuple[str, ...]
    seekers: tuple[str, ...]
    happenings: tuple[str, ...]
    age: int | None
    words: str
    children: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situations:
    """Every situation, the most urgent first, and the day that they were gone through."""

    reviewed: date
    all: tuple[Situation, ...]

    def by_code(self, code: str) -> Situation | None:
        """The one with this code."""
        return next((one for one in self.all if one.code == code), None)

    def by_number(self, number: int) -> Situation | None:
        """The one with this number."""
        return next((one for one in self.all if one.number == number), None)


@dataclass(frozen=True, slots=True)
class GuidePart:
    """One step of a guide; `note` is what to bear in mind."""

    code: str
    title: str
    points: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """Steps in order, with what they stand on and the day that they were gone through."""

    reviewed: date
    lead: str
    sources: tuple[str, ...]
    parts: tuple[GuidePart, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """The duty to report: what the law says, how it is done, and where it stands."""

    reviewed: date
    title: str
    text: str
    steps: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a municipality has written to a situation; `routine` is an https address or nothing."""

    situation: str
    call: str
    routine: str
    text: str
    changed_on: date
    version: int

    @property
    def is_empty(self) -> bool:
        """Whether everything has been taken away again."""
        return not (self.call or self.routine or self.text)
