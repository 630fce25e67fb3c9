"""Ruling lines that touch, as grids of cells; a cell is merged where the line between two is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fridlyst.intake.extract.pdf_rules import Rule

_NEAR = 3.0
_COVERED = 0.6
_MAX_SLOTS = 40_000


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place: rows and columns it spans, from 0, `last_*` included."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled grid: the places of its lines in points, and its cells row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside the grid's outer lines."""
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1

    def slot_at(self, x: float, y: float) -> Slot | None:
        """The cell around a point."""
        row, column = _place(self.ys, y), _place(self.xs, x)
        for slot in self.slots:
            if slot.row <= row <= slot.last_row and slot.column <= column <= slot.last_column:
                return slot
        return None


def _place(edges: Sequence[float], at: float) -> int:
    inner = edges[1:-1]
    return sum(1 for edge in inner if edge <= at)


def grids_of(rules: list[Rule]) -> list[Grid]:
    """The page's grids with two cells or more, from the top down."""
    found = [grid for group in _touching(_merged(rules)) if (grid := _grid(group)) is not None]
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of the same line as one rule."""
    done: list[Rule] = []
    for upright in (False, True):
        pieces = sorted(
            (rule for rule in rules if rule.upright is upright), key=lambda r: (round(r.at), r.start)
        )
        for piece in pieces:
            last = done[-1] if done and done[-1].upright is upright else None
            if last and abs(last.at - piece.at) <= 1 and piece.start <= last.end + _NEAR:
                done[-1] = Rule(upright, last.at, last.start, max(last.end, piece.end))
            else:
                done.append(piece)
    return done


def _touching(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Groups of rules that cross or meet, found through the uprights."""
    uprights = [rule for rule in rules if rule.upright]
    levels = sorted((rule for rule in rules if not rule.upright), key=lambda rule: rule.at)
    group_of = list(range(len(uprights) + len(levels)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = group_of[group_of[index]]
            index = group_of[index]
        return index

    for number, upright in enumerate(uprights):
        for offset, level in enumerate(levels, start=len(uprights)):
            if level.at > upright.end + _NEAR:
                break
            if _meet(upright, level):
                group_of[root(number)] = root(offset)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate((*uprights, *levels)):
        groups.setdefault(root(index), []).append(rule)
    yield from groups.values()


def _meet(upright: Rule, level: Rule) -> bool:
    across = level.start - _NEAR <= upright.at <= level.end + _NEAR
    return across and upright.start - _NEAR <= level.at <= upright.end + _NEAR


def _grid(rules: list[Rule]) -> Grid | None:
    uprights = [rule for rule in rules if rule.upright]
    levels = [rule for rule in rules if not rule.upright]
    if not uprights or not levels:
        return None
    xs = _edges([rule.at for rule in uprights], [end for rule in levels for end in (rule.start, rule.end)])
    ys = _edges([rule.at for rule in levels], [end for rule in uprights for end in (rule.start, rule.end)])
    count = (len(xs) - 1) * (len(ys) - 1)
    if not 2 <= count <= _MAX_SLOTS:
        return None
    slots = tuple(_slots(xs, ys, uprights, levels))
    return Grid(xs, ys, slots) if len(slots) > 1 else None


def _edges(lines: Iterable[float], ends: Iterable[float]) -> tuple[float, ...]:
    """Where the lines stand, and the outermost ends where no line closes the grid there."""
    edges = _cluster(lines)
    for end in sorted(ends):
        if end < edges[0] - 2 * _NEAR:
            edges.insert(0, end)
        elif end > edges[-1] + 2 * _NEAR:
            edges.append(end)
    return tuple(edges)


def _cluster(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _slots(
    xs: Sequence[float], ys: Sequence[float], uprights: list[Rule], levels: list[Rule]
) -> Iterator[Slot]:
    taken: set[tuple[int, int]] = set()
    walls = _Walls(xs, ys, uprights, levels)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in taken:
                slot = _grow(row, column, walls, taken)
                taken.update(
                    (r, c)
                    for r in _span(slot.row, slot.last_row)
                    for c in _span(slot.column, slot.last_column)
                )
                yield slot


def _span(first: int, last: int) -> range:
    return range(first, last + 1)


def _grow(row: int, column: int, walls: "_Walls", taken: set[tuple[int, int]]) -> Slot:
    """The largest rectangle from this slot with no wall inside: first across, then down."""
    last_column = column
    while last_column + 2 < len(walls.xs) and not walls.right_of(row, last_column):
        if (row, last_column + 1) in taken:
            break
        last_column += 1
    last_row = row
    while last_row + 2 < len(walls.ys) and not any(
        walls.below(last_row, c) for c in _span(column, last_column)
    ):
        if any(walls.right_of(last_row + 1, c) for c in range(column, last_column)):
            break
        last_row += 1
    return Slot(row, column, last_row, last_column)


class _Walls:
    """Between which neighbouring slots a line is drawn."""

    def __init__(
        self, xs: Sequence[float], ys: Sequence[float], uprights: list[Rule], levels: list[Rule]
    ) -> None:
        self.xs, self.ys = xs, ys
        self._upright = [[rule for rule in uprights if abs(rule.at - x) <= _NEAR] for x in xs]
        self._level = [[rule for rule in levels if abs(rule.at - y) <= _NEAR] for y in ys]

    def right_of(self, row: int, column: int) -> bool:
        return _covers(self._upright[column + 1], self.ys[row], self.ys[row + 1])

    def below(self, row: int, column: int) -> bool:
        return _covers(self._level[row + 1], self.xs[column], self.xs[column + 1])


def _covers(rules: list[Rule], start: float, end: float) -> bool:
    reach = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return reach >= _COVERED * (end - start)
