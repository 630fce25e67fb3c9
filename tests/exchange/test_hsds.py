"""The directory as HSDS 3.0: it holds to the published schema, and says what the directory says."""

import json
from dataclasses import replace
from datetime import date

import pytest

from fridlyst.exchange.hsds.catalogue import Catalogue, catalogue, folded, places_of
from fridlyst.exchange.hsds.days import day_in_sweden, moment
from fridlyst.exchange.hsds.identities import Item
from fridlyst.exchange.hsds.words import taxonomies, terms
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.national import national_lines
from tests.exchange.hsds_schema import faults
from tests.exchange.hsds_town import BARE, BASE, PLAIN, TOWN, small_directory


@pytest.fixture(scope="module")
def made() -> Catalogue:
    return catalogue(small_directory(), BASE)


def service(made: Catalogue, name: str) -> Item:
    return next(item for entry in made.services.values() if (item := entry.whole())["name"] == name)


def test_every_service_holds_to_the_schema_and_uses_none_but_its_fields(made: Catalogue) -> None:
    assert len(made.services) == 3 + len(national_lines())
    assert {one.id: found for one in made.services.values() if (found := faults(one.whole()))} == {}


def test_every_organization_and_word_holds_to_the_schema(made: Catalogue) -> None:
    organizations = [faults(one, "organization") for one in made.organizations.values()]
    words = [faults(one, "attributes", "taxonomy_term") for one in terms().values()]
    lists = [faults(one, "attributes", "taxonomy_term", "taxonomy_detail") for one in taxonomies().values()]
    assert [found for found in (*organizations, *words, *lists) if found] == []


def test_the_schema_check_itself_finds_faults() -> None:
    assert faults({"id": "x", "name": 3, "status": "gone", "hemlig": 1})


def test_what_the_directory_says_is_said(made: Catalogue) -> None:
    found = service(made, "Samtal för unga")
    assert (found["status"], found["minimum_age"], found["maximum_age"]) == ("active", 13, 25)
    assert found["assured_date"] == "2026-03-01"
    assert found["last_modified"] == "2026-07-14T22:00:00.000Z"
    assert found["url"] == "https://example.se/stod"
    assert found["email"] == "stod@example.se"
    assert found["eligibility_description"] == "För den som är utsatt, unga. Från 13 till 25 år."
    assert "Du behöver inget beslut först." in str(found["application_process"])
    assert [one["number"] for one in listed(found, "phones")] == ["+46846500410", "+46701740605"]
    assert [one["type"] for one in listed(found, "phones")] == ["voice", "text"]
    assert [one["code"] for one in listed(found, "languages")] == ["sv", "sv", "prs"]
    values = {one["value"] for one in listed(found, "attributes")}
    assert {"exposed", "young", "physical", "honour", "step_free", "free", "no_decision"} <= values
    assert "pets" not in values


def test_hours_are_those_of_a_recurrence(made: Catalogue) -> None:
    first, second = listed(service(made, "Samtal för unga"), "schedules")
    assert (first["freq"], first["byday"], first["opens_at"], first["closes_at"]) == (
        "WEEKLY",
        "MO,FR",
        "09:00",
        "16:30",
    )
    assert (second["byday"], second["closes_at"]) == ("SU", "23:59")
    (always,) = listed(service(made, "Jour"), "schedules")
    assert always["byday"] == "MO,TU,WE,TH,FR,SA,SU"


def test_a_place_that_can_be_told_into_parts_is_an_address(made: Catalogue) -> None:
    locations = [one["location"] for one in listed(service(made, "Samtal för unga"), "service_at_locations")]
    assert [one["location_type"] for one in locations] == ["physical", "virtual", "postal"]
    (address,) = locations[0]["addresses"]
    assert (address["address_1"], address["postal_code"], address["city"]) == (
        "Storgatan 1",
        "999 10",
        "Provköping",
    )
    (room,) = [one["location"] for one in listed(service(made, "Jour"), "service_at_locations")]
    assert room["name"] == "Rum 3 i receptionen"
    assert "addresses" not in room


def test_a_protected_service_has_no_place_of_any_kind(made: Catalogue) -> None:
    found = service(made, "Skyddat boende")
    assert places_of(found) == []
    said = json.dumps(found, ensure_ascii=False)
    assert not any(word in said for word in ("Hemligvägen", "999 11", "Box 1", "location", "address_1"))
    assert all("Hemligvägen" not in json.dumps(entry.whole()) for entry in made.places.values())
    assert found["phones"]


def test_identities_stay_and_are_nobody_elses(made: Catalogue) -> None:
    again = catalogue(small_directory(replace(PLAIN, id=99)), BASE)
    assert next(iter(again.services)) in made.services
    elsewhere = replace(small_directory(), town=MunicipalityView(8, "9998", "Annanstad", "annanstad"))
    other = catalogue(elsewhere, BASE)
    shared = set(other.services) & set(made.services)
    assert len(shared) == len(national_lines())


def test_a_service_stands_under_its_body_or_under_the_municipality(made: Catalogue) -> None:
    body = made.organizations[str(service(made, "Samtal för unga")["organization_id"])]
    assert body["name"] == "Socialnämnden"
    town = made.organizations[str(service(made, "Jour")["organization_id"])]
    assert (town["name"], town["email"]) == (TOWN.name, "kommun@example.se")
    assert body["parent_organization_id"] == town["id"]


def test_the_emergency_number_is_there_for_all(made: Catalogue) -> None:
    numbers = [one["number"] for entry in made.services.values() for one in listed(entry.whole(), "phones")]
    assert "112" in numbers


def test_nothing_said_is_left_out_and_never_null(made: Catalogue) -> None:
    found = service(made, "Jour")
    assert None not in found.values()
    assert not {"minimum_age", "languages", "cost_options", "assured_date", "last_modified"} & set(found)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T23:30:00Z", date(2026, 3, 2)),
        ("2026-03-01T23:30:00+01:00", date(2026, 3, 1)),
        ("2026-02-30", None),
        ("i går", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59Z", None),
        ("1" * 5000, None),
        ("\ud800", None),
    ],
)
def test_moments_are_days_in_sweden(said: str, day: date | None) -> None:
    assert day_in_sweden(said) == day


def test_moments_are_to_the_millisecond() -> None:
    assert moment(date(2026, 1, 1)) == "2025-12-31T23:00:00.000Z"
    assert moment(None) is None


def test_words_are_compared_without_case_and_marks() -> None:
    assert folded("Ärende i VÅR") == folded("arende i var")


def test_unknown_codes_are_left_out() -> None:
    odd = replace(BARE, whom=("nobody",), violence_forms=("hex",), languages=("xx",))
    made = catalogue(small_directory(odd), BASE)
    assert faults(service(made, "Jour")) == []


def listed(item: Item, name: str) -> list[Item]:
    found = item.get(name, [])
    assert isinstance(found, list)
    return found
