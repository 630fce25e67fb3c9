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
_ROW = 20
_COLOURS = (ACCENT, "#9a6700", "#5b5f97")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the drawing's field stands, px of the view box; `beside` when there is room to its right.

    `apart` is how far from one another two values or two years must stand.
    """

    width: int
    height: int
    left: float
    right: float
    top: float
    bottom: float
    beside: bool
    apart: float
    years: int


_WIDE = _Frame(WIDTH, HEIGHT, 54.0, 516.0, 26.0, 206.0, True, 38.0, 9)
_NARROW = _Frame(340, 330, 42.0, 336.0, 30.0, 266.0, False, 58.0, 5)


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
    for what is told many times a year. `narrow` is for a phone: higher, and with fewer words."""

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
    narrow: bool = False

    @property
    def frame(self) -> _Frame:
        return _NARROW if self.narrow else _WIDE


def draw_series(chart: SeriesChart, ident: str) -> Drawing:
    """The axis starts at zero, or at the scale's low end, so that a small change does not look large."""
    frame = chart.frame
    axis = axis_of([*days_of(chart), *(one.day for one in chart.ahead)], frame.left, frame.right)
    scale = scale_of(values_of(chart), percent=chart.kind is Kind.PERCENT, bounds=chart.bounds)
    placed = Scale(scale.low, scale.high, scale.step, frame.top, frame.bottom)
    parts = [
        *_grid(chart, placed),
        *_years(chart, axis),
        *_hidden(chart, axis, ident),
        *_breaks(chart, axis),
    ]
    parts += _expected(chart, axis, placed)
    if chart.target is not None:
        parts += _target(chart, chart.target, placed)
    for place, line in enumerate(chart.lines):
        parts += line_of(line, place, axis, placed, chart.breaks)
    parts += _numbers(chart, axis, placed) if len(chart.lines) == 1 else _names(chart)
    return picture(parts, frame.width, _height(chart), ident)


def _height(chart: SeriesChart) -> int:
    """Room under the years for the names, a row each on a phone, or for why a day is hidden."""
    frame, many = chart.frame, len(chart.lines)
    if many > 1:
        return frame.height + _ROW * (many - 1 if chart.narrow else 0)
    hides = any(mark.value is None for line in chart.lines for mark in line.marks)
    return frame.height if hides or not chart.narrow else int(frame.bottom) + 28


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
    left, right = chart.frame.left, chart.frame.right
    for tick in scale.ticks():
        y = scale.y(tick)
        yield element("line", x1=left, x2=right, y1=y, y2=y, stroke=LINE, stroke_width=1)
        said = value_text(tick, chart.kind, chart.language, None)
        yield label(left - 8, y + 4, said, size=11, fill=SECOND_INK, anchor="end")


def _years(chart: SeriesChart, axis: Axis) -> Iterator[str]:
    frame, within = chart.frame, chart.within_years
    under = frame.bottom + 19
    for x, said in axis.ticks(frame.years):
        yield element("line", x1=x, x2=x, y1=frame.bottom, y2=frame.bottom + 5, stroke=LINE, stroke_width=1)
        if not within:
            last = x > frame.width - 14
            yield label(
                x + 4 * last, under, said, size=11, fill=SECOND_INK, anchor="end" if last else "middle"
            )
    for year in range(axis.first.year, axis.last.year + 1) if within else ():
        days = (date(year, 1, 1), date(year, 12, 31))
        begins, ends = (min(max(axis.x(day), frame.left), frame.right) for day in days)
        if ends - begins > 30:
            yield label((begins + ends) / 2, under, str(year), size=11, fill=SECOND_INK, anchor="middle")


def _hidden(chart: SeriesChart, axis: Axis, ident: str) -> Iterator[str]:
    """Missing is hatched, suppressed is an empty frame; each says which. Half a band where a line is told."""
    last, frame = -100.0, chart.frame
    for day in days_of(chart):
        marks = [mark for line in chart.lines for mark in line.marks if mark.day == day]
        states = {mark.state for mark in marks} - {CellState.SHOWN}
        if not states:
            continue
        whole = all(one.value is None for one in marks)
        x, top = axis.x(day), frame.top if whole else frame.bottom - 30
        hidden = CellState.SUPPRESSED in states
        yield (
            element(
                "rect",
                x=x - 8,
                y=top,
                width=16,
                height=frame.bottom - top,
                fill=WASH,
                stroke=SECOND_INK,
                stroke_width=1,
                stroke_dasharray="2 3",
            )
            if hidden
            else tone_bar(x - 8, top, 16, frame.bottom - top, Tone.UNANSWERED, ident)
        )
        said = chart.said.suppressed if hidden else chart.said.missing
        if x - last > 44:
            yield label(x, frame.bottom + 34, said, size=10.5, fill=SECOND_INK, anchor="middle")
            last = x


