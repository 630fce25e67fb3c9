"""The attack: for what is hidden, the whole tables that nobody can rule out.

A witness is a change of hidden cells, in whole numbers, after which every sum still holds. A need is met when
a witness moves its cell far enough: then an attacker who knows all that is known cannot tell the two apart.
"""

from typing import Any, cast

import highspy
import numpy as np

from fridlyst.figures.solving.problem import Need, Problem, Real, Truth, Whole

_EPSILON = 1e-6
_FAR = 1e-9


class Attacker:
    """Looks for witnesses by linear programming, keeps what it finds, and says why there are none."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.witnesses = np.zeros((0, problem.size), dtype=np.int64)
        self._highs = solver()
        self._highs.passModel(_model(problem))
        self._every = np.arange(problem.size, dtype=np.int32)
        self._costs = np.zeros(problem.size)
        self._cells = np.array([need.cell for need in problem.needs], dtype=np.int64)
        self._ways = np.array([need.way for need in problem.needs], dtype=np.int64)
        self._amounts = np.array([need.amount for need in problem.needs], dtype=np.int64)
        self._down, self._up = np.zeros(problem.size), np.zeros(problem.size)

    def met(self, hidden: Truth) -> Truth:
        """Which needs the kept witnesses meet when just these cells are hidden."""
        usable = ~np.any(self.witnesses[:, ~hidden], axis=1)
        moved = self.witnesses[usable][:, self._cells] * self._ways
        found: Truth = np.any(moved >= self._amounts, axis=0)
        return found

    def search(self, hidden: Truth, *, all_cuts: bool = True) -> list[tuple[int, Real | None]]:
        """The needs that cannot be met, each with what its duals say; without `all_cuts` the first alone."""
        self._allow(hidden)
        unmet: list[tuple[int, Real | None]] = []
        waiting = [int(at) for at in np.flatnonzero(~self.met(hidden))]
        done: set[int] = set()
        for at in waiting:
            if at in done:
                continue
            change, duals = self.reach(self.problem.needs[at], hidden)
            if change is None:
                unmet.append((at, duals))
                if not all_cuts:
                    return unmet
                continue
            self.keep(change)
            done.update(np.flatnonzero(change[self._cells] * self._ways >= self._amounts).tolist())
        return unmet

    def lacks(self, parts: Real) -> list[tuple[Need, Real]]:
        """The needs that cells hidden in part cannot meet, with their reduced costs: for better cuts."""
        largest = float(self._amounts.max())
        down = np.where(self.problem.free, np.minimum(self.problem.down, largest) * parts, self.problem.down)
        up = np.where(self.problem.free, np.minimum(self.problem.up, largest) * parts, self.problem.up)
        self._bounds(down, up)
        found = []
        for need in self.problem.needs:
            reached, _, duals = self._push(need)
            if reached < need.amount * (1 - 1e-4):
                found.append((need, duals))
        return found

    def _bounds(self, down: Real, up: Real) -> None:
        self._down, self._up = down, up
        self._highs.changeColsBounds(self.problem.size, self._every, -down, up)

    def keep(self, change: Whole) -> None:
        """Keep a witness for other needs and other choices."""
        self.witnesses = np.vstack([self.witnesses, change])

    def reach(self, need: Need, hidden: Truth) -> tuple[Whole | None, Real | None]:
        """A witness for the need among the hidden cells, or None with the reduced costs that forbid it."""
        reached, change, duals = self._push(need)
        if reached < need.amount - _EPSILON:
            return None, duals
        whole = np.rint(change).astype(np.int64)
        if np.abs(whole - change).max(initial=0) < _EPSILON and is_witness(self.problem, whole, hidden):
            return whole, None
        return self._in_whole_numbers(need, hidden), None

    def _allow(self, hidden: Truth) -> None:
        self._bounds(np.where(hidden, self.problem.down, 0.0), np.where(hidden, self.problem.up, 0.0))

    def _push(self, need: Need) -> tuple[float, Real, Real]:
        """As far as the cell goes towards the amount, by the simplex method from where it last stood."""
        low, high = -self._down[need.cell], self._up[need.cell]
        capped = (low, min(high, need.amount)) if need.way > 0 else (max(low, -need.amount), high)
        self._highs.changeColBounds(need.cell, *capped)
        self._highs.changeColCost(need.cell, -float(need.way))
        self._highs.run()
        solution = self._highs.getSolution()
        change, duals = np.array(solution.col_value), np.array(solution.col_dual)
        self._highs.changeColCost(need.cell, 0.0)
        self._highs.changeColBounds(need.cell, low, high)
        return need.way * float(change[need.cell]), change, duals

    def _in_whole_numbers(self, need: Need, hidden: Truth) -> Whole | None:
        """By branch and bound over the hidden cells alone, where the linear answer was not whole."""
        highs = solver()
        highs.passModel(_model(self.problem, hidden, need))
        highs.setOptionValue("mip_max_nodes", 2000)
        highs.run()
        if highs.getInfo().primal_solution_status != 2:
            return None
        whole = np.rint(np.array(highs.getSolution().col_value)).astype(np.int64)
        return whole if is_witness(self.problem, whole, hidden) else None


def is_witness(problem: Problem, change: Whole, hidden: Truth) -> bool:
    """Whether the change is a table that nobody can rule out: reckoned in whole numbers, nothing rounded."""
    if np.any(change[~hidden]) or np.any(change < -problem.down) or np.any(change > problem.up):
        return False
    return not np.any(problem.sums(change))


def is_proven(problem: Problem, hidden: Truth, witnesses: Whole) -> bool:
    """Whether the witnesses prove that every need is met: the last word before anything is published."""
    kept = [change for change in witnesses if is_witness(problem, change, hidden)]
    return all(any(need.way * change[need.cell] >= need.amount for change in kept) for need in problem.needs)


def solver() -> highspy.Highs:
    """HiGHS, silent, on one thread, the same answer every time."""
    highs = cast(Any, highspy.Highs)()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 1)
    return highs


def _model(problem: Problem, hidden: Truth | None = None, need: Need | None = None) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = problem.size, len(problem.rows)
    starts, cells, signs = problem.matrix
    lp.col_cost_ = np.zeros(problem.size)
    shown = np.zeros(problem.size, dtype=np.bool_) if hidden is None else hidden
    low, high = np.where(shown, -problem.down, 0.0), np.where(shown, problem.up, 0.0)
    if need is not None:
        side = low if need.way > 0 else high
        side[need.cell] = need.way * need.amount
        lp.integrality_ = [highspy.HighsVarType.kInteger] * problem.size
        lp.col_cost_ = np.zeros(problem.size)
    lp.col_lower_, lp.col_upper_ = low, high
    lp.row_lower_ = lp.row_upper_ = np.zeros(len(problem.rows))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, cells, signs
    return lp


def reduced_costs_as_cut(problem: Problem, need: Need, duals: Real) -> tuple[Real, float]:
    """What the duals say of any choice: at least the amount has to come through the cells with a weight.

    As (weights, least) over the free cells: the sum of weights of those hidden is at least `least`.
    Fischetti and Salazar (2001), Management Science 47, "Solving the cell suppression problem on tabular
    data with linear constraints", the capacity constraints, with every weight cut to what is missing.
    """
    rising, falling = np.maximum(-duals, 0), np.maximum(duals, 0)
    rising[rising < _FAR] = 0
    falling[falling < _FAR] = 0
    with np.errstate(invalid="ignore"):
        weights = np.where(rising > 0, rising * problem.up, 0) + np.where(
            falling > 0, falling * problem.down, 0
        )
    least = need.amount - weights[~problem.free].sum()
    return np.where(problem.free, np.minimum(weights, least), 0), least
