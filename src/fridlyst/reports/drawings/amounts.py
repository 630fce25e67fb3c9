"""Bars of amounts: one row a year, as long as its amount, divided by who pays."""

from dataclasses import dataclass

from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import ACCENT, INK, LINE, PAPER, SECOND_INK
from fridlyst.reports.wording import number_text

WIDTH = 640
NARROW = 340
_LEFT = 52.0
_PITCH = 30.0
_THICKNESS = 16.0
_SIGN = 6.9
_FILLS = ((ACCENT, ACCENT), (PAPER, ACCENT), (LINE, SECOND_INK), (PAPER, INK))


@dataclass(frozen=True, slots=True)
class AmountRow:
    """A row: its name and one amount for each of the chart's parts."""

    label: str
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AmountBars:
    """Rows whose bars compare; `parts` names what each is divided into, at most four.

    `unit` follows the sums ("kr"); `empty` is said where a row has nothing. `width` in px of the view box.
    """

    rows: tuple[AmountRow, ...]
    parts: tuple[str, ...]
    unit: str = "kr"
    empty: str = "–"
    language: str = "sv"
    width: int = WIDTH

    def __post_init__(self) -> None:
        if len(self.parts) > len(_FILLS):
            raise ValueError(f"at most {len(_FILLS)} parts can be told apart, not {len(self.parts)}")
        if any(len(row.amounts) != len(self.parts) for row in self.rows):
            raise ValueError("every row has an amount for each part")


def draw_amounts(chart: AmountBars, ident: str) -> Drawing:
    """The first part is filled, the second hollow: they differ without colour. The sum stands at the end."""
    sums = [_said(chart, row) for row in chart.rows]
    room = chart.width - _LEFT - max((len(said) for said in sums), default=0) * _SIGN - 12
    longest = max((sum(row.amounts) for row in chart.rows), default=0) or 1
    parts, top = _legend(chart)
    for index, (row, said) in enumerate(zip(chart.rows, sums, strict=True)):
        parts += _row(row, said, top + index * _PITCH, room / longest)
    return picture(parts, chart.width, round(top + len(chart.rows) * _PITCH), ident)


def _said(chart: AmountBars, row: AmountRow) -> str:
    whole = sum(row.amounts)
    return f"{number_text(whole, chart.language)} {chart.unit}" if whole else chart.empty


def _legend(chart: AmountBars) -> tuple[list[str], float]:
    """The signs of the parts, one line or as many as they need; and where the rows begin."""
    drawn, x, y = [], 0.0, 3.0
    for name, (fill, line) in zip(chart.parts, _FILLS, strict=False):
        wide = 18 + len(name) * _SIGN + 20
        if x and x + wide > chart.width:
            x, y = 0.0, y + 20
        drawn += [_box(x, y, 12, 12, fill, line), label(x + 18, y + 10, name, fill=SECOND_INK, size=12)]
        x += wide
    return drawn, y + 27


def _row(row: AmountRow, said: str, top: float, scale: float) -> list[str]:
    base = top + _THICKNESS - 3.5
    drawn, x = [label(0, base, shortened(row.label, 7), size=12.5, bold=True)], _LEFT
    for amount, (fill, line) in zip(row.amounts, _FILLS, strict=False):
        if amount:
            # An amount too small to be seen still leaves a mark.
            length = max(amount * scale, 3.0)
            drawn.append(_box(x, top, length, _THICKNESS, fill, line))
            x += length + 1.5
    at = x + 6 if sum(row.amounts) else _LEFT
    return [*drawn, label(at, base, said, size=12.5, fill=INK if sum(row.amounts) else SECOND_INK)]


def _box(x: float, y: float, width: float, height: float, fill: str, line: str) -> str:
    inset = 0.75
    return element(
        "rect",
        x=x + inset,
        y=y + inset,
        width=max(width - 2 * inset, 0.5),
        height=height - 2 * inset,
        fill=fill,
        stroke=line,
        stroke_width=1.5,
    )
