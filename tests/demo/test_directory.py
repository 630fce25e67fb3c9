"""The demonstration's directory: Stockholm's 22 services against the gold, the others' invented."""

import re
from datetime import timedelta
from importlib.resources import files

import pytest
import yaml
from tests.demo.programme_files import gold

from fridlyst.base import clock
from fridlyst.demo.plans import PLACES, Place
from fridlyst.demo.support import load_directory
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.importing_steering import steering_fields
from fridlyst.exchange.programme_file import load
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.programmes.actions import ensure_steering
from fridlyst.support.queries import directory, services_for_editing
from fridlyst.support.shapes import Directory
from fridlyst.support.terms import ServiceState

pytestmark = pytest.mark.django_db
DEMO = files("fridlyst") / "demo"
# Numbers that Post- och telestyrelsen keeps for fiction.
FICTION = re.compile(r"08-465 004 \d\d|070-174 06 (?:0[5-9]|[1-9]\d)")


def loaded(place: Place) -> tuple[Actor, Directory]:
    by = system_actor(ensure_municipality(code=place.code, name=place.name).pk)
    for entry in (DEMO / "steering").iterdir():
        ensure_steering(by=by, fields=steering_fields(yaml.safe_load(entry.read_text("utf-8"))), shared=True)
    for name in place.files:
        file = load((DEMO / "programmes" / f"{name}.yaml").read_bytes(), name=f"{name}.yaml")
        import_programme(file, by=by, name=f"{name}.yaml")
    load_directory(by=by, place=place.slug, today=clock.today())
    return by, directory(place.slug)


def test_stockholms_services_are_those_of_its_programme_with_their_ages() -> None:
    by, found = loaded(next(place for place in PLACES if place.slug == "stockholm"))
    counted = gold("stockholm")["support_services"]
    assert [one.name for one in found.services] == counted["names"]
    ages = {
        one.name: [one.minimum_age, one.maximum_age]
        for one in found.services
        if one.minimum_age is not None or one.maximum_age is not None
    }
    assert ages == counted["ages"]
    states = [one.state for one in services_for_editing(by.municipality_id, clock.today())]
    assert states.count(ServiceState.DUE) == 1
    assert sum(one.protected_address for one in found.services) == 6


@pytest.mark.parametrize(
    "place", [place for place in PLACES if place.slug != "stockholm"], ids=lambda one: one.slug
)
def test_the_others_services_are_invented_and_say_so(place: Place) -> None:
    _, found = loaded(place)
    assert 3 <= len(found.services) <= 6
    for one in found.services:
        assert one.text("sv").description.startswith("Påhittat för demonstrationen.")
        assert one.body


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.slug)
def test_no_number_in_it_is_anybodys(place: Place) -> None:
    listed = yaml.safe_load((DEMO / "directory" / f"{place.slug}.yaml").read_text("utf-8"))["services"]
    for one in listed:
        for contact in one["contacts"]:
            assert contact["label"].startswith("Påhitta")
            assert contact["kind"] == "email" or FICTION.fullmatch(contact["value"]), contact


def test_one_service_has_left_the_page_since_nobody_went_through_it() -> None:
    by, found = loaded(next(place for place in PLACES if place.slug == "linkoping"))
    kept = services_for_editing(by.municipality_id, clock.today())
    gone = [one for one in kept if one.state == ServiceState.GONE]
    assert len(gone) == 1
    assert gone[0].service.name not in [one.name for one in found.services]
    assert gone[0].gone_after is not None
    assert gone[0].gone_after < clock.today() - timedelta(days=90)
