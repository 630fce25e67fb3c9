"""The master problem: the cheapest cells under the cuts found so far."""

from collections.abc import Iterator
from dataclasses import dataclass

import highspy
import numpy as np

from fridlyst.figures.solving.attack import reduced_costs_as_cut, solver
from fridlyst.figures.solving.problem import Need, Problem, Real, Truth

_EPSILON = 1e-4
_SMALLEST = 1e-9
_LESS_THAN_ONE = 0.99


@dataclass(frozen=True, eq=False)
class Chosen:
    """A choice under the cuts, or none within the time; `bound` is what every choice costs at least."""

    hidden: Truth | None
    bound: float
    is_optimal: bool
    is_bound_met: bool


class Master:
    """The free cells as variables from 0 (shown) to 1 (hidden), a row for each cut."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._seen: set[bytes] = set()
        self._free = np.flatnonzero(problem.free).astype(np.int32)
        self._every = np.arange(len(self._free), dtype=np.int32)
        self._place = np.full(problem.size, -1, dtype=np.int32)
        self._place[self._free] = self._every
        self._costs = np.ones(len(self._free))
        self._highs = solver()
        self._highs.passModel(self._empty())
        for weights, least in _first_cuts(problem):
            self._add(weights, least)

    def cut_all_within(self, hidden: Truth) -> bool:
        """Forbid this choice and all that hide no more than it."""
        return self._add((self.problem.free & ~hidden).astype(np.float64), 1.0)

    def cut(self, need: Need, parts: Real, duals: Real) -> bool:
        """The cut of the duals, if it forbids these parts and is new."""
        weights, least = reduced_costs_as_cut(self.problem, need, duals)
        if least <= _EPSILON or (weights * parts).sum() >= least * (1 - _EPSILON):
            return False
        return self._add(weights, least)

    def cut_bridges(self, parts: Real) -> int:
        """A cell hidden alone in a sum cannot move and hides nothing: how many such were forbidden."""
        starts, cells, _ = self.problem.matrix
        if not len(cells):
            return 0
        in_rows = np.append(parts[cells], 0.0)
        sums = np.add.reduceat(in_rows, starts[:-1])
        rows = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        alone = 2 * parts[cells] - sums[rows]
        wrong = np.flatnonzero((alone > _EPSILON) & self.problem.free[cells])
        worst: dict[int, int] = {}
        for entry in wrong.tolist():
            row = int(rows[entry])
            if row not in worst or alone[entry] > alone[worst[row]]:
                worst[row] = entry
        return sum(self._forbid_alone(row, int(cells[entry])) for row, entry in worst.items())

    def _forbid_alone(self, row: int, cell: int) -> bool:
        others = self.problem.rows[row][0]
        others = others[others != cell]
        if not np.all(self.problem.free[others]):
            return False
        weights = np.zeros(self.problem.size)
        weights[others] = 1.0
        weights[cell] = -1.0
        return self._add(weights, 0.0)

    def relaxed(self) -> tuple[Real, float]:
        """The cheapest choice in parts, and what it costs."""
        self._highs.run()
        parts = (~self.problem.free).astype(np.float64)
        parts[self._free] = self._highs.getSolution().col_value
        return parts, self._highs.getObjectiveValue()

    def whole(self, *, seconds: float, best: Truth | None) -> Chosen:
        """The cheapest choice, better than `best` where there is one."""
        highs = self._highs
        self._ask_for_whole(True)
        highs.setOptionValue("time_limit", highs.getRunTime() + seconds)
        highs.setOptionValue("objective_bound", self._cost(best))
        highs.run()
        chosen = self._chosen(best)
        self._ask_for_whole(False)
        return chosen

    def weigh(self, most: int) -> None:
        """From now on the smallest sum, of no more cells than this; before, the fewest cells."""
        self._costs = self.problem.values[self._free].astype(np.float64)
        self._highs.changeColsCost(len(self._every), self._every, self._costs)
        self._highs.addRow(0.0, float(most), len(self._every), self._every, np.ones(len(self._every)))

    def is_met(self, bound: float, best: Truth | None) -> bool:
        """Whether nothing can be better than `best` when everything costs at least `bound`."""
        return bound >= self._cost(best) - _LESS_THAN_ONE

    def _cost(self, hidden: Truth | None) -> float:
        return float("inf") if hidden is None else float(self._costs[hidden[self._free]].sum())

    def _ask_for_whole(self, is_whole: bool) -> None:
        kinds = np.full(len(self._every), int(is_whole), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(self._every), self._every, kinds)

    def _chosen(self, best: Truth | None) -> Chosen:
        highs, info = self._highs, self._highs.getInfo()
        done = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        bound = info.mip_dual_bound
        if info.primal_solution_status != 2:
            return Chosen(None, bound, False, self.is_met(bound, best))
        hidden = ~self.problem.free
        hidden[self._free] = np.array(highs.getSolution().col_value) > 0.5
        return Chosen(hidden, bound, done and self.is_met(bound, hidden), self.is_met(bound, best))

    def _add(self, weights: Real, least: float) -> bool:
        at = np.flatnonzero(np.abs(weights) > _SMALLEST).astype(np.int32)
        row = weights[at] / (least or 1.0)
        mark = at.tobytes() + np.round(row, 6).tobytes()
        if mark in self._seen:
            return False
        self._seen.add(mark)
        self._highs.addRow(1.0 if least else 0.0, highspy.kHighsInf, len(at), self._place[at], row)
        return True

    def _empty(self) -> highspy.HighsLp:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self._free), 0
        lp.col_cost_ = self._costs
        lp.col_lower_, lp.col_upper_ = np.zeros(len(self._free)), np.ones(len(self._free))
        lp.a_matrix_.start_ = np.zeros(len(self._free) + 1, dtype=np.int32)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.setOptionValue("mip_abs_gap", _LESS_THAN_ONE)
        return lp


def _first_cuts(problem: Problem) -> Iterator[tuple[Real, float]]:
    """What each need asks of each sum that its cell stands in: the others have to make up for the move."""
    of_cell: dict[int, list[int]] = {}
    for number, (cells, _) in enumerate(problem.rows):
        for cell in cells.tolist():
            of_cell.setdefault(cell, []).append(number)
    for need in problem.needs:
        for number in of_cell.get(need.cell, ()):
            cells, signs = problem.rows[number]
            mine = signs[cells == need.cell][0] * need.way
            room = np.where(signs * mine < 0, problem.up[cells], problem.down[cells])
            room = np.where(cells == need.cell, 0, np.minimum(room, need.amount))
            free = problem.free[cells]
            least = float(need.amount - room[~free].sum())
            if least > 0:
                weights = np.zeros(problem.size)
                weights[cells[free]] = np.minimum(room[free], least)
                yield weights, least
