"""Coverage in the reports: the answer first, the heat map with its table, and what is missing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from tests.coverage.made import activity, coverage, goal
from tests.reports.hostile import EVERY as HOSTILE

from fridlyst.coverage.shapes import Coverage
from fridlyst.followup.shapes import GapAnswerView
from fridlyst.reports.charts import draw
from fridlyst.reports.contents.coverage import coverage_part
from fridlyst.reports.document import Block, BulletList, Figure, Heading, Paragraph, ReportDocument
from fridlyst.reports.drawings.heat import HeatMap, mixed
from fridlyst.reports.formats import FORMATS, render

EVERY = " ".join(HOSTILE)


def plain(blocks: Iterable[Block]) -> list[str]:
    """The paragraphs and list items, a line each."""
    found: list[str] = []
    for block in blocks:
        lines = (
            block.items if isinstance(block, BulletList) else [block] if isinstance(block, Paragraph) else []
        )
        found += ["".join(span.text for span in line.spans) for line in lines]
    return found


def figure(blocks: Iterable[Block]) -> Figure:
    return next(one for one in blocks if isinstance(one, Figure))


def late() -> Coverage:
    after = [activity() for _ in range(5)]
    return coverage(goal(*after, activity(levels=["universal"], social=["society"]), activity(levels=[])))


def test_the_share_comes_first_then_the_map_then_what_is_missing() -> None:
    blocks = list(coverage_part([late()]))
    kinds = [type(one) for one in blocks]
    assert kinds.index(Paragraph) < kinds.index(Figure) < kinds.index(BulletList)
    said = plain(blocks)
    assert said[0].startswith("Av de 6 aktiviteter som riktas till invånare kommer 5 bara efter våldet.")
    assert said[2] == (
        "Av de 6 aktiviteter som riktas till invånare är 5 bara till för dem som redan är berörda av våld."
    )


def test_the_map_and_its_table_hold_the_same_numbers() -> None:
    found = figure(coverage_part([late()]))
    assert isinstance(found.chart, HeatMap)
    assert [row[1:] for row in found.table.rows] == [
        (*counts, total) for counts, total in zip(found.chart.counts, found.chart.totals, strict=True)
    ]
    assert found.chart.counts == ((1, 0, 0, 0), (0, 0, 0, 0), (0, 0, 0, 5))
    assert "1 av 7 aktiviteter är inte placerad här." in found.table.note
    assert "Indikerad: Samhälle 0, Närmiljö 0, Relation 0, Individ 5." in found.alt


def test_a_gap_that_is_meant_is_said_with_its_reason_and_not_as_missing() -> None:
    said = GapAnswerView("mostly-after", "programmet", "Regionen gör resten.", date(2026, 5, 1), "Eva", 1)
    lines = plain(coverage_part([replace(late(), answers=(said,))]))
    assert any(
        one.startswith("Medvetet val: Av de 6") and one.endswith("Regionen gör resten.") for one in lines
    )
    assert sum(one.startswith("Av de 6 aktiviteter") for one in lines) == 1


def test_many_gaps_are_cut_and_counted() -> None:
    poor = coverage(
        goal(
            *(activity("Ge familjen stöd", groups=["exposed", "children"], owners=()) for _ in range(5)),
            activity(owners=(), time="", evidence="under_trial"),
            preconditions=("Det finns pengar",),
        ),
        goal(number="2"),
        measuring=[2],
        indicators=0,
        purpose="Programmet gäller heder.",
    )
    blocks = list(coverage_part([poor]))
    assert len(next(one for one in blocks if isinstance(one, BulletList)).items) == 7
    assert any("luckor till finns på programmets sida." in one for one in plain(blocks))


def test_two_programmes_have_a_section_each_and_none_has_no_part() -> None:
    other = replace(late(), programme=replace(late().programme, title="Planen"))
    headings = [one.text for one in coverage_part([late(), other]) if isinstance(one, Heading)]
    assert headings == ["Täckning", "Program mot våld", "Planen"]
    assert list(coverage_part([coverage(goal())])) == []


def test_nothing_placed_has_no_map() -> None:
    blocks = list(coverage_part([coverage(goal(activity(levels=[], social=[])))]))
    assert not any(isinstance(one, Figure) for one in blocks)


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_are_harmless_in_every_format(format: str) -> None:
    bad = GapAnswerView("mostly-after", "programmet", EVERY, date(2026, 5, 1), EVERY, 1)
    given = replace(
        coverage(goal(*(activity(EVERY) for _ in range(5)), title=EVERY, number=EVERY)), answers=(bad,)
    )
    given = replace(given, programme=replace(given.programme, title=EVERY))
    blocks = tuple(coverage_part([given, given]))
    document = ReportDocument("T", "S", "A", date(2026, 9, 1), "1", blocks=blocks)
    made = render(document, format)
    assert made.data
    assert b"<script>" not in made.data


def test_an_empty_cell_is_hatched_and_a_full_one_is_darkest() -> None:
    drawn = draw(HeatMap(("Rad",), ("A", "B", "C"), ((0, 1, 8),), "Alla", (9,))).svg
    assert drawn.count("url(#chart-hatch)") == 1
    assert mixed(0.46) in drawn
    assert mixed(0.46 / 4) in drawn


def test_ink_can_be_read_on_the_darkest_cell() -> None:
    def light(colour: str) -> float:
        channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (light(mixed(0.46)) + 0.05) / (light("#1c2430") + 0.05) > 4.5


@pytest.mark.parametrize("counts", [((1,), (2,)), ((1, 2),), ()])
def test_a_map_with_numbers_missing_is_refused(counts: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match="heat map"):
        HeatMap(("Rad",), ("A",), counts)


def test_long_and_many_names_stay_within_the_picture() -> None:
    names = tuple(f"{'Mycketlångtordutanmellanslag' * 40} {n}" for n in range(30))
    drawn = draw(HeatMap(names, names, tuple(tuple(range(30)) for _ in names)))
    assert drawn.width == 640
    assert len(drawn.svg) < 400_000
