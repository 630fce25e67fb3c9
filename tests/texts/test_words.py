"""Light Swedish: stems, words with their places, sentences."""

import pytest

from fridlyst.texts.swedish import meaning, stem
from fridlyst.texts.words import normal, phrase

ALIKE = (
    "facklig fackliga fackligt",
    "part parter parterna partens",
    "kommun kommunen kommunens kommuner kommunerna kommunernas",
    "förvaltning förvaltningen förvaltningar förvaltningarnas",
    "skola skolan skolor skolorna skolornas",
    "verksamhet verksamheten verksamheter verksamheternas",
    "erbjuda erbjuds erbjuder",
    "chef chefer chefen chefernas",
    "barn barnen barns barnens",
    "utbildning utbildningen utbildas utbildningar",
    "plan planen planer",
)
APART = ("våld vård", "nämnd nämna", "kommun komma", "barn bar", "plan plats")


@pytest.mark.parametrize("words", ALIKE)
def test_the_same_word_has_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", APART)
def test_other_words_have_other_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


def test_words_that_say_the_same_have_one_meaning() -> None:
    assert meaning("personalen") == meaning("medarbetarna") == meaning("anställda")
    assert meaning("samarbetet") == meaning("samverkan")
    assert meaning("skolan") != meaning("vården")


def test_a_word_has_its_place_though_it_is_broken() -> None:
    text = "Hälso- och sjukvård för- stärks, vår\u00adden med."
    words = phrase(text).words
    assert [word.form for word in words] == ["hälso", "och", "sjukvård", "förstärks", "vården", "med"]
    assert text[words[3].start : words[3].end] == "för- stärks"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Ett. Två! Tre? Fyra", ["Ett.", "Två!", "Tre?", "Fyra"]),
        ("Se t.ex. Bris, bl.a. Barnens rätt.", ["Se t.ex. Bris, bl.a. Barnens rätt."]),
        ("Enligt 4 kap. 1 § gäller det. Sedan nr. 2.", ["Enligt 4 kap. 1 § gäller det.", "Sedan nr. 2."]),
        ("Han sa: ”Ja.” Hon gick.", ["Han sa: ”Ja.”", "Hon gick."]),
        ("Gäller 2025–2027. Därefter nytt.", ["Gäller 2025–2027.", "Därefter nytt."]),
        ("Utan slut", ["Utan slut"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    found = phrase(text)
    assert [text[start:end] for start, end in found.sentences] == sentences


def test_signs_are_made_alike() -> None:
    assert normal("”a” – b\u00a0c…") == '"a" - b c...'
