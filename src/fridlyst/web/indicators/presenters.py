"""Indicators as their pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.translating import translated
from fridlyst.indicators.fields import Definition
from fridlyst.indicators.series import IndicatorSeries, Point, ahead, change
from fridlyst.indicators.terms import Direction, Frequency, IndicatorKind, Sex
from fridlyst.reports.charts import draw
from fridlyst.reports.contents.series import (
    change_words,
    chart_alt,
    good_words,
    has_hidden,
    multiples,
    reading_words,
    series_chart,
    sex_words,
    target_words,
)
from fridlyst.reports.drawings.series import SeriesChart
from fridlyst.reports.drawings.small import draw_spark
from fridlyst.web.indicators.addresses import page_href
from fridlyst.web.shared.text import Words, day


@dataclass(frozen=True)
class ListRow:
    """An indicator in the list; everything in words."""

    href: str
    title: str
    latest: str
    quiet: bool
    day: str
    target: str
    reached: bool | None
    trend: str
    good: str
    spark: SafeString


@dataclass(frozen=True)
class GoalRows:
    """The indicators under one goal; `programme` is said over the first goal of each."""

    programme: str
    label: str
    title: str
    rows: tuple[ListRow, ...]


@dataclass(frozen=True)
class Fact:
    """A heading and what stands under it."""

    label: Words
    value: Words


@dataclass(frozen=True)
class TableRow:
    """A day in the table beside the chart: for each column its head, what is read and whether that is a word.

    `broken` says why the series is broken before it.
    """

    day: date
    cells: tuple[tuple[str, str, bool], ...]
    answered: str
    broken: str


@dataclass(frozen=True)
class Widths:
    """A chart drawn for a wide page, and for a phone."""

    wide: SafeString
    narrow: SafeString


@dataclass(frozen=True)
class SeriesFigure:
    """The charts of an indicator and their tables."""

    line: Widths
    alt: str
    sexes: Widths | None
    bodies: SafeString | None
    bodies_narrow: SafeString | None
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    body_rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]
    days: tuple[date, ...]
    hidden: bool
    rounded: bool


def goal_rows(visit: Visit, every: Sequence[IndicatorSeries]) -> tuple[GoalRows, ...]:
    """The list by programme and goal."""
    found, last = [], ""
    for (slug, label, title), inside in groupby(every, key=_heading):
        group = list(inside)
        said = group[0].programme_title if slug != last else ""
        found.append(GoalRows(said, label, title, tuple(list_row(visit, one) for one in group)))
        last = slug
    return tuple(found)


def _heading(one: IndicatorSeries) -> tuple[str, str, str]:
    return one.programme_slug, one.goal_label, one.goal_title


def list_row(visit: Visit, series: IndicatorSeries) -> ListRow:
    """One indicator with its latest value."""
    view, latest = series.indicator, series.latest
    moved = change(series.points, series.breaks, view.direction)
    return ListRow(
        href=page_href(visit, view.id),
        title=view.title,
        latest=reading_words(view, latest.whole) if latest else _("Inte mätt än"),
        quiet=latest is None or not latest.whole.shown,
        day=day(latest.as_of) if latest else "",
        target=target_words(view),
        reached=series.reaches_target,
        trend=change_words(view, moved),
        good=good_words(moved),
        spark=_spark(series),
    )


def _spark(series: IndicatorSeries) -> SafeString:
    if sum(point.whole.shown for point in series.points) < 2:
        return SafeString("")
    return SafeString(draw_spark(series_chart(series), f"spark-{series.indicator.id}").svg)


def facts(series: IndicatorSeries, defined: Definition) -> tuple[Fact, ...]:
    """The definition as it is read; what is not said is left out."""
    view = series.indicator
    owners = ", ".join(owner.name for owner in view.owners)
    given = (
        Fact(_("Syfte"), defined.purpose),
        Fact(_("Slag"), IndicatorKind(view.kind).label),
        Fact(_("Täljare"), view.numerator if view.kind == "share" else ""),
        Fact(_("Nämnare"), view.denominator if view.kind == "share" else ""),
        Fact(_("Det som räknas"), view.numerator if view.kind != "share" else ""),
        Fact(_("Enhet"), view.unit if view.kind in ("number", "scale") else ""),
        Fact(_("Skala"), _scale(defined)),
        Fact(_("Källa"), defined.source),
        Fact(_("Mäts"), Frequency(defined.frequency).label if defined.frequency else ""),
        Fact(_("Riktning"), Direction(view.direction).label),
        Fact(_("Målvärde"), target_words(view)),
        Fact(_("Ansvariga"), owners),
        Fact(_("Kön"), _("Mäts uppdelad på kvinnor och män") if view.by_sex else ""),
        Fact(_("Små tal"), _small(series, defined)),
        Fact(_("Om metoden"), defined.method_note),
    )
    return tuple(one for one in given if one.value)


def _scale(defined: Definition) -> str:
    if defined.scale_low is None or defined.scale_high is None:
        return ""
    low, high = (format(one.normalize(), "f") for one in (defined.scale_low, defined.scale_high))
    return _("från %(low)s till %(high)s") % {"low": low, "high": high}


def _small(series: IndicatorSeries, defined: Definition) -> str:
    if series.indicator.kind not in ("share", "number"):
        return ""
    if series.rule is None:
        return _("Visas, eftersom talen inte handlar om personer: %(why)s") % {
            "why": defined.not_persons_because
        }
    return _("Antal under %(threshold)s personer skyddas.") % {"threshold": series.rule.threshold}


def figure(series: IndicatorSeries) -> SeriesFigure:
    """The charts and tables of one indicator."""
    ident, told = f"i{series.indicator.id}", series.points
    sexes = [sex for sex in series.sexes if sex != Sex.OTHER]
    several = len(series.bodies) > 1
    readings = [one for point in told for one in point.readings.values()]
    return SeriesFigure(
        line=_drawn(series_chart(series, ahead(series)), ident),
        alt=chart_alt(series),
        sexes=_drawn(series_chart(series, sexes=sexes), f"{ident}-sex") if len(sexes) == 2 else None,
        bodies=SafeString(draw(multiples(series), f"{ident}-b").svg) if several else None,
        bodies_narrow=SafeString(draw(multiples(series, narrow=True), f"{ident}-n").svg) if several else None,
        heads=tuple(sex_words(sex) for sex in ("", *series.sexes)),
        rows=tuple(_table_rows(series)),
        body_rows=tuple(
            (body.name, tuple(_cell(series, one) for one in body.points)) for body in series.bodies
        ),
        days=tuple(one.as_of for one in told),
        hidden=has_hidden(series),
        rounded=any(one.rounded for one in readings),
    )


def _drawn(chart: SeriesChart, ident: str) -> Widths:
    wide, narrow = draw(chart, ident), draw(replace(chart, narrow=True), f"{ident}-narrow")
    return Widths(SafeString(wide.svg), SafeString(narrow.svg))


def _table_rows(series: IndicatorSeries) -> Iterable[TableRow]:
    before: date | None = None
    for point in series.points:
        why = [one.why for one in series.breaks if before and before < one.on <= point.as_of]
        yield TableRow(
            day=point.as_of,
            cells=tuple((sex_words(sex), *_cell(series, point, sex)) for sex in ("", *series.sexes)),
            answered=_("%(answered)s av %(asked)s") % {"answered": point.answered, "asked": point.asked},
            broken="; ".join(why),
        )
        before = point.as_of


def _cell(series: IndicatorSeries, point: Point, sex: str = "") -> tuple[str, bool]:
    """What is read, and whether it is a quiet word instead of a number."""
    one = point.of(sex)
    return reading_words(series.indicator, one), not one.shown


def forecast_words(series: IndicatorSeries) -> str:
    """When the target is reached at this pace, or why nothing is said of it."""
    if not series.points:
        return ""
    found = ahead(series)
    if found.reached_on is None:
        return translated(found.why_not)
    if series.reaches_target:
        return _("Målet är nått.")
    return _("I den här takten nås målet omkring %(day)s.") % {"day": day(found.reached_on)}
