"""Visitors' own words lead to the right service, and never take who is hurt for one who hurts."""

import pytest

from tests.support.finding.visitors import Visitor, share, visitors

EVERY = [*visitors(), *visitors("later")]
TUNED = [one for one in visitors() if not one.held_out]
HELD_OUT = [one for one in visitors() if one.held_out]
LATER = list(visitors("later"))


def test_there_are_as_many_held_out_as_tuned() -> None:
    assert len(TUNED) == len(HELD_OUT) == len(LATER) == 60


@pytest.mark.parametrize("visitor", EVERY, ids=lambda one: f"{one.language}-{one.number}-{one.who}")
def test_nobody_is_harmed(visitor: Visitor) -> None:
    assert not visitor.harmed, visitor.words


@pytest.mark.parametrize(
    ("some", "near", "first", "heard"),
    [(TUNED, 60, 56, 10), (HELD_OUT, 50, 50, 7), (LATER, 53, 53, 8)],
    ids=["tuned", "held out", "later"],
)
def test_as_many_are_led_right_as_were(some: list[Visitor], near: int, first: int, heard: int) -> None:
    assert share(some, "wanted_is_near")[0] >= near
    assert share(some, "first_is_right")[0] >= first
    assert share((one for one in some if one.who == "using"), "taken_for_using")[0] >= heard
