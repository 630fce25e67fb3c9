"""Which cells to hide: fewest first, then the smallest sum, every need met.

A master problem chooses cells, the attack says what the choice lacks, and each lack is a cut that the next
choice has to meet (Fischetti and Salazar 2001). A choice that lacks nothing is the best there is. On the way
choices are mended into safe ones, so that there is one to publish when the time is out.
"""

import time
from dataclasses import dataclass

import numpy as np

from fridlyst.figures.solving.attack import Attacker
from fridlyst.figures.solving.master import Master
from fridlyst.figures.solving.mending import Mender
from fridlyst.figures.solving.problem import Problem, Truth, Whole

_QUICK_ROUNDS = 3
_RELAXED_ROUNDS = 40
_SHARE = 0.25


@dataclass(frozen=True, eq=False)
class Choice:
    """What is hidden among the cells of a problem, the proof, and whether nothing better exists."""

    hidden: Truth
    witnesses: Whole
    is_best: bool


def choose(problem: Problem, *, seconds: float) -> Choice | None:
    """The best choice, or the best found when the time is out; None when hiding everything is not enough."""
    if not problem.needs:
        return Choice(~problem.free, np.zeros((0, problem.size), dtype=np.int64), True)
    return _Search(problem, seconds).run()


class _Search:
    """One search: the master's cuts, the kept witnesses, the best safe choice so far."""

    def __init__(self, problem: Problem, seconds: float) -> None:
        self.problem = problem
        self.attacker, self.master = Attacker(problem), Master(problem)
        self.begun, self.seconds = time.monotonic(), seconds
        self.best: Truth | None = None
        self.mender: Mender | None = None

    @property
    def left(self) -> float:
        """Seconds until the best that there is has to do."""
        return self.begun + self.seconds - time.monotonic()

    def run(self) -> Choice | None:
        for number in range(10_000):
            if number == _QUICK_ROUNDS:
                self._relax()
            if self.left <= 0:
                break
            is_best = self._round(number)
            if is_best:
                return self._made(True)
        return self._made(False) if self.best is not None or self._mend(~self.problem.free) else None

    def _round(self, number: int) -> bool:
        """One choice attacked; whether the best is now known to be the best."""
        careful = self.best is not None
        chosen = self.master.whole(
            seconds=max(0.05, self.left * _SHARE), best=self._cost(self.best), careful=careful
        )
        if chosen.hidden is None:
            return chosen.is_bound_met and self.best is not None
        unmet = self.attacker.search(chosen.hidden)
        if not unmet:
            self._keep(chosen.hidden)
            return chosen.is_optimal or chosen.bound >= self._cost(self.best) - 0.99
        for at, duals in unmet:
            self.master.cut(self.problem.needs[at], chosen.hidden, duals)
        self.master.cut_bridges(chosen.hidden.astype(np.float64))
        if number >= _QUICK_ROUNDS:
            self._mend(chosen.hidden)
        return chosen.bound >= self._cost(self.best) - 0.99

    def _relax(self) -> None:
        """Cuts from choices in parts, until they move the bound no more."""
        last, stalled = 0.0, 0
        for _ in range(_RELAXED_ROUNDS):
            parts, value = self.master.relaxed()
            added = self.master.cut_bridges(parts)
            for need, duals in self.attacker.lacks(parts):
                added += self.master.cut_parts(need, parts, duals)
            stalled = stalled + 1 if value - last < 1e-3 * value else 0
            last = value
            if not added or stalled > 2 or self.left <= self.seconds * _SHARE:
                return

    def _mend(self, hidden: Truth) -> bool:
        self.mender = self.mender or Mender(self.problem, self.attacker)
        safe = self.mender.mended(hidden, seconds=self.left)
        if safe is None:
            return False
        self._keep(safe)
        return True

    def _keep(self, safe: Truth) -> None:
        if self._cost(safe) < self._cost(self.best):
            self.best = safe

    def _cost(self, hidden: Truth | None) -> float:
        return float("inf") if hidden is None else float(self.problem.cost[hidden].sum())

    def _made(self, is_best: bool) -> Choice:
        assert self.best is not None
        return Choice(self.best, self.attacker.witnesses, is_best)
