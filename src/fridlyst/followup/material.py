"""What a report of a round is made of: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.shapes import RoundView
from fridlyst.indicators.queries import IndicatorView, MeasurementView
from fridlyst.programmes.shapes import OwnerView, ProgrammeView


@dataclass(frozen=True, slots=True)
class ReportGoal:
    """A goal with the activities right under it, in order."""

    id: int
    parent_id: int | None
    programme_id: int
    label: str
    title: str
    activities: tuple[int, ...]
    numbered: bool = True

    @property
    def name(self) -> str:
        """What tells it from the others: its label, or its title when it has no number."""
        return self.label if self.numbered and self.label else self.title


@dataclass(frozen=True, slots=True)
class ReportActivity:
    """An activity that a goal of the round's programmes has."""

    id: int
    title: str
    origin: str
    owners: tuple[OwnerView, ...]


@dataclass(frozen=True, slots=True)
class ReportBody:
    """A body that was asked; what it wrote is empty until it has sent in."""

    id: int
    key: str
    name: str
    kind: str
    state: str
    submitted_at: datetime | None
    approved_at: datetime | None
    reported_by: str
    approved_by: str
    comment: str

    @property
    def answered(self) -> bool:
        """Has sent in."""
        return self.state in ANSWERED


@dataclass(frozen=True, slots=True)
class Reply:
    """What one body says of one activity; `status` is unknown, and the words empty, until it has sent in."""

    activity_id: int
    body_id: int
    status: str
    comment: str
    hindrance: str


@dataclass(frozen=True, slots=True)
class RoundMaterial:
    """Everything that the report of a round says, as it stands now.

    `earlier` are the rounds before it about any of the same programmes, newest first, six at most.
    `outcomes` maps each of these rounds to what was sent in; `collectives` names members by collective.
    """

    municipality: str
    round: RoundView
    earlier: tuple[RoundView, ...]
    programmes: tuple[ProgrammeView, ...]
    goals: tuple[ReportGoal, ...]
    activities: Mapping[int, ReportActivity]
    bodies: tuple[ReportBody, ...]
    replies: tuple[Reply, ...]
    replies_before: tuple[Reply, ...]
    indicators: tuple[IndicatorView, ...]
    outcomes: Mapping[int, tuple[MeasurementView, ...]]
    collectives: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[str, int]]

    @property
    def previous(self) -> RoundView | None:
        """The round that this one is compared with."""
        return self.earlier[0] if self.earlier else None
