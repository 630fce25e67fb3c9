"""What is shown, hidden and missing, alone and after something else was published."""

import pytest

from fridlyst.figures import engine
from fridlyst.figures.errors import BadDimension, CannotProtect
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import (
    Category,
    Cell,
    CellState,
    CountTable,
    Dimension,
    Key,
    PublishedTable,
    Rule,
)
from tests.figures.attacking import Attack, place_of
from tests.figures.material import flat, period

HIDDEN, MISSING = Cell(CellState.SUPPRESSED), Cell(CellState.MISSING)
RULE = Rule()


def shown(value: int) -> Cell:
    return Cell(CellState.SHOWN, value)


def row(*counts: int | None, total: int | None = None) -> CountTable:
    cells: dict[Key, int | None] = {(f"a{n}",): count for n, count in enumerate(counts)}
    if total is not None:
        cells |= {("t",): total}
    return CountTable((flat("a", len(counts)),), cells)


def square(*rows: tuple[int | None, ...]) -> CountTable:
    dimensions = (flat("a", len(rows)), flat("b", len(rows[0])))
    return CountTable(
        dimensions, {(f"a{i}", f"b{j}"): count for i, one in enumerate(rows) for j, count in enumerate(one)}
    )


def test_zero_hidden_and_missing_are_three_things() -> None:
    published = publish(row(0, 2, 9, 30), RULE)
    assert [published.cell((f"a{n}",)) for n in range(4)] == [shown(0), HIDDEN, HIDDEN, shown(30)]
    assert published.cell(("t",)) == shown(41)
    gap = publish(row(None, 2, 9, 30), RULE)
    assert [gap.cell((f"a{n}",)) for n in range(4)] == [MISSING, HIDDEN, shown(9), shown(30)]
    assert gap.cell(("t",)) == MISSING


def test_a_table_without_small_counts_is_shown_whole() -> None:
    published = publish(square((5, 0), (7, 90)), RULE)
    assert {cell.state for cell in published.cells.values()} == {CellState.SHOWN}


def test_two_ones_that_are_known_to_be_two_are_not_enough() -> None:
    """Both are at least 1: hidden alone beside a total, they would be told."""
    published = publish(row(1, 1, 20, 30), RULE)
    assert [published.cell((f"a{n}",)) for n in range(3)] == [HIDDEN] * 3


def test_hidden_counts_cannot_be_told_to_be_small() -> None:
    """2 and 2 sum to 4: nobody could tell which, but everybody that both are small."""
    published = publish(row(2, 2, 20, 30), RULE)
    assert published.cell(("a2",)) == HIDDEN


def test_the_total_is_hidden_where_nothing_else_is_left() -> None:
    published = publish(row(2, 1, 0), RULE)
    assert published.cell(("t",)) == HIDDEN


def test_a_given_total_does_not_give_a_small_missing_part_away() -> None:
    published = publish(row(None, 20, 30, total=52), RULE)
    place = place_of(published.dimensions, ("a0",))
    ((_, (_, high)),) = Attack([published]).intervals([place])
    assert high >= RULE.threshold
    assert published.cell(("a0",)) == MISSING


def test_a_given_total_may_tell_a_large_missing_part() -> None:
    published = publish(row(None, 20, 30, total=90), RULE)
    assert [published.cell((code,)) for code in ("t", "a1", "a2")] == [shown(90), shown(20), shown(30)]


def test_the_same_table_twice_is_the_same() -> None:
    table = square((3, 9, 20), (8, 30, 6), (40, 7, 2))
    first = publish(table, RULE)
    assert publish(table, RULE, already=[first]).cells == first.cells


def test_what_was_shown_is_not_hidden_later() -> None:
    whole = square((3, 9, 20), (8, 30, 6), (40, 17, 22))
    sums = CountTable((flat("a", 3),), {(f"a{n}",): whole.values[f"a{n}", "t"] for n in range(3)})
    first = publish(sums, RULE)
    second = publish(whole, RULE, already=[first])
    assert all(second.cell((f"a{n}", "t")) == first.cell((f"a{n}",)) for n in range(3))


