"""All that an attacker may put together: the cells of a table, those published before, and their sums.

Cells with the same categories are one cell; a table without a dimension stands at the root of it. What was
published of another value than the cell has now says nothing of it, but a sum that was left over for the
hidden cells of an earlier publication, and that is still true, does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from fridlyst.base.sentences import Sentence
from fridlyst.figures.errors import BadDimension
from fridlyst.figures.tables import (
    CellState,
    CountTable,
    Dimension,
    Key,
    PublishedTable,
    Rule,
    height_of,
    keys_of,
    relations,
)

Relation = tuple[tuple[int, int], ...]
MOST_LATENT = 4_000


@dataclass
class System:
    """One row a cell: what it is (None: nobody here knows), what an attacker knows of it, what may be done.

    `low` and `high` are what an attacker knows while the cell is hidden; `fixed` is known for certain, `free`
    may be hidden or shown. A relation is (cell, sign) pairs that add up to zero with what is fixed. `needs`
    has (lower, upper) for each small count: the attacker must not be able to rule out a value as low, nor one
    as high.
    """

    places: dict[Key, int] = field(default_factory=dict)
    values: list[int | None] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int | None] = field(default_factory=list)
    fixed: list[bool] = field(default_factory=list)
    free: list[bool] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    needs: dict[int, tuple[int, int]] = field(default_factory=dict)
    # Hidden before, of unknown value: the threshold that it was hidden under.
    was_hidden: dict[int, int] = field(default_factory=dict)
    # Missing now: the threshold under which it is protected if it can only be a small count.
    watched: dict[int, int] = field(default_factory=dict)
    own: dict[Key, int] = field(default_factory=dict)
    axes: dict[str, str] = field(default_factory=dict)

    @property
    def unknown(self) -> list[int]:
        """The cells whose value nobody here knows."""
        return [cell for cell, value in enumerate(self.values) if value is None]


def system_of(table: CountTable, already: Sequence[PublishedTable] = ()) -> System:
    """The system of a table about to be published; BadDimension where two trees have different roots."""
    system = System(axes=_axes([table.dimensions, *(one.dimensions for one in already)]))
    _take_table(system, table)
    for one in already:
        _take_published(system, one)
    _take_latent(system, [table.dimensions, *(one.dimensions for one in already)])
    _work_out(system)
    return system


def key_of(system: System, dimensions: tuple[Dimension, ...], key: Key) -> Key:
    """A table's key as a key of the whole system: the root wherever the table has no such dimension."""
    return _widened(dimensions, system.axes)(key)


def _axes(tables: Sequence[tuple[Dimension, ...]]) -> dict[str, str]:
    """Every dimension's key and root, in the order in which they are met."""
    found: dict[str, str] = {}
    for dimension in (one for dimensions in tables for one in dimensions):
        if found.setdefault(dimension.key, dimension.root) != dimension.root:
            raise BadDimension(
                Sentence(
                    "Indelningen ”%(key)s” har en annan summa än i det som redan visas.", key=dimension.key
                )
            )
    return found


def _widened(dimensions: tuple[Dimension, ...], axes: Mapping[str, str]) -> "_Widen":
    at = {one.key: place for place, one in enumerate(dimensions)}
    return _Widen(tuple((at.get(key, -1), root) for key, root in axes.items()))


@dataclass(frozen=True, slots=True)
class _Widen:
    """A table's key made a key of the whole system."""

    parts: tuple[tuple[int, str], ...]

    def __call__(self, key: Key) -> Key:
        return tuple(root if at < 0 else key[at] for at, root in self.parts)


def _add(system: System, key: Key, value: int | None) -> int:
    cell = system.places.get(key)
    if cell is not None:
        return cell
    system.places[key] = cell = len(system.values)
    system.values.append(value)
    system.low.append(0)
    system.high.append(None)
    system.fixed.append(False)
    system.free.append(False)
    return cell


def _take_table(system: System, table: CountTable) -> None:
    widen = _widened(table.dimensions, system.axes)
    for key, value in table.values.items():
        cell = _add(system, widen(key), value)
        system.own[key] = cell
        system.fixed[cell] = value == 0
    system.relations.extend(_sums(table.dimensions, system.own))
    _know_least(system, table)


def _know_least(system: System, table: CountTable) -> None:
    """A count that is no zero is at least 1, and a total at least as much as its parts are at least."""
    heights = [one.heights for one in table.dimensions]
    for key in sorted(system.own, key=lambda key: height_of(heights, key)):
        if table.values[key]:
            sums = (
                sum(system.low[system.own[part]] for part in parts)
                for parts in relations(table.dimensions, key)
            )
            system.low[system.own[key]] = max([1, *sums])


def _sums(dimensions: tuple[Dimension, ...], own: Mapping[Key, int]) -> Iterator[Relation]:
    for key, cell in own.items():
        for parts in relations(dimensions, key):
            yield ((cell, -1), *((own[part], 1) for part in parts))


def _take_published(system: System, shown: PublishedTable) -> None:
    widen = _widened(shown.dimensions, system.axes)
    own = {key: _add(system, widen(key), None) for key in keys_of(shown.dimensions)}
    stale = [not _agrees(system, own[key], shown, key) for key in own]
    for (key, cell), is_stale in zip(own.items(), stale, strict=True):
        if not is_stale:
            _learn(system, cell, shown, key)
    known = set(system.relations)
    for relation in _sums(shown.dimensions, own):
        if relation not in known and _holds(system, relation):
            system.relations.append(relation)
    if any(stale):
        system.relations.extend(_left_over(system, shown, own))


