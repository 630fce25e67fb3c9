"""LIX, counted by hand for small texts, and held against nonsense."""

import pytest

from fridlyst.support.reading_ease import reading_ease
from tests.ending import ending


@pytest.mark.parametrize(
    ("text", "words", "sentences", "long_words", "lix"),
    [
        ("", 0, 0, 0, 0),
        ("…!?", 0, 0, 0, 0),
        ("Du kan ringa. Det är gratis.", 6, 2, 0, 3),
        ("Socialtjänsten hjälper dig.", 3, 1, 2, 70),
        ("Ring kl. 8 om du vill.", 6, 1, 0, 6),
        ("Ring oss\nDu får hjälp", 5, 2, 0, 2),
        ("Vill du prata? Ring! Vi finns här.", 7, 3, 0, 2),
        ("Ring 020-50 50 50. Det är gratis.", 7, 2, 0, 4),
        ("Så gör du: Ring oss.", 5, 2, 0, 2),
        ("Barn- och ungdomsmottagningen tar emot dig.", 6, 1, 1, 23),
    ],
)
def test_counts(text: str, words: int, sentences: int, long_words: int, lix: int) -> None:
    found = reading_ease(text)
    assert (found.words, found.sentences, found.long_words) == (words, sentences, long_words)
    assert found.lix == lix


@pytest.mark.parametrize(
    ("words", "long_words", "level"),
    [(10, 0, "very_easy"), (10, 2, "easy"), (10, 3, "middling"), (10, 4, "hard"), (10, 5, "very_hard")],
)
def test_levels(words: int, long_words: int, level: str) -> None:
    text = " ".join(["ungdomar"] * long_words + ["du"] * (words - long_words))
    assert reading_ease(text).level == level
    assert reading_ease(text).is_easy is (level == "very_easy")


@pytest.mark.parametrize(
    "text",
    [
        *("a" * 100_000, "a. " * 50_000, "\x00\ud800<b>", ".\n" * 50_000),
        "." * 50_000 + '"' * 50_000 + " " * 50_000 + "a",
    ],
)
def test_anything_is_counted(text: str) -> None:
    with ending():
        assert reading_ease(text).lix >= 0
