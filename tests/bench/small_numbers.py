"""A table of 30 × 20 with its totals made safe, beside τ-ARGUS on the same tables, and the cells of both."""

import random
import time
from statistics import median

from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import CellState, CountTable, Rule
from tests.bench.measuring import Ratio
from tests.figures.argus import secondary
from tests.figures.material import filled, flat

SEEDS, TARGET, FEWER = 12, 1.0, 1.2
_RULE = Rule()


def suppressing() -> list[Ratio]:
    """All of the tables in turn, and the worst of them by cells.

    Our time is `publish` whole, from counts to proof; theirs is the solver with its own files written and
    read. Told beside it, and not judged: the median table alone.
    """
    publish(_table(0), _RULE)
    taken = [_both(seed) for seed in range(SEEDS)]
    ours, theirs = [one[0] for one in taken], [one[1] for one in taken]
    worst = max(taken, key=lambda one: one[2] / one[3])
    note = f"{SEEDS} tabeller 30 × 20 med summor"
    return [
        Ratio("små antal dolda, mot τ-ARGUS", sum(ours) * 1000, sum(theirs) * 1000, TARGET, note=note),
        Ratio("  mediantabellen", median(ours) * 1000, median(theirs) * 1000, None),
        Ratio("  dolda celler, sämsta tabellen", worst[2], worst[3], FEWER, unit="st"),
    ]


def _table(seed: int) -> CountTable:
    chance = random.Random(seed)
    zeros, small = chance.choice([0.0, 0.2, 0.5]), chance.choice([0.05, 0.15, 0.3])
    return filled(
        (flat("a", 30), flat("b", 20)), chance, zeros=zeros, small=small, top=chance.choice([20, 60, 500])
    )


def _both(seed: int) -> tuple[float, float, int, int]:
    table = _table(seed)
    begun = time.perf_counter()
    published = publish(table, _RULE)
    ours = time.perf_counter() - begun
    cells, theirs = secondary(_table(seed), _RULE)
    hidden = sum(cell.state is CellState.SUPPRESSED for cell in published.cells.values())
    small = sum(value is not None and _RULE.is_small(value) for value in table.values.values())
    return ours, theirs, hidden, small + len(cells)


def main() -> None:
    """Measure and print."""
    for ratio in suppressing():
        print(ratio.line, flush=True)


if __name__ == "__main__":
    main()