def _agrees(system: System, cell: int, shown: PublishedTable, key: Key) -> bool:
    """Whether what was said of a cell can be said of it now."""
    said, value = shown.cells[key], system.values[cell]
    if value is None or said.state is CellState.MISSING:
        return True
    if said.value is None:
        return value > 0
    return _nearest(shown.rule, said.value)[0] <= value <= _nearest(shown.rule, said.value)[1]


def _learn(system: System, cell: int, shown: PublishedTable, key: Key) -> None:
    said = shown.cells[key]
    if said.state is CellState.SUPPRESSED:
        system.low[cell] = max(system.low[cell], 1)
        if system.values[cell] is None:
            system.was_hidden[cell] = max(shown.rule.threshold, system.was_hidden.get(cell, 0))
    elif said.value is not None:
        low, high = _nearest(shown.rule, said.value)
        known = system.high[cell]
        system.low[cell] = max(system.low[cell], low)
        system.high[cell] = high if known is None else min(known, high)
        if low == high:
            system.values[cell], system.fixed[cell] = low, True


def _nearest(rule: Rule, value: int) -> tuple[int, int]:
    """The counts that a shown value can stand for."""
    if rule.method == "round":
        return max(0, value - rule.base + 1), value + rule.base - 1
    return value, value


def _holds(system: System, relation: Relation) -> bool:
    total = 0
    for cell, sign in relation:
        value = system.values[cell]
        if value is None:
            return True
        total += sign * value
    return total == 0


def _left_over(system: System, shown: PublishedTable, own: Mapping[Key, int]) -> Iterator[Relation]:
    """Sums of the hidden cells of a publication that was corrected since, where they are still true."""
    said = {cell: shown.cells[key] for key, cell in own.items()}
    for relation in _sums(shown.dimensions, own):
        hidden = tuple((cell, sign) for cell, sign in relation if said[cell].state is CellState.SUPPRESSED)
        told = [(said[cell].value, sign) for cell, sign in relation if said[cell].value is not None]
        if not hidden or len(hidden) + len(told) < len(relation) or shown.rule.method == "round":
            continue
        values = [(system.values[cell], sign) for cell, sign in hidden]
        if any(value is None for value, _ in values):
            continue
        if sum(sign * (value or 0) for value, sign in (*values, *told)) == 0:
            yield hidden


def _take_latent(system: System, tables: Sequence[tuple[Dimension, ...]]) -> None:
    """The finest cells behind three tables or more that no one of them shows: their sums bind the tables too.

    Left out where they would be very many, and where two tables are enough: then they add nothing.
    """
    shapes, axes = _widest(tables), system.axes
    if len(shapes) < 3:
        return
    trees = {one.key: one for dimensions in shapes for one in dimensions}
    leaves = [trees[key].leaves for key in axes]
    total = 1
    for codes in leaves:
        total *= len(codes)
    if total > MOST_LATENT:
        return
    sums: dict[Key, list[tuple[int, int]]] = {}
    masks = [tuple(key in {one.key for one in dimensions} for key in axes) for dimensions in shapes]
    for key in product(*leaves):
        cell = _add(system, key, None)
        for mask in masks:
            whole = tuple(
                code if kept else root for code, kept, root in zip(key, mask, axes.values(), strict=True)
            )
            sums.setdefault(whole, []).append((cell, 1))
    system.relations.extend(
        ((system.places[whole], -1), *parts) for whole, parts in sums.items() if whole in system.places
    )


def _widest(tables: Sequence[tuple[Dimension, ...]]) -> list[tuple[Dimension, ...]]:
    """One table for each set of dimensions that no other set holds."""
    sets = {frozenset(one.key for one in dimensions): dimensions for dimensions in tables}
    return [dimensions for keys, dimensions in sets.items() if not any(keys < other for other in sets)]


def _work_out(system: System) -> None:
    """The values that follow by subtraction from those that are known."""
    changed = bool(system.unknown)
    while changed:
        changed = False
        for relation in system.relations:
            open_ = [(cell, sign) for cell, sign in relation if system.values[cell] is None]
            if len(open_) == 1:
                (cell, sign), total = open_[0], _known_sum(system, relation)
                if -total * sign >= 0:
                    system.values[cell], changed = -total * sign, True


def _known_sum(system: System, relation: Relation) -> int:
    return sum(sign * (system.values[cell] or 0) for cell, sign in relation)


def ask(system: System, table: CountTable, rule: Rule, already: Sequence[PublishedTable] = ()) -> None:
    """Say what may be hidden and what has to be protected, once every cell has a value.

    A small count that was published before as it is now is out, and is not asked for. What was hidden before
    and is not in this table is protected under the rule of its day.
    """
    shown_before = _shown_before(system, already)
    for key, cell in system.own.items():
        value = table.values[key]
        if value is None:
            system.watched[cell] = rule.threshold
        elif system.fixed[cell]:
            continue
        elif rule.is_small(value):
            upper = _within(rule.threshold, system.high[cell])
            system.needs[cell] = (max(value - 1, system.low[cell]), upper)
        elif cell in shown_before:
            system.fixed[cell] = True
        else:
            system.free[cell] = True
    for cell, threshold in system.was_hidden.items():
        value = system.values[cell] or 0
        if not system.fixed[cell]:
            system.needs[cell] = (value, max(value, _within(threshold, system.high[cell])))


def _within(threshold: int, high: int | None) -> int:
    return threshold if high is None else min(threshold, high)


def _shown_before(system: System, already: Sequence[PublishedTable]) -> set[int]:
    """The cells that were shown to the unit, with whatever value."""
    found = set()
    for one in already:
        if one.rule.method == "round":
            continue
        widen = _widened(one.dimensions, system.axes)
        found |= {
            system.places[widen(key)] for key, cell in one.cells.items() if cell.state is CellState.SHOWN
        }
    return found
