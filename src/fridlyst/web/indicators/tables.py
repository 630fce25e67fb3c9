"""The columns and cells of lists of indicators and of their values."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import IndicatorSeries, Point, change
from fridlyst.indicators.terms import Direction, IndicatorKind, Sex
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.reports.contents.series import sex_words, state_words


def list_columns() -> tuple[Column, ...]:
    """Of the list of indicators with their latest values; shares in per cent."""
    return (
        Column(_("Nummer"), Kind.NUMBER, key="id"),
        Column(_("Indikator"), weight=3, key="indicator"),
        Column(_("Program"), weight=2, key="programme"),
        Column(_("Mål"), weight=2, key="goal"),
        Column(_("Slag"), key="kind"),
        Column(_("Enhet"), key="unit"),
        Column(_("Dag"), Kind.DATE, key="day"),
        Column(_("Utfall"), Kind.NUMBER, key="value"),
        Column(_("Visas"), key="state"),
        Column(_("Antal"), Kind.NUMBER, key="numerator"),
        Column(_("Av"), Kind.NUMBER, key="denominator"),
        Column(_("Målvärde"), Kind.NUMBER, key="target"),
        Column(_("Ändring"), Kind.NUMBER, key="change"),
        Column(_("Bättre"), key="direction"),
    )


def list_cells(series: IndicatorSeries) -> Row:
    """One indicator with its latest value."""
    view, latest = series.indicator, series.latest
    moved = change(series.points, series.breaks, view.direction)
    goal = f"{series.goal_label} {series.goal_title}".strip()
    return (
        *(view.id, view.title, series.programme_title, goal),
        Coded(str(IndicatorKind(view.kind).label), view.kind),
        _unit(series),
        latest.as_of if latest else None,
        *(_numbers(latest.whole) if latest else (None, Coded(_("saknas"), "missing"), None, None)),
        view.target_value,
        moved.difference if moved else None,
        Coded(str(Direction(view.direction).label), view.direction),
    )


def series_columns() -> tuple[Column, ...]:
    """Of one indicator's values, a row for each body, day and sex; shares in per cent."""
    return (
        Column(_("Dag"), Kind.DATE, key="day"),
        Column(_("Enhet"), weight=2, key="body"),
        Column(_("Kön"), key="sex"),
        Column(_("Utfall"), Kind.NUMBER, key="value"),
        Column(_("Visas"), key="state"),
        Column(_("Antal"), Kind.NUMBER, key="numerator"),
        Column(_("Av"), Kind.NUMBER, key="denominator"),
        Column(_("Har svarat"), Kind.NUMBER, key="answered"),
        Column(_("Tillfrågade"), Kind.NUMBER, key="asked"),
        Column(_("Brott i tidsserien"), weight=2, key="break"),
    )


def series_cells(series: IndicatorSeries) -> list[Row]:
    """All together first, then each body."""
    rows = list(_rows(series, _("Alla"), series.points))
    for body in series.bodies:
        rows += _rows(series, body.name, body.points)
    return rows


def _rows(series: IndicatorSeries, name: str, points: tuple[Point, ...]) -> Iterator[Row]:
    before = None
    for point in points:
        why = "; ".join(
            one.why for one in series.breaks if one.on <= point.as_of and (before is None or one.on > before)
        )
        for sex in ("", *series.sexes):
            if not sex or sex in point.readings:
                yield (
                    point.as_of,
                    name,
                    Coded(sex_words(sex), sex or Sex.ALL),
                    *_numbers(point.of(sex)),
                    point.answered,
                    point.asked,
                    why if before else "",
                )
        before = point.as_of


def _numbers(one: Reading) -> tuple[Decimal | None, str, Decimal | None, Decimal | None]:
    """Value, state, and what it is made of; nothing of what is hidden."""
    state = Coded(state_words(one) or (_("avrundat") if one.rounded else _("visas")), one.state.value)
    if not one.shown:
        return None, state, None, None
    return one.value, state, one.numerator, one.denominator


def _unit(series: IndicatorSeries) -> str:
    kind = series.indicator.kind
    return "%" if kind in (IndicatorKind.SHARE, IndicatorKind.YES_NO) else series.indicator.unit
