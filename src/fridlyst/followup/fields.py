"""What actions take and give back, as frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from fridlyst.indicators.rules import Outcome
from fridlyst.programmes.terms import FollowUpKind


@dataclass(frozen=True, slots=True)
class RoundFields:
    """A round's own fields.

    It opens by itself on `opens_on` and closes by itself `grace_days` after `closes_on`; with None a person
    does it.
    """

    title: str
    programme_ids: Sequence[int]
    period_start: date
    period_end: date
    closes_on: date
    kind: str = FollowUpKind.ANNUAL
    note: str = ""
    opens_on: date | None = None
    grace_days: int | None = None
    reminders: bool = True


@dataclass(frozen=True, slots=True)
class DemandDays:
    """When a demanded round, known by its `key`, is to open and to be answered."""

    key: str
    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a round made; `ownerless` are titles of activities that nobody owns."""

    submissions: int
    reports: int
    measurements: int
    ownerless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a body says of one activity."""

    status: str
    comment: str = ""
    hindrance: str = ""


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """What a body says of a goal that it owns."""

    status: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """What a body says of one indicator, as it was typed; `parts` by sex. Without the whole it is their sum.

    `certain` stands by an outcome that is far from the one before.
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    comment: str = ""
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """That something was saved: its new version, and when; `question` asks about what is far from before."""

    version: int
    at: datetime
    question: str = ""
