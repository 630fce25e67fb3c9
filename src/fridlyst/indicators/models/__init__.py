"""Storage of indicators."""

from fridlyst.indicators.models.indicator import Indicator, IndicatorOwnership
from fridlyst.indicators.models.measurement import Measurement
from fridlyst.indicators.models.series_break import SeriesBreak

__all__ = ["Indicator", "IndicatorOwnership", "Measurement", "SeriesBreak"]
