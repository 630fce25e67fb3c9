"""What `figures.engine` asks for: values for what is unknown, cells to hide, counts rounded."""

from dataclasses import replace

import highspy
import numpy as np

from fridlyst.figures.errors import CannotProtect
from fridlyst.figures.solving.attack import Attacker, is_proven, solver
from fridlyst.figures.solving.choosing import choose
from fridlyst.figures.solving.problem import Need, Real, problem_of
from fridlyst.figures.system import System


def completed(system: System) -> bool:
    """Give the unknown cells values that fit all that is known, in place; False when there are none."""
    unknown = system.unknown
    if not unknown:
        return True
    place = {cell: number for number, cell in enumerate(unknown)}
    rows = [
        (
            [(place[cell], sign) for cell, sign in relation if cell in place],
            -sum(sign * (system.values[cell] or 0) for cell, sign in relation),
        )
        for relation in system.relations
        if any(cell in place for cell, _ in relation)
    ]
    found = _whole_solution(system, unknown, rows)
    if found is None:
        return False
    for cell, value in zip(unknown, found, strict=True):
        system.values[cell] = value
    return True


def hidden(system: System, *, seconds: float) -> set[int] | None:
    """The cells to hide, proven safe in whole numbers; None when hiding everything would not be."""
    _ask_of_missing(system)
    problem = problem_of(system)
    choice = choose(problem, seconds=seconds)
    if choice is None or not is_proven(problem, choice.hidden, choice.witnesses):
        return None
    movable = [cell for cell in range(len(system.values)) if not system.fixed[cell]]
    return {movable[number] for number in np.flatnonzero(choice.hidden).tolist()}


def rounded(system: System, *, base: int, kept: dict[int, int]) -> dict[int, int] | None:
    """Each known cell to the multiple of `base` right below or above it, nearest in sum; sums kept.

    Zero-restricted controlled rounding (Cox 1987; Salazar 2005): a multiple stays what it is. `kept` are
    cells that were rounded before and stay so.
    """
    known = [cell for cell, value in enumerate(system.values) if value is not None]
    place = {cell: number for number, cell in enumerate(known)}
    values = np.array([system.values[cell] for cell in known], dtype=np.int64)
    floors, over = values // base, values % base
    low, high = np.zeros(len(known)), (over > 0).astype(np.float64)
    for cell, value in kept.items():
        low[place[cell]] = high[place[cell]] = value // base - floors[place[cell]]
    if np.any(low > high) or np.any(low < 0) or np.any(high > 1):
        return None
    rows = [
        (
            [(place[cell], sign) for cell, sign in one],
            -sum(sign * int(floors[place[cell]]) for cell, sign in one),
        )
        for one in system.relations
        if all(cell in place for cell, _ in one)
    ]
    try:
        up = _solved(low, high, rows, cost=(base - 2.0 * over).astype(np.float64))
    except CannotProtect:
        return None
    if up is None:
        return None
    return {cell: base * int(floor + step) for cell, floor, step in zip(known, floors, up, strict=True)}


def _ask_of_missing(system: System) -> None:
    """A missing cell that can only be a small count, whatever is hidden otherwise, is protected as one."""
    doubtful = [cell for cell, k in system.watched.items() if 0 < (system.values[cell] or 0) < k]
    if not doubtful:
        return
    problem = problem_of(system)
    movable = [cell for cell in range(len(system.values)) if not system.fixed[cell]]
    place = {cell: number for number, cell in enumerate(movable)}
    needs: list[Need] = []
    for cell in doubtful:
        value = system.values[cell] or 0
        needs += [Need(place[cell], 1, system.watched[cell] - value), Need(place[cell], -1, value)]
    asked = replace(problem, needs=tuple(needs))
    unmet = set(Attacker(asked).unmet(~problem.free))
    for number, cell in enumerate(doubtful):
        if {2 * number, 2 * number + 1} <= unmet:
            system.needs[cell] = (system.values[cell] or 0, system.watched[cell])


def _whole_solution(
    system: System, unknown: list[int], rows: list[tuple[list[tuple[int, int]], int]]
) -> list[int] | None:
    low = np.array([system.low[cell] for cell in unknown], dtype=np.float64)
    high = np.array([_or_endless(system.high[cell]) for cell in unknown])
    return _solved(low, high, rows, cost=np.ones(len(unknown)))


def _solved(
    low: Real,
    high: Real,
    rows: list[tuple[list[tuple[int, int]], int]],
    *,
    cost: Real,
) -> list[int] | None:
    """The cheapest whole numbers between the bounds whose rows add up; None when there are none.

    CannotProtect when that could not be settled: what is unknown is never taken for harmless.
    """
    highs, lp = solver(), highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(low), len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, low, high
    lp.row_lower_ = lp.row_upper_ = np.array([float(total) for _, total in rows])
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(low)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(parts) for parts, _ in rows)])
    lp.a_matrix_.index_ = np.array([at for parts, _ in rows for at, _ in parts], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([float(sign) for parts, _ in rows for _, sign in parts])
    highs.passModel(lp)
    highs.setOptionValue("time_limit", 30.0)
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None
    found = [int(one) for one in np.rint(np.array(highs.getSolution().col_value)).tolist()]
    whole = len(found) == len(low) and highs.getInfo().primal_solution_status == 2
    if not whole or any(sum(sign * found[at] for at, sign in parts) != total for parts, total in rows):
        raise CannotProtect("Tabellen gick inte att pröva mot det som redan är publicerat. Gör den mindre.")
    return found


def _or_endless(bound: int | None) -> float:
    return float("inf") if bound is None else float(bound)
