"""What words tell to somebody who reads over the shoulder."""

import unicodedata

import pytest

from fridlyst.followup.discretion import tells, tells_in_address


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Program mot våld 2026", True),
        ("HEDERSRELATERAT", True),
        (unicodedata.normalize("NFD", "Program mot våld"), True),
        ("Program mot vå\u00adld", True),
        ("v\u200då\u200bld", True),
        ("Program om nära  relationer", True),
        ("Sexköp och människohandel", True),
        ("Gender-based VIOLENCE", True),
        ("Tertial 2 2026", False),
        ("Årsuppföljning", False),
        ("Uppföljning i Hedemora och Valdemarsvik", False),
        ("De valda målen", False),
    ],
)
def test_a_title_that_tells_is_known(title: str, said: bool) -> None:
    assert tells(title) is said


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("uppfoljning-av-vald-i-nara-relationer", True),
        ("hedersprogrammet", True),
        ("overgrepp-2026", True),
        ("tertial-2-2026", False),
        ("arsuppfoljning", False),
    ],
)
def test_an_address_that_tells_is_known(word: str, said: bool) -> None:
    assert tells_in_address(word) is said
