"""Series over time: lines told apart by shape and name, breaks not drawn across, and what is expected."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fridlyst.figures.tables import CellState
from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.bars import value_text
from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.drawings.svg import bar as tone_bar
from fridlyst.reports.drawings.time_axis import Axis, Scale, axis_of, scale_of
from fridlyst.reports.tones import ACCENT, INK, LINE, PAPER, SECOND_INK, WASH, Tone
from fridlyst.reports.wording import words

WIDTH, HEIGHT = 640, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 516.0, 26.0, 206.0
_COLOURS = (ACCENT, "#9a6700", "#5b5f97")


@dataclass(frozen=True, slots=True)
class Mark:
    """A day's value (percent as shares 0–1), or that it is suppressed or missing."""

    day: date
    state: CellState
    value: float | None = None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A named line; the first has round marks, the next square ones, the third triangles."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is expected on a day, and between what."""

    day: date
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """What the drawing itself says, in its language."""

    suppressed: str = "skyddat"
    missing: str = "saknas"
    broken: str = "brott i tidsserien"
    ahead: str = "prognos"


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Lines over time (percent as shares 0–1) with a target, breaks and what is expected; `bounds` is the
    scale that the values are on, where they are on one. `within_years` names each year under its own days,
    for what is told many times a year."""

    lines: tuple[SeriesLine, ...]
    kind: Kind = Kind.NUMBER
    target: float | None = None
    breaks: tuple[date, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    bounds: tuple[float, float] | None = None
    decimals: int | None = None
    language: str = "sv"
    said: SeriesWords = SeriesWords()
    within_years: bool = False


def draw_series(chart: SeriesChart, ident: str) -> Drawing:
    """The axis starts at zero, or at the scale's low end, so that a small change does not look large."""
    axis = axis_of([*days_of(chart), *(one.day for one in chart.ahead)], _LEFT, _RIGHT)
    scale = scale_of(values_of(chart), percent=chart.kind is Kind.PERCENT, bounds=chart.bounds)
    placed = Scale(scale.low, scale.high, scale.step, _TOP, _BOTTOM)
    parts = [
        *_grid(chart, placed),
        *_years(axis, within=chart.within_years),
        *_hidden(chart, axis, ident),
        *_breaks(chart, axis),
    ]
    parts += _expected(chart, axis, placed)
    if chart.target is not None:
        parts += _target(chart, chart.target, placed)
    for place, line in enumerate(chart.lines):
        parts += line_of(line, place, axis, placed, chart.breaks)
    parts += _numbers(chart, axis, placed) if len(chart.lines) == 1 else _names(chart, axis, placed)
    return picture(parts, WIDTH, HEIGHT, ident)


def days_of(chart: SeriesChart) -> list[date]:
    """Every day that any line has, in order."""
    return sorted({mark.day for line in chart.lines for mark in line.marks})


def values_of(chart: SeriesChart) -> list[float]:
    """Every value that the scale has to hold."""
    told = [mark.value for line in chart.lines for mark in line.marks if mark.value is not None]
    told += [] if chart.target is None else [chart.target]
    return told + [one.high for one in chart.ahead] + [one.low for one in chart.ahead]


def line_of(line: SeriesLine, place: int, axis: Axis, scale: Scale, breaks: tuple[date, ...]) -> list[str]:
    """Its strokes and marks; nothing is drawn over what is hidden or missing, nor across a break."""
    colour = _COLOURS[place % len(_COLOURS)]
    strokes = [
        element(
            "line",
            x1=axis.x(one.day),
            y1=scale.y(one.value),
            x2=axis.x(two.day),
            y2=scale.y(two.value),
            stroke=colour,
            stroke_width=2.5,
            stroke_linecap="round",
        )
        for one, two in pairwise(line.marks)
        if one.value is not None
        and two.value is not None
        and not any(one.day < day <= two.day for day in breaks)
    ]
    shapes = [
        _shape(place, axis.x(one.day), scale.y(one.value), colour)
        for one in line.marks
        if one.value is not None
    ]
    return strokes + shapes


def _shape(place: int, x: float, y: float, colour: str) -> str:
    look: dict[str, str | float] = {"fill": colour, "stroke": PAPER, "stroke_width": 1.5}
    if place % 3 == 1:
        return element("rect", "", x=x - 4, y=y - 4, width=8, height=8, **look)
    if place % 3 == 2:
        return element("path", "", d=f"M{x:.2f},{y - 5:.2f} l5,9 h-10 z", **look)
    return element("circle", "", cx=x, cy=y, r=4.2, **look)


