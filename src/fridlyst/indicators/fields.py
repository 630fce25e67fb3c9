"""What actions take and give back, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fridlyst.indicators.terms import Direction, IndicatorKind, Sex
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.terms import Origin


@dataclass(frozen=True, slots=True)
class Definition:
    """How an indicator is to be read and measured; values in its unit, per cent for shares.

    `about_persons` None is what follows from its kind: shares and numbers are, answers and scales are not.
    """

    purpose: str = ""
    source: str = ""
    frequency: str = ""
    direction: str = Direction.NEITHER
    scale_low: Decimal | None = None
    scale_high: Decimal | None = None
    by_sex: bool = False
    about_persons: bool | None = None
    not_persons_because: str = ""
    method_note: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator's own fields; `target_value` in its unit, per cent for shares.

    Without a `definition` the one that it has stays.
    """

    title: str
    goal_id: int
    kind: str = IndicatorKind.NUMBER
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    target_value: Decimal | None = None
    owners: Sequence[OwnerChoice] = ()
    origin: str = Origin.PROGRAMME
    body_id: int | None = None
    key: str = ""
    definition: Definition | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the definition sheet of an indicator holds beside its title, goal and owners."""

    definition: Definition
    numerator: str = ""
    denominator: str = ""
    unit: str = ""
    target_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """One outcome to record: which indicator (its id, its key, or its title), whose, and of which day.

    `programme`, by its slug, tells apart indicators that share a key. `sex` empty is everybody; shares are
    given as numerator and denominator, everything else as value. `seen` is the version that the person saw,
    0 when there was none; without it what is stored is written over.
    """

    indicator: int | str
    body_key: str
    as_of: date
    sex: str = Sex.ALL
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    comment: str = ""
    programme: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many outcomes were new, changed, or stood already."""

    new: int
    changed: int
    same: int
