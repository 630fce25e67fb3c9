"""What was published, written down and read again, so that the next table agrees with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from fridlyst.figures.tables import _SEAL, Category, Cell, CellState, Dimension, PublishedTable, Rule

Record = Mapping[str, Any]


def as_record(published: PublishedTable) -> dict[str, Any]:
    """A published table as JSON holds it: `dimensions`, `cells` and `rule`."""
    return {
        "dimensions": [
            {"key": one.key, "categories": [[part.code, part.parent] for part in one.categories]}
            for one in published.dimensions
        ],
        "cells": [[list(key), str(cell.state), cell.value] for key, cell in published.cells.items()],
        "rule": {
            "threshold": published.rule.threshold,
            "method": published.rule.method,
            "base": published.rule.base,
        },
    }


def from_record(record: Record) -> PublishedTable:
    """The table that `as_record` wrote; it was made by `publish` once, and says no more than it did then."""
    dimensions = tuple(_dimension(one["key"], one["categories"]) for one in record["dimensions"])
    cells = {tuple(key): Cell(CellState(state), value) for key, state, value in record["cells"]}
    return PublishedTable(dimensions, cells, Rule(**record["rule"]), _SEAL)


def _dimension(key: str, categories: Sequence[tuple[str, str | None]]) -> Dimension:
    return Dimension(key, tuple(Category(code, parent) for code, parent in categories))
