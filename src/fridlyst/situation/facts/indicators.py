"""What is measured: which way each indicator goes, and which have no value."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.counts.queries.rule import rule_of
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.queries.series import indicator_series
from fridlyst.indicators.series import Change, IndicatorSeries, Point, change
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.situation.facts.programmes import in_force_by
from fridlyst.situation.facts.words import OWN_SOURCE
from fridlyst.situation.shapes import FactCell, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

_SHARES = frozenset({IndicatorKind.SHARE, IndicatorKind.YES_NO})


def indicator_facts(municipality_id: int, today: date) -> FactSet:
    """The indicators of programmes in force, as they may be shown; seven statements."""
    slugs = {one.slug for one in in_force_by(municipality_id, today)}
    every = indicator_series(municipality_id=municipality_id, rule=rule_of(municipality_id))
    found = [one for one in every if one.programme_slug in slugs]
    if not found:
        said = (_("Inget program som gäller har indikatorer."),)
        return FactSet(FactKind.INDICATORS, said, OWN_SOURCE, today, known=False)
    days = [point.as_of for one in found if (point := _latest(one, today))]
    empty = [one for one in found if _latest(one, today) is None]
    return FactSet(
        kind=FactKind.INDICATORS,
        sentences=tuple(_sentences(found, empty, today)),
        source=_("Fridlyst, indikatorerna i programmet"),
        day=max(days, default=today),
        known=bool(days),
        urgency=1 if empty else 0,
        tables=tuple(_tables(found, today)),
        marks=_marks(found, empty, today),
    )


def _latest(series: IndicatorSeries, today: date) -> Point | None:
    return next(reversed(_until(series, today)), None)


def _until(series: IndicatorSeries, today: date) -> Sequence[Point]:
    return [point for point in series.points if point.as_of <= today]


def _moved(series: IndicatorSeries, today: date) -> Change | None:
    return change(_until(series, today), series.breaks, series.indicator.direction)


def _counted(found: Iterable[IndicatorSeries], today: date) -> tuple[int, int]:
    """How many go the right way, and how many the wrong way."""
    moves = [moved.good for one in found if (moved := _moved(one, today))]
    return moves.count(True), moves.count(False)


def _sentences(found: list[IndicatorSeries], empty: list[IndicatorSeries], today: date) -> Iterator[str]:
    yield _moves(found, len(empty), today)
    reached = [one for one in found if one.reaches_target is not None]
    if reached:
        done = sum(1 for one in reached if one.reaches_target)
        words = _("%(done)s av de %(all)s som har ett mål och ett värde når målet.")
        yield words % {"done": done, "all": len(reached)}


def _moves(found: list[IndicatorSeries], empty: int, today: date) -> str:
    """Which way they go; where nothing has a way that is right, only how many have a value."""
    right, wrong = _counted(found, today)
    if not right + wrong:
        words = ngettext(
            "%(known)s av %(all)s indikator har ett värde.",
            "%(known)s av %(all)s indikatorer har ett värde.",
            len(found),
        )
        return words % {"known": len(found) - empty, "all": len(found)}
    words = ngettext(
        "%(right)s av %(all)s indikator går åt rätt håll och %(wrong)s åt fel. %(empty)s saknar värde.",
        "%(right)s av %(all)s indikatorer går åt rätt håll och %(wrong)s åt fel. %(empty)s saknar värde.",
        len(found),
    )
    return words % {"right": right, "wrong": wrong, "empty": empty, "all": len(found)}


def _marks(found: list[IndicatorSeries], empty: list[IndicatorSeries], today: date) -> tuple[Mark, ...]:
    right, wrong = _counted(found, today)
    moves = (Mark("indicators-right", _("Indikatorer som går åt rätt håll"), right),)
    return (
        *(moves if right + wrong else ()),
        Mark("indicators-empty", _("Indikatorer som saknar värde"), len(empty)),
    )


def _tables(found: list[IndicatorSeries], today: date) -> Iterator[FactTable]:
    captions = {
        IndicatorKind.SHARE: _("Indikatorer som andelar"),
        IndicatorKind.YES_NO: _("Indikatorer med ja eller nej: andelen ja"),
        IndicatorKind.NUMBER: _("Indikatorer som antal"),
        IndicatorKind.SCALE: _("Indikatorer på en skala"),
    }
    for kind, caption in captions.items():
        rows = tuple(_row(one, today) for one in found if one.indicator.kind == kind)
        if rows:
            key = f"indikatorer-{kind.value.replace('_', '-')}"
            yield FactTable(key, caption, _columns(kind), rows)


def _columns(kind: IndicatorKind) -> tuple[FactColumn, ...]:
    shown = {IndicatorKind.NUMBER: "count", IndicatorKind.SCALE: "number"}.get(kind, "share")
    decimals = 1 if kind == IndicatorKind.SCALE else None
    return (
        FactColumn(_("Indikator"), "indicator", weight=3),
        FactColumn(_("Senaste värde"), "value", shown, decimals=decimals),
        FactColumn(_("Mål"), "target", "percent" if kind in _SHARES else "number", decimals=decimals),
        FactColumn(_("Sedan förra"), "direction"),
        FactColumn(_("Dag"), "day", "date"),
    )


def _row(series: IndicatorSeries, today: date) -> tuple[FactCell, ...]:
    view, point = series.indicator, _latest(series, today)
    reading = point.whole if point else None
    target = None if view.target_value is None else float(view.target_value)
    shares = view.kind in _SHARES
    as_share = target / 100 if target is not None and view.kind == IndicatorKind.SHARE else target
    return (
        view.title,
        published_share(reading) if shares else _value(reading, view.kind),
        as_share if shares else target,
        _direction(_moved(series, today)),
        point.as_of if point else None,
    )


def _value(reading: Reading | None, kind: str) -> FactCell:
    if kind == IndicatorKind.SCALE:
        return float(reading.value) if reading and reading.value is not None else None
    if reading is None:
        return Cell(CellState.MISSING)
    return Cell(reading.state, None if reading.value is None else int(reading.value))


def published_share(reading: Reading | None) -> PublishedShare:
    """What was published of a share, with the counts that it stands on."""
    missing = Cell(CellState.MISSING)
    if reading is None or reading.value is None:
        state = reading.state if reading else CellState.MISSING
        return PublishedShare(missing, missing, state, None)
    top, bottom = (
        missing if number is None else Cell(reading.state, int(number))
        for number in (reading.numerator, reading.denominator)
    )
    return PublishedShare(top, bottom, reading.state, float(reading.value) / 100)


def _direction(moved: Change | None) -> str:
    if moved is None:
        return ""
    if moved.good is None:
        words = {"up": _("högre"), "down": _("lägre"), "still": _("lika")}
        return words[moved.movement.value]
    return _("åt rätt håll") if moved.good else _("åt fel håll")
