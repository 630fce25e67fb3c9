"""What is measured: outcomes of all bodies together, against the round before and the target."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell as Count
from fridlyst.figures.tables import CellState
from fridlyst.followup.material import ReportGoal, RoundMaterial
from fridlyst.indicators.publishing import Reading, Readings, Told, read
from fridlyst.indicators.queries import IndicatorView, MeasurementView
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.reports.columns import Cell, Column, Kind, Row
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.series import series_figure
from fridlyst.reports.contents.words import group_of, in_sentence
from fridlyst.reports.document import Block, Figure, Table

_SHARES = frozenset({IndicatorKind.SHARE, IndicatorKind.YES_NO})
_LEAST = 3
_ORDER = (IndicatorKind.SHARE, IndicatorKind.YES_NO, IndicatorKind.NUMBER, IndicatorKind.SCALE)


def of_goal(reckoning: Reckoning, goal: ReportGoal) -> Iterator[Block]:
    """One table for each kind of indicator right under the goal."""
    return of_goals(reckoning, (goal,))


def of_goals(reckoning: Reckoning, goals: tuple[ReportGoal, ...]) -> Iterator[Block]:
    """One table for each kind of indicator under these goals, the first of which gives it its name."""
    goal, wanted = goals[0], {one.id for one in goals}
    own = [one for one in reckoning.material.indicators if one.goal_id in wanted]
    for kind in _ORDER:
        found = [one for one in own if one.kind == kind]
        if found:
            yield _table(reckoning, goal, kind, found)
            yield from _figures(reckoning, found)


def _figures(reckoning: Reckoning, found: list[IndicatorView]) -> Iterator[Figure]:
    """A line over time, with its target, for each indicator that has been shown three times."""
    for one in found:
        series = reckoning.material.series.get(one.id)
        if series is not None and sum(1 for point in series.points if point.whole.shown) >= _LEAST:
            yield series_figure(series, f"serie-{one.id}")


def readings_of(material: RoundMaterial, indicator: IndicatorView, round_id: int) -> Readings:
    """What may be shown of all who answered in a round, and of each: few persons are hidden."""
    standing = material.standing.get((indicator.id, round_id))
    if standing is not None:
        return standing
    told = [Told(one.body_id, one.outcome, one.parts) for one in _of(material, indicator, round_id)]
    return read(indicator.kind, told, material.rule if indicator.about_persons else None)


def _of(material: RoundMaterial, indicator: IndicatorView, round_id: int) -> list[MeasurementView]:
    asked = material.outcomes.get(round_id, ())
    return [one for one in asked if one.indicator_id == indicator.id]


def _table(
    reckoning: Reckoning, goal: ReportGoal, kind: IndicatorKind, indicators: list[IndicatorView]
) -> Table:
    captions = {
        IndicatorKind.SHARE: _("Indikatorer som andelar, %(goal)s"),
        IndicatorKind.YES_NO: _("Indikatorer med ja eller nej, %(goal)s"),
        IndicatorKind.NUMBER: _("Indikatorer som antal, %(goal)s"),
        IndicatorKind.SCALE: _("Indikatorer på en skala, %(goal)s"),
    }
    caption = captions[kind] % {"goal": in_sentence(goal)}
    columns, rows = _known(_columns(kind), tuple(_row(reckoning, kind, one) for one in indicators))
    key = f"indikatorer-{goal.id}-{kind.value.replace('_', '-')}"
    group = group_of((captions[kind] % {"goal": ""}).removesuffix(", "), goal)
    return Table(key, caption, columns, rows, _note(kind), group=group)


def _known(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Without the targets, or the round before, where there are none at all."""
    kept = [
        at
        for at, column in enumerate(columns)
        if column.key not in ("target", "before") or any(row[at] is not None for row in rows)
    ]
    return tuple(columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows)