def test_half_years_and_their_year_are_one_system() -> None:
    dimensions = (flat("a", 3), period())
    counts: dict[Key, int | None] = {("a0", "h1"): 3, ("a1", "h1"): 12, ("a2", "h1"): 30}
    later: dict[Key, int | None] = {("a0", "h2"): 20, ("a1", "h2"): 9, ("a2", "h2"): 40}
    first = publish(CountTable(dimensions, counts), RULE)
    assert first.cell(("a0", "t")) == MISSING
    second = publish(CountTable(dimensions, {**counts, **later}), RULE, already=[first])
    place = place_of(dimensions, ("a0", "h1"))
    ((_, (low, high)),) = Attack([first, second]).intervals([place])
    assert low <= 2
    assert high >= 5
    assert second.cell(("a0", "h1")) == HIDDEN


def test_nothing_is_published_where_what_was_shown_makes_it_unsafe() -> None:
    first = publish(row(5, 9), RULE)
    split = square((2, 3), (4, 5))
    with pytest.raises(CannotProtect) as caught:
        publish(split, RULE, already=[first])
    assert caught.value.code == "cannot-protect"
    assert publish(split, RULE).cell(("a0", "t")) == HIDDEN


def test_a_corrected_value_is_a_new_one() -> None:
    first = publish(square((3, 9, 20), (8, 30, 6), (40, 17, 22)), RULE)
    corrected = square((3, 9, 20), (8, 30, 6), (40, 17, 23))
    second = publish(corrected, RULE, already=[first])
    assert second.cell(("a2", "b2")) == shown(23)
    hidden = {key for key, cell in first.cells.items() if cell == HIDDEN}
    assert {key for key, cell in second.cells.items() if cell == HIDDEN} == hidden


def test_a_correction_does_not_hide_another_cell_than_before() -> None:
    """Nothing hides behind what was shown, though its value is another now: the old one is remembered."""
    first = publish(row(3, 9, 20, 40), RULE)
    assert first.cell(("a1",)) == HIDDEN
    second = publish(row(3, 30, 8, 40), RULE, already=[first])
    assert second.cell(("a2",)) == shown(8)
    assert second.cell(("a1",)) == HIDDEN


def test_a_raised_threshold_counts_from_now_on() -> None:
    first = publish(row(6, 9, 20), RULE)
    second = publish(row(6, 9, 20), Rule(10), already=[first])
    assert second.cells == first.cells
    third = publish(row(6, 9, 20), Rule(10))
    assert third.cell(("a0",)) == HIDDEN


def test_rounded_counts_still_add_up() -> None:
    table = square((3, 9, 21), (8, 0, 6), (40, 17, 22))
    published = publish(table, Rule(method="round"))
    assert published.rule.method == "round"
    values = {key: cell.value or 0 for key, cell in published.cells.items()}
    for key, value in values.items():
        assert value % 5 == 0
        assert abs(value - (table.values[key] or 0)) < 5
    for code in ("t", "a0", "a1", "a2"):
        assert values[code, "t"] == sum(values[code, f"b{n}"] for n in range(3))
    assert values["a1", "b1"] == 0
    assert publish(table, Rule(method="round"), already=[published]).cells == published.cells


def test_rounding_says_openly_when_it_hides_instead() -> None:
    table = square((3, 9, 21), (8, 12, 6), (40, 17, 22))
    exact = publish(table, RULE)
    assert publish(table, Rule(method="round"), already=[exact]).rule.method == "suppress"


def test_hiding_after_rounding_is_safe_too() -> None:
    table = square((3, 9, 21), (8, 12, 6), (40, 17, 22))
    rounded = publish(table, Rule(method="round"))
    exact = publish(table, RULE, already=[rounded])
    place = place_of(table.dimensions, ("a0", "b0"))
    ((_, (low, high)),) = Attack([rounded, exact]).intervals([place])
    assert high - low >= 1


def test_a_published_table_is_made_by_publishing_alone() -> None:
    with pytest.raises(TypeError):
        PublishedTable((flat("a", 1),), {}, RULE, object())


def test_a_total_that_is_another_than_before_is_refused() -> None:
    first = publish(row(5, 9), RULE)
    other = Dimension("a", (Category("all"), Category("a0", "all")))
    with pytest.raises(BadDimension):
        publish(CountTable((other,), {("a0",): 7}), RULE, already=[first])


def test_a_proof_that_fails_publishes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from_there = "fridlyst.figures.solving.doing.is_proven"
    engine.solving()
    monkeypatch.setattr(from_there, lambda *_: False)
    with pytest.raises(CannotProtect):
        publish(row(2, 9, 30), RULE)
