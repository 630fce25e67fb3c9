"""Series of indicators as charts and words, for pages and reports alike."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.figures.trends import Forecast
from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import BodySeries, Change, IndicatorSeries, Movement, Point, ahead
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.indicators.terms import Sex
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.document import Figure, Table
from fridlyst.reports.drawings.series import Ahead, Mark, SeriesChart, SeriesLine, SeriesWords
from fridlyst.reports.drawings.small import Multiples
from fridlyst.reports.wording import date_text, number_text, percent_text

_SHARES = frozenset({"share", "yes_no"})


def is_share(view: IndicatorView) -> bool:
    """Whether its values are read in per cent."""
    return view.kind in _SHARES


def value_words(view: IndicatorView, value: Decimal | None) -> str:
    """A value in its unit: "42 %", "12 utbildade"; an en dash when there is none."""
    if value is None:
        return "–"
    if is_share(view):
        return percent_text(value / 100, _language(), decimals=0 if value == value.to_integral_value() else 1)
    return f"{number_text(value, _language(), decimals=_decimals(view))} {view.unit}".strip()


def target_words(view: IndicatorView) -> str:
    """The target in its unit, or nothing."""
    if view.target_value is None:
        return ""
    if view.kind == "yes_no":
        return _("Ja") if view.target_value else _("Nej")
    return value_words(view, view.target_value)


def reading_words(view: IndicatorView, one: Reading) -> str:
    """What is read: "42 % (10 av 24)", "12", "skyddat" or "saknas"."""
    if not one.shown:
        return state_words(one)
    words = value_words(view, one.value)
    if is_share(view) and one.denominator is not None:
        top, bottom = (number_text(part or 0, _language()) for part in (one.numerator, one.denominator))
        words += " " + _("(%(top)s av %(bottom)s)") % {"top": top, "bottom": bottom}
    return _("cirka %(value)s") % {"value": words} if one.rounded else words


def state_words(one: Reading) -> str:
    """Why nothing is shown; nothing where something is."""
    return {"suppressed": _("skyddat"), "missing": _("saknas")}.get(one.state.value, "")


def sex_words(sex: str) -> str:
    """The sexes as a series names them."""
    return str(Sex(sex).label)


def change_words(view: IndicatorView, one: Change | None) -> str:
    """How it moved: "upp 4,2 procentenheter sedan 2025", "oförändrat sedan 2025"; nothing when unknown."""
    if one is None:
        return ""
    of = {"year": one.since.year, "by": _difference_words(view, one.difference)}
    if one.movement is Movement.STILL:
        return _("Oförändrat sedan %(year)s") % of
    if one.movement is Movement.UP:
        return _("Upp %(by)s sedan %(year)s") % of
    return _("Ner %(by)s sedan %(year)s") % of


def good_words(one: Change | None) -> str:
    """Whether that is the right way; nothing when neither is."""
    if one is None or one.good is None:
        return ""
    return _("åt rätt håll") if one.good else _("åt fel håll")


def series_chart(
    series: IndicatorSeries,
    forecast: Forecast | None = None,
    *,
    sexes: Sequence[str] = (),
    body: BodySeries | None = None,
) -> SeriesChart:
    """The line of all together, or a body's, or one for each of `sexes`; with `forecast` what is expected."""
    view, points = series.indicator, series.points if body is None else body.points
    lines = tuple(
        SeriesLine(sex_words(sex) if sex else view.title, _marks(view, points, sex))
        for sex in (sexes or ("",))
    )
    return SeriesChart(
        lines=lines,
        kind=Kind.PERCENT if is_share(view) else Kind.NUMBER,
        # A number that is to be reached together is nobody's own.
        target=None if view.kind == "number" and (sexes or body) else _target(view),
        breaks=tuple(one.on for one in series.breaks),
        ahead=_ahead(view, forecast),
        bounds=_bounds(view),
        decimals=None if is_share(view) else _decimals(view),
        language=_language(),
        said=SeriesWords(_("skyddat"), _("saknas"), _("brott i tidsserien"), _("prognos")),
    )


