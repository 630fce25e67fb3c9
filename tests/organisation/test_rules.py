"""Validity, trees and collectives in plain Python."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.organisation.rules import (
    TreeLoop,
    ValidityOrder,
    check_tree,
    check_validity,
    expand,
    is_valid_on,
)

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        (DAY, None, True),
        (None, DAY, True),
        (DAY, DAY, True),
        (date(2026, 6, 2), None, False),
        (None, date(2026, 5, 31), False),
    ],
)
def test_validity_counts_both_ends(start: date | None, end: date | None, holds: bool) -> None:
    assert is_valid_on(start, end, DAY) is holds


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidityOrder) as caught:
        check_validity(DAY, date(2026, 5, 1))
    assert caught.value.field == "valid_to"


@pytest.mark.parametrize("parent", [1, 2, 3])
def test_a_body_cannot_stand_under_itself(parent: int) -> None:
    with pytest.raises(TreeLoop):
        check_tree(1, parent, {1: None, 2: 1, 3: 2})


def test_a_body_may_move_within_the_tree() -> None:
    check_tree(3, 1, {1: None, 2: 1, 3: 2})
    check_tree(3, None, {1: None, 2: 1, 3: 2})


def test_collectives_are_taken_apart_once_and_in_order() -> None:
    assert expand([9, 1, 9], {9: (3, 1, 2)}) == (3, 1, 2)
    assert expand([8], {8: (9, 4), 9: (3,)}) == (3, 4)


def test_a_collective_without_members_answers_itself() -> None:
    assert expand([9], {9: ()}) == (9,)


@given(
    st.lists(st.integers(0, 6)),
    st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3).map(tuple), max_size=7),
)
def test_expanding_ends_even_in_a_ring_and_names_each_once(
    owners: list[int], members: dict[int, tuple[int, ...]]
) -> None:
    found = expand(owners, members)
    assert len(found) == len(set(found))
    assert bool(found) == bool(owners)
