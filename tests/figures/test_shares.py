"""Shares, lone numbers and means: shown with their counts or not at all."""

import pytest

from fridlyst.figures.errors import BadCount
from fridlyst.figures.publishing import publish
from fridlyst.figures.shares import (
    mean,
    publish_numbers,
    publish_shares,
    share_rows,
    share_table,
    shares_of,
)
from fridlyst.figures.tables import Cell, CellState, CountTable, Rule
from tests.figures.material import flat

RULE = Rule()


def test_a_share_is_of_the_counts_that_are_shown() -> None:
    shares = publish_shares({"ifo": (30, 40), "skola": (15, 60)}, RULE)
    assert list(shares) == ["total", "ifo", "skola"]
    assert shares["ifo"].share == pytest.approx(0.75)
    assert shares["total"].share == pytest.approx(0.45)
    assert shares["total"].denominator.value == 100


def test_a_share_of_a_small_count_is_hidden_with_its_total_or_a_neighbour() -> None:
    shares = publish_shares({"ifo": (2, 40), "skola": (15, 60), "vård": (30, 50)}, RULE)
    assert shares["ifo"].state is CellState.SUPPRESSED
    assert shares["ifo"].share is None
    assert shares["ifo"].denominator.value == 40
    assert sum(one.state is CellState.SUPPRESSED for one in shares.values()) >= 2


def test_few_who_are_not_counted_are_protected_too() -> None:
    """38 of 40 says that two did not: the rest is a count of people."""
    shares = publish_shares({"ifo": (38, 40)}, RULE, total=None)
    assert list(shares) == ["ifo"]
    assert shares["ifo"].state is CellState.SUPPRESSED


def test_nobody_and_everybody_may_be_said() -> None:
    shares = publish_shares({"ifo": (0, 40), "skola": (60, 60)}, RULE)
    assert [shares[key].share for key in ("ifo", "skola")] == [0.0, 1.0]


def test_missing_and_nobody_counted_have_no_share() -> None:
    shares = publish_shares({"ifo": (None, 40), "skola": (0, 0), "vård": (10, None)}, RULE, total=None)
    assert {one.state for one in shares.values()} == {CellState.MISSING}
    assert shares["ifo"].denominator.value == 40


def test_a_numerator_above_its_denominator_is_refused() -> None:
    with pytest.raises(BadCount):
        publish_shares({"ifo": (41, 40)}, RULE)


def test_a_share_of_rounded_counts_never_gives_the_count_back() -> None:
    shares = publish_shares({"ifo": (7, 41), "skola": (13, 58)}, Rule(method="round"))
    for one in shares.values():
        assert one.share == pytest.approx((one.numerator.value or 0) / (one.denominator.value or 1))
        assert (one.numerator.value or 0) % 5 == 0


def test_the_ledger_carries_shares_from_one_time_to_the_next() -> None:
    table = share_rows({"ifo": (2, 40), "skola": (15, 60), "vård": (30, 50)})
    first = publish(table, RULE)
    assert shares_of(publish(table, RULE, already=[first])) == shares_of(first)


def test_shares_by_body_and_sex_are_one_table() -> None:
    dimensions = (flat("body", 2), flat("sex", 2))
    keys = [(f"body{a}", f"sex{b}") for a in range(2) for b in range(2)]
    over = CountTable(dimensions, dict(zip(keys, (12, 9, 20, 3), strict=True)))
    under = CountTable(dimensions, dict(zip(keys, (40, 30, 50, 60), strict=True)))
    shares = shares_of(publish(share_table(over, under), RULE))
    assert shares["body1", "sex1"].state is CellState.SUPPRESSED
    assert shares["t", "t"].share == pytest.approx(44 / 180)


def test_lone_numbers_with_and_without_their_total() -> None:
    alone = publish_numbers({"ifo": 3, "skola": 9}, RULE, total=None)
    assert alone == {"ifo": Cell(CellState.SUPPRESSED), "skola": Cell(CellState.SHOWN, 9)}
    together = publish_numbers({"ifo": 3, "skola": 9, "vård": 20}, RULE)
    assert together["total"].value == 32
    assert together["skola"].state is CellState.SUPPRESSED
    assert publish_numbers({}, RULE) == {"total": Cell(CellState.MISSING)}


def test_a_mean_stands_on_a_shown_count() -> None:
    assert mean(3.4567, Cell(CellState.SHOWN, 12)).mean == 3.5
    assert mean(3.4567, Cell(CellState.SHOWN, 12), decimals=2).mean == 3.46
    assert mean(3.4, Cell(CellState.SUPPRESSED)).state is CellState.SUPPRESSED
    assert mean(3.4, Cell(CellState.SHOWN, 0)).state is CellState.MISSING
    assert mean(None, Cell(CellState.SHOWN, 12)).state is CellState.MISSING
