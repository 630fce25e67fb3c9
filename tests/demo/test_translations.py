"""The demonstration's translations: which there are, easy Swedish that is easy, one behind, one checked."""

from datetime import date
from importlib.resources import files

import pytest
from tests import factories

from fridlyst.demo.support import load_directory
from fridlyst.demo.translations import load_translations
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.service_part import service_fields
from fridlyst.support.actions import ensure_service
from fridlyst.support.queries import directory, translation_counts, translations
from fridlyst.support.reading_ease import reading_ease

_FILES = files("fridlyst.demo")
LISTED = parse((_FILES / "directory" / "stockholm_translations.yaml").read_bytes(), name="a.yaml")["services"]


def test_easy_swedish_is_easy_in_every_service() -> None:
    texts = [given["texts"]["sv-simple"] for given in LISTED]
    said = {text["name"]: " ".join([text["description"], text.get("area", "")]) for text in texts}
    assert len(said) == 22
    assert [name for name, text in said.items() if not reading_ease(text).is_easy] == []


def test_every_service_is_in_four_languages_and_ten_in_all() -> None:
    every = {"sv-simple", "en", "ar", "so"}
    assert all(every <= set(given["texts"]) for given in LISTED)
    assert sum(every | {"fi", "ti", "prs", "uk"} == set(given["texts"]) for given in LISTED) == 10


@pytest.mark.django_db
def test_they_are_loaded_once_one_behind_its_source_and_one_checked() -> None:
    town = factories.town("0180", "Stockholm")
    name = "stockholm-2021-2025.yaml"
    for given in parse((_FILES / "programmes" / name).read_bytes(), name=name)["support_services"]:
        ensure_service(by=town.actor, fields=service_fields(given, None))
    load_directory(by=town.actor, place="stockholm", today=date.today())
    assert load_translations(by=town.actor, place="stockholm") == 128
    assert load_translations(by=town.actor, place="stockholm") == 0
    counts = translation_counts(town.municipality.pk)
    assert {code: one.behind for code, one in counts.items() if one.behind} == {"ar": 1}
    assert {code: one.checked for code, one in counts.items() if one.checked} == {"fi": 1}
    behind = next(
        one for one in translations(town.municipality.pk, "ar") if one.text and one.text.behind_since
    )
    assert behind.source.name == "Stödcentrum"
    assert len(directory(town.slug).services) == 22
    assert load_translations(by=town.actor, place="askersund") == 0
