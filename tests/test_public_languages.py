"""The languages of the public directory: whole, the same placeholders, no stray mark-up, and in use."""

import re
from datetime import date, time
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation import gettext, to_locale
from tools import messages

from fridlyst.support.calendar_words import day_in_words, hours_in_words, weekdays_in_words
from fridlyst.support.languages import BY_CODE, LANGUAGES
from fridlyst.support.reading_ease import EASY_BELOW, reading_ease

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")
MARKUP = re.compile(r"[<>]|&\w+;")
HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
LETTERS = {"ar": "\u0600-\u06ff", "prs": "\u0600-\u06ff", "ti": "\u1200-\u137f", "uk": "\u0400-\u04ff"}
FOLDERS = tuple(messages.PUBLIC_LANGUAGES)


def _catalogue(folder: str) -> polib.POFile:
    return polib.pofile(str(messages.catalogue_file(folder)))


def _said(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_left_to_translate(folder: str) -> None:
    catalogue = _catalogue(folder)
    assert [entry.msgid for entry in catalogue if not all(_said(entry))] == []
    assert {entry.msgid for entry in catalogue} == messages.public()


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_compiled_is_what_is_written(folder: str) -> None:
    written = _catalogue(folder)
    compiled = polib.mofile(str(messages.catalogue_file(folder).with_suffix(".mo")))
    said = [{one.msgid: (one.msgstr, one.msgstr_plural) for one in half} for half in (compiled, written)]
    assert said[0] == said[1]


@pytest.mark.parametrize("folder", FOLDERS)
def test_plural_forms_are_as_many_as_the_language_has(folder: str) -> None:
    catalogue = _catalogue(folder)
    rule = messages.PUBLIC_LANGUAGES[folder]
    assert catalogue.metadata["Plural-Forms"] == rule
    many = [entry for entry in catalogue if entry.msgid_plural]
    assert {len(entry.msgstr_plural) for entry in many} <= {messages.forms(rule)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_placeholders_and_marks_are_those_of_the_swedish(folder: str) -> None:
    """A form of a plural may leave the count out; it may never name something else."""
    wrong = []
    for entry in _catalogue(folder):
        sources = {entry.msgid, entry.msgid_plural} - {""}
        allowed = [set(PLACEHOLDER.findall(one)) for one in sources]
        marks = [sorted(MARKUP.findall(one)) for one in sources]
        for said in _said(entry):
            named = set(PLACEHOLDER.findall(said))
            dropped = {"%(count)s"} if entry.msgid_plural else set()
            if not any(one - dropped <= named <= one for one in allowed) or (
                sorted(MARKUP.findall(said)) not in marks
            ):
                wrong.append((entry.msgid, said))
    assert wrong == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sign_that_cannot_be_seen(folder: str) -> None:
    said = [one for entry in _catalogue(folder) for one in _said(entry)]
    assert [one for one in said if HIDDEN.search(one) or (one != one.strip() and len(one) > 3)] == []


@pytest.mark.parametrize(("folder", "letters"), LETTERS.items())
def test_every_passage_is_in_the_letters_of_the_language(folder: str, letters: str) -> None:
    own = re.compile(f"[{letters}]")
    wordless = re.compile(r"^(?:%\(\w+\)s|[\W\d])*$")
    said = [one for entry in _catalogue(folder) for one in _said(entry) if not wordless.match(one)]
    assert [one for one in said if not own.search(one)] == []


def test_every_language_has_its_folder_and_no_folder_is_stray() -> None:
    shown = {to_locale(one.locale) for one in LANGUAGES if one.translated} - {"sv", "en"}
    there = {path.name for path in (messages.ROOT / "locale").iterdir() if path.is_dir()}
    assert shown == set(FOLDERS)
    assert there == {"sv", "en", *FOLDERS}
    files = {path.name for path in Path(messages.ROOT / "locale").rglob("*.*") if path.is_file()}
    assert files == {"django.po", "django.mo"}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one.code not in ("sv", "en")])
def test_a_language_is_taken_up_and_put_down(language: object) -> None:
    code = language.code  # type: ignore[attr-defined]
    with translation.override(BY_CODE[code].locale):
        said = gettext("Den som skadar någon")
    assert (said != "Den som skadar någon") is BY_CODE[code].translated
    assert gettext("Den som skadar någon") == "Den som skadar någon"


def test_easy_swedish_is_easy() -> None:
    sentences = [one for entry in _catalogue("sv_Simple") for one in _said(entry) if one.endswith((".", "?"))]
    assert sentences
    assert reading_ease("\n".join(sentences)).lix < EASY_BELOW
    heavy = [one for one in sentences if len(one.split()) > 7 and reading_ease(one).lix >= EASY_BELOW + 10]
    assert heavy == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sv", ("31 augusti 2026", "måndag–torsdag, lördag", "kl. 8–16.30")),
        ("sv-simple", ("31 augusti 2026", "måndag–torsdag, lördag", "kl. 8–16.30")),
        ("en", ("31 August 2026", "Monday–Thursday, Saturday", "08:00–16:30")),
        ("fi", ("31. elokuuta 2026", "maanantai–torstai, lauantai", "08:00–16:30")),
        ("so", ("31 Agoosto 2026", "Isniin–Khamiis, Sabti", "08:00–16:30")),
        ("ti", ("31 ነሓሰ 2026", "ሰኑይ–ሓሙስ, ቀዳም", "08:00–16:30")),
        ("uk", ("31 серпня 2026 року", "понеділок–четвер, субота", "08:00–16:30")),
    ],
)
def test_days_and_hours_in_each_language(code: str, said: tuple[str, str, str]) -> None:
    with translation.override(code):
        days = weekdays_in_words([5, 0, 1, 2, 3, 9, 0])
        assert (day_in_words(date(2026, 8, 31)), days, hours_in_words(time(8), time(16, 30))) == said


def test_a_service_that_closes_at_midnight_closes_at_24() -> None:
    assert hours_in_words(time(0), time(0)) == "kl. 0–24"
    with translation.override("en"):
        assert hours_in_words(time(9, 30), time(0)) == "09:30–24:00"
    assert weekdays_in_words(range(7)) == "alla dagar"
    assert weekdays_in_words([]) == ""
