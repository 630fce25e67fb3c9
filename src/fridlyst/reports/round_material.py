"""The material of a round's report, with its numbers of persons as they may be shown."""

from dataclasses import replace
from datetime import date

from fridlyst.counts.queries.rule import rule_of
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.queries import round_material
from fridlyst.indicators.queries import indicator_series
from fridlyst.indicators.series import IndicatorSeries


def report_material(*, municipality_id: int, slug: str) -> RoundMaterial:
    """As `followup.queries.round_material`, with the rule of small numbers and the indicators over time; one
    statement more, and five where the round asks about indicators. NotFound as there."""
    found = round_material(municipality_id=municipality_id, slug=slug)
    rule, asked = rule_of(municipality_id), {one.id for one in found.indicators}
    every = indicator_series(municipality_id=municipality_id, rule=rule) if asked else ()
    last = found.round.period_end
    series = {one.indicator.id: _until(one, last) for one in every if one.indicator.id in asked}
    return replace(found, rule=rule, series=series)


def _until(series: IndicatorSeries, last: date) -> IndicatorSeries:
    """The series as it was at the end of the round: a report tells nothing of later days."""
    return replace(
        series,
        points=tuple(one for one in series.points if one.as_of <= last),
        breaks=tuple(one for one in series.breaks if one.on <= last),
    )
