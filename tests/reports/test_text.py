"""Text from people: what is kept, what is dropped, what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.reports.fonts import coverage
from fridlyst.reports.text import breakable, clean, is_right_to_left, printable, shortened


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x00b\x1bc\x7f", "abc"),
        ("rad 1\r\nrad 2\rrad 3\u2028rad 4", "rad 1\nrad 2\nrad 3\nrad 4"),
        ("\ud800ensam", "ensam"),
        ("vänd\u202etsux", "vändtsux"),
        ("\ufeffstart\uffff", "start"),
        ("åäö – §\tمرحبا 🙂", "åäö – §\tمرحبا 🙂"),
    ],
)
def test_clean(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(st.text())
def test_what_is_printable_is_in_the_fonts(text: str) -> None:
    assert {ord(sign) for sign in printable(text)} <= coverage() | {10}


@pytest.mark.parametrize(
    "text", ["Åtgärd för barn: 3 000 kr – klart 100 %", "مرحبا بالعالم", "ąćęł ñ ß ő Київ"]
)
def test_the_languages_of_a_report_are_shown_as_they_are(text: str) -> None:
    assert printable(text) == text


def test_what_the_fonts_lack_is_marked_and_not_dropped() -> None:
    assert printable("tack 🙂 中") == "tack □ □"


def test_letters_written_in_two_parts_become_one() -> None:
    assert printable("a\u030a") == "å"


def test_a_long_run_breaks_and_reads_the_same() -> None:
    broken = breakable("x" * 10_000)
    assert broken.replace("\u200b", "") == "x" * 10_000
    assert max(map(len, broken.split("\u200b"))) <= 32
    assert breakable("Arbetsmarknadsnämnden") == "Arbetsmarknadsnämnden"


def test_direction_follows_the_first_letter() -> None:
    assert is_right_to_left("12 مرحبا hej")
    assert not is_right_to_left("hej مرحبا")
    assert not is_right_to_left("12 %")


def test_shortened_is_one_line() -> None:
    assert shortened("en  rad\noch en till", 12) == "en rad och…"
