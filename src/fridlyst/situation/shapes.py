"""What is read of a picture of the situation: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell

# What may stand in a table of facts; of people only what `figures` has published.
FactCell = str | int | float | date | Cell | PublishedShare | None


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column: `kind` is text, number, percent (0–1), date, or of people count or share.

    `rounded` says that the published numbers are.
    """

    title: str
    key: str
    kind: str = "text"
    weight: float = 1.0
    decimals: int | None = None
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table whose first column names each row."""

    key: str
    caption: str
    columns: tuple[FactColumn, ...]
    rows: tuple[tuple[FactCell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FactBars:
    """One bar a row; `kind` is number or percent (0–1), None a value that is not known."""

    rows: tuple[tuple[str, float | None], ...]
    kind: str = "number"
    target: float | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class FactStatus:
    """One bar a row divided by status: how many of each, by code of followup.terms.Status.

    `words` is what the municipality calls each status.
    """

    rows: tuple[tuple[str, Mapping[str, int]], ...]
    words: Mapping[str, str]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FactChart:
    """A chart, told in words for one who cannot see it; its figures stand in `table`."""

    key: str
    caption: str
    alt: str
    drawing: FactBars | FactStatus
    table: FactTable


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure that the next picture is compared with; `kind` is number or percent (0–1)."""

    key: str
    label: str
    value: float
    kind: str = "number"


@dataclass(frozen=True, slots=True)
class FactSet:
    """The figures of one kind (`terms.FactKind`): what they say, first in one sentence, and where from.

    `day` is the day that they tell of. `known` is False where there is nothing to tell. `urgency` puts what
    stands out first: 0 for what only is so, higher for what somebody has to do something about.
    """

    kind: str
    sentences: tuple[str, ...]
    source: str
    day: date
    known: bool = True
    urgency: int = 0
    charts: tuple[FactChart, ...] = ()
    tables: tuple[FactTable, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A person's own text at one place, in its version."""

    text: str = ""
    version: int = 0
    written_at: datetime | None = None
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class SituationHead:
    """What stands at the head of a picture."""

    id: int
    slug: str
    title: str
    state: str
    period_start: date
    period_end: date
    decided_on: date | None
    decided_by: str
    decided_by_id: int | None
    paragraph: str
    matter_id: int | None
    matter_number: str
    matter_slug: str
    due_on: date | None
    kinds: tuple[str, ...]
    facts_on: date | None
    version: int

    @property
    def is_draft(self) -> bool:
        return self.state == "draft"


@dataclass(frozen=True, slots=True)
class SituationView:
    """A whole picture: its head, its texts by place, and the facts that were kept when it was decided."""

    head: SituationHead
    texts: Mapping[str, WrittenPart] = field(default_factory=dict)
    kept: tuple[FactSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a municipality stands: the picture that holds, the draft, and how renewal stands.

    `renewal` is a terms.RenewalState.
    """

    renewal: str
    due_on: date | None = None
    current: SituationHead | None = None
    draft: SituationHead | None = None
