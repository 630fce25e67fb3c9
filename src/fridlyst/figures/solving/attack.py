"""The attack: for what is hidden, the whole tables that nobody can rule out.

A witness is a change of hidden cells, in whole numbers, after which every sum still holds. A need is met when
a witness moves its cell far enough: then an attacker who knows all that is known cannot tell the two apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

import highspy
import numpy as np

from fridlyst.figures.solving.problem import Need, Problem, Real, Truth, Whole

_EPSILON = 1e-6
_FAR = 1e-9
_HAIR = 1e-3
_REASONS = 3
# Above so many cells a programme is solved quicker anew than from where the last one stood.
FRESH = 400


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

    def unmet(self, hidden: Truth, *, first: bool = False) -> list[int]:
        """The numbers of the needs that cannot be met; with `first` the first one alone."""
        self._within = _Within(self.problem, hidden)
        unmet: list[int] = []
        met = self.met(hidden)
        if not first:
            self._sweep(met)
        for at in np.flatnonzero(~met).tolist():
            if met[at]:
                continue
            change = self._within.reach(self.problem.needs[at])
            if change is None:
                unmet.append(at)
                if first:
                    return unmet
            else:
                self._keep(change, met)
        return unmet

    def _sweep(self, met: Truth) -> None:
        """Witnesses that move many cells at once, all up or all down, as long as they meet many needs."""
        for way in (1, -1):
            before = -1
            while before < (before := int(met.sum())):
                waiting = np.flatnonzero(~met & (self._ways == way))
                change = self._within.reach_many([self.problem.needs[at] for at in waiting.tolist()])
                if change is not None:
                    self._keep(change, met)

    def reasons(self, parts: Real, numbers: Iterable[int]) -> Iterator[tuple[Need, Real]]:
        """Those of the needs that cells hidden in part (0–1) cannot meet, with the reduced costs that say so.

        Every cell is open a hair: of all that forbids a move the duals then name what the fewest cells
        cross, and such a cut is the strongest.
        """
        largest, parts = float(self._amounts.max()), np.maximum(parts, _HAIR)
        down = np.where(self.problem.free, np.minimum(self.problem.down, largest) * parts, self.problem.down)
        up = np.where(self.problem.free, np.minimum(self.problem.up, largest) * parts, self.problem.up)
        self._bounds(down, up)
        for need in (self.problem.needs[at] for at in numbers):
            for duals in self._reasons_of(need):
                yield need, duals
            self._bounds(down, up)

    def _reasons_of(self, need: Need) -> Iterator[Real]:
        """One reason after another, each with what the last one named opened."""
        for _ in range(_REASONS):
            reached, duals = self._push(need)
            if reached >= need.amount * (1 - _HAIR):
                return
            yield duals
            named = np.abs(duals) > _FAR
            down = np.where(named, np.minimum(self.problem.down, need.amount), self._down)
            up = np.where(named, np.minimum(self.problem.up, need.amount), self._up)
            self._bounds(down, up)

    def _bounds(self, down: Real, up: Real) -> None:
        self._down, self._up = down, up
        self._highs.changeColsBounds(self.problem.size, self._every, -down, up)

    def knows(self, needs: Sequence[Need], hidden: Truth) -> bool:
        """Whether the kept witnesses meet these needs already."""
        wanted = set(needs)
        met = self.met(hidden)
        return all(met[at] for at, need in enumerate(self.problem.needs) if need in wanted)

    def offer(self, change: Real, hidden: Truth) -> None:
        """Keep a change that was found elsewhere, if it is a witness."""
        whole = np.rint(change).astype(np.int64)
        if is_witness(self.problem, whole, hidden):
            self.witnesses = np.vstack([self.witnesses, whole])

    def _keep(self, change: Whole, met: Truth) -> None:
        """Keep a witness for other needs and other choices."""
        self.witnesses = np.vstack([self.witnesses, change])
        met |= change[self._cells] * self._ways >= self._amounts

    def _push(self, need: Need) -> tuple[float, Real]:
        """As far as the cell goes towards the amount, and the reduced costs that say why not further."""
        low, high = -self._down[need.cell], self._up[need.cell]
        capped = (low, min(high, need.amount)) if need.way > 0 else (max(low, -need.amount), high)
        self._highs.changeColBounds(need.cell, *capped)
        self._highs.changeColCost(need.cell, -float(need.way))
        if self.problem.size > FRESH:
            self._highs.clearSolver()
        self._highs.run()
        solution = self._highs.getSolution()
        change, duals = np.array(solution.col_value), np.array(solution.col_dual)
        self._highs.changeColCost(need.cell, 0.0)
        self._highs.changeColBounds(need.cell, low, high)
        return need.way * float(change[need.cell]), duals


class _Within:
    """The changes that are possible when just these cells are hidden: a programme of those cells alone."""

    def __init__(self, problem: Problem, hidden: Truth) -> None:
        self.problem, self.hidden = problem, hidden
        self.cells = np.flatnonzero(hidden).astype(np.int32)
        self._place = np.full(problem.size, -1, dtype=np.int64)
        self._place[self.cells] = np.arange(len(self.cells))
        self._low, self._high = -problem.down[self.cells], problem.up[self.cells]
        self._highs = solver()
        # A few dozen cells, asked about hundreds of times: anything clever costs more than it saves.
        for option, value in (
            ("presolve", "off"),
            ("simplex_strategy", 4),
            ("simplex_primal_edge_weight_strategy", 0),
        ):
            self._highs.setOptionValue(option, value)
        self._highs.passModel(self._model())

    def reach(self, need: Need) -> Whole | None:
        """A witness for one need, by the simplex method from where it last stood; None when there is none."""
        change = self.reach_many([need], least=need.amount)
        if change is None or need.way * change[need.cell] >= need.amount:
            return change
        return self._in_whole_numbers(need)

    def reach_many(self, needs: Sequence[Need], *, least: float = 1.0) -> Whole | None:
        """One change that takes many cells as far as they need, none further, as far as they go together.

        None when they go less than `least` in all; rounded towards nothing of use when it is not whole.
        """
        if not needs:
            return None
        at = self._place[[need.cell for need in needs]].astype(np.int32)
        ways = np.array([need.way for need in needs], dtype=np.float64)
        ends = ways * [need.amount for need in needs]
        low, high = np.maximum(self._low[at], ends), np.minimum(self._high[at], ends)
        low, high = np.where(ways > 0, self._low[at], low), np.where(ways > 0, high, self._high[at])
        self._highs.changeColsBounds(len(at), at, low, high)
        self._highs.changeColsCost(len(at), at, -ways)
        self._highs.run()
        found = np.array(self._highs.getSolution().col_value)
        self._highs.changeColsCost(len(at), at, np.zeros(len(at)))
        self._highs.changeColsBounds(len(at), at, self._low[at], self._high[at])
        if (found[at] * ways).sum() < least - _EPSILON:
            return None
        return self._whole(found)

    def _whole(self, found: Real) -> Whole:
        """The change as whole numbers over every cell; no change at all when it is none."""
        change = np.zeros(self.problem.size, dtype=np.int64)
        change[self.cells] = np.rint(found)
        return change if is_witness(self.problem, change, self.hidden) else np.zeros_like(change)

    def _in_whole_numbers(self, need: Need) -> Whole | None:
        """By branch and bound, where the linear answer was not whole."""
        highs, lp = solver(), self._model()
        low, high = self._low.copy(), self._high.copy()
        (low if need.way > 0 else high)[self._place[need.cell]] = need.way * need.amount
        lp.col_lower_, lp.col_upper_ = low, high
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.cells)
        highs.passModel(lp)
        highs.setOptionValue("mip_max_nodes", 2000)
        highs.run()
        if highs.getInfo().primal_solution_status != 2:
            return None
        change = self._whole(np.array(highs.getSolution().col_value))
        return change if change.any() else None

    def _model(self) -> highspy.HighsLp:
        starts, cells, signs = self.problem.matrix
        kept = self.hidden[cells]
        counts = np.concatenate(([0], np.cumsum(kept)))[starts]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.cells), len(self.problem.rows)
        lp.col_cost_ = np.zeros(len(self.cells))
        lp.col_lower_, lp.col_upper_ = self._low, self._high
        lp.row_lower_ = lp.row_upper_ = np.zeros(len(self.problem.rows))
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = counts, self._place[cells[kept]]
        lp.a_matrix_.value_ = signs[kept]
        return lp


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
    highs: highspy.Highs = cast(Any, highspy.Highs)()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 1)
    return highs


def _model(problem: Problem) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = problem.size, len(problem.rows)
    starts, cells, signs = problem.matrix
    lp.col_cost_ = np.zeros(problem.size)
    lp.col_lower_, lp.col_upper_ = np.zeros(problem.size), np.zeros(problem.size)
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
