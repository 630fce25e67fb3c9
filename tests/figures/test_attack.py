"""A thousand random tables are published and attacked: no small count is worked out, nor that it is small."""

from collections.abc import Mapping, Sequence

import pytest

from fridlyst.figures.errors import CannotProtect
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import (
    _SEAL,
    Cell,
    CellState,
    CountTable,
    Dimension,
    Key,
    PublishedTable,
    Rule,
)
from tests.figures.attacking import Attack, Place, place_of
from tests.figures.material import series, table

TABLES, SERIES, LOTS = 760, 240, 8
QUICK = 0.05


def truths(tables: Sequence[CountTable]) -> Mapping[Place, int | None]:
    return {place_of(one.dimensions, key): value for one in tables for key, value in one.values.items()}


def hidden_small(tables: Sequence[CountTable], published: Sequence[PublishedTable]) -> dict[Place, int]:
    """Every small count, by its place, that is hidden wherever it stands."""
    known = truths(tables)
    found = {}
    for one in published:
        for key, cell in one.cells.items():
            place = place_of(one.dimensions, key)
            value = known[place]
            if value is not None and one.rule.is_small(value):
                assert cell.state is not CellState.SHOWN, (key, value)
                if cell.state is CellState.SUPPRESSED:
                    found[place] = value
    return found


def recovered(
    tables: Sequence[CountTable], published: Sequence[PublishedTable], rule: Rule, *, whole: bool = False
) -> list[Place]:
    """The small counts that the attack tells, or tells to be small."""
    small = hidden_small(tables, published)
    found = []
    own = {place_of(tables[-1].dimensions, key): people_in(tables[-1], key) for key in tables[-1].values}
    for place, (low, high) in Attack(published).intervals(list(small), whole=whole):
        told_least = place in own and low > max(small[place] - 1, own[place]) + 1e-6
        if high < rule.threshold - 1e-6 or told_least:
            found.append(place)
    return found


def people_in(table: CountTable, key: Key) -> int:
    """The least that anybody knows of a cell: how many of the leaves below it are said not to be zero."""
    below = [set(leaves_below(one, code)) for one, code in zip(table.dimensions, key, strict=True)]
    return sum(
        bool(value) and all(code in codes for code, codes in zip(leaf, below, strict=True))
        for leaf, value in table.cells.items()
    )


def leaves_below(dimension: Dimension, code: str) -> list[str]:
    parts = dimension.children(code)
    return [leaf for part in parts for leaf in leaves_below(dimension, part)] if parts else [code]


@pytest.mark.parametrize("lot", range(LOTS))
def test_nothing_is_recovered_from_a_table(lot: int) -> None:
    for seed in range(lot, TABLES, LOTS):
        made, rule = table(seed)
        published = publish(made, rule, seconds=QUICK)
        assert not recovered([made], [published], rule), seed


@pytest.mark.parametrize("lot", range(LOTS))
def test_nothing_is_recovered_from_what_was_published_in_turn(lot: int) -> None:
    for seed in range(lot, SERIES, LOTS):
        tables, rule = series(seed)
        published: list[PublishedTable] = []
        try:
            for made in tables:
                published.append(publish(made, rule, already=published, seconds=QUICK))
        except CannotProtect:
            pass
        out = tables[: len(published)]
        assert not recovered(out, published, rule), seed


def test_an_attack_in_whole_numbers_recovers_nothing_either() -> None:
    for seed in range(1000, 1040):
        made, rule = table(seed)
        published = publish(made, rule, seconds=QUICK)
        assert not recovered([made], [published], rule, whole=True), seed


def test_the_attack_does_recover_what_is_only_hidden_itself() -> None:
    """Without complement most tables fall: the attack above could have failed."""
    fallen = 0
    for seed in range(40):
        made, rule = table(seed)
        cells = {key: only_small_hidden(value, rule) for key, value in made.values.items()}
        bare = PublishedTable(made.dimensions, cells, rule, _SEAL)
        small = any(value is not None and rule.is_small(value) for value in made.values.values())
        fallen += small and bool(recovered([made], [bare], rule))
    assert fallen > 20


def only_small_hidden(value: int | None, rule: Rule) -> Cell:
    if value is None:
        return Cell(CellState.MISSING)
    return Cell(CellState.SUPPRESSED) if rule.is_small(value) else Cell(CellState.SHOWN, value)
