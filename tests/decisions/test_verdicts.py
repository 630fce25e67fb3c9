"""What is said of how an amendment stands in a text."""

import pytest

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.verdicts import verdict
from fridlyst.texts.shapes import Anchor, Change, Checked, Found

WHERE = Anchor(page=6, heading="Samverkan", quote="mellan mellan olika kontor")
ADD = Change("add", "samt med facken")


def found(*wrong: str, words: str = "mellan olika kontor") -> Found:
    return Found("samverkan", "samverkan-1", 0, 19, 0.8, words, wrong)


@pytest.mark.parametrize(
    ("standing", "words", "said"),
    [
        ("to_the_letter", "samt med facken", "Står ordagrant i texten (”samt med facken”)."),
        ("other_words", "och med facken", "Står i texten med andra ord (”och med facken”)."),
        ("other_words", "", "Står i texten med andra ord."),
        ("absent", "", "Står inte i texten."),
    ],
)
def test_the_standing_is_said_with_the_texts_own_words(standing: str, words: str, said: str) -> None:
    assert verdict(Checked(standing, words, places=(found(),)), WHERE, ADD) == (said,)


def test_a_quote_that_the_text_does_not_have_is_said_beside_what_it_has() -> None:
    _first, second = verdict(Checked("absent", places=(found("quote"),)), WHERE, ADD)
    assert second == (
        "Platsen var fel citerad: ”mellan mellan olika kontor” står inte i texten, "
        "där står ”mellan olika kontor”."
    )


def test_everything_that_was_said_wrongly_is_named_and_can_be_translated() -> None:
    _first, said = verdict(Checked("absent", places=(found("page", "heading", "column"),)), WHERE, ADD)
    assert said == (
        "Platsen var fel citerad: det står inte på sidan 6, och det står inte under rubriken ”Samverkan”, "
        "och det är en annan kolumn än den som angavs."
    )
    assert isinstance(said, Sentence)


@pytest.mark.parametrize(
    ("anchor", "named"),
    [
        (Anchor(page=40), "sidan 40"),
        (Anchor(heading="Ekonomi"), "Ekonomi"),
        (Anchor(quote="finns ej"), "finns ej"),
        (Anchor(), "framgår inte"),
    ],
)
def test_a_place_that_is_not_there_is_named(anchor: Anchor, named: str) -> None:
    assert named in verdict(Checked("anchor_not_found"), anchor, ADD)[0]


def test_words_without_end_are_cut() -> None:
    assert len(verdict(Checked("other_words", "ord " * 3000), WHERE, ADD)[0]) < 260


@pytest.mark.parametrize(
    ("standing", "words", "said"),
    [
        ("to_the_letter", "", "Orden är strukna ur texten."),
        ("other_words", "mellan alla kontor", "Något liknande står kvar i texten (”mellan alla kontor”)."),
        ("absent", "mellan olika kontor", "Orden står kvar i texten."),
    ],
)
def test_words_to_strike_are_said_to_be_gone_or_still_there(standing: str, words: str, said: str) -> None:
    strike = Change("strike", struck="mellan olika kontor")
    assert verdict(Checked(standing, words, places=(found(),)), WHERE, strike) == (said,)


@pytest.mark.parametrize("change", [Change("add"), Change("strike"), Change("replace", "ska")])
def test_of_what_nobody_understands_no_more_is_said(change: Change) -> None:
    (said,) = verdict(Checked("absent", places=(found("quote"),)), WHERE, change)
    assert "inte förstådd än" in said
