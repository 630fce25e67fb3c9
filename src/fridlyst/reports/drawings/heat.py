"""A heat map: how many things stand where rows and columns meet, the number always in figures."""

from dataclasses import dataclass

from fridlyst.reports.drawings.svg import Drawing, element, label, picture
from fridlyst.reports.text import shortened
from fridlyst.reports.tones import ACCENT, INK, PAPER, SECOND_INK

WIDTH = 640
_LEFT = 170.0
_HEAD = 34.0
_PITCH = 36.0
_GAP = 3.0
_WIDEST = 110.0
_SHADES = 4
_SIGN = 6.6
_LONGEST_ROW = 27
# How much of the accent the fullest cell holds; ink stays at least 4.5:1 on it.
_DEEPEST = 0.46


@dataclass(frozen=True, slots=True)
class HeatMap:
    """`counts` are the rows' numbers, one a column; `totals` stand after each row under `total`."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    total: str = ""
    totals: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        shape = {len(row) for row in self.counts}
        if len(self.counts) != len(self.rows) or shape - {len(self.columns)}:
            raise ValueError("a heat map has a number for each row and column")
        if self.totals and len(self.totals) != len(self.rows):
            raise ValueError("a heat map has a total for each row, or none")


def draw_heat(chart: HeatMap, ident: str) -> Drawing:
    """Cells of one hue, the darker the more; one with nothing is hatched and edged, so it meets the eye."""
    places = len(chart.columns) + bool(chart.totals)
    wide = min(_WIDEST, (WIDTH - _LEFT) / max(1, places))
    most = max((count for row in chart.counts for count in row), default=0)
    heads = (*chart.columns, *([chart.total] if chart.totals else []))
    parts = [part for at, name in enumerate(heads) for part in _head(name, _LEFT + at * wide, wide)]
    for index, name in enumerate(chart.rows):
        top = _HEAD + index * _PITCH
        parts.append(label(0, top + _PITCH / 2 + 2.5, shortened(name, _LONGEST_ROW), size=11.5))
        for at, count in enumerate(chart.counts[index]):
            parts += _cell(count, most, _LEFT + at * wide, top, wide, ident)
        if chart.totals:
            middle = _LEFT + (places - 0.5) * wide
            said = str(chart.totals[index])
            parts.append(label(middle, top + 22, said, size=11.5, fill=SECOND_INK, anchor="middle"))
    return picture(parts, WIDTH, round(_HEAD + len(chart.rows) * _PITCH), ident)


def _head(name: str, left: float, wide: float) -> list[str]:
    """A column's name over at most two lines."""
    lines = _lines(name, max(4, int((wide - 4) / _SIGN)))
    first = _HEAD - 8 - 12 * (len(lines) - 1)
    return [
        label(left + wide / 2, first + 12 * at, line, size=10.5, fill=SECOND_INK, anchor="middle", bold=True)
        for at, line in enumerate(lines)
    ]


def _lines(name: str, room: int) -> list[str]:
    first = ""
    words = name.split()
    while words and len(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [shortened(name, room)]
    return [first, shortened(" ".join(words), room)] if words else [first]


def _cell(count: int, most: int, left: float, top: float, wide: float, ident: str) -> list[str]:
    middle, base = left + wide / 2, top + _PITCH / 2 + 4
    if not count:
        ground = _ground(left, top, wide, f"url(#{ident}-hatch)", edged=True)
        behind = element("rect", x=middle - 8, y=base - 12, width=16, height=16, fill=PAPER)
        return [ground, behind, label(middle, base, "0", size=12, anchor="middle")]
    shade = -(-count * _SHADES // max(most, _SHADES))
    ground = _ground(left, top, wide, mixed(_DEEPEST * shade / _SHADES))
    return [ground, label(middle, base, str(count), size=12.5, fill=INK, anchor="middle", bold=True)]


def _ground(left: float, top: float, wide: float, fill: str, *, edged: bool = False) -> str:
    return element(
        "rect",
        x=left + _GAP / 2,
        y=top + _GAP / 2,
        width=wide - _GAP,
        height=_PITCH - _GAP,
        fill=fill,
        stroke=SECOND_INK if edged else "none",
        stroke_dasharray="3 2" if edged else "none",
    )


def mixed(share: float) -> str:
    """So much of the accent in the paper, as a colour."""
    pairs = zip(_channels(ACCENT), _channels(PAPER), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
