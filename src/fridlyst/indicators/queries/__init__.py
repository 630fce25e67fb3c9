"""Reading indicators and measurements, each with a fixed number of SQL statements."""

from fridlyst.indicators.queries.defining import definition, definitions_of
from fridlyst.indicators.queries.reading import (
    indicator,
    indicators_asked,
    indicators_of,
    indicators_owned_by,
    measurements,
    odd_outcomes,
)
from fridlyst.indicators.queries.series import indicator_series
from fridlyst.indicators.shapes import IndicatorView, MeasurementView, OwnedIndicator

__all__ = [
    "IndicatorView",
    "MeasurementView",
    "OwnedIndicator",
    "definition",
    "definitions_of",
    "indicator",
    "indicator_series",
    "indicators_asked",
    "indicators_of",
    "indicators_owned_by",
    "measurements",
    "odd_outcomes",
]
