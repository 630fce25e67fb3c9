"""A measure's chart drawn for a wide page and a narrow one."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from fridlyst.reports.charts import draw
from fridlyst.reports.contents.comparison_charts import Lines
from fridlyst.reports.drawings.compared import NARROW, WIDTH


@dataclass(frozen=True)
class Drawn:
    """A chart twice, with what it says in words and its table: heads, and a row a year."""

    caption: str
    alt: str
    wide: SafeString
    narrow: SafeString
    heads: tuple[str, ...]
    rows: list[tuple[str, tuple[str, ...]]]


def drawn(lines: Lines | None) -> Drawn | None:
    """The lines, where there are any."""
    if lines is None:
        return None
    # Attributes only, every text escaped by the drawing.
    wide, narrow = (
        mark_safe(draw(lines.chart(width), f"{lines.key}-{width}").svg) for width in (WIDTH, NARROW)
    )
    heads = tuple(one.name for one in lines.lines)
    return Drawn(lines.caption, lines.alt, wide, narrow, heads, lines.rows())
