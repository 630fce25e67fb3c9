"""Reading indicators and measurements, each with a fixed number of SQL statements."""

from fridlyst.indicators.queries.defining import definition, definitions_of
from fridlyst.indicators.queries.entering import body_names, corrections, entry_places, standing
from fridlyst.indicators.queries.examining import examine
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
    "body_names",
    "corrections",
    "definition",
    "definitions_of",
    "entry_places",
    "examine",
    "indicator",
    "indicator_series",
    "indicators_asked",
    "indicators_of",
    "indicators_owned_by",
    "measurements",
    "odd_outcomes",
    "standing",
]
