"""Charts of indicators: what a target is drawn for."""

from datetime import date
from decimal import Decimal

import pytest

from fridlyst.figures.tables import CellState
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import BodySeries, IndicatorSeries, Point
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.reports.contents.series import series_chart

SHOWN = Reading(CellState.SHOWN, Decimal(40))
POINTS = (Point(date(2026, 6, 30), {"": SHOWN, "women": SHOWN, "men": SHOWN}),)
BODY = BodySeries(1, "ifo", "IFO", POINTS)


def series(kind: str) -> IndicatorSeries:
    """An indicator of the kind with a target of 80."""
    view = IndicatorView(1, "a", 1, "Antal", kind, "", "", "", Decimal(80), "programme", None, 1, ())
    return IndicatorSeries(view, "p", "Program", "g", "Mål 1", "Mål", POINTS, (BODY,), (), None)


@pytest.mark.parametrize(("kind", "target"), [("number", None), ("share", 0.8), ("scale", 80.0)])
def test_a_number_to_be_reached_together_is_no_parts_own(kind: str, target: float | None) -> None:
    found = series(kind)
    assert series_chart(found).target == (target or 80.0)
    assert series_chart(found, sexes=("women", "men")).target == target
    assert series_chart(found, body=BODY).target == target
