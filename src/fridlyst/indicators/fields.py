"""What actions take: the fields of an indicator, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.terms import Origin


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator's own fields; `target_value` in its unit, per cent for shares."""

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
