"""A line over time with its target: gaps where nothing was answered, and said so."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.bars import value_text
from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.drawings.svg import bar as tone_bar
from fridlyst.reports.tones import ACCENT, INK, LINE, PAPER, SECOND_INK, Tone
from fridlyst.reports.wording import words

WIDTH = 640
HEIGHT = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 540.0, 18.0, 198.0


@dataclass(frozen=True, slots=True)
class Point:
    """A moment and its value, None where it is not known."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class LineWithTarget:
    """Values in order of time (percent as shares 0–1), with a target where there is one.

    `missing` is said where a value is not known.
    """

    points: tuple[Point, ...]
    kind: Kind = Kind.NUMBER
    target: float | None = None
    missing: str = ""
    decimals: int | None = None
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        return _BOTTOM - (value - self.low) / (self.high - self.low) * (_BOTTOM - _TOP)

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]


def draw_line(chart: LineWithTarget, ident: str) -> Drawing:
    """The axis starts at zero, so that a small change does not look large."""
    scale = _scale(chart)
    places = _places(len(chart.points))
    parts = [*_grid(chart, scale), *_times(chart, places), *_gaps(chart, places, ident)]
    if chart.target is not None:
        parts += _target(chart, chart.target, scale)
    parts += [*_strokes(chart, places, scale), *_marks(chart, places, scale)]
    return picture(parts, WIDTH, HEIGHT, ident)


def _scale(chart: LineWithTarget) -> _Scale:
    values = [point.value for point in chart.points if point.value is not None]
    values += [0.0] if chart.target is None else [0.0, chart.target]
    if chart.kind is Kind.PERCENT and max(values) <= 1 and min(values) >= 0:
        return _Scale(0.0, 1.0, 0.25)
    step = _even_step((max(values) - min(values)) or 1.0)
    return _Scale(floor(min(values) / step) * step, max(ceil(max(values) / step), 1) * step, step)


def _even_step(extent: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that gives three to six lines."""
    rough = extent / 5
    power = 10.0 ** floor(log10(rough))
    return float(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999))


def _places(count: int) -> list[float]:
    if count < 2:
        return [(_LEFT + _RIGHT) / 2] * count
    inner = _RIGHT - _LEFT - 48
    return [_LEFT + 24 + inner * index / (count - 1) for index in range(count)]


def _grid(chart: LineWithTarget, scale: _Scale) -> list[str]:
    drawn = []
    for tick in scale.ticks():
        y = scale.y(tick)
        said = value_text(tick, chart.kind, chart.language, None)
        drawn.append(element("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=LINE, stroke_width=1))
        drawn.append(label(_LEFT - 8, y + 4, said, size=11, fill=SECOND_INK, anchor="end"))
    return drawn


def _times(chart: LineWithTarget, places: list[float]) -> list[str]:
    longest = max((len(point.label) for point in chart.points), default=1)
    every = max(1, ceil(len(places) * longest * 6.6 / (_RIGHT - _LEFT)))
    last = len(places) - 1
    shown = [index for index in range(len(places)) if (last - index) % every == 0]
    return [
        label(
            places[index], _BOTTOM + 20, chart.points[index].label, size=11, fill=SECOND_INK, anchor="middle"
        )
        for index in shown
    ]


def _gaps(chart: LineWithTarget, places: list[float], ident: str) -> list[str]:
    said = chart.missing or words(chart.language).missing
    drawn: list[str] = []
    for point, x in zip(chart.points, places, strict=True):
        if point.value is None:
            drawn.append(tone_bar(x - 9, _TOP, 18, _BOTTOM - _TOP, Tone.UNANSWERED, ident))
            drawn.append(label(x, _BOTTOM + 35, said, size=10, fill=SECOND_INK, anchor="middle"))
    return drawn


def _target(chart: LineWithTarget, target: float, scale: _Scale) -> list[str]:
    y = scale.y(target)
    said = f"{words(chart.language).target} {value_text(target, chart.kind, chart.language, chart.decimals)}"
    line = element(
        "line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, stroke=INK, stroke_width=1.3, stroke_dasharray="5 4"
    )
    return [line, label(_RIGHT + 8, y + 4, said, size=11.5, bold=True)]


def _strokes(chart: LineWithTarget, places: list[float], scale: _Scale) -> list[str]:
    drawn = []
    for (here, x), (there, next_x) in pairwise(zip(chart.points, places, strict=True)):
        if here.value is not None and there.value is not None:
            drawn.append(_stroke(x, scale.y(here.value), next_x, scale.y(there.value)))
    return drawn


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=ACCENT, stroke_width=2.5, stroke_linecap="round"
    )


def _marks(chart: LineWithTarget, places: list[float], scale: _Scale) -> list[str]:
    drawn = []
    crowded = len(places) > 12
    for index, (point, x) in enumerate(zip(chart.points, places, strict=True)):
        if point.value is None:
            continue
        y = scale.y(point.value)
        drawn.append(element("circle", cx=x, cy=y, r=4, fill=ACCENT, stroke=PAPER, stroke_width=1.5))
        if not crowded or index == len(places) - 1:
            said = value_text(point.value, chart.kind, chart.language, chart.decimals)
            drawn.append(_over(x, y, said, scale, chart.target))
    return drawn


def _over(x: float, y: float, said: str, scale: _Scale, target: float | None) -> str:
    """The number above its point, or under it where the target line runs."""
    touches = target is not None and -4 < y - scale.y(target) < 22
    return label(x, y + 18 if touches else y - 9, said, size=11.5, fill=ACCENT, anchor="middle", bold=True)
