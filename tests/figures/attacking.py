"""An attacker of our own, who knows the rule and all that was published, and works out what is hidden.

Written apart from `figures.solving`: it builds its own linear programme out of published cells alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import highspy
import numpy as np

from fridlyst.figures.tables import CellState, Dimension, Key, PublishedTable

# More than there are people in any of the tables: what nothing bounds from above.
MOST = 1e5
Interval = tuple[float, float]
Place = frozenset[tuple[str, str]]


class Attack:
    """What published tables say together: cells by the categories that are not a total."""

    def __init__(self, published: Sequence[PublishedTable]) -> None:
        self.bounds: dict[Place, list[float]] = {}
        self.sums: dict[tuple[Place, ...], None] = {}
        for one in published:
            self._read(one)
        self.places = {place: number for number, place in enumerate(self.bounds)}

    def _read(self, table: PublishedTable) -> None:
        for key, cell in table.cells.items():
            self._narrow(place_of(table.dimensions, key), *_said(table, cell.state, cell.value))
            for at, dimension in enumerate(table.dimensions):
                parts = [one.code for one in dimension.categories if one.parent == key[at]]
                if parts:
                    below = [place_of(table.dimensions, (*key[:at], part, *key[at + 1 :])) for part in parts]
                    self.sums[(place_of(table.dimensions, key), *below)] = None

    def _narrow(self, place: Place, low: float, high: float) -> None:
        known = self.bounds.setdefault(place, [0.0, MOST])
        known[0], known[1] = max(known[0], low), min(known[1], high)

    def intervals(self, wanted: Sequence[Place], *, whole: bool = False) -> Iterator[tuple[Place, Interval]]:
        """The least and the most that each cell can be; in whole numbers when asked for."""
        highs = self._model(whole)
        assert solved(highs), "What is published contradicts itself."
        for place in wanted:
            yield place, (self._end(highs, place, 1.0), self._end(highs, place, -1.0))

    def _end(self, highs: Any, place: Place, sign: float) -> float:  # noqa: ANN401
        at = self.places[place]
        highs.changeColCost(at, sign)
        assert solved(highs)
        highs.changeColCost(at, 0.0)
        return float(highs.getSolution().col_value[at])

    def _model(self, whole: bool) -> Any:  # noqa: ANN401
        lp, places = highspy.HighsLp(), self.places
        lp.num_col_, lp.num_row_ = len(places), len(self.sums)
        lp.col_cost_ = np.zeros(len(places))
        lp.col_lower_ = np.array([low for low, _ in self.bounds.values()])
        lp.col_upper_ = np.array([high for _, high in self.bounds.values()])
        lp.row_lower_ = lp.row_upper_ = np.zeros(len(self.sums))
        rows = [
            [(places[total], -1.0), *((places[part], 1.0) for part in parts)] for total, *parts in self.sums
        ]
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)])
        lp.a_matrix_.index_ = np.array([at for row in rows for at, _ in row], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([sign for row in rows for _, sign in row])
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(places)
        highs = cast(Any, highspy.Highs)()
        highs.silent()
        highs.setOptionValue("threads", 1)
        highs.passModel(lp)
        return highs


def place_of(dimensions: Sequence[Dimension], key: Key) -> Place:
    """A cell by what it is about: the same in every table, whatever dimensions the table has."""
    return frozenset(
        (one.key, code) for one, code in zip(dimensions, key, strict=True) if code != one.categories[0].code
    )


def solved(highs: Any) -> bool:  # noqa: ANN401
    """Whether there is any table at all that fits."""
    highs.run()
    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)


def _said(table: PublishedTable, state: CellState, value: int | None) -> Interval:
    if state is CellState.MISSING:
        return 0.0, MOST
    if value is None:
        return 1.0, MOST
    if table.rule.method == "round":
        return max(0.0, value - table.rule.base + 1), value + table.rule.base - 1
    return float(value), float(value)
