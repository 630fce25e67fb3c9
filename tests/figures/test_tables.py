"""Tables of counts: what they compute and what they refuse."""

import pytest

from fridlyst.figures.errors import BadCount, BadDimension, BadRule, NotAdditive, TableFault
from fridlyst.figures.ledger import as_record, from_record
from fridlyst.figures.publishing import publish
from fridlyst.figures.tables import LARGEST, Category, CountTable, Dimension, Rule
from tests.figures.material import flat, tree


def test_a_dimension_is_a_tree_with_one_root() -> None:
    one = tree("a", (2, 1))
    assert (one.root, one.leaves) == ("t", ("a00", "a01", "a1"))
    assert one.children("a0") == ("a00", "a01")
    assert one.heights == {"a00": 0, "a01": 0, "a0": 1, "a1": 0, "t": 2}


@pytest.mark.parametrize(
    "categories",
    [
        (),
        (Category("t"), Category("u")),
        (Category("t"), Category("a", "t"), Category("a", "t")),
        (Category("t"), Category("a", "elsewhere")),
        (Category("t"), Category("a", "b"), Category("b", "a")),
    ],
)
def test_anything_else_is_no_dimension(categories: tuple[Category, ...]) -> None:
    with pytest.raises(BadDimension):
        Dimension("a", categories)


def test_totals_are_computed_at_every_level() -> None:
    table = CountTable((tree("a", (2, 1)),), {("a00",): 1, ("a01",): 2, ("a1",): 4})
    assert table.values == {("t",): 7, ("a0",): 3, ("a00",): 1, ("a01",): 2, ("a1",): 4}


def test_a_total_over_something_missing_is_missing_unless_given() -> None:
    assert CountTable((flat("a", 2),), {("a0",): 1}).values[("t",)] is None
    assert CountTable((flat("a", 2),), {("a0",): 1, ("t",): 9}).values[("t",)] == 9
    held = CountTable((flat("a", 2),), {("a0",): 1, ("a1",): 2, ("t",): None})
    assert held.values[("t",)] is None


@pytest.mark.parametrize("count", [-1, 1.5, "7", True, LARGEST + 1, 10**50])
def test_a_count_is_a_whole_number_from_zero(count: object) -> None:
    with pytest.raises(BadCount):
        CountTable((flat("a", 1),), {("a0",): count})  # type: ignore[dict-item]


@pytest.mark.parametrize("key", [("b",), ("a0", "a0"), ()])
def test_a_count_stands_at_a_key_of_the_table(key: tuple[str, ...]) -> None:
    with pytest.raises(BadCount):
        CountTable((flat("a", 1),), {key: 1})


def test_a_given_total_has_to_be_the_sum() -> None:
    with pytest.raises(NotAdditive):
        publish(CountTable((flat("a", 2),), {("a0",): 1, ("a1",): 2, ("t",): 4}), Rule())


def test_a_table_has_dimensions_and_a_size_that_can_be_tried() -> None:
    for dimensions in ((), (flat("a", 1), flat("a", 1)), (flat("a", 999), flat("b", 999))):
        with pytest.raises(BadDimension):
            CountTable(dimensions, {})


@pytest.mark.parametrize("rule", [{"threshold": 1}, {"threshold": 101}, {"base": 1}, {"method": "guess"}])
def test_a_rule_has_bounds(rule: dict[str, object]) -> None:
    with pytest.raises(BadRule) as caught:
        Rule(**rule)  # type: ignore[arg-type]
    assert isinstance(caught.value, TableFault)


def test_what_was_published_comes_back_from_its_record() -> None:
    table = CountTable((tree("a", (2, 1)),), {("a00",): 1, ("a01",): 20, ("a1",): 40})
    published = publish(table, Rule(4))
    again = from_record(as_record(published))
    assert (again.dimensions, again.cells, again.rule) == (
        published.dimensions,
        published.cells,
        published.rule,
    )
