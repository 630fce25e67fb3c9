"""The few SVG elements that charts are drawn with: attributes only, no style, script or address."""

from dataclasses import dataclass
from html import escape

from fridlyst.reports.text import printable
from fridlyst.reports.tones import HATCH, INK, PAPER, WASH, Tone

FONTS = "Inter, 'Noto Sans Arabic', 'Noto Sans Ethiopic', system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture; sizes in px of the view box."""

    svg: str
    width: int
    height: int


def element(name: str, inner: str = "", **attributes: str | float) -> str:
    """One element; underscores in attribute names stand for hyphens. `inner` is markup, not text."""
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{listed}>{inner}</{name}>" if inner else f"<{name}{listed}/>"


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def label(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 12,
    fill: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Text on its base line at (x, y)."""
    weight: dict[str, str | float] = {"font_weight": 600} if bold else {}
    said = escape(printable(text).replace("\n", " "), quote=False)
    return element("text", said, x=x, y=y, font_size=size, fill=fill, text_anchor=anchor, **weight)


def bar(x: float, y: float, width: float, height: float, tone: Tone, ident: str) -> str:
    """A bar in a tone: not started is hollow, unanswered is hatched, so that they differ without colour."""
    if tone is Tone.NOT_STARTED:
        inset = min(0.75, width / 2, height / 2)
        return element(
            "rect",
            x=x + inset,
            y=y + inset,
            width=width - 2 * inset,
            height=height - 2 * inset,
            fill=PAPER,
            stroke=tone.colour,
            stroke_width=1.5,
        )
    fill = f"url(#{ident}-hatch)" if tone is Tone.UNANSWERED else tone.colour
    return element("rect", x=x, y=y, width=width, height=height, fill=fill)


def paper(x: float, y: float, width: float, height: float) -> str:
    """A ground that keeps a number readable on what is drawn under it."""
    return element("rect", x=x, y=y, width=width, height=height, fill=PAPER)


def hatching(ident: str) -> str:
    """The pattern that unanswered is filled with."""
    ground = element("rect", width=6, height=6, fill=WASH)
    stroke = element("path", d="M-1.5,1.5 l3,-3 M0,6 l6,-6 M4.5,7.5 l3,-3", stroke=HATCH, stroke_width=1.3)
    tile = element(
        "pattern", ground + stroke, id=f"{ident}-hatch", width=6, height=6, patternUnits="userSpaceOnUse"
    )
    return element("defs", tile)


def picture(parts: list[str], width: int, height: int, ident: str) -> Drawing:
    """The whole SVG; the surrounding page gives it its alternative text."""
    inner = hatching(ident) + "".join(parts)
    svg = element(
        "svg",
        inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        font_family=FONTS,
    )
    return Drawing(svg, width, height)
