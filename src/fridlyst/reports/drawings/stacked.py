"""Stacked status bars: one row a goal or a body, its parts as shares of the row."""

from dataclasses import dataclass

from fridlyst.reports.drawings.svg import Drawing, bar, label, paper, picture
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import INK, PAPER, SECOND_INK, Share, Tone

WIDTH = 640
_MANY = 9
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class StackedRow:
    """A row: its name and its parts, in the order they are drawn."""

    label: str
    parts: tuple[Share, ...]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Rows of the same length, so that shares compare; the number behind each row is its total.

    `unit` follows the totals ("aktiviteter"); `empty` is said where a row has none.
    """

    rows: tuple[StackedRow, ...]
    unit: str = ""
    empty: str = "–"
    legend: bool = True


@dataclass(frozen=True, slots=True)
class _Layout:
    left: float
    width: float
    pitch: float
    thickness: float
    size: float
    name_over: bool
    name_length: int


_FEW = _Layout(left=0, width=WIDTH, pitch=44, thickness=16, size=12, name_over=True, name_length=88)
_LIST = _Layout(left=250, width=350, pitch=22, thickness=13, size=11, name_over=False, name_length=40)


def draw_stacked(chart: StackedBars, ident: str) -> Drawing:
    """Few rows get their name above the bar; many get it beside, one line each."""
    layout = _FEW if len(chart.rows) <= _MANY else _LIST
    parts = _legend(chart, ident) if chart.legend else []
    top = 30.0 if chart.legend else 0.0
    for index, row in enumerate(chart.rows):
        parts += _row(row, top + index * layout.pitch, layout, chart, ident)
    return picture(parts, WIDTH, round(top + len(chart.rows) * layout.pitch), ident)


def _legend(chart: StackedBars, ident: str) -> list[str]:
    order = dict.fromkeys(part.status for row in chart.rows for part in row.parts)
    there = {part.status for row in chart.rows for part in row.parts if part.count}
    statuses = [status for status in order if status in there]
    drawn, x = [], 0.0
    for status in statuses:
        drawn.append(bar(x, 3, 12, 12, status.tone, ident))
        drawn.append(label(x + 18, 13, status.word, fill=SECOND_INK, size=11.5))
        x += 18 + len(status.word) * 6.6 + 20
    return drawn


def _row(row: StackedRow, top: float, layout: _Layout, chart: StackedBars, ident: str) -> list[str]:
    base = top + 13 if layout.name_over else top + layout.thickness - 2.5
    bar_top = top + 19 if layout.name_over else top
    name = label(0, base, shortened(row.label, layout.name_length), size=layout.size)
    if not row.total:
        return [
            name,
            label(
                layout.left or WIDTH,
                base,
                chart.empty,
                size=layout.size,
                fill=SECOND_INK,
                anchor="start" if layout.left else "end",
            ),
        ]
    said = f"{row.total} {chart.unit}".strip() if layout.name_over else str(row.total)
    total = label(WIDTH, base, said, size=layout.size, fill=SECOND_INK, anchor="end")
    return [name, total, *segments(row.parts, layout.left, bar_top, layout.width, layout.thickness, ident)]


def segments(
    parts: tuple[Share, ...], left: float, top: float, width: float, thickness: float, ident: str
) -> list[str]:
    """The parts of one bar side by side, each with its number where there is room."""
    shown = [part for part in parts if part.count]
    total = sum(part.count for part in shown)
    room = width - _GAP * max(len(shown) - 1, 0)
    drawn, x = [], left
    for part in shown:
        length = room * part.count / total
        drawn.append(bar(x, top, length, thickness, part.status.tone, ident))
        drawn += _count(part, x + length / 2, top, length, thickness)
        x += length + _GAP
    return drawn


def _count(part: Share, middle: float, top: float, length: float, thickness: float) -> list[str]:
    text = str(part.count)
    if length < 8 * len(text) + 6 or thickness < 12:
        return []
    size = min(11.0, thickness - 3)
    base = top + thickness / 2 + size * 0.36
    if part.status.tone is Tone.UNANSWERED:
        ground = label(middle, base, text, size=size, fill=INK, anchor="middle", bold=True)
        return [_plate(middle, top, len(text), thickness), ground]
    ink = part.status.tone.colour if part.status.tone is Tone.NOT_STARTED else PAPER
    return [label(middle, base, text, size=size, fill=ink, anchor="middle", bold=True)]


def _plate(middle: float, top: float, signs: int, thickness: float) -> str:
    """A paper ground that keeps a number readable on hatching."""
    width = 7.5 * signs + 5
    return paper(middle - width / 2, top + 2, width, thickness - 4)
