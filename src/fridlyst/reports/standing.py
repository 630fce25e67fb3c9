"""A report's numbers of persons as they may be published beside what is public already."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fridlyst.figures.tables import Rule
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.shapes import RoundView
from fridlyst.indicators.publishing import Reading, Readings
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.series import IndicatorSeries, Point
from fridlyst.indicators.terms import Sex
from fridlyst.insight.reported import DayTable, Telling
from fridlyst.reports.contents.indicators import readings_of


def standing_still(material: RoundMaterial, telling: Telling) -> RoundMaterial:
    """The material with what must stand as it was; `telling` gets all that the report tells of persons.

    Only what the report shows: all together in this round, in the one before and over time, and each body in
    this round; never a sex.
    """
    rule, about = material.rule, [one for one in material.indicators if one.about_persons]
    readings = {
        (one.id, view.id): _readings(material, one, view, telling)
        for one in about
        for view in _rounds(material)
    }
    series = {
        one.id: _series(material.series[one.id], telling, rule) for one in about if one.id in material.series
    }
    return replace(material, standing=readings, series={**material.series, **series})


def _rounds(material: RoundMaterial) -> Iterator[RoundView]:
    yield material.round
    if material.previous:
        yield material.previous


def _readings(
    material: RoundMaterial, indicator: IndicatorView, view: RoundView, telling: Telling
) -> Readings:
    found = readings_of(material, indicator, view.id)
    own = found.bodies if view.id == material.round.id else {}
    bodies = {body: _point(view, of) for body, of in own.items()}
    table = telling.shown(DayTable(indicator.id, _point(view, found.total), bodies), material.rule)
    return Readings(table.whole.readings, {body: one.readings for body, one in table.bodies.items()})


def _point(view: RoundView, readings: Mapping[str, Reading]) -> Point:
    whole = {Sex.ALL.value: readings[Sex.ALL]} if Sex.ALL in readings else {}
    return Point(view.period_end, whole)


def _series(series: IndicatorSeries, telling: Telling, rule: Rule) -> IndicatorSeries:
    points = tuple(
        telling.shown(
            DayTable(
                series.indicator.id,
                replace(one, readings={sex: of for sex, of in one.readings.items() if sex == Sex.ALL}),
            ),
            rule,
        ).whole
        for one in series.points
    )
    return replace(series, points=points, bodies=())
