"""Several lines over the same years: the strong ones are read first, the quiet ones are what to compare with.

They are told apart by the shape of their points and by the word at their end, not by colour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.bars import value_text
from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.drawings.svg import bar as tone_bar
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import ACCENT, LINE, PAPER, SECOND_INK, Tone
from fridlyst.reports.wording import words

WIDTH = 640
NARROW = 340
_HEIGHT = 264
_LEFT, _TOP, _BOTTOM = 54.0, 14.0, 214.0
_NAMES = 236
_APART = 17.0
_ROW = 20
_NAME = 28
_DASHES = ("", "7 3", "2 3", "9 3 2 3")


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A name and a value for each of the chart's times, None where it is not known."""

    name: str
    values: tuple[float | None, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LinesCompared:
    """Up to four lines over the same times (percent as shares 0–1); ValueError for lines of other lengths.

    `missing` is said where a single strong line has no value. `width` in px of the view box; where it is
    narrow the names stand under the lines.
    """

    times: tuple[str, ...]
    lines: tuple[ComparedLine, ...]
    kind: Kind = Kind.NUMBER
    missing: str = ""
    decimals: int | None = None
    language: str = "sv"
    width: int = WIDTH

    @property
    def is_narrow(self) -> bool:
        return self.width < WIDTH

    @property
    def right(self) -> float:
        """Where the years end."""
        return self.width - (8 if self.is_narrow else _NAMES)

    def __post_init__(self) -> None:
        if any(len(line.values) != len(self.times) for line in self.lines):
            raise ValueError("every line has a value, or none, for each time")
        if len(self.lines) > len(_DASHES):
            raise ValueError("more lines than can be told apart")


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a line's name stands, and what it says."""

    at: int
    y: float
    said: str


def draw_compared(chart: LinesCompared, ident: str) -> Drawing:
    """The axis starts at zero. Strong lines are drawn last, over the others."""
    top, step = _top(chart)
    places = _places(len(chart.times), chart.right)
    parts = [*_grid(chart, top, step), *_times(chart, places), *_gaps(chart, places, ident)]
    order = sorted(range(len(chart.lines)), key=lambda at: chart.lines[at].strong)
    for at in order:
        parts += _line(chart.lines[at], at, places, top)
    if chart.is_narrow:
        height = _HEIGHT + _ROW * len(chart.lines)
        return picture([*parts, *_names_under(chart, top)], chart.width, height, ident)
    return picture([*parts, *_names(chart, top)], chart.width, _HEIGHT, ident)


def _top(chart: LinesCompared) -> tuple[float, float]:
    """The highest tick and the step between ticks: 1, 2 or 5 times a power of ten, three to six of them."""
    highest = max((one for line in chart.lines for one in line.values if one is not None), default=0.0)
    rough = max(highest, 0.0) / 5 or 0.2
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    return max(ceil(highest / step - 1e-9), 1) * step, step


def _y(value: float, top: float) -> float:
    return _BOTTOM - max(value, 0.0) / top * (_BOTTOM - _TOP)


def _places(count: int, right: float) -> list[float]:
    if count < 2:
        return [(_LEFT + right) / 2] * count
    inner = right - _LEFT - 32
    return [_LEFT + 16 + inner * index / (count - 1) for index in range(count)]


def _grid(chart: LinesCompared, top: float, step: float) -> list[str]:
    drawn = []
    for index in range(round(top / step) + 1):
        y = _y(index * step, top)
        said = value_text(index * step, chart.kind, chart.language, None)
        drawn.append(element("line", x1=_LEFT, x2=chart.right, y1=y, y2=y, stroke=LINE, stroke_width=1))
        drawn.append(label(_LEFT - 8, y + 4, said, size=11, fill=SECOND_INK, anchor="end"))
    return drawn


def _times(chart: LinesCompared, places: list[float]) -> list[str]:
    longest = max((len(time) for time in chart.times), default=1)
    every = max(1, ceil(len(places) * longest * 7.5 / (chart.right - _LEFT)))
    last = len(places) - 1
    return [
        label(x, _BOTTOM + 20, chart.times[at], size=11, fill=SECOND_INK, anchor="middle")
        for at, x in enumerate(places)
        if (last - at) % every == 0
    ]


def _gaps(chart: LinesCompared, places: list[float], ident: str) -> list[str]:
    """Hatched where the only strong line has no value, said once under the years."""
    strong = [line for line in chart.lines if line.strong]
    if len(strong) != 1:
        return []
    empty = [x for x, value in zip(places, strong[0].values, strict=True) if value is None]
    drawn = [tone_bar(x - 7, _TOP, 14, _BOTTOM - _TOP, Tone.UNANSWERED, ident) for x in empty]
    if drawn:
        said = (
            f"{shortened(strong[0].name, _NAME)}: {(chart.missing or words(chart.language).missing).lower()}"
        )
        drawn.append(tone_bar(_LEFT, _BOTTOM + 32, 14, 12, Tone.UNANSWERED, ident))
        drawn.append(label(_LEFT + 20, _BOTTOM + 42, said, size=11, fill=SECOND_INK))
    return drawn


def _line(line: ComparedLine, at: int, places: list[float], top: float) -> list[str]:
    points = [
        None if value is None else (x, _y(value, top)) for x, value in zip(places, line.values, strict=True)
    ]
    drawn = [_stroke(*here, *there, line, at) for here, there in pairwise(points) if here and there]
    return [*drawn, *(_mark(*point, line, at) for point in points if point)]


def _stroke(x1: float, y1: float, x2: float, y2: float, line: ComparedLine, at: int) -> str:
    dashes: dict[str, str | float] = {"stroke_dasharray": _DASHES[at]} if _DASHES[at] else {}
    look: dict[str, str | float] = {"stroke": ACCENT, "stroke_width": 2.5, "stroke_linecap": "round"}
    if not line.strong:
        look = {"stroke": SECOND_INK, "stroke_width": 1.3}
    return element("line", "", x1=x1, y1=y1, x2=x2, y2=y2, **look, **dashes)


def _mark(x: float, y: float, line: ComparedLine, at: int) -> str:
    """A circle, a square, a triangle or a diamond, by the line's place; filled when it is strong."""
    size = 4.2 if line.strong else 3.4
    fill, ink = (ACCENT, PAPER) if line.strong else (PAPER, SECOND_INK)
    look: dict[str, str | float] = {"fill": fill, "stroke": ink, "stroke_width": 1.3}
    if at == 0:
        return element("circle", "", cx=x, cy=y, r=size, **look)
    if at == 1:
        return element("rect", "", x=x - size, y=y - size, width=2 * size, height=2 * size, **look)
    reach = size * 1.35
    if at == 2:
        return element(
            "path", "", d=f"M{x:.2f},{y - reach:.2f} l{reach:.2f},{2 * reach:.2f} h{-2 * reach:.2f} z", **look
        )
    corner = f"{reach:.2f}"
    path = f"M{x:.2f},{y - reach:.2f} l{corner},{corner} l-{corner},{corner} l-{corner},-{corner} z"
    return element("path", "", d=path, **look)


def _names(chart: LinesCompared, top: float) -> list[str]:
    """Each line's mark, name and last value to the right, where it ends, pushed apart where they meet."""
    drawn = []
    for one in _apart(_ends(chart, top)):
        drawn += _name(chart, one, chart.right + 14, one.y)
    return drawn


def _names_under(chart: LinesCompared, top: float) -> list[str]:
    """The same in rows under the years, where there is no room beside them."""
    first = _BOTTOM + 62
    return [
        part
        for row, one in enumerate(_ends(chart, top))
        for part in _name(chart, one, 8.0, first + row * _ROW)
    ]


def _name(chart: LinesCompared, one: _Ends, x: float, y: float) -> list[str]:
    line = chart.lines[one.at]
    fill = ACCENT if line.strong else SECOND_INK
    said = label(x + 11, y + 4, one.said, size=11.5, fill=fill, bold=line.strong)
    return [_mark(x, y, line, one.at), said]


def _ends(chart: LinesCompared, top: float) -> Iterable[_Ends]:
    for at, line in enumerate(chart.lines):
        said = shortened(line.name, _NAME)
        known = [index for index, value in enumerate(line.values) if value is not None]
        last = line.values[known[-1]] if known else None
        if last is None:
            missing = (chart.missing or words(chart.language).missing).lower()
            yield _Ends(at, _BOTTOM, f"{said}: {missing}")
        else:
            value = value_text(last, chart.kind, chart.language, chart.decimals)
            when = "" if known[-1] == len(chart.times) - 1 else f" ({chart.times[known[-1]]})"
            yield _Ends(at, _y(last, top), f"{said} {value}{when}")


def _apart(ends: Iterable[_Ends]) -> list[_Ends]:
    """From above, each at least a line's height under the one before; moved up together if they run out."""
    listed = sorted(ends, key=lambda one: (one.y, one.at))
    placed: list[float] = []
    for one in listed:
        placed.append(max(one.y, placed[-1] + _APART if placed else _TOP))
    over = max(placed[-1] - _BOTTOM, 0.0) if placed else 0.0
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], placed[at + 1] - _APART if at + 1 < len(placed) else placed[at] - over)
    return [_Ends(one.at, y, one.said) for one, y in zip(listed, placed, strict=True)]
