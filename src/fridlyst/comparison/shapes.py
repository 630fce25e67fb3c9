"""What queries give, as frozen values."""

from dataclasses import dataclass
from datetime import datetime

from fridlyst.comparison.rules import Standing
from fridlyst.comparison.terms import ValueState, Who


@dataclass(frozen=True, slots=True)
class Value:
    """A year's value for all ("") or one sex, in the measure's unit; per cent 0–100, yes 1 and no 0."""

    year: int
    sex: str
    value: float | None
    state: str = ValueState.GIVEN


@dataclass(frozen=True, slots=True)
class Line:
    """One of the four that are compared, in order of years. `worked_out` is a median that we have made."""

    who: Who
    name: str
    values: tuple[Value, ...] = ()
    worked_out: bool = False

    def at(self, year: int | None, sex: str = "") -> Value | None:
        """The value of the year."""
        return next((one for one in self.values if one.year == year and one.sex == sex), None)

    def latest(self, sex: str = "") -> Value | None:
        """The last year that has a value."""
        known = [one for one in self.values if one.sex == sex and one.value is not None]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Peer:
    """One of those compared with, in the year that is shown; without a value, `state` says why."""

    code: str
    name: str
    value: float | None
    state: str


@dataclass(frozen=True, slots=True)
class ComparedMeasure:
    """A measure with the municipality against similar ones, its county and the nation.

    `year` is the last in which the municipality has a value, else the last that anybody has. `standing` is
    None when the municipality has no value or fewer than three others have. `about` are our own words.
    """

    code: str
    title: str
    about: str
    theme: str
    kind: str
    direction: str
    source: str
    source_line: str
    fetched_at: datetime | None
    year: int | None
    own: Line
    similar: Line
    county: Line
    nation: Line
    peers: tuple[Peer, ...] = ()
    standing: Standing | None = None
    by_sex: bool = False
    description: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The four, the municipality first."""
        return self.own, self.similar, self.county, self.nation

    @property
    def known(self) -> bool:
        """Whether anybody has a value."""
        return any(value.value is not None for line in self.lines for value in line.values)


@dataclass(frozen=True, slots=True)
class Freshness:
    """When values were last fetched, and what went wrong since; in a closed network none `can_fetch`."""

    source: str = ""
    fetched_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str = ""
    running: bool = False
    can_fetch: bool = False


@dataclass(frozen=True, slots=True)
class AreaView:
    """A municipality, or a group of them, to choose."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """What a municipality has chosen and can choose among; `version` 0 when it has not chosen."""

    peers: str
    field: str
    own_peers: tuple[str, ...]
    measures: tuple[str, ...]
    directions: tuple[tuple[str, str], ...]
    version: int
    fields: tuple[str, ...]
    municipalities: tuple[AreaView, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure by code and name."""

    code: str
    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class UploadView:
    """An uploaded file: every column that it had, and those that are kept or, while it is asked, proposed."""

    id: int
    year: int
    filename: str
    state: str
    headings: tuple[str, ...]
    kept: tuple[str, ...]
    uploaded_at: datetime
    version: int
