"""Lines compared: told apart by shape and word, names that do not meet, and gaps that are said."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from fridlyst.reports.charts import draw, lines_compared
from fridlyst.reports.drawings.compared import LinesCompared

SVG = "{http://www.w3.org/2000/svg}"
YEARS = ("2022", "2023", "2024")
FOUR = (
    ("Askersund", (10.0, 20.0, 30.0), True),
    ("Liknande", (10.0, 20.0, 30.0), False),
    ("Länet", (10.0, 20.0, 30.0), False),
    ("Riket", (10.0, 20.0, 30.0), False),
)


def texts(chart: LinesCompared) -> dict[str, tuple[float, float]]:
    root = ElementTree.fromstring(draw(chart).svg)
    return {
        one.text or "": (float(one.attrib["x"]), float(one.attrib["y"])) for one in root.iter(f"{SVG}text")
    }


def test_each_line_has_its_word_and_its_shape() -> None:
    chart = lines_compared(YEARS, FOUR)
    names = [name for name in texts(chart) if name.endswith(" 30")]
    assert names == ["Askersund 30", "Liknande 30", "Länet 30", "Riket 30"]
    svg = draw(chart).svg
    assert svg.count("<circle") == 4
    assert svg.count("<path") == 2 * 4 + 1
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', svg))
    assert len(dashes) == 3


@pytest.mark.parametrize("width", [640, 340])
def test_names_never_meet_nor_leave_the_picture(width: int) -> None:
    chart = lines_compared(YEARS, FOUR, width=width)
    drawing = draw(chart)
    places = sorted(y for name, (_, y) in texts(chart).items() if name.endswith(" 30"))
    assert all(later - earlier >= 16 for earlier, later in pairwise(places))
    assert places[0] > 10
    assert places[-1] < drawing.height
    assert drawing.width == width


def test_a_gap_is_said_and_no_line_is_drawn_over_it() -> None:
    chart = lines_compared(YEARS, (("Askersund", (10.0, None, 30.0), True),))
    assert "Askersund: uppgift saknas" in texts(chart)
    svg = draw(chart).svg
    assert svg.count('stroke-linecap="round"') == 0
    assert "url(#chart-hatch)" in svg


def test_a_line_that_ends_early_says_when() -> None:
    chart = lines_compared(
        YEARS, (("Askersund", (10.0, 12.0, None), True), ("Riket", (None, None, None), False))
    )
    assert {"Askersund 12 (2023)", "Riket: uppgift saknas"} <= set(texts(chart))


def test_the_axis_begins_at_zero() -> None:
    found = texts(lines_compared(YEARS, FOUR))
    assert {"0", "10", "20", "30"} <= set(found)


def test_lines_of_other_lengths_or_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="for each time"):
        lines_compared(YEARS, (("A", (1.0,), True),))
    with pytest.raises(ValueError, match="told apart"):
        lines_compared(YEARS, tuple((str(at), (1.0, 1.0, 1.0), False) for at in range(5)))
