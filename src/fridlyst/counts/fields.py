"""What actions take, as frozen values."""

from dataclasses import dataclass

from fridlyst.counts.terms import Absent, Measure


@dataclass(frozen=True, slots=True)
class SourceFields:
    """A source's own fields."""

    name: str
    body_id: int | None = None
    measure: str = Measure.PERSONS
    absent: str = Absent.ZERO
    overlapping: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class EntryFields:
    """An entry of a list as somebody wrote it; `group` is the label of its group."""

    label: str
    group: str = ""
