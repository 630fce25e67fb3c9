"""Text and codes as they are stored: whole, or refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.checks import (
    StrangeText,
    TextMissing,
    TextTooLong,
    UnknownCode,
    check_code,
    check_codes,
    check_name,
    check_text,
)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_text_that_fits_is_kept_as_it_was_but_for_white_space_around(text: str) -> None:
    assert check_text(text, "name", longest=200) == text.strip()


def test_text_is_refused_and_never_cut() -> None:
    assert check_text(" åäö ", "name", longest=3) == "åäö"
    with pytest.raises(TextTooLong, match="4 tecken") as caught:
        check_text("åäöx", "name", longest=3)
    assert caught.value.field == "name"
    with pytest.raises(TextTooLong, match="högst 20 000"):
        check_text("x" * 20_001, "description")


@pytest.mark.parametrize("text", ["a\x00b", "\x00", "halv \ud83d", "\udc00"])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(StrangeText):
        check_text(text, "comment")


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_a_name_has_to_be_written(text: str) -> None:
    with pytest.raises(TextMissing, match="Skriv ett namn"):
        check_name(text, "name", longest=10, missing="Skriv ett namn.")


def test_codes_come_in_the_order_of_their_list_and_unknown_ones_are_named() -> None:
    assert check_codes(["b", "a"], ["a", "b", "c"], "kind") == ["a", "b"]
    assert check_code("c", ["a", "c"], "kind") == "c"
    with pytest.raises(UnknownCode, match="”x”"):
        check_code("x", ["a"], "kind")