def multiples(series: IndicatorSeries, *, narrow: bool = False) -> Multiples:
    """A small drawing for each body, all on one scale."""
    return Multiples(tuple((one.name, series_chart(series, body=one)) for one in series.bodies), narrow)


def chart_alt(series: IndicatorSeries) -> str:
    """The whole line in a sentence, for one who cannot see it."""
    view = series.indicator
    told = ", ".join(f"{point.as_of.year}: {reading_words(view, point.whole)}" for point in series.points)
    said = _("%(title)s över tid. %(values)s.") % {"title": view.title, "values": told}
    if view.target_value is not None:
        said += " " + _("Målvärde %(target)s.") % {"target": target_words(view)}
    if series.breaks:
        said += " " + _("Brott i tidsserien: %(days)s.") % {
            "days": ", ".join(one.on.isoformat() for one in series.breaks)
        }
    return said


def series_figure(series: IndicatorSeries, key: str) -> Figure:
    """The line of all together with its target and forecast, and its table."""
    view = series.indicator
    caption = _("%(title)s, över tid") % {"title": view.title}
    columns: tuple[Column, ...] = (
        Column(_("Dag"), key="day"),
        Column(_("Utfall"), weight=2, key="outcome"),
        Column(_("Har svarat"), key="answered"),
        Column(_("Brott i tidsserien"), weight=2, key="break"),
    )
    before: date | None = None
    rows: list[Row] = []
    for point in series.points:
        broken = break_before(series, point.as_of, before)
        said = _("%(answered)s av %(asked)s") % {"answered": point.answered, "asked": point.asked}
        rows.append((date_text(point.as_of, _language()), reading_words(view, point.whole), said, broken))
        before = point.as_of
    if not series.breaks:
        columns, rows = columns[:3], [row[:3] for row in rows]
    table = Table(f"{key}-tabell", caption, columns, tuple(rows))
    return Figure(key, series_chart(series, ahead(series)), caption, chart_alt(series), table)


def has_hidden(series: IndicatorSeries) -> bool:
    """Whether anything in it is protected."""
    every = [*series.points, *(point for body in series.bodies for point in body.points)]
    return any(one.state.value == "suppressed" for point in every for one in point.readings.values())


def break_before(series: IndicatorSeries, day: date, earlier: date | None) -> str:
    """Why the series is broken between two days, or nothing."""
    return (
        "; ".join(one.why for one in series.breaks if one.on <= day and (earlier is None or one.on > earlier))
        if earlier
        else ""
    )


def _marks(view: IndicatorView, points: Sequence[Point], sex: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(point.as_of, point.of(sex).state, _placed(view, point.of(sex).value)) for point in points
    )


def _placed(view: IndicatorView, value: Decimal | None) -> float | None:
    if value is None:
        return None
    return float(value) / 100 if is_share(view) else float(value)


def _target(view: IndicatorView) -> float | None:
    if view.target_value is None:
        return None
    return float(view.target_value) / (100 if view.kind == "share" else 1)


def _ahead(view: IndicatorView, forecast: Forecast | None) -> tuple[Ahead, ...]:
    by = 100 if is_share(view) else 1
    return tuple(
        Ahead(one.day, one.value / by, one.low / by, one.high / by)
        for one in (forecast.points if forecast else ())
    )


def _bounds(view: IndicatorView) -> tuple[float, float] | None:
    if view.kind == "yes_no":
        return (0.0, 1.0)
    if view.scale_low is not None and view.scale_high is not None:
        return (float(view.scale_low), float(view.scale_high))
    return None


def _difference_words(view: IndicatorView, difference: Decimal) -> str:
    said = number_text(abs(difference), _language(), decimals=1 if is_share(view) else _decimals(view))
    return _("%(points)s procentenheter") % {"points": said} if is_share(view) else said


def _decimals(view: IndicatorView) -> int:
    return 1 if view.kind == "scale" else 0


def _language() -> str:
    return get_language() or "sv"
