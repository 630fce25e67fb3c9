"""The question put in numbers: which cells may move, how far, and which have to be able to."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from fridlyst.figures.system import System

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Need:
    """A cell that has to be able to move `amount` upwards (`way` 1) or downwards (-1) from what it is."""

    cell: int
    way: int
    amount: int


@dataclass(frozen=True, eq=False)
class Problem:
    """The cells of a system that are not known for certain, as arrays; a shown cell is none of them.

    `down` and `up` say how far a hidden cell could be from its true value for all that an attacker knows of
    it alone; `free` are those that may be shown, the others are hidden whatever is chosen. `rows` are the
    sums as (cells, signs): what a change of the cells has to add up to zero in.
    """

    values: Whole
    down: Real
    up: Real
    free: Truth
    cost: Whole
    rows: tuple[tuple[Whole, Whole], ...]
    needs: tuple[Need, ...]

    @property
    def size(self) -> int:
        return len(self.down)

    @cached_property
    def matrix(self) -> tuple[Whole, Whole, Real]:
        """The rows as starts, cells and signs, one after another."""
        lengths = [len(cells) for cells, _ in self.rows]
        starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        cells = np.concatenate([cells for cells, _ in self.rows] or [np.zeros(0, dtype=np.int64)])
        signs = np.concatenate([signs for _, signs in self.rows] or [np.zeros(0, dtype=np.int64)])
        return starts, cells, signs.astype(np.float64)

    def sums(self, change: Whole) -> Whole:
        """What each row adds up to, in whole numbers."""
        starts, cells, signs = self.matrix
        if not len(starts) - 1:
            return np.zeros(0, dtype=np.int64)
        terms = np.append(change[cells] * signs.astype(np.int64), 0)
        return np.add.reduceat(terms, starts[:-1])


def problem_of(system: System) -> Problem:
    """The problem of a system; cells that can only be what they are fall away."""
    movable = [cell for cell in range(len(system.values)) if not system.fixed[cell]]
    place = {cell: number for number, cell in enumerate(movable)}
    values = np.array([system.values[cell] for cell in movable], dtype=np.int64)
    low = np.array([system.low[cell] for cell in movable], dtype=np.float64)
    high = np.array([_or_endless(system.high[cell]) for cell in movable], dtype=np.float64)
    rows = tuple(_row(relation, place) for relation in system.relations)
    free = np.array([system.free[cell] for cell in movable], dtype=np.bool_)
    return Problem(
        values=values,
        down=values - low,
        up=high - values,
        free=free,
        cost=_costs(values, free),
        rows=tuple(row for row in rows if len(row[0])),
        needs=tuple(_needs(system, place)),
    )


def _costs(values: Whole, free: Truth) -> Whole:
    """One cell less is worth more than any sum: each costs more than all together hold."""
    total = int(values[free].sum())
    return np.where(free, values + total + 1, 0).astype(np.int64)


def _row(relation: Any, place: dict[int, int]) -> tuple[Whole, Whole]:  # noqa: ANN401
    found = [(place[cell], sign) for cell, sign in relation if cell in place]
    cells, signs = zip(*found, strict=True) if found else ((), ())
    return np.array(cells, dtype=np.int64), np.array(signs, dtype=np.int64)


def _needs(system: System, place: dict[int, int]) -> list[Need]:
    found = []
    for cell, (lower, upper) in system.needs.items():
        value = system.values[cell] or 0
        if upper > value:
            found.append(Need(place[cell], 1, upper - value))
        if lower < value:
            found.append(Need(place[cell], -1, value - lower))
    return found


def _or_endless(bound: int | None) -> float:
    return float("inf") if bound is None else bound
