"""Random tables of counts: in two and three dimensions, with levels, zeros and gaps, one after another."""

import random
from itertools import product

from fridlyst.figures.tables import Category, CountTable, Dimension, Key, Rule


def flat(key: str, size: int) -> Dimension:
    """A total over so many categories."""
    return Dimension(key, (Category("t"), *(Category(f"{key}{n}", "t") for n in range(size))))


def tree(key: str, sizes: tuple[int, ...]) -> Dimension:
    """A total over groups of so many categories each; a group of one is a category of its own."""
    found = [Category("t")]
    for group, size in enumerate(sizes):
        found.append(Category(f"{key}{group}", "t"))
        if size > 1:
            found += [Category(f"{key}{group}{n}", f"{key}{group}") for n in range(size)]
    return Dimension(key, tuple(found))


def period() -> Dimension:
    """A year of two halves."""
    return Dimension("period", (Category("t"), Category("h1", "t"), Category("h2", "t")))


def filled(
    dimensions: tuple[Dimension, ...],
    chance: random.Random,
    *,
    zeros: float = 0.2,
    small: float = 0.2,
    gaps: float = 0.0,
    top: int = 40,
) -> CountTable:
    """Leaves that are zero, small (1–4), missing or up to `top`, by these chances."""
    return CountTable(
        dimensions,
        {
            key: _count(chance, zeros, small, gaps, top)
            for key in product(*(one.leaves for one in dimensions))
        },
    )


def _count(chance: random.Random, zeros: float, small: float, gaps: float, top: int) -> int | None:
    draw = chance.random()
    if draw < gaps:
        return None
    if draw < gaps + zeros:
        return 0
    return chance.randint(1, 4) if draw < gaps + zeros + small else chance.randint(5, top)


def table(seed: int) -> tuple[CountTable, Rule]:
    """One of many kinds, each seed another; small enough to be attacked in a moment."""
    chance = random.Random(seed)
    dimensions = chance.choice(
        [
            (flat("a", chance.randint(2, 6)), flat("b", chance.randint(2, 5))),
            (tree("a", (chance.randint(1, 3), 2, chance.randint(1, 3))), flat("b", chance.randint(2, 4))),
            (tree("a", (2, chance.randint(1, 3))), tree("b", (chance.randint(1, 2), 2))),
            (flat("a", chance.randint(2, 3)), flat("b", 2), flat("c", chance.randint(2, 3))),
            (tree("a", (2, 1)), flat("b", 2), flat("c", 2)),
        ]
    )
    rule = Rule(chance.choice([3, 5, 5, 5, 8]))
    made = filled(
        dimensions,
        chance,
        zeros=chance.choice([0.0, 0.2, 0.6]),
        small=chance.choice([0.05, 0.2, 0.4]),
        gaps=chance.choice([0.0, 0.0, 0.1]),
        top=chance.choice([8, 40, 400]),
    )
    return made, rule


def margin(whole: CountTable, keys: tuple[str, ...]) -> CountTable:
    """The same counts with fewer dimensions."""
    dimensions = tuple(one for one in whole.dimensions if one.key in keys)
    cells: dict[Key, int | None] = {}
    for key in product(*(one.codes for one in dimensions)):
        named = {one.key: code for one, code in zip(dimensions, key, strict=True)}
        cells[key] = whole.values[tuple(named.get(one.key, one.root) for one in whole.dimensions)]
    return CountTable(dimensions, cells)


def only(whole: CountTable, half: str) -> CountTable:
    """The same table before the other half-year has come in."""
    at = [one.key for one in whole.dimensions].index("period")
    return CountTable(whole.dimensions, {key: value for key, value in whole.cells.items() if key[at] == half})


def series(seed: int) -> tuple[list[CountTable], Rule]:
    """Tables published one after another about the same people."""
    chance = random.Random(seed)
    zeros, small = chance.choice([0.1, 0.5]), chance.choice([0.1, 0.3])
    rule = Rule(chance.choice([3, 5, 5]))
    kind = seed % 4
    if kind == 0:
        whole = filled(
            (flat("a", chance.randint(2, 4)), flat("b", 2), period()), chance, zeros=zeros, small=small
        )
        return [only(whole, "h1"), whole], rule
    if kind == 1:
        whole = filled(
            (flat("a", chance.randint(3, 5)), flat("b", chance.randint(2, 4))),
            chance,
            zeros=zeros,
            small=small,
        )
        return [margin(whole, ("a",)), whole], rule
    whole = filled(
        (flat("a", chance.randint(2, 3)), flat("b", 2), flat("c", 2)), chance, zeros=zeros, small=small
    )
    if kind == 2:
        return [margin(whole, ("a", "b")), margin(whole, ("a", "c"))], rule
    return [margin(whole, ("a", "b")), margin(whole, ("b", "c")), margin(whole, ("a", "c"))], rule
