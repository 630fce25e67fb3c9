"""Small drawings of a series: one for each body on the same scale, and one beside a row of a list."""

from dataclasses import dataclass

from fridlyst.figures.tables import CellState
from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.bars import value_text
from fridlyst.reports.drawings.series import SeriesChart, days_of, line_of, values_of
from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.drawings.time_axis import Scale, axis_of, scale_of
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import ACCENT, INK, LINE, PAPER, SECOND_INK

COLUMNS, CELL_WIDTH, CELL_HEIGHT = 3, 208, 128
NARROW_COLUMNS, NARROW_CELL = 2, 172
SPARK_WIDTH, SPARK_HEIGHT = 120, 30


@dataclass(frozen=True, slots=True)
class Multiples:
    """A small drawing for each name, all on the scale and the days of them together; `narrow` for a phone."""

    charts: tuple[tuple[str, SeriesChart], ...]
    narrow: bool = False

    @property
    def columns(self) -> int:
        return NARROW_COLUMNS if self.narrow else COLUMNS

    @property
    def cell(self) -> int:
        """How wide each drawing is, px of the view box."""
        return NARROW_CELL if self.narrow else CELL_WIDTH


def draw_multiples(chart: Multiples, ident: str) -> Drawing:
    """The drawings in rows."""
    every = [one for _, one in chart.charts]
    values = [value for one in every for value in values_of(one)]
    days = sorted({day for one in every for day in days_of(one)})
    percent = any(one.kind is Kind.PERCENT for one in every)
    bounds = every[0].bounds if every else None
    parts = []
    for at, (name, one) in enumerate(chart.charts):
        x, y = (at % chart.columns) * chart.cell, (at // chart.columns) * CELL_HEIGHT
        known = scale_of(values, percent=percent, bounds=bounds)
        scale = Scale(known.low, known.high, known.step, y + 40, y + 98)
        axis = axis_of(days, x + 34, x + chart.cell - 14, room=8)
        parts += _cell(shortened(name, chart.cell // 7 + 1), one, x, y)
        left, right = x + 34, x + chart.cell - 14
        for tick in (known.low, known.high):
            place = scale.y(tick)
            said = value_text(tick, one.kind, one.language, None)
            parts.append(_rule(left, place, right, place, LINE))
            parts.append(label(x + 29, place + 4, said, size=9.5, fill=SECOND_INK, anchor="end"))
        if one.target is not None:
            parts.append(_rule(left, scale.y(one.target), right, scale.y(one.target), INK, "4 3"))
        for place in map(axis.x, one.breaks):
            if left <= place <= right:
                parts.append(_rule(place, y + 36, place, y + 98, INK, "1 3"))
        for position, line in enumerate(one.lines):
            parts += line_of(line, position, axis, scale, one.breaks)
        if days:
            parts.append(label(left, y + 112, str(days[0].year), size=9.5, fill=SECOND_INK))
            parts.append(label(right, y + 112, str(days[-1].year), size=9.5, fill=SECOND_INK, anchor="end"))
    rows = -(-len(chart.charts) // chart.columns)
    wide = min(chart.columns, max(len(every), 1))
    return picture(parts, chart.cell * wide, CELL_HEIGHT * max(rows, 1), ident)


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str, dash: str = "") -> str:
    dashed: dict[str, str | float] = {"stroke_dasharray": dash} if dash else {}
    return element("line", "", x1=x1, y1=y1, x2=x2, y2=y2, stroke=colour, stroke_width=1, **dashed)


def _cell(name: str, one: SeriesChart, x: float, y: float) -> list[str]:
    """The name and the last value of a small drawing, or why there is none."""
    last = one.lines[0].marks[-1] if one.lines and one.lines[0].marks else None
    said = one.said.missing
    if last is not None and last.value is not None:
        said = value_text(last.value, one.kind, one.language, one.decimals)
    elif last is not None and last.state is CellState.SUPPRESSED:
        said = one.said.suppressed
    bold = last is not None and last.value is not None
    return [
        label(x, y + 14, name, size=11, bold=True),
        label(x, y + 29, said, size=11, fill=ACCENT if bold else SECOND_INK, bold=bold),
    ]


def draw_spark(chart: SeriesChart, ident: str) -> Drawing:
    """Only the line, its last value as a dot, and the target as a thin dashed line."""
    axis = axis_of(days_of(chart), 4, SPARK_WIDTH - 4, room=4)
    known = scale_of(values_of(chart), percent=chart.kind is Kind.PERCENT, bounds=chart.bounds)
    scale = Scale(known.low, known.high, known.step, 4, SPARK_HEIGHT - 4)
    parts = []
    if chart.target is not None:
        y = scale.y(chart.target)
        parts.append(_rule(0, y, SPARK_WIDTH, y, INK, "3 3"))
    line = chart.lines[0]
    parts += [one for one in line_of(line, 0, axis, scale, chart.breaks) if one.startswith("<line")]
    shown = [mark for mark in line.marks if mark.value is not None]
    if shown:
        x, y = axis.x(shown[-1].day), scale.y(shown[-1].value or 0.0)
        parts.append(element("circle", cx=x, cy=y, r=3, fill=ACCENT, stroke=PAPER, stroke_width=1))
    return picture(parts, SPARK_WIDTH, SPARK_HEIGHT, ident)
