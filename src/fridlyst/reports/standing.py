"""A report's numbers of persons as they may be published beside what is public already."""

from collections.abc import Iterator
from dataclasses import replace

from fridlyst.figures.tables import Rule
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.questioning import COUNTING, QuestionView
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.shown_replies import ShownReplies
from fridlyst.indicators.publishing import MISSING, Readings
from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.rules import Outcome, counts_persons
from fridlyst.indicators.series import IndicatorSeries, Point
from fridlyst.indicators.terms import Sex
from fridlyst.insight.numbers import question_key
from fridlyst.insight.reported import Telling
from fridlyst.insight.tables import DayTable, together_tables
from fridlyst.reports.contents.indicators import readings_of
from fridlyst.reports.contents.question_words import replies_to
from fridlyst.reports.standing_replies import as_replies, as_table


def standing_still(material: RoundMaterial, telling: Telling) -> RoundMaterial:
    """The material with what must stand as it was; `telling` gets all numbers that the report tells.

    Only what the report shows: all together in this round, in the one before and over time, and each body in
    this round; never a sex. What is said not to count persons never has to stand, but is remembered: that may
    be said otherwise later.
    """
    counting = [one for one in material.indicators if one.about_persons or counts_persons(one.kind)]
    readings = {
        (one.id, view.id): _readings(material, one, view, telling)
        for one in counting
        for view in _rounds(material)
    }
    series = {
        one.id: _series(material, one, material.series[one.id], telling)
        for one in counting
        if one.id in material.series
    }
    replies = {one.id: _replies(material, one, telling) for one in material.questions if one.kind in COUNTING}
    return _unsaid(
        replace(material, standing=readings, series={**material.series, **series}, standing_replies=replies)
    )


def _unsaid(material: RoundMaterial) -> RoundMaterial:
    """Without what came in after the tables that stand: that it is there would tell that it is few."""
    here = material.round.id
    outcomes = tuple(
        replace(one, outcome=Outcome(), parts={})
        if (found := material.standing.get((one.indicator_id, here))) and one.body_id not in found.bodies
        else one
        for one in material.outcomes.get(here, ())
    )
    every = [
        zip(replies, shown.values, shown.hidden, strict=True)
        for replies, shown in (replies_to(material, one) for one in material.questions)
    ]
    replies = [
        replace(one, value=None) if shown is None and not hidden else one
        for several in every
        for one, shown, hidden in several
    ]
    return replace(material, outcomes={**material.outcomes, here: outcomes}, question_replies=tuple(replies))


def _rounds(material: RoundMaterial) -> Iterator[RoundView]:
    yield material.round
    if material.previous:
        yield material.previous


def _readings(
    material: RoundMaterial, indicator: IndicatorView, view: RoundView, telling: Telling
) -> Readings:
    found = readings_of(material, indicator, view.id)
    here = view.id == material.round.id
    asked = sum(one.indicator_id == indicator.id for one in material.outcomes.get(view.id, ()))
    whole = {sex: one for sex, one in found.total.items() if sex == Sex.ALL}
    table = DayTable(
        Point(view.period_end, whole, len(found.bodies), asked),
        {str(body): of.get(Sex.ALL, MISSING) if here else MISSING for body, of in found.bodies.items()},
    )
    shown = telling.shown(str(indicator.id), table, _rule(material, indicator))
    bodies = shown.among(table.bodies)
    return Readings(shown.point.readings, {int(body): {Sex.ALL: one} for body, one in bodies.items()})


def _series(
    material: RoundMaterial, indicator: IndicatorView, series: IndicatorSeries, telling: Telling
) -> IndicatorSeries:
    points = []
    for one in together_tables(series):
        whole = {sex: of for sex, of in one.point.readings.items() if sex == Sex.ALL}
        table = replace(one, point=replace(one.point, readings=whole))
        points.append(telling.shown(str(indicator.id), table, _rule(material, indicator)).point)
    return replace(series, points=tuple(points), bodies=())


def _rule(material: RoundMaterial, counted: IndicatorView | QuestionView) -> Rule | None:
    return material.rule if counted.about_persons else None


def _replies(material: RoundMaterial, question: QuestionView, telling: Telling) -> ShownReplies:
    replies, found = replies_to(material, question)
    names = [f"{one.body_id}/{one.activity_id or ''}" for one in replies]
    table = as_table(found, names, material.round.period_end, rounded=material.rule.method == "round")
    shown = telling.shown(question_key(question.key), table, _rule(material, question))
    return found if shown == table else as_replies(shown, names)
