"""The national lines: the six, each with the number it has, in every language that the directory speaks."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from fridlyst.support.contact_rules import dial
from fridlyst.support.languages import LANGUAGES
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import NationalLine
from fridlyst.support.terms import Seeker

NUMBERS = {
    "emergency": "112",
    "women": "020-50 50 50",
    "men": "020-80 80 80",
    "trans": "020-55 00 00",
    "stop": "020-555 666",
    "children": "116 111",
}


def test_the_six_lines_have_their_numbers_and_the_first_is_112() -> None:
    assert {line.key: line.number for line in national_lines()} == NUMBERS
    assert national_lines()[0].key == "emergency"


@pytest.mark.parametrize("line", national_lines(), ids=lambda line: line.key)
def test_each_line_can_be_called_and_says_where_its_facts_stand(line: NationalLine) -> None:
    assert line.dial == dial(line.number)
    assert line.whom
    assert set(line.whom) <= set(Seeker.values)
    assert urlsplit(line.source).scheme == "https"
    assert date(2026, 1, 1) <= line.checked_on <= date(2026, 12, 31)


@pytest.mark.parametrize("line", national_lines(), ids=lambda line: line.key)
def test_each_line_has_words_in_every_language_that_is_translated(line: NationalLine) -> None:
    for language in LANGUAGES:
        if language.translated:
            assert line.texts[language.code].name
            assert line.texts[language.code].note
    assert line.text("rom") == line.text("sv")


def test_who_uses_violence_and_who_is_a_child_have_a_line_each() -> None:
    by_key = {line.key: line for line in national_lines()}
    assert by_key["stop"].whom == (Seeker.USING_VIOLENCE,)
    assert by_key["children"].maximum_age == 17
    assert by_key["men"].minimum_age == by_key["trans"].minimum_age == 18
