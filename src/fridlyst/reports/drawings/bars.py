"""Plain bars: one value a row, its number at the end, a hatched stub with words where it is not known."""

from dataclasses import dataclass

from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.svg import Drawing, element, label, paper, picture
from fridlyst.reports.drawings.svg import bar as tone_bar
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import ACCENT, INK, LINE, SECOND_INK, Tone
from fridlyst.reports.wording import number_text, percent_text, words

WIDTH = 640
NARROW = 330
_PITCH = 24.0
_THICKNESS = 14.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the bars stand: their room to the right of `left`, and how far below its name each one is."""

    width: int
    left: float
    room: float
    above: float
    letters: int

    @property
    def pitch(self) -> float:
        return _PITCH + self.above


_WIDE = _Frame(WIDTH, 250.0, 310.0, 0.0, 38)
_NARROW = _Frame(NARROW, 1.0, 260.0, 18.0, 48)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name and its value, None where it is not known; `why` then says more than the chart's own
    word for it."""

    label: str
    value: float | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows with a value each (percent as shares 0–1) and perhaps a common target.

    `missing` is said where a value is not known; `narrow` writes each name above its bar, for a phone.
    """

    bars: tuple[Bar, ...]
    kind: Kind = Kind.NUMBER
    target: float | None = None
    missing: str = ""
    decimals: int | None = None
    language: str = "sv"
    narrow: bool = False


def value_text(value: float, kind: Kind, language: str, decimals: int | None) -> str:
    """A value as it is written in a chart."""
    if kind is Kind.PERCENT:
        return percent_text(value, language, decimals=decimals or 0)
    return number_text(value, language, decimals=decimals)


def draw_bars(chart: Bars, ident: str) -> Drawing:
    """Horizontal bars from zero; a bar for a negative value has no length but keeps its number."""
    frame = _NARROW if chart.narrow else _WIDE
    known = [bar.value for bar in chart.bars if bar.value is not None]
    longest = max([*known, chart.target or 0, 0]) or 1.0
    top = 20.0 if chart.target is not None else 0.0
    end = top + len(chart.bars) * frame.pitch
    parts = [element("line", x1=frame.left, x2=frame.left, y1=top, y2=end, stroke=LINE, stroke_width=1)]
    if chart.target is not None:
        parts += _target(chart, chart.target, frame.left + chart.target * frame.room / longest, (top, end))
    for index, bar in enumerate(chart.bars):
        parts += _row(bar, frame, top + index * frame.pitch, frame.room / longest, chart, ident)
    return picture(parts, frame.width, round(end), ident)


def _row(bar: Bar, frame: _Frame, top: float, scale: float, chart: Bars, ident: str) -> list[str]:
    y = top + frame.above + (_PITCH - _THICKNESS) / 2
    base = y + _THICKNESS - 3
    name = label(0, base - frame.above, shortened(bar.label, frame.letters), size=11.5)
    if bar.value is None:
        said = bar.why or chart.missing or words(chart.language).missing
        stub = tone_bar(frame.left, y, 24, _THICKNESS, Tone.UNANSWERED, ident)
        return [name, stub, label(frame.left + 32, base, said, size=11.5, fill=SECOND_INK)]
    length = max(bar.value, 0) * scale
    drawn = element("rect", x=frame.left, y=y, width=length, height=_THICKNESS, fill=ACCENT) if length else ""
    said = value_text(bar.value, chart.kind, chart.language, chart.decimals)
    ground = paper(frame.left + length + 3, y, 7.2 * len(said) + 4, _THICKNESS)
    behind = [ground] if chart.target is not None else []
    return [name, *behind, drawn, label(frame.left + length + 6, base, said, size=11.5, bold=True)]


def _target(chart: Bars, target: float, x: float, ends: tuple[float, float]) -> list[str]:
    top, end = ends
    said = f"{words(chart.language).target} {value_text(target, chart.kind, chart.language, chart.decimals)}"
    line = element(
        "line", x1=x, x2=x, y1=top - 4, y2=end, stroke=INK, stroke_width=1.2, stroke_dasharray="4 3"
    )
    return [line, label(x, 12, said, size=11, anchor="middle")]
