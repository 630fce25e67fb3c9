"""What everybody may see of answers in numbers."""

from decimal import Decimal

import pytest

from fridlyst.figures.tables import Rule
from fridlyst.followup.questioning import QuestionView
from fridlyst.followup.shown_replies import shown_replies

FIVE = Rule(threshold=5)


def question(kind: str, *, persons: bool = True) -> QuestionView:
    return QuestionView(
        *(1, "fraga", 0, kind, "body", "Hur många?", "", False, (), None, "", (), False, 1),
        about_persons=persons,
    )


def test_large_numbers_are_shown_with_their_sum() -> None:
    found = shown_replies(question("number"), ["12", None, "0", "30.0"], FIVE)
    assert found.values == ("12", None, "0", "30")
    assert not any(found.hidden)
    assert (found.sums.total, found.sums.mean) == (Decimal(42), Decimal(14))


def test_a_small_number_is_hidden_and_cannot_be_worked_out() -> None:
    found = shown_replies(question("number"), ["3", "12", "30", None], FIVE)
    assert found.values[0] is None
    assert found.hidden[0]
    assert found.hidden.count(True) > 1 or found.sums.total is None
    assert not found.hidden[3]


@pytest.mark.parametrize("top", ["2", "27"])
def test_of_a_share_neither_part_may_be_few(top: str) -> None:
    found = shown_replies(question("share"), [{"numerator": top, "denominator": "29"}], FIVE)
    assert found.values == (None,)
    assert found.hidden == (True,)
    assert found.sum_hidden
    assert (found.sums.numerator, found.sums.denominator) == (None, None)


@pytest.mark.parametrize("odd", ["2.5", "-3", "1e30"])
def test_what_is_no_number_of_persons_is_not_shown_and_hides_the_sum(odd: str) -> None:
    found = shown_replies(question("number"), [odd, "40"], FIVE)
    assert found.values == (None, "40")
    assert found.hidden == (True, False)
    assert found.sums.total is None


def test_nothing_is_hidden_of_what_does_not_count_persons() -> None:
    found = shown_replies(question("number", persons=False), ["2.5", "1"], FIVE)
    assert found.values == ("2.5", "1")
    assert found.sums.total == Decimal("3.5")


def test_rounding_reaches_the_answers_and_the_sum() -> None:
    found = shown_replies(question("number"), ["3", "12"], Rule(threshold=5, method="round", base=5))
    assert all(int(str(value)) % 5 == 0 for value in found.values)
    assert found.sums.total is not None
    assert found.sums.total % 5 == 0
