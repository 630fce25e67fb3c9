"""Series as the interface says them."""

from decimal import Decimal

from fridlyst.api.indicators.schemas import (
    BodyPoints,
    BreakOut,
    IndicatorOut,
    PointOut,
    ReadingOut,
    SeriesOut,
)
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import BodySeries, IndicatorSeries, Point


def indicator_out(series: IndicatorSeries) -> IndicatorOut:
    """The indicator and the last day on which anybody answered."""
    view = series.indicator
    return IndicatorOut(
        id=view.id,
        key=view.key,
        programme=series.programme_slug,
        goal=series.goal_key,
        title=view.title,
        kind=view.kind,
        unit=view.unit,
        numerator=view.numerator,
        denominator=view.denominator,
        direction=view.direction,
        by_sex=view.by_sex,
        about_persons=series.rule is not None,
        target_value=_number(view.target_value),
        owners=[owner.key for owner in view.owners],
        latest=_point(series.latest) if series.latest else None,
    )


def series_out(series: IndicatorSeries) -> SeriesOut:
    """The indicator with every point that may be shown."""
    return SeriesOut(
        indicator=indicator_out(series),
        points=list(map(_point, series.points)),
        bodies=list(map(_body, series.bodies)),
        breaks=[BreakOut(on=one.on, why=one.why) for one in series.breaks],
        threshold=series.rule.threshold if series.rule else None,
    )


def _body(one: BodySeries) -> BodyPoints:
    return BodyPoints(body_key=one.key, name=one.name, points=list(map(_point, one.points)))


def _point(point: Point) -> PointOut:
    readings = [_reading(sex, reading) for sex, reading in point.readings.items()]
    return PointOut(as_of=point.as_of, readings=readings, answered=point.answered, asked=point.asked)


def _reading(sex: str, reading: Reading) -> ReadingOut:
    return ReadingOut(
        sex=sex,
        state=reading.state,
        value=_number(reading.value),
        numerator=_number(reading.numerator),
        denominator=_number(reading.denominator),
        rounded=reading.rounded,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
