"""Tables published before, brought to the same categories as the next: every sum in them stays true."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from fridlyst.counts.shapes import PERIOD
from fridlyst.counts.table_dimensions import Codes, period_dimension
from fridlyst.figures.tables import CellState

Record = Mapping[str, Any]
_MISSING = [CellState.MISSING.value, None]
_ZERO = [CellState.SHOWN.value, 0]


@dataclass(frozen=True, slots=True)
class Shown:
    """A published table with its half-years, as the ledger holds it."""

    periods: tuple[str, ...]
    record: Record


def touching(periods: Iterable[str], every: Sequence[Shown]) -> tuple[Shown, ...]:
    """Those that share a half-year with the next table, or with one that does."""
    reached = set(periods)
    found: set[int] = set()
    while added := {
        at for at, one in enumerate(every) if at not in found and reached.intersection(one.periods)
    }:
        found |= added
        reached |= {period for at in added for period in every[at].periods}
    return tuple(every[at] for at in sorted(found))


def codes_in(every: Iterable[Shown]) -> dict[str, set[str]]:
    """The codes of each dimension but time that any of the tables has."""
    found: dict[str, set[str]] = {}
    for one in every:
        for dimension in one.record["dimensions"]:
            if dimension["key"] != PERIOD:
                found.setdefault(dimension["key"], set()).update(code for code, _ in dimension["categories"])
    return found


def aligned(one: Shown, wanted: Mapping[str, Codes], *, alone: bool, zero: bool) -> dict[str, Any]:
    """The table's record with the categories that are `wanted`, (code, parent) by dimension.

    A category that it did not have is a zero with `zero`, and otherwise missing, as is what stands below one
    that it did not divide. `alone` leaves the half-year out, for tables that are all of the same one.
    """
    own = {dimension["key"]: dimension["categories"] for dimension in one.record["dimensions"]}
    keys = [key for key in own if key != PERIOD]
    period = [] if alone else [(PERIOD, _as_pairs(one.periods))]
    dimensions = [*period, *((key, _joined(own[key], wanted.get(key, ()))) for key in keys)]
    said = _said(one, own)
    unknown = {key: _undivided(own[key]) for key in keys}
    cells = []
    for codes in product(*([code for code, _ in categories] for _, categories in dimensions)):
        at = codes[0] if period else one.periods[0]
        plain = codes[1:] if period else codes
        state = said.get((at, plain)) or _absent(at, plain, keys, own, dimensions, unknown, one, zero=zero)
        cells.append([list(codes), *state])
    return {
        "dimensions": [
            {"key": key, "categories": [list(pair) for pair in pairs]} for key, pairs in dimensions
        ],
        "cells": cells,
        "rule": one.record["rule"],
    }


def _as_pairs(periods: Sequence[str]) -> list[tuple[str, str | None]]:
    return [(one.code, one.parent) for one in period_dimension(periods).categories]


def _joined(own: Sequence[Sequence[str | None]], wanted: Codes) -> list[tuple[str, str | None]]:
    """Its own categories, then those that it lacks below what it has."""
    found = [(str(code), parent) for code, parent in own]
    have = {code for code, _ in found}
    root = next(code for code, parent in found if parent is None)
    for code, parent in wanted:
        if code not in have:
            found.append((code, parent if parent in have else root))
            have.add(code)
    return found


def _said(one: Shown, own: Mapping[str, Any]) -> dict[tuple[str, tuple[str, ...]], list[Any]]:
    """What was said, by half-year and the other codes."""
    found = {}
    for codes, state, value in one.record["cells"]:
        if PERIOD in own:
            found[codes[0], tuple(codes[1:])] = [state, value]
        else:
            found[one.periods[0], tuple(codes)] = [state, value]
    return found


def _undivided(categories: Sequence[Sequence[str | None]]) -> set[str]:
    """The codes that it gave without parts."""
    parents = {parent for _, parent in categories}
    return {str(code) for code, _ in categories if code not in parents}


def _absent(
    at: str,
    plain: tuple[str, ...],
    keys: Sequence[str],
    own: Mapping[str, Any],
    dimensions: Sequence[tuple[str, list[tuple[str, str | None]]]],
    unknown: Mapping[str, set[str]],
    one: Shown,
    *,
    zero: bool,
) -> list[Any]:
    """A cell that the table did not have."""
    if at not in one.periods or not zero:
        return _MISSING
    trees = {key: dict(pairs) for key, pairs in dimensions}
    new = [
        (key, code)
        for key, code in zip(keys, plain, strict=True)
        if code not in {known for known, _ in own[key]}
    ]
    if any(trees[key][code] in unknown[key] for key, code in new):
        return _MISSING
    return _ZERO if new else _MISSING
