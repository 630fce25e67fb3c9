"""The only way out for counts of people."""

from collections.abc import Sequence

from fridlyst.figures.tables import (
    _SEAL,
    Cell,
    CellState,
    CountTable,
    Key,
    PublishedTable,
    Rule,
    keys_of,
    relations,
)


def publish(table: CountTable, rule: Rule, *, already: Sequence[PublishedTable] = ()) -> PublishedTable:
    """What may be shown of a table."""
    values = table.values
    hidden = {key for key, value in values.items() if value is not None and rule.is_small(value)}
    sums = [(key, *parts) for key in keys_of(table.dimensions) for parts in relations(table.dimensions, key)]
    while added := _complement(sums, values, hidden, rule):
        hidden.add(added)
    cells = {key: _cell(value, key in hidden) for key, value in values.items()}
    return PublishedTable(table.dimensions, cells, Rule(rule.threshold, "suppress", rule.base), _SEAL)


def _cell(value: int | None, hidden: bool) -> Cell:
    if value is None:
        return Cell(CellState.MISSING)
    return Cell(CellState.SUPPRESSED) if hidden else Cell(CellState.SHOWN, value)


def _complement(sums: list[tuple[Key, ...]], values, hidden: set[Key], rule: Rule) -> Key | None:  # noqa: ANN001
    for cells in sums:
        here = [key for key in cells if key in hidden]
        if here and (len(here) == 1 or sum(values[key] for key in here) < 2 * rule.threshold):
            free = [key for key in cells if key not in hidden and values[key]]
            if free:
                return min(free, key=lambda key: values[key])
    return None
