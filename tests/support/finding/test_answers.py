"""A sent form is read without a fault, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.support.finding import Answers, read_answers
from fridlyst.support.finding.answers import MOST_CHARACTERS
from fridlyst.support.rules import OLDEST


def test_what_was_answered_is_read() -> None:
    sent = {
        "vem": ["child"],
        "alder": ["9 år"],
        "hant": ["body", "honour"],
        "sprak": ["so"],
        "ord": [" hej "],
    }
    assert read_answers(sent) == Answers("child", 9, frozenset({"body", "honour"}), "so", "hej")


def test_nothing_answered_is_nothing() -> None:
    assert read_answers({}).empty
    assert read_answers({"vem": [""], "alder": [""], "hant": [], "ord": ["  "]}).empty


@pytest.mark.parametrize("age", ["-1", "121", "9" * 5000, "1e3", "12.5", "abc", "\x00", "１２１"])
def test_what_is_no_age_is_not_answered(age: str) -> None:
    assert read_answers({"alder": [age]}).age is None


@pytest.mark.parametrize(("given", "age"), [("14", 14), ("0", 0), ("120 år", 120), ("١٤", 14), ("ca 30", 30)])
def test_an_age_may_be_written_freely(given: str, age: int) -> None:
    assert read_answers({"alder": [given]}).age == age


@pytest.mark.parametrize("code", ["", "xx'", "<script>", "SV", "a" * 5000, "../sv"])
def test_codes_that_are_none_are_left_out(code: str) -> None:
    assert read_answers({"vem": [code], "hant": [code], "sprak": [code]}).empty


def test_ten_thousand_signs_are_cut() -> None:
    assert len(read_answers({"ord": ["x" * 10_000]}).words) == MOST_CHARACTERS


@given(
    st.dictionaries(
        st.sampled_from(["vem", "alder", "hant", "sprak", "ord"]), st.lists(st.text(), max_size=3)
    )
)
def test_no_form_is_too_strange(sent: dict[str, list[str]]) -> None:
    answers = read_answers(sent)
    assert answers.age is None or 0 <= answers.age <= OLDEST
    assert "\0" not in answers.words
