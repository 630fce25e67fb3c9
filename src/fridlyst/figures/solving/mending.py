"""A choice made safe: one lack at a time as cheaply as can be, then what is not needed is shown again."""

import time
from collections.abc import Iterator
from itertools import pairwise

import highspy
import numpy as np

from fridlyst.figures.solving.attack import FRESH, Attacker, solver
from fridlyst.figures.solving.problem import Need, Problem, Real, Truth

LARGE = 1_000
_MOST_PROGRAMMES = 40


class Mender:
    """For each need the cheapest change that meets it; the cells of that change are hidden.

    Kelly, Golden and Assad (1992), Networks 22, "Cell suppression: disclosure protection for sensitive
    tabular data", with a linear programme in place of a network.
    """

    def __init__(self, problem: Problem, attacker: Attacker) -> None:
        self.problem, self.attacker = problem, attacker
        self._highs = solver()
        self._highs.passModel(_both_ways(problem))
        self._every = np.arange(2 * problem.size, dtype=np.int32)

    def mended(self, hidden: Truth, *, seconds: float) -> Truth | None:
        """A safe choice that holds `hidden` where it is needed; None when no choice is safe.

        When the seconds are out it is still made safe, and only what is not needed is left hidden.
        """
        until = time.monotonic() + seconds
        hidden = hidden.copy()
        while unmet := self.attacker.unmet(hidden):
            before = int(hidden.sum())
            if not all(self._hide_for(group, hidden) for group in self._groups(unmet)):
                return None
            if before == int(hidden.sum()):
                if before == len(hidden):
                    return None
                hidden[:] = True
        return self._pruned(hidden, until)

    def _groups(self, unmet: list[int]) -> Iterator[list[Need]]:
        """The needs to meet, one for each cell; alone in most tables, together in very large ones."""
        needs = {need.cell: need for need in reversed([self.problem.needs[at] for at in unmet])}
        inorder = list(needs.values())
        together = 1 + (len(inorder) // _MOST_PROGRAMMES if self.problem.size > LARGE else 0)
        for first in range(0, len(inorder), together):
            yield inorder[first : first + together]

    def _hide_for(self, needs: list[Need], hidden: Truth) -> bool:
        """Hide what the cheapest change crosses that meets these needs at once, or else one by one."""
        if self.attacker.knows(needs, hidden):
            return True
        change = self._cheapest(needs, hidden)
        if change is None:
            return len(needs) > 1 and all(self._hide_for([need], hidden) for need in needs)
        hidden |= np.abs(change) > 1e-6
        self.attacker.offer(change, hidden)
        return True

    def _cheapest(self, needs: list[Need], hidden: Truth) -> Real | None:
        size = self.problem.size
        costs = np.where(hidden, 1e-6, self.problem.cost / max(need.amount for need in needs))
        low, high = np.zeros(2 * size), np.concatenate((self.problem.up, self.problem.down))
        for need in needs:
            forth, back = (need.cell, need.cell + size) if need.way > 0 else (need.cell + size, need.cell)
            low[forth], high[forth], high[back] = need.amount, need.amount, 0
        self._highs.changeColsCost(2 * size, self._every, np.concatenate((costs, costs)))
        self._highs.changeColsBounds(2 * size, self._every, low, high)
        if size > FRESH:
            self._highs.clearSolver()
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        found: Real = np.array(self._highs.getSolution().col_value)
        change: Real = found[:size] - found[size:]
        return change

    def _pruned(self, hidden: Truth, until: float) -> Truth:
        free = np.flatnonzero(hidden & self.problem.free)
        for cell in free[np.argsort(-self.problem.cost[free], kind="stable")]:
            if time.monotonic() > until:
                break
            hidden[cell] = False
            if self.attacker.unmet(hidden, first=True):
                hidden[cell] = True
        return hidden


def _both_ways(problem: Problem) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    size = problem.size
    starts, cells, signs = problem.matrix
    lengths = np.diff(starts)
    lp.num_col_, lp.num_row_ = 2 * size, len(problem.rows)
    lp.col_cost_ = np.zeros(2 * size)
    lp.col_lower_, lp.col_upper_ = np.zeros(2 * size), np.zeros(2 * size)
    lp.row_lower_ = lp.row_upper_ = np.zeros(len(problem.rows))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(2 * lengths)))
    spans = list(pairwise(starts.tolist()))
    both = [np.concatenate((cells[a:b], cells[a:b] + size)) for a, b in spans]
    ways = [np.concatenate((signs[a:b], -signs[a:b])) for a, b in spans]
    lp.a_matrix_.index_ = np.concatenate(both) if both else np.zeros(0, dtype=np.int64)
    lp.a_matrix_.value_ = np.concatenate(ways) if ways else np.zeros(0)
    return lp
