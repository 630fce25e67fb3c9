"""Which cells to hide: fewest first, then the smallest sum, every need met.

A master problem chooses cells, the attack says what the choice lacks, and each lack is a cut that the next
choice has to meet (Fischetti and Salazar 2001). A choice that lacks nothing is the best there is. On the way
choices are mended into safe ones, so that there is one to publish when the time is out.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from fridlyst.figures.solving.attack import Attacker
from fridlyst.figures.solving.master import Master
from fridlyst.figures.solving.mending import LARGE, Mender
from fridlyst.figures.solving.problem import Problem, Real, Truth, Whole

_QUICK_ROUNDS = 8
_RELAXED_ROUNDS = 40
_MOST_ROUNDS = 10_000
_SHARE = 0.25
_LEAST = 0.05
_MENDING, _LEAST_MENDING = 0.3, 1.0
_MOST_REASONS = 12


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
        self.begun = time.monotonic()
        self.until = self.begun + seconds
        self.best: Truth | None = None
        self.mending = 0.0
        self.mender: Mender | None = None

    @property
    def left(self) -> float:
        """Seconds until the best so far has to do."""
        return self.until - time.monotonic()

    def run(self) -> Choice | None:
        """Fewest cells first; then, for as long again, the smallest sum of so many."""
        is_fewest = self.problem.size <= LARGE and self._search(_QUICK_ROUNDS)
        if self.best is None and not self._mend(~self.problem.free):
            return None
        if is_fewest:
            self.until = min(self.until, time.monotonic() + max(_LEAST, time.monotonic() - self.begun))
            self.master.weigh(self._fewest())
            return self._made(self._search(_MOST_ROUNDS))
        return self._made(False)

    def _search(self, quick: int) -> bool:
        """Round after round, the first few without relaxing; whether the best is known to be the best."""
        for number in range(_MOST_ROUNDS):
            if number == quick:
                self._relax()
            if self.left <= 0:
                break
            if self._round(mends=number >= quick):
                return True
        return False

    def _round(self, *, mends: bool) -> bool:
        """One choice attacked; whether the best is now known to be the best."""
        chosen = self.master.whole(seconds=max(_LEAST, self.left * _SHARE), best=self.best)
        if chosen.hidden is None:
            return chosen.is_bound_met
        unmet = self.attacker.unmet(chosen.hidden)
        if not unmet:
            self._keep(chosen.hidden)
            return chosen.is_optimal or self.master.is_met(chosen.bound, self.best)
        some = unmet[:: 1 + len(unmet) // _MOST_REASONS]
        if not self._cut(chosen.hidden.astype(np.float64), some):
            self.master.cut_all_within(chosen.hidden)
        if mends and self.mending < _MENDING * (time.monotonic() - self.begun):
            self._mend(chosen.hidden)
        return self.master.is_met(chosen.bound, self.best)

    def _relax(self) -> None:
        """Cuts from choices in parts, until they move the bound no more."""
        last, stalled = 0.0, 0
        for _ in range(_RELAXED_ROUNDS):
            parts, value = self.master.relaxed()
            added = self._cut(parts, range(len(self.problem.needs)))
            stalled = stalled + 1 if value - last < 1e-3 * value else 0
            last = value
            if not added or stalled > 2 or self.left <= 0:
                return

    def _cut(self, parts: Real, needs: Iterable[int]) -> int:
        """Forbid what is lacking in a choice, whole or in parts: how many cuts that gave."""
        added = self.master.cut_bridges(parts)
        for need, duals in self.attacker.reasons(parts, needs):
            added += self.master.cut(need, parts, duals)
            if self.left <= 0:
                break
        return added

    def _mend(self, hidden: Truth) -> bool:
        begun = time.monotonic()
        self.mender = self.mender or Mender(self.problem, self.attacker)
        safe = self.mender.mended(hidden, seconds=max(self.left, _LEAST_MENDING))
        self.mending += time.monotonic() - begun
        if safe is not None:
            self._keep(safe)
        return safe is not None

    def _keep(self, safe: Truth) -> None:
        if self._cost(safe) < self._cost(self.best):
            self.best = safe

    def _cost(self, hidden: Truth | None) -> float:
        return float("inf") if hidden is None else float(self.problem.cost[hidden].sum())

    def _fewest(self) -> int:
        assert self.best is not None
        return int((self.best & self.problem.free).sum())

    def _made(self, is_best: bool) -> Choice:
        assert self.best is not None
        return Choice(self.best, self.attacker.witnesses, is_best)
