"""What a report may be made of."""

from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from tests.reports.sample import DONE, sample, shares

from fridlyst.reports.charts import stacked_status_bars
from fridlyst.reports.columns import Column, Kind
from fridlyst.reports.document import Figure, Heading, KeyFigures, StatusBar, Table, paragraph

TEXT_AND_NUMBER = (Column("Namn"), Column("Antal", Kind.NUMBER))


def test_every_part_is_immutable() -> None:
    report = sample(1)
    with pytest.raises(FrozenInstanceError):
        report.title = "Ny"  # type: ignore[misc]
    assert hash(report) == hash(sample(1))


@pytest.mark.parametrize("cell", ["12", True, float("nan"), float("inf"), DONE, date(2026, 1, 1)])
def test_a_number_column_holds_only_finite_numbers(cell: object) -> None:
    with pytest.raises(ValueError, match="Antal"):
        Table("t", "Tabell", TEXT_AND_NUMBER, (("a", cell),))  # type: ignore[arg-type]


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    with pytest.raises(ValueError, match="row 1"):
        Table("t", "Tabell", TEXT_AND_NUMBER, (("a", 1), ("b",)))


def test_unknown_may_stand_in_every_column() -> None:
    columns = tuple(Column(kind, kind) for kind in Kind)
    unknown = ((None,) * len(columns),)
    assert Table("t", "Tabell", columns, unknown).rows == unknown


def test_a_figure_without_words_for_it_is_refused() -> None:
    table = Table("t", "Tabell", TEXT_AND_NUMBER, ())
    with pytest.raises(ValueError, match="alternative text"):
        Figure("f", stacked_status_bars(()), "Bild", "  ", table)


def test_a_key_is_used_once_also_inside_figures_and_appendices() -> None:
    report = sample(2)
    with pytest.raises(ValueError, match="lage-per-mal-tabell"):
        replace(report, blocks=(*report.blocks, Heading(1, "Igen", "lage-per-mal-tabell")))


@pytest.mark.parametrize("key", ["", "två ord", 'a"b', "<x>", "\ud800", "a#b", "x" * 121])
def test_a_key_can_stand_in_an_address(key: str) -> None:
    with pytest.raises(ValueError, match="letters, digits"):
        replace(sample(0), blocks=(Heading(1, "Rubrik", key),))


@pytest.mark.parametrize("level", [0, 4])
def test_headings_have_three_levels(level: int) -> None:
    with pytest.raises(ValueError, match="1–3"):
        Heading(level, "Rubrik", "rubrik")


def test_contents_list_parts_and_numbered_appendices_of_a_long_report() -> None:
    entries = sample(3).contents()
    assert entries[0] == ("laget", "Läget i hela programmet")
    assert entries[-1] == ("bilaga-2", "Bilaga 3. Kulturnämnden")


def test_a_short_report_has_no_contents() -> None:
    assert replace(sample(0), blocks=(Heading(1, "Läget", "laget"), paragraph("Bra."))).contents() == []


def test_a_status_bar_says_itself_in_one_sentence_and_as_a_table() -> None:
    bar = StatusBar("rad", "Läget", shares(3, 0, 0, 0, 0, 2))
    assert bar.alt.startswith("Läget: 3 klar,")
    assert bar.alt.endswith("2 ej besvarad")


def test_every_table_of_a_report_is_found_in_reading_order() -> None:
    keys = [table.key for table in sample(1).every_table()]
    assert keys[:3] == ["lage-per-mal-tabell", "aktiviteter-1", "indikator-1-tabell"]
    assert keys[-1] == "bilaga-0-tabell"
    assert not [
        block for block in sample(1).every_block() if isinstance(block, KeyFigures) and not block.items
    ]


@pytest.mark.parametrize(
    ("text", "rows", "short"), [("kort", 6, True), ("kort", 7, False), ("x" * 900, 2, False)]
)
def test_only_a_table_that_surely_fits_is_kept_on_one_page(text: str, rows: int, short: bool) -> None:
    assert Table("t", "Tabell", TEXT_AND_NUMBER, ((text, 1),) * rows).is_short is short
