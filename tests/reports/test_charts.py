"""Charts say the truth without colour, hold no script and no style, and are drawn in our own fonts."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from PIL import Image
from tests.reports.sample import shares

from fridlyst.figures.tables import CellState
from fridlyst.reports.charts import (
    Chart,
    as_png,
    bars,
    draw,
    draw_status_bar,
    lines_compared,
    stacked_status_bars,
)
from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.series import Mark, SeriesChart, SeriesLine, SeriesWords

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \" ' & \x00\x1b åäö مرحبا " + "x" * 10_000


def line(
    values: Sequence[float | None],
    *,
    kind: Kind = Kind.NUMBER,
    target: float | None = None,
    said: str = "saknas",
) -> SeriesChart:
    """A line with a value at the end of each year from 2024; None is missing."""
    marks = tuple(
        Mark(date(2024 + at, 12, 31), CellState.MISSING if value is None else CellState.SHOWN, value)
        for at, value in enumerate(values)
    )
    return SeriesChart((SeriesLine(said, marks),), kind, target, said=SeriesWords(missing=said))


ALL: dict[str, Chart] = {
    "stacked": stacked_status_bars(
        (("Mål 1", shares(1, 2, 3, 0, 0, 4)), ("Mål 2", shares(0, 0, 0, 0, 0, 0)))
    ),
    "many": stacked_status_bars(tuple((f"Nämnd {i}", shares(i, 1, 1, 0, 0, 3)) for i in range(30))),
    "line": line((0.4, None, 0.7), kind=Kind.PERCENT, target=0.9),
    "line on a phone": replace(line((0.4, None, 0.7), kind=Kind.PERCENT, target=0.9), narrow=True),
    "one": line((12.0,)),
    "none": line(()),
    "negative": line((-3.0, 1250.5), target=2000),
    "compared": lines_compared(
        ("2023", "2024", "2025"),
        (("Askersund", (1.5, None, 3.0), True), ("Riket", (2.0, 2.0, None), False)),
    ),
    "compared, narrow": lines_compared(
        ("2024", "2025"),
        (
            ("A", (0.2, 0.3), True),
            ("B", (0.2, 0.3), True),
            ("C", (None, None), False),
            ("D", (0.2, 1), False),
        ),
        kind=Kind.PERCENT,
        width=340,
    ),
    "compared, nothing": lines_compared((), ()),
    "compared, once": lines_compared(("2024",), (("A", (-5.0,), True), ("B", (0.0,), False))),
    "hostile compared": lines_compared((HOSTILE,), ((HOSTILE, (1e300,), True),), missing=HOSTILE),
    "bars": bars((("Nämnd", 3.5), ("Annan", None), ("Tredje", 0)), target=4),
    "narrow": bars((("Nämnd", 3.5), ("Annan", None), ("Tredje", 0)), target=4, narrow=True),
    "empty": bars(()),
    "hostile": bars(((HOSTILE, 1.0),), missing=HOSTILE),
    "hostile rows": stacked_status_bars(((HOSTILE, shares(1, 0, 0, 0, 0, 1)),), unit=HOSTILE, empty=HOSTILE),
    "hostile points": line((None, 1.0), said=HOSTILE),
}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_well_formed_and_may_stand_under_a_strict_policy(name: str) -> None:
    root = ElementTree.fromstring(draw(ALL[name], "bild").svg)
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {"svg", "defs", "pattern", "rect", "path", "line", "circle", "text"}
    attributes = {attribute for element in root.iter() for attribute in element.attrib}
    assert not [name for name in attributes if name == "style" or name.startswith("on") or "href" in name]


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_drawn_at_an_undefined_place(name: str) -> None:
    svg = draw(ALL[name], "bild").svg.lower()
    assert '"nan"' not in svg
    assert '"inf"' not in svg
    assert '="-' not in svg.replace('d="m-1.5', "").replace('y="-', "")


def test_unanswered_is_hatched_and_not_started_is_hollow() -> None:
    drawing = draw_status_bar(shares(0, 0, 1, 0, 0, 1), "rad")
    fills = [element.get("fill") for element in ElementTree.fromstring(drawing.svg).findall(f"{SVG}rect")]
    assert fills[0] == "#ffffff"
    assert fills[1] == "url(#rad-hatch)"


def test_the_legend_names_only_what_is_there() -> None:
    said = texts(draw(stacked_status_bars((("Mål 1", shares(1, 0, 0, 0, 0, 4)),))).svg)
    assert "Klar" in said
    assert "Ej besvarad" in said
    assert "Försenad" not in said


def test_a_row_with_nothing_says_so() -> None:
    chart = stacked_status_bars((("Mål 1", shares(0, 0, 0, 0, 0, 0)),), empty="inga aktiviteter")
    assert "inga aktiviteter" in texts(draw(chart).svg)


def test_widths_are_in_proportion() -> None:
    drawing = draw_status_bar(shares(3, 1, 0, 0, 0, 0), "rad")
    done, ongoing = (
        float(e.get("width", 0)) for e in ElementTree.fromstring(drawing.svg).findall(f"{SVG}rect")
    )
    assert done == pytest.approx(3 * ongoing, rel=0.01)


def test_a_gap_in_the_line_is_a_gap_and_says_so() -> None:
    chart = line((1.0, None, 3.0, 4.0), said="Ej besvarad")
    root = ElementTree.fromstring(draw(chart).svg)
    strokes = [line for line in root.iter(f"{SVG}line") if line.get("stroke") == "#0f5c63"]
    assert len(strokes) == 1
    assert "Ej besvarad" in texts(draw(chart).svg)


def test_numbers_are_written_as_in_swedish() -> None:
    said = texts(draw(ALL["negative"]).svg)
    assert "1\u202f250,5" in said
    assert "−3" in said
    assert "Mål 2\u202f000" in said


def test_ids_of_two_charts_do_not_meet() -> None:
    assert 'id="a-hatch"' in draw(ALL["bars"], "a").svg
    assert 'id="b-hatch"' in draw(ALL["bars"], "b").svg


@pytest.mark.parametrize("name", ["stacked", "line", "bars", "hostile"])
def test_a_picture_for_word_is_sharp_and_not_blank(name: str) -> None:
    drawing = draw(ALL[name])
    with Image.open(io.BytesIO(as_png(drawing))) as picture:
        assert picture.size == (drawing.width * 3, drawing.height * 3)
        assert len(picture.convert("RGB").getcolors(100_000) or []) > 5


@pytest.mark.parametrize("target", [0.9, 0.72, 0.68, 0.1, None])
def test_a_line_on_a_phone_keeps_its_words_inside_the_picture_and_apart(target: float | None) -> None:
    told = line((0.4, 0.55, 0.5, 0.62, 0.61, 0.7, 0.71, 0.7), kind=Kind.PERCENT, target=target)
    wide, narrow = draw(told, "a"), draw(replace(told, narrow=True), "b")
    assert narrow.width < 400 < wide.width
    words = list(ElementTree.fromstring(narrow.svg).iter(f"{SVG}text"))
    assert len(words) < len(texts(wide.svg))
    boxes = [_box(one) for one in words]
    assert all(left >= 0 and right <= narrow.width + 1 for left, right, _ in boxes)
    for at, (left, right, height) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert right <= other[0] or other[1] <= left or abs(height - other[2]) > 9, (
                words[at].text,
                other,
            )


def _box(text: ElementTree.Element) -> tuple[float, float, float]:
    """Where a text begins and ends, by six tenths of its size a letter, and its base line."""
    x, wide = float(text.get("x", 0)), 0.6 * float(text.get("font-size", 12)) * len(text.text or "")
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
    return left, left + wide, float(text.get("y", 0))
