"""Tables of counts: their categories, their cells, and what may be shown of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product
from typing import Literal

from fridlyst.base.sentences import Sentence
from fridlyst.figures.errors import BadCount, BadDimension, BadRule, NotAdditive

Key = tuple[str, ...]
LARGEST = 10**9
MOST_CELLS = 200_000
LEAST_THRESHOLD, LARGEST_THRESHOLD = 2, 100
_SEAL = object()


class CellState(StrEnum):
    """What is said of a cell. Zero is a shown value, and never the same as suppressed or missing."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Category:
    """One category; without `parent` it is the root, the total of its dimension."""

    code: str
    parent: str | None = None


@dataclass(frozen=True)
class Dimension:
    """Categories as a tree of any depth with exactly one root. BadDimension where they are not."""

    key: str
    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", tuple(self.categories))
        codes = {one.code for one in self.categories}
        roots = [one.code for one in self.categories if one.parent is None]
        if len(codes) != len(self.categories):
            raise BadDimension(Sentence("Indelningen ”%(key)s” har samma kategori två gånger.", key=self.key))
        if len(roots) != 1 or any(one.parent not in codes for one in self.categories if one.parent):
            raise BadDimension(
                Sentence("Indelningen ”%(key)s” måste ha en enda summa som allt hör till.", key=self.key)
            )
        if len(self._upwards) != len(codes):
            raise BadDimension(
                Sentence("Indelningen ”%(key)s” har kategorier som hör till varandra i ring.", key=self.key)
            )

    @cached_property
    def root(self) -> str:
        """The code of the total."""
        return next(one.code for one in self.categories if one.parent is None)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every code, in the order that was given."""
        return tuple(one.code for one in self.categories)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The codes without children, in the order that was given."""
        return tuple(code for code in self.codes if code not in self._children)

    def children(self, code: str) -> tuple[str, ...]:
        """The codes right below a code; none below a leaf."""
        return self._children.get(code, ())

    @cached_property
    def parents(self) -> Mapping[str, str | None]:
        """The code right above each code; None above the root."""
        return {one.code: one.parent for one in self.categories}

    @cached_property
    def heights(self) -> Mapping[str, int]:
        """How far each code is from the furthest leaf below it; 0 for a leaf."""
        found: dict[str, int] = {}
        for code in self._upwards:
            found[code] = max((found[child] + 1 for child in self.children(code)), default=0)
        return found

    @cached_property
    def _children(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for one in self.categories:
            if one.parent is not None:
                found.setdefault(one.parent, []).append(one.code)
        return {code: tuple(below) for code, below in found.items()}

    @cached_property
    def _upwards(self) -> tuple[str, ...]:
        """Every code that the root reaches, children before their parents."""
        found = [self.root]
        for code in found:
            found.extend(self.children(code))
        return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden: counts from 1 to `threshold` - 1. `base` is what "round" rounds to."""

    threshold: int = 5
    method: Literal["suppress", "round"] = "suppress"
    base: int = 5

    def __post_init__(self) -> None:
        if not LEAST_THRESHOLD <= self.threshold <= LARGEST_THRESHOLD:
            raise BadRule(
                Sentence(
                    "Gränsen för små antal ska vara mellan %(low)s och %(high)s.",
                    low=LEAST_THRESHOLD,
                    high=LARGEST_THRESHOLD,
                )
            )
        if self.method not in ("suppress", "round") or not LEAST_THRESHOLD <= self.base <= LARGEST_THRESHOLD:
            raise BadRule(
                Sentence("Avrundningen finns inte: välj en bas mellan %(low)s och %(high)s.", low=2, high=100)
            )

    def is_small(self, count: int) -> bool:
        """Whether a count is one that may not be known: zero is not, the threshold is not."""
        return 0 < count < self.threshold


@dataclass(frozen=True, slots=True)
class Cell:
    """What is said of one cell; `value` is None unless it is shown."""

    state: CellState
    value: int | None = None


@dataclass(frozen=True)
class CountTable:
    """True counts by leaf categories, one code a dimension. None or absent is missing; a zero is said.

    Totals are computed. A total over a missing part is missing, unless it is given in `cells` too; a total
    given as None is held back. BadCount, BadDimension or NotAdditive when it cannot be a table of counts.
    """

    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, int | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "dimensions", tuple(self.dimensions))
        names = [one.key for one in self.dimensions]
        if not names or len(set(names)) != len(names):
            raise BadDimension("Tabellen måste ha minst en indelning, och ingen två gånger.")
        if size_of(self.dimensions) > MOST_CELLS:
            raise BadDimension(
                Sentence("Tabellen är för stor: högst %(most)s celler går att pröva.", most=MOST_CELLS)
            )
        known = [set(one.codes) for one in self.dimensions]
        for key, count in self.cells.items():
            _check(key, count, known)

    @cached_property
    def values(self) -> Mapping[Key, int | None]:
        """Every combination of categories, totals included, in the order of the dimensions."""
        heights = [one.heights for one in self.dimensions]
        found: dict[Key, int | None] = {}
        keys = list(keys_of(self.dimensions))
        for key in sorted(keys, key=lambda key: height_of(heights, key)):
            found[key] = self._total(key, found)
        return {key: found[key] for key in keys}

    def _total(self, key: Key, found: Mapping[Key, int | None]) -> int | None:
        sums = {_sum(parts, found) for parts in relations(self.dimensions, key)} - {None}
        if key in self.cells:
            given = self.cells[key]
            if given is not None:
                sums.add(given)
        if len(sums) > 1:
            raise NotAdditive(
                Sentence("Summan för %(where)s stämmer inte med sina delar.", where=" × ".join(key))
            )
        if key in self.cells and self.cells[key] is None:
            return None
        return next(iter(sums), None)


@dataclass(frozen=True)
class PublishedTable:
    """What may be shown of a table, every combination of categories; made by `publishing` alone.

    `rule` is the rule that was followed: where rounding was asked for and could not be done, its method is
    "suppress".
    """

    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, Cell]
    rule: Rule
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError(f"{type(self).__name__} is made by fridlyst.figures.publishing and nowhere else.")

    def cell(self, key: Key) -> Cell:
        """What is said of the cell at a key; KeyError when there is no such cell."""
        return self.cells[key]


def keys_of(dimensions: tuple[Dimension, ...]) -> Iterator[Key]:
    """Every combination of categories, totals included, in the order of the dimensions."""
    return product(*(one.codes for one in dimensions))


def size_of(dimensions: tuple[Dimension, ...]) -> int:
    """How many combinations of categories there are."""
    size = 1
    for one in dimensions:
        size *= len(one.codes)
    return size


def relations(dimensions: tuple[Dimension, ...], key: Key) -> Iterator[list[Key]]:
    """The parts of a cell, once for each dimension in which it is a total."""
    for place, dimension in enumerate(dimensions):
        below = dimension.children(key[place])
        if below:
            yield [(*key[:place], code, *key[place + 1 :]) for code in below]


def _sum(parts: list[Key], found: Mapping[Key, int | None]) -> int | None:
    total = 0
    for part in parts:
        value = found[part]
        if value is None:
            return None
        total += value
    return total


def height_of(heights: Sequence[Mapping[str, int]], key: Key) -> int:
    """How many steps of summing a cell is from the leaves, by the `heights` of its dimensions."""
    return sum(here[code] for here, code in zip(heights, key, strict=True))


def _check(key: Key, count: object, known: list[set[str]]) -> None:
    if len(key) != len(known) or any(code not in codes for code, codes in zip(key, known, strict=True)):
        raise BadCount(Sentence("Cellen %(where)s finns inte i tabellen.", where=str(key)[:60]))
    if count is None:
        return
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count <= LARGEST:
        raise BadCount(
            Sentence("Antalet vid %(where)s måste vara ett helt tal från noll.", where=" × ".join(key)[:60])
        )
