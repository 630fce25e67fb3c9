"""What we hide beside what τ-ARGUS hides on the same tables, asked for the same protection."""

import random

import pytest

pytest.importorskip("pytauargus")

from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import CellState, CountTable, Dimension, Rule
from tests.figures.argus import secondary
from tests.figures.material import filled, flat, tree

SHAPES: list[tuple[Dimension, ...]] = [
    (flat("a", 25),),
    (flat("a", 8), flat("b", 6)),
    (flat("a", 12), flat("b", 4)),
    (tree("a", (3, 2, 1, 3)), flat("b", 5)),
    (tree("a", (3, 3)), tree("b", (2, 1, 2))),
    (tree("a", (2, 2)), flat("b", 3), flat("c", 2)),
    (flat("a", 3), flat("b", 3), flat("c", 2)),
]
TABLES, LOTS = 63, 7


def made(seed: int) -> CountTable:
    chance = random.Random(seed)
    return filled(
        SHAPES[seed % len(SHAPES)],
        chance,
        zeros=chance.choice([0.0, 0.2, 0.5]),
        small=chance.choice([0.05, 0.15, 0.3]),
        top=chance.choice([20, 60, 500]),
    )


@pytest.mark.parametrize("lot", range(LOTS))
def test_no_table_needs_more_than_a_fifth_more_cells(lot: int) -> None:
    rule = Rule()
    for seed in range(lot, TABLES, LOTS):
        table = made(seed)
        ours = sum(cell.state is CellState.SUPPRESSED for cell in publish(table, rule).cells.values())
        small = sum(value is not None and rule.is_small(value) for value in table.values.values())
        theirs = small + len(secondary(table, rule)[0])
        assert ours <= 1.2 * theirs, (seed, ours, theirs)
