"""What the year wheel is made of: frozen values, no rows."""

from dataclasses import dataclass, field
from datetime import date

from fridlyst.programmes.schedules import ScheduleValue


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted in; open where None."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry is about: "round", "activity", "goal", "programme", "matter" or "situation", by keys.

    `keys` are the parts of its address: a slug or key, of a goal the programme's slug and its own key.
    """

    kind: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule without UNTIL (RFC 5545), and the last day that it may fall on; None for no end."""

    rule: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated thing: a day, a few days (`end`, counted in), or a day that comes back (`repeat`).

    `key` is the same for as long as the thing is. `title` is what it is called; `label` says where it
    belongs, in words that tell nothing of what it is about ("Mål 3", a registration number), or nothing.
    `since` is the first day of the time that ends with this day.
    """

    key: str
    ring: str
    happening: str
    title: str
    label: str
    start: date
    end: date
    target: Target
    programme_ids: frozenset[int] = field(default_factory=frozenset)
    body_ids: frozenset[int] = field(default_factory=frozenset)
    since: date | None = None
    repeat: Repeat | None = None
    detail: str = ""
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entry on the day, or the days, that it falls on."""

    day: date
    end: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class AllYear:
    """What goes on all the time or too often to be a day of the year; `words` are the document's own."""

    key: str
    ring: str
    title: str
    words: str
    span: Span
    target: Target
    programme_ids: frozenset[int] = field(default_factory=frozenset)
    body_ids: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class RoundDays:
    """The days of a round. `opens_on` and `closes_on` are as planned, or as it was; `due_on` always is."""

    id: int
    slug: str
    title: str
    kind: str
    opens_on: date | None
    due_on: date
    closes_on: date | None
    programme_ids: frozenset[int]
    body_ids: frozenset[int]
    planned: bool


@dataclass(frozen=True, slots=True)
class TimedThing:
    """An activity or a goal with its times, the days between which it holds, and when it was withdrawn."""

    kind: str
    id: int
    title: str
    label: str
    keys: tuple[str, ...]
    schedules: tuple[ScheduleValue, ...]
    held: Span
    gone_on: date | None
    programme_ids: frozenset[int]
    body_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class StepDay:
    """A step of a matter on its day, or with `done` False the last day of what is to be done in it."""

    key: str
    on: date
    words: str
    body_name: str
    registration_number: str
    title: str
    slug: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the wheel is narrowed to: a programme, and the bodies whose things are one body's part."""

    programme_id: int | None = None
    body_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every dated thing that somebody may see, as entries and as what goes on all the time."""

    entries: tuple[Entry, ...]
    all_year: tuple[AllYear, ...]
