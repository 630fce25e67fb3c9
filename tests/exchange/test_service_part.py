"""A support service in a programme file: everything it says comes back, and what it may not say is told."""

from typing import Any

import pytest

from fridlyst.exchange.errors import BadProgrammeFile
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.normal import Plain
from fridlyst.exchange.programme_file import check, dump, load
from fridlyst.exchange.service_part import service_part
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.support.queries import directory

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
WHOLE: Plain = {
    "name": "Lyssna",
    "description": "Vi lyssnar.",
    "minimum_age": 0,
    "maximum_age": 20,
    "target_groups": ["young"],
    "violence_forms": ["honour"],
    "body": "sn",
    "whom": ["child", "young"],
    "languages": ["sv", "ar"],
    "interpreter": False,
    "accessibility": ["step_free"],
    "free": True,
    "cost": "Ingenting.",
    "openings": [{"weekdays": [0, 4], "opens": "08:00", "closes": "00:00"}],
    "hours": "Lunchstängt.",
    "contacts": [
        {"kind": "phone", "value": "08-465 004 10", "label": "Dagtid", "free": False},
        {"kind": "web", "value": "https://exempel.se", "unseen": True},
    ],
    "area": "Hela kommunen.",
    "place": "Storgatan 12",
    "pets": False,
    "children": True,
    "no_decision": True,
    "anonymous": False,
    "published": True,
    "reviewed_on": "2026-11-01",
    "review_months": 12,
}
HOME: Plain = {"name": "Kruton", "protected_address": True, "always_open": True}


def programme_file(*services: Plain) -> dict[str, Any]:
    return {
        "format": "fridlyst-programme/1",
        "municipality": {"name": "Provköping", "code": "9999"},
        "programme": {
            "title": "Program",
            "kind": "programme",
            "valid_from": "2026-01-01",
            "valid_to": "2027-12-31",
        },
        "bodies": [{"key": "sn", "name": "Socialnämnden", "kind": "committee"}],
        "goals": [{"key": "g1", "title": "Mål", "number": "1"}],
        "support_services": list(services),
    }


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1489", name="Alingsås").pk)


def at_home(*services: Plain) -> dict[str, Any]:
    return {**programme_file(*services), "municipality": {"name": "Alingsås", "code": "1489"}}


def test_a_whole_service_comes_back_as_it_was_given_through_the_file_too(here: Actor) -> None:
    file = load(dump(at_home(WHOLE, HOME)).encode(), name="fil.yaml")
    check(file, name="fil.yaml")
    made = import_programme(file, by=here, in_force=True, name="fil.yaml")
    exported = export_programme(here.municipality_id, made.slug)["support_services"]
    assert exported == [service_part(WHOLE, "sn"), service_part(HOME, None)]
    assert exported == [WHOLE, HOME]
    check(at_home(*exported), name="fil.yaml")
    assert [one.name for one in directory("alingsas").services] == ["Lyssna"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"contacts": [{"kind": "phone", "value": "ring oss"}]}, "support_services[0].contacts"),
        ({"contacts": [{"kind": "fax", "value": "112"}]}, "support_services[0].contacts[0].kind"),
        ({"contacts": []}, "support_services[0].contacts"),
        (
            {"openings": [{"weekdays": [0], "opens": "12:00", "closes": "08:00"}]},
            "support_services[0].openings",
        ),
        (
            {"openings": [{"weekdays": [7], "opens": "08:00", "closes": "12:00"}]},
            "support_services[0].openings",
        ),
        (
            {"openings": [{"weekdays": [0], "opens": "25:00", "closes": "12:00"}]},
            "support_services[0].openings",
        ),
        ({"whom": ["alla"]}, "support_services[0].whom"),
        ({"review_months": 99}, "support_services[0].review_months"),
        ({"reviewed_on": "2026-02-30"}, "support_services[0].reviewed_on"),
        ({"protected_address": True}, "support_services[0].place"),
        ({"protected_address": True, "place": "", "area": "111 22 Stockholm"}, "support_services[0].area"),
        ({"okänd": 1}, "support_services[0]"),
    ],
)
def test_what_the_directory_would_refuse_is_told_with_its_place(change: Plain, where: str) -> None:
    with pytest.raises(BadProgrammeFile) as refused:
        check(at_home({**WHOLE, **change}), name="fil.yaml")
    assert where in str(refused.value) + str(refused.value.details)
