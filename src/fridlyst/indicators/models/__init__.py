"""Storage of indicators."""

from fridlyst.indicators.models.indicator import Indicator, IndicatorOwnership
from fridlyst.indicators.models.measurement import Measurement

__all__ = ["Indicator", "IndicatorOwnership", "Measurement"]
