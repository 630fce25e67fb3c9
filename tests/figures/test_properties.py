"""What holds of every table, whatever it counts."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.figures.errors import CannotProtect
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import CellState, CountTable, Dimension, PublishedTable, Rule, relations
from tests.figures.material import flat, margin, tree

QUICK = 0.05
KINDS: list[tuple[Dimension, ...]] = [
    (flat("a", 4),),
    (flat("a", 3), flat("b", 3)),
    (tree("a", (2, 2)), flat("b", 2)),
    (flat("a", 2), flat("b", 2), flat("c", 2)),
]
COUNTS = st.one_of(st.none(), st.just(0), st.integers(1, 7), st.integers(0, 200), st.integers(0, 10**9))


@st.composite
def tables(draw: st.DrawFn, *, gaps: bool = True) -> CountTable:
    dimensions = draw(st.sampled_from(KINDS))
    counts = COUNTS if gaps else st.integers(0, 60)
    return CountTable(dimensions, {key: draw(counts) for key in product(*(one.leaves for one in dimensions))})


rules = st.builds(Rule, st.integers(3, 12), st.sampled_from(["suppress", "round"]), st.integers(2, 10))


@settings(max_examples=120, deadline=None)
@given(tables(), rules)
def test_no_small_count_is_shown_and_no_zero_hidden(table: CountTable, rule: Rule) -> None:
    published = publish(table, rule, seconds=QUICK)
    for key, value in table.values.items():
        cell = published.cell(key)
        if value is None:
            assert cell.state is CellState.MISSING
        elif published.rule.method == "round":
            assert cell.state is CellState.SHOWN
            assert abs((cell.value or 0) - value) < rule.base
        elif value == 0:
            assert cell.value == 0
        elif rule.is_small(value):
            assert cell.state is CellState.SUPPRESSED
        else:
            assert cell.value in (value, None)


@settings(max_examples=80, deadline=None)
@given(tables(), rules)
def test_what_is_shown_adds_up(table: CountTable, rule: Rule) -> None:
    published = publish(table, rule, seconds=QUICK)
    for key, cell in published.cells.items():
        for parts in relations(table.dimensions, key):
            values = [published.cell(part).value for part in parts]
            if cell.value is not None and None not in values:
                assert cell.value == sum(value or 0 for value in values)


@settings(max_examples=80, deadline=None)
@given(tables(gaps=False), rules)
def test_publishing_again_changes_nothing_that_was_shown(table: CountTable, rule: Rule) -> None:
    first = publish(table, rule, seconds=QUICK)
    second = publish(table, rule, already=[first], seconds=QUICK)
    for key, cell in first.cells.items():
        assert cell.state is not CellState.SHOWN or second.cell(key) == cell


@settings(max_examples=60, deadline=None)
@given(tables(gaps=False), st.integers(3, 8))
def test_what_a_wider_table_shows_a_narrower_one_showed(table: CountTable, threshold: int) -> None:
    """Published from few dimensions to many: nothing shown is hidden, however often it is shown again."""
    rule, published = Rule(threshold), list[PublishedTable]()
    keys = [one.key for one in table.dimensions]
    for width in range(1, len(keys) + 1):
        narrow = margin(table, tuple(keys[:width]))
        try:
            now = publish(narrow, rule, already=published, seconds=QUICK)
        except CannotProtect:
            return
        for before in published:
            for key, cell in before.cells.items():
                again = now.cell((*key, *("t" for _ in range(width - len(key)))))
                assert cell.state is not CellState.SHOWN or again == cell
        published.append(now)
