"""What a second document tells of the same thing is known again."""

import pytest

from fridlyst.decisions.sameness import new_amendments, new_conditions

THERE = ["Redovisa vad planen kostar", "Visa hur politiken får veta hur planen går"]


@pytest.mark.parametrize(
    ("given", "new"),
    [
        (["Redovisa vad planen kostar."], []),
        (["Redovisning av planens kostnader", "Uppföljning av planen till politiken"], []),
        (["Redovisa vad planen kostar", "Redovisa vad planen kostar för skolan"], [1]),
        (["Samverkan med facken"], [0]),
        ([], []),
    ],
)
def test_conditions_are_known_again_one_for_one(given: list[str], new: list[int]) -> None:
    there = THERE if len(given) != 2 or "skolan" not in given[1] else THERE[:1]
    assert new_conditions(given, there) == new


@pytest.mark.parametrize(
    ("given", "new"),
    [
        ('På sidan 3 stryks ordet "snarast".', []),
        ('Ordet "snarast" stryks på sidan 3.', []),
        ('På sidan 9 stryks ordet "snarast".', [0]),
        ('På sidan 3 stryks ordet "senast".', [0]),
    ],
)
def test_amendments_are_the_same_change_in_the_same_place(given: str, new: list[int]) -> None:
    assert new_amendments([given], ['På sidan 3 stryks ordet "snarast".']) == new
