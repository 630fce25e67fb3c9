"""What reading indicators gives: frozen values, no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import Direction
from fridlyst.programmes.shapes import OwnerView


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with its owners; `target_value` in its unit, per cent for shares."""

    id: int
    key: str
    goal_id: int
    title: str
    kind: str
    unit: str
    numerator: str
    denominator: str
    target_value: Decimal | None
    origin: str
    body_id: int | None
    version: int
    owners: tuple[OwnerView, ...]
    by_sex: bool = False
    about_persons: bool = True
    direction: str = Direction.NEITHER
    scale_low: Decimal | None = None
    scale_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OwnedIndicator:
    """An indicator that a body answers for, with the address of its goal."""

    indicator: IndicatorView
    goal_key: str
    goal_label: str
    programme_slug: str


@dataclass(frozen=True, slots=True)
class MeasurementView:
    """One body's outcome on one occasion; `parts` maps a sex to its own where it was given by sex."""

    indicator_id: int
    body_id: int
    occasion: str
    as_of: date
    outcome: Outcome
    comment: str
    version: int
    parts: Mapping[str, Outcome] = field(default_factory=dict)
    certain: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class Break:
    """From the day `on` the indicator is counted otherwise than before."""

    id: int
    on: date
    why: str
