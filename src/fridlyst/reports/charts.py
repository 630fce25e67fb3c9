"""Charts as values; each is drawn as SVG (for page and PDF) and as PNG (for Word), in our own fonts."""

from functools import cache, lru_cache

import vl_convert

from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.amounts import WIDTH as AMOUNTS_WIDTH
from fridlyst.reports.drawings.amounts import AmountBars, AmountRow, draw_amounts
from fridlyst.reports.drawings.bars import Bar, Bars, draw_bars
from fridlyst.reports.drawings.compared import WIDTH as COMPARED_WIDTH
from fridlyst.reports.drawings.compared import ComparedLine, LinesCompared, draw_compared
from fridlyst.reports.drawings.heat import HeatMap, draw_heat
from fridlyst.reports.drawings.series import SeriesChart, draw_series
from fridlyst.reports.drawings.small import Multiples, draw_multiples
from fridlyst.reports.drawings.stacked import WIDTH, StackedBars, StackedRow, draw_stacked, segments
from fridlyst.reports.drawings.svg import Drawing, paper, picture
from fridlyst.reports.fonts import FOLDER
from fridlyst.reports.tones import Share

Chart = StackedBars | Bars | AmountBars | LinesCompared | SeriesChart | Multiples | HeatMap

PNG_SCALE = 3


def stacked_status_bars(
    rows: tuple[tuple[str, tuple[Share, ...]], ...], *, unit: str = "", empty: str = "–"
) -> StackedBars:
    """One bar a row, divided by status; `unit` follows each total, `empty` is said where there is nothing."""
    return StackedBars(tuple(StackedRow(name, parts) for name, parts in rows), unit, empty)


def bars(
    values: tuple[tuple[str, float | None] | tuple[str, float | None, str], ...],
    *,
    kind: Kind = Kind.NUMBER,
    target: float | None = None,
    missing: str = "",
    decimals: int | None = None,
    language: str = "sv",
    narrow: bool = False,
) -> Bars:
    """One bar a row with its number at the end; None is a hatched stub that says `missing`, or the row's own
    third word; `narrow` is for a phone."""
    return Bars(tuple(Bar(*value) for value in values), kind, target, missing, decimals, language, narrow)


def amount_bars(
    rows: tuple[tuple[str, tuple[int, ...]], ...],
    parts: tuple[str, ...],
    *,
    unit: str = "kr",
    empty: str = "–",
    language: str = "sv",
    width: int = AMOUNTS_WIDTH,
) -> AmountBars:
    """One bar a row, as long as its amount, divided into `parts`; `empty` is said where there is nothing."""
    return AmountBars(tuple(AmountRow(*row) for row in rows), parts, unit, empty, language, width)


def lines_compared(
    times: tuple[str, ...],
    lines: tuple[tuple[str, tuple[float | None, ...], bool], ...],
    *,
    kind: Kind = Kind.NUMBER,
    missing: str = "",
    decimals: int | None = None,
    language: str = "sv",
    width: int = COMPARED_WIDTH,
) -> LinesCompared:
    """Up to four lines (name, values, whether it is the one to read first) over the same times."""
    made = tuple(ComparedLine(*line) for line in lines)
    return LinesCompared(times, made, kind, missing, decimals, language, width)


@lru_cache(maxsize=256)
def draw(chart: Chart, ident: str = "chart") -> Drawing:
    """The chart as SVG that may stand inline under a strict CSP: attributes only, no style, no script.

    `ident` begins every id inside it, so that two charts on one page do not share theirs.
    """
    match chart:
        case StackedBars():
            return draw_stacked(chart, ident)
        case Bars():
            return draw_bars(chart, ident)
        case AmountBars():
            return draw_amounts(chart, ident)
        case HeatMap():
            return draw_heat(chart, ident)
        case LinesCompared():
            return draw_compared(chart, ident)
        case SeriesChart():
            return draw_series(chart, ident)
        case Multiples():
            return draw_multiples(chart, ident)


@lru_cache(maxsize=256)
def draw_status_bar(parts: tuple[Share, ...], ident: str = "bar", height: int = 22) -> Drawing:
    """One bar over the whole width; what the parts are called stands beside it as text."""
    return picture(segments(parts, 0, 0, WIDTH, height, ident), WIDTH, height, ident)


@lru_cache(maxsize=128)
def as_png(drawing: Drawing) -> bytes:
    """The drawing on white, three times as large as its view box, for formats that hold no SVG."""
    _register_fonts()
    on_paper = drawing.svg.replace("<defs>", paper(0, 0, drawing.width, drawing.height) + "<defs>", 1)
    return bytes(vl_convert.svg_to_png(on_paper, scale=PNG_SCALE))


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FOLDER))