def _breaks(chart: SeriesChart, axis: Axis) -> Iterator[str]:
    lowest, frame = -200.0, chart.frame
    for day in chart.breaks:
        x = axis.x(day)
        if not frame.left <= x <= frame.right:
            continue
        dotted: dict[str, str | float] = {"stroke": INK, "stroke_width": 1.2, "stroke_dasharray": "1 4"}
        yield element("line", "", x1=x, x2=x, y1=frame.top - 6, y2=frame.bottom, **dotted)
        if x - lowest > 110:
            end = x > (frame.left + frame.right) / 2
            anchor = "end" if end else "start"
            yield label(x + (-5 if end else 5), frame.top - 10, chart.said.broken, size=10.5, anchor=anchor)
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
    yield _named_ahead(chart, scale)


def _named_ahead(chart: SeriesChart, scale: Scale) -> str:
    """The word of what is expected, beside the line's end; on a phone over it or under it."""
    frame, y = chart.frame, scale.y(chart.ahead[-1].value)
    if frame.beside:
        return label(frame.right + 8, y + 4, chart.said.ahead, size=11, fill=ACCENT)
    over = chart.target is not None and -4 < scale.y(chart.target) - y < 30
    place = y - 9 if over else min(y + 17, frame.bottom - 5)
    return label(frame.right, place, chart.said.ahead, size=11, fill=ACCENT, anchor="end")


def _target(chart: SeriesChart, target: float, scale: Scale) -> list[str]:
    frame, y = chart.frame, scale.y(target)
    said = f"{words(chart.language).target} {value_text(target, chart.kind, chart.language, chart.decimals)}"
    dashed: dict[str, str | float] = {"stroke": INK, "stroke_width": 1.3, "stroke_dasharray": "5 4"}
    line = element("line", "", x1=frame.left, x2=frame.right, y1=y, y2=y, **dashed)
    if not frame.beside:
        under = 0 < y - _last_y(chart, scale) < 24
        return [line, label(frame.right, y + (15 if under else -6), said, size=11.5, bold=True, anchor="end")]
    near = bool(chart.ahead) and abs(y - scale.y(chart.ahead[-1].value)) < 14
    return [line, label(frame.right + 8, y + (4 if not near else -8), said, size=11.5, bold=True)]


def _last_y(chart: SeriesChart, scale: Scale) -> float:
    """Where what is drawn ends: what is expected, or the latest that is known."""
    if chart.ahead:
        return scale.y(chart.ahead[-1].value)
    told = [mark.value for line in chart.lines for mark in line.marks[-1:] if mark.value is not None]
    return scale.y(max(told)) if told else scale.bottom


def _numbers(chart: SeriesChart, axis: Axis, scale: Scale) -> Iterator[str]:
    """Each value over its mark, or under it where something is in the way; the last, and others with room."""
    shown = [mark for mark in chart.lines[0].marks if mark.value is not None]
    places = [(axis.x(mark.day), scale.y(mark.value or 0.0)) for mark in shown]
    target = None if chart.target is None else scale.y(chart.target)
    last = -100.0
    for at, mark in reversed(list(enumerate(shown))):
        x, y = places[at]
        if last > 0 and last - x < chart.frame.apart:
            continue
        last = x
        rises = [_rise((x, y), one) for one in (*places[max(0, at - 1) : at], *places[at + 1 : at + 2])]
        crossed = max(rises, default=0) > 5 and min(rises) > -5
        below = crossed or (target is not None and -4 < y - target < 22)
        said = value_text(mark.value or 0.0, chart.kind, chart.language, chart.decimals)
        # Where the line goes up from here, the value stands on the other side of it.
        aside = chart.narrow and not below and at + 1 < len(shown) and rises[-1] > 5
        x, height = (x + 3 if aside else x), (y + 18 if below else y - 10)
        anchor = "end" if aside else "middle"
        yield label(x, height, said, size=11.5, fill=ACCENT, anchor=anchor, bold=True)


def _rise(here: tuple[float, float], there: tuple[float, float]) -> float:
    """How far over a mark, in points, the line to another is ten points away: where the value would stand."""
    return (here[1] - there[1]) * min(1.0, 10 / max(abs(there[0] - here[0]), 1))


def _names(chart: SeriesChart) -> Iterator[str]:
    """A name, with its mark, in a row under the drawing: never on top of a line. On a phone a row each."""
    frame = chart.frame
    x, y = frame.left, frame.height - 14
    for place, line in enumerate(chart.lines):
        colour = _COLOURS[place % len(_COLOURS)]
        shown = [mark.value for mark in line.marks if mark.value is not None]
        said = line.name
        if shown:
            said += f" {value_text(shown[-1], chart.kind, chart.language, chart.decimals)}"
        yield _shape(place, x + 5, y, colour)
        yield label(x + 15, y + 4, said, size=11.5, fill=colour, bold=True)
        x, y = (x, y + _ROW) if chart.narrow else (x + 34 + 7.0 * len(said), y)