def _grid(chart: SeriesChart, scale: Scale) -> Iterator[str]:
    for tick in scale.ticks():
        y = scale.y(tick)
        yield element("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=LINE, stroke_width=1)
        said = value_text(tick, chart.kind, chart.language, None)
        yield label(_LEFT - 8, y + 4, said, size=11, fill=SECOND_INK, anchor="end")


def _years(axis: Axis, *, within: bool) -> Iterator[str]:
    for x, said in axis.ticks():
        yield element("line", x1=x, x2=x, y1=_BOTTOM, y2=_BOTTOM + 5, stroke=LINE, stroke_width=1)
        if not within:
            yield label(x, _BOTTOM + 19, said, size=11, fill=SECOND_INK, anchor="middle")
    for year in range(axis.first.year, axis.last.year + 1) if within else ():
        begins, ends = (min(max(axis.x(date(year, *day)), _LEFT), _RIGHT) for day in ((1, 1), (12, 31)))
        if ends - begins > 30:
            yield label(
                (begins + ends) / 2, _BOTTOM + 19, str(year), size=11, fill=SECOND_INK, anchor="middle"
            )


def _hidden(chart: SeriesChart, axis: Axis, ident: str) -> Iterator[str]:
    """Missing is hatched, suppressed is an empty frame; each says which. Half a band where a line is told."""
    last = -100.0
    for day in days_of(chart):
        marks = [mark for line in chart.lines for mark in line.marks if mark.day == day]
        states = {mark.state for mark in marks} - {CellState.SHOWN}
        if not states:
            continue
        x, top = (
            axis.x(day),
            _TOP if len([one for one in marks if one.value is None]) == len(marks) else 176.0,
        )
        hidden = CellState.SUPPRESSED in states
        yield (
            element(
                "rect",
                x=x - 8,
                y=top,
                width=16,
                height=_BOTTOM - top,
                fill=WASH,
                stroke=SECOND_INK,
                stroke_width=1,
                stroke_dasharray="2 3",
            )
            if hidden
            else tone_bar(x - 8, top, 16, _BOTTOM - top, Tone.UNANSWERED, ident)
        )
        said = chart.said.suppressed if hidden else chart.said.missing
        if x - last > 44:
            yield label(x, _BOTTOM + 34, said, size=10.5, fill=SECOND_INK, anchor="middle")
            last = x


def _breaks(chart: SeriesChart, axis: Axis) -> Iterator[str]:
    lowest = -200.0
    for day in chart.breaks:
        x = axis.x(day)
        if not _LEFT <= x <= _RIGHT:
            continue
        yield element(
            "line", x1=x, x2=x, y1=_TOP - 6, y2=_BOTTOM, stroke=INK, stroke_width=1.2, stroke_dasharray="1 4"
        )
        if x - lowest > 110:
            end = x > (_LEFT + _RIGHT) / 2
            anchor = "end" if end else "start"
            yield label(x + (-5 if end else 5), _TOP - 10, chart.said.broken, size=10.5, anchor=anchor)
            lowest = x


def _expected(chart: SeriesChart, axis: Axis, scale: Scale) -> Iterator[str]:
    """A band and a dashed line from the last measurement on."""
    if len(chart.ahead) < 2:
        return
    over = [f"{axis.x(one.day):.1f},{scale.y(one.high):.1f}" for one in chart.ahead]
    under = [f"{axis.x(one.day):.1f},{scale.y(one.low):.1f}" for one in reversed(chart.ahead)]
    yield element("path", d="M" + " L".join([*over, *under]) + " z", fill=ACCENT, fill_opacity=0.12)
    along = [f"{axis.x(one.day):.1f},{scale.y(one.value):.1f}" for one in chart.ahead]
    yield element(
        "path",
        d="M" + " L".join(along),
        fill="none",
        stroke=ACCENT,
        stroke_width=1.8,
        stroke_dasharray="5 4",
    )
    last = chart.ahead[-1]
    yield label(_RIGHT + 8, scale.y(last.value) + 4, chart.said.ahead, size=11, fill=ACCENT)


def _target(chart: SeriesChart, target: float, scale: Scale) -> list[str]:
    y = scale.y(target)
    said = f"{words(chart.language).target} {value_text(target, chart.kind, chart.language, chart.decimals)}"
    line = element(
        "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=INK, stroke_width=1.3, stroke_dasharray="5 4"
    )
    near = bool(chart.ahead) and abs(y - scale.y(chart.ahead[-1].value)) < 14
    return [line, label(_RIGHT + 8, y + (4 if not near else -8), said, size=11.5, bold=True)]


def _numbers(chart: SeriesChart, axis: Axis, scale: Scale) -> Iterator[str]:
    """Each value over its mark, or under it where something is in the way; the last, and others with room."""
    shown = [mark for mark in chart.lines[0].marks if mark.value is not None]
    places = [(axis.x(mark.day), scale.y(mark.value or 0.0)) for mark in shown]
    target = None if chart.target is None else scale.y(chart.target)
    last = -100.0
    for at, mark in reversed(list(enumerate(shown))):
        x, y = places[at]
        if last > 0 and last - x < 38:
            continue
        last = x
        rises = [_rise((x, y), one) for one in (*places[max(0, at - 1) : at], *places[at + 1 : at + 2])]
        crossed = max(rises, default=0) > 5 and min(rises) > -5
        below = crossed or (target is not None and -4 < y - target < 22)
        said = value_text(mark.value or 0.0, chart.kind, chart.language, chart.decimals)
        yield label(x, y + 18 if below else y - 10, said, size=11.5, fill=ACCENT, anchor="middle", bold=True)


def _rise(here: tuple[float, float], there: tuple[float, float]) -> float:
    """How far over a mark, in points, the line to another is ten points away: where the value would stand."""
    return (here[1] - there[1]) * min(1.0, 10 / max(abs(there[0] - here[0]), 1))


def _names(chart: SeriesChart, axis: Axis, scale: Scale) -> Iterator[str]:
    """A name, with its mark, in a row over the drawing: never on top of a line."""
    x = _LEFT
    for place, line in enumerate(chart.lines):
        colour = _COLOURS[place % len(_COLOURS)]
        shown = [mark.value for mark in line.marks if mark.value is not None]
        said = line.name
        if shown:
            said += f" {value_text(shown[-1], chart.kind, chart.language, chart.decimals)}"
        yield _shape(place, x + 5, HEIGHT - 14, colour)
        yield label(x + 15, HEIGHT - 10, said, size=11.5, fill=colour, bold=True)
        x += 34 + 7.0 * len(said)
