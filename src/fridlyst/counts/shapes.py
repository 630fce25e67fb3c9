"""What reading statistics gives, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fridlyst.base.half_years import HalfYear
from fridlyst.counts.terms import Facet, Measure
from fridlyst.figures.tables import Cell, PublishedTable

PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; `parent` is the code of its group."""

    code: str
    label: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Lists:
    """What counts can be divided by: fixed lists and the municipality's own, in order."""

    entries: Mapping[Facet, tuple[Entry, ...]]

    @property
    def labels(self) -> dict[Facet, dict[str, str]]:
        return {facet: {one.code: one.label for one in found} for facet, found in self.entries.items()}

    @property
    def parents(self) -> dict[str, str]:
        """Group of each code; only ages have any, so that codes of other lists cannot clash."""
        return {one.code: one.parent for one in self.entries[Facet.AGE] if one.parent}


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """A file that was taken in."""

    id: int
    source_id: int
    period: str
    facets: tuple[str, ...]
    file_name: str
    file_hash: str
    note: str
    taken_at: datetime
    taken_by: str
    replaces_id: int | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A case system, with what it has delivered: the delivery that holds of each half-year."""

    id: int
    name: str
    body_id: int | None
    body_name: str
    measure: Measure
    absent: str
    overlapping: bool
    closed: bool
    mapping: Mapping[str, object]
    version: int
    deliveries: Mapping[str, DeliveryView]

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What any of its deliveries is divided by."""
        used = {facet for one in self.deliveries.values() for facet in one.facets}
        return tuple(facet for facet in Facet if facet in used)

    @property
    def periods(self) -> tuple[str, ...]:
        """The half-years delivered, the latest first."""
        return tuple(sorted(self.deliveries, reverse=True))


@dataclass(frozen=True, slots=True)
class MissingDelivery:
    """A half-year that a source has not delivered and that is waited for no longer."""

    source: SourceView
    period: HalfYear


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Which table: of which source and half-years, and what rows, columns and parts are divided by."""

    source_id: int
    periods: tuple[str, ...]
    rows: str
    columns: str
    split: str = ""

    @property
    def divides(self) -> tuple[str, ...]:
        return tuple(one for one in (self.rows, self.columns, self.split) if one)


@dataclass(frozen=True, slots=True)
class Heading:
    """A category as a table shows it; `depth` 0 is the total."""

    code: str
    label: str
    depth: int


@dataclass(frozen=True, slots=True)
class TableView:
    """A table that may be shown, and what it is of. `number` and the rest are of one that is published."""

    title: str
    source_id: int
    source_name: str
    measure: Measure
    periods: tuple[str, ...]
    rows: str
    columns: str
    split: str
    overlapping: bool
    headings: Mapping[str, tuple[Heading, ...]]
    published: PublishedTable
    number: int = 0
    published_at: datetime | None = None
    published_by: str = ""

    def cell(self, **codes: str) -> Cell:
        """The cell at a code of each dimension; the total, or the last half-year, where none is given."""
        given = {PERIOD: max(self.periods)} | codes
        key = tuple(given.get(one.key, one.root) for one in self.published.dimensions)
        return self.published.cell(key)


@dataclass(frozen=True, slots=True)
class PublicationLine:
    """A published table in a list."""

    number: int
    title: str
    source_id: int
    source_name: str
    periods: tuple[str, ...]
    published_at: datetime
    published_by: str
