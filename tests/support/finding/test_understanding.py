"""What free words are taken for."""

from importlib.resources import files

import pytest
import yaml

from fridlyst.support.finding.lexicon import WRITTEN_IN
from fridlyst.support.finding.shapes import Understood
from fridlyst.support.finding.understanding import understand
from fridlyst.support.terms import Happening, Seeker


@pytest.mark.parametrize(
    ("words", "happened"),
    [
        ("Han SLÅR mig!", Happening.BODY),
        ("han sparkar och tafsar", Happening.SEXUAL),
        ("tar min lön", Happening.MONEY),
        ("han tvingar mig att stanna hemma", Happening.CONTROL),
        ("de vill gifta bort mig", Happening.HONOUR),
        ("hotar dela bilder", Happening.DIGITAL),
        ("kontrollerar mobilen", Happening.DIGITAL),
        ("jag jobbar som eskort", Happening.COMPENSATION),
        ("sugardejting", Happening.COMPENSATION),
        ("slår hunden", Happening.THINGS),
        ("slar sonder allt", Happening.THINGS),
        ("han lar inte ge mig mat, får ingen mat", Happening.NEGLECT),
        ("<b>misshandel</b>", Happening.BODY),
        ("våldtäckt", Happening.SEXUAL),
        ("tvångs gifte", Happening.HONOUR),
        ("tvångsgiftermål", Happening.HONOUR),
        ("he beats me", Happening.BODY),
        ("زوجي يضربني", Happening.BODY),
        ("мене б’ють", Happening.BODY),
    ],
)
def test_everyday_words_say_what_has_happened(words: str, happened: Happening) -> None:
    assert happened in understand(words).happened


@pytest.mark.parametrize(
    "words",
    [
        "jag slår min fru", "jag skadar någon", "Jag har slagit mitt barn", "jag köper sex", "sluta slå",
        "i hit my wife", "я б'ю дружину", "أضرب زوجتي", "jag är våldsam mot min sambo",
    ],
)  # fmt: skip
def test_who_hurts_somebody_is_understood(words: str) -> None:
    assert Seeker.USING_VIOLENCE in understand(words).seekers


@pytest.mark.parametrize(
    "words",
    [
        "jag skadar mig själv", "min man slår mig", "jag är rädd att han slår mig", "he hits me",
        "han kan inte sluta skrika på mig", "mamma och pappa kan inte sluta bråka",
        "han vill att jag ska ändra på mig", "jag har gett min sambo alla mina pengar",
        "min man har skakat om min dotter", "jag jobbar på thaimassage",
        "jag hotas av min man", "jag kontrolleras", "jag skadades", "jag kränks", "jag knuffas",
    ],
)  # fmt: skip
def test_who_is_hurt_is_not_taken_for_who_hurts(words: str) -> None:
    assert Seeker.USING_VIOLENCE not in understand(words).seekers


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("min son 14 år", (14,)),
        ("jag är 9", (9,)),
        ("en 16-åring och en 17åring", (16, 17)),
        ("i am 15 years old", (15,)),
        ("عمري ١٥ سنة", (15,)),
        ("bebis 8 månader", (0,)),
        ("ring 020-50 50 50", ()),
        ("år 2024", ()),
        ("är 999 år", ()),
        ("9" * 5000 + " år", ()),
    ],
)
def test_numbers_are_ages_where_they_are_said_to_be(words: str, ages: tuple[int, ...]) -> None:
    assert understand(words).ages == ages


def test_a_word_with_its_own_letters_is_none_without() -> None:
    """ "Får" is not "far", nor "mår" "mor"."""
    assert "acute" not in understand("jag får gå ut").needs


def test_what_was_taken_for_another_word_is_told() -> None:
    assert understand("kvinojour").spelled == (("kvinojour", "kvinnojour"),)


@pytest.mark.parametrize(
    "words",
    ["", " ", "\x00", "\ud800", "\u202e", "=cmd|' /C calc'!A0", "😀" * 50, "漢字", "⓸ år", "a" * 10_000,
     "'; DROP X"],
)  # fmt: skip
def test_anything_can_be_written(words: str) -> None:
    assert understand(words).happened == ()


def test_ten_thousand_letters_of_words_are_read_as_few() -> None:
    assert Happening.BODY in understand("slår " * 2000).happened


def test_a_short_word_is_not_taken_for_one_that_begins_otherwise() -> None:
    said = understand("jag blir bortgift i sommar")
    assert (said.happened, said.needs, said.spelled) == (("honour",), (), ())
    assert understand("min man slår mej") == understand("min man slår mig")


def test_home_is_not_a_secret_and_an_old_mother_is_no_child() -> None:
    said = understand("jag vågar inte gå hem i natt")
    assert {"shelter", "acute"} == set(said.needs)
    assert "child" not in understand("min mamma är gammal och hennes son slår henne").seekers


@pytest.mark.parametrize("language", WRITTEN_IN)
def test_ordinary_words_speak_for_nothing(language: str) -> None:
    """Also where their stem is another word's: "väldigt" is not "våld", nor "men" "mens"."""
    text = files("fridlyst.support.finding.words").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CBaseLoader)
    ordinary = [*rows["stop"], *rows.get("plain", ())]
    assert ordinary
    assert [word for word in ordinary if understand(word, language=language) != Understood()] == []


def test_common_words_of_what_has_happened_are_not_taken_for_something_else() -> None:
    said = understand("första gången han drog mig i håret och slog mig väldigt hårt")
    assert (said.happened, said.needs, said.spelled) == (("body",), (), ())
    assert "sexual" not in understand("han använder våld").happened