def _columns(kind: IndicatorKind) -> tuple[Column, ...]:
    figure = {IndicatorKind.SHARE: Kind.SHARE, IndicatorKind.NUMBER: Kind.COUNT}.get(kind, Kind.NUMBER)
    figure, part = (Kind.PERCENT, Kind.NUMBER) if kind == IndicatorKind.YES_NO else (figure, Kind.COUNT)
    target = Kind.PERCENT if kind in _SHARES else Kind.NUMBER
    decimals = 1 if kind == IndicatorKind.SCALE else None
    first = (Column(_("Indikator"), weight=3, key="indicator"),)
    outcome = (
        Column(
            _("Andel ja") if kind == IndicatorKind.YES_NO else _("Utfall"), figure, 1, decimals, "outcome"
        ),
    )
    parts = (
        Column(_("Ja") if kind == IndicatorKind.YES_NO else _("Antal"), part, key="numerator"),
        Column(_("Av"), part, key="denominator"),
    )
    return (
        *first,
        Column(_("Har svarat"), weight=0.7, key="answered"),
        *outcome,
        *(parts if kind in _SHARES else ()),
        Column(_("Förra gången"), figure, 1, decimals, "before"),
        Column(_("Mål"), target, 1, decimals, "target"),
    )


def _row(reckoning: Reckoning, kind: IndicatorKind, indicator: IndicatorView) -> Row:
    material = reckoning.material
    view, previous = material.round, material.previous
    now = readings_of(material, indicator, view.id).total.get("")
    then = readings_of(material, indicator, previous.id).total.get("") if previous else None
    asked = _of(material, indicator, view.id)
    answered = sum(1 for one in asked if one.outcome.answered)
    of = {"answered": answered, "asked": len(asked)}
    title = f"{indicator.title} ({indicator.unit})" if _has_unit(indicator) else indicator.title
    target = indicator.target_value
    return (
        title,
        _("%(answered)s av %(asked)s") % of,
        cell_of(kind, now),
        *(_parts(kind, now) if kind in _SHARES else ()),
        cell_of(kind, then),
        target if kind == IndicatorKind.YES_NO and target in (0, 1) else shown(kind, target),
    )


def cell_of(kind: str, one: Reading | None) -> Cell:
    """A reading as its column holds it; None where nobody has answered."""
    if one is None or (one.state is CellState.MISSING and one.value is None):
        return None
    if kind == IndicatorKind.SHARE:
        share = None if one.value is None else float(one.value) / 100
        return PublishedShare(_count(one, one.numerator), _count(one, one.denominator), one.state, share)
    return _count(one, one.value) if kind == IndicatorKind.NUMBER else shown(kind, one.value)


def _parts(kind: str, one: Reading | None) -> tuple[Cell, Cell]:
    if one is None or one.state is CellState.MISSING:
        return None, None
    if kind == IndicatorKind.YES_NO:
        return one.numerator, one.denominator
    return _count(one, one.numerator), _count(one, one.denominator)


def _count(one: Reading, number: Decimal | None) -> Count:
    return Count(one.state, None if number is None else int(number.to_integral_value()))


def _has_unit(indicator: IndicatorView) -> bool:
    return bool(indicator.unit) and indicator.kind not in _SHARES


def shown(kind: str, value: Decimal | None) -> Decimal | None:
    """A value as its column holds it: shares, kept in per cent, from 0 to 1."""
    return value / 100 if value is not None and kind in _SHARES else value


def _note(kind: IndicatorKind) -> str:
    if kind == IndicatorKind.SHARE:
        return _(
            "Andelen är summan av antalen delad med summan av det som de räknas av. Streck: ingen uppgift. "
            "Skyddat: antalet är för litet för att visas, eller skulle röja ett annat."
        )
    if kind == IndicatorKind.NUMBER:
        return _(
            "Streck: ingen uppgift. Skyddat: antalet är för litet för att visas, eller skulle röja ett annat."
        )
    if kind == IndicatorKind.SCALE:
        return _("Utfallet är medelvärdet av svaren. Streck: ingen uppgift.")
    return _("Streck: ingen uppgift.")
