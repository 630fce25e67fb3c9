"""Choosing what to print: a PDF comes back, or what is missing is told first."""

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from fridlyst.support.actions import publish_service, save_service
from fridlyst.support.fields import ContactFields, ServiceFields
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
Given = dict[str, object]
CHOICE: Given = {"kind": "brochure", "languages": ["sv"], "sheet": "a4", "contact": ""}


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def coordinator(town: Town) -> Client:
    return factories.signed_in(factories.person(town, Role.COORDINATOR))


def service(town: Town, name: str, *, phone: str = "08-465 004 10", about: str = "") -> int:
    ways = (ContactFields("phone", phone),) if phone else (ContactFields("email", "stod@exempel.se"),)
    made = save_service(by=town.actor, fields=ServiceFields(name, about, contacts=ways))
    publish_service(by=town.actor, service_id=made.pk, version=made.version)
    return int(made.pk)


def at(town: Town) -> str:
    return f"/{town.slug}/stod/trycksaker/"


def test_the_page_offers_what_the_public_sees_and_no_code(town: Town, coordinator: Client) -> None:
    service(town, "Samtalen")
    save_service(by=town.actor, fields=ServiceFields("Bara ett utkast"))
    said = coordinator.get(at(town)).content.decode()
    assert "Samtalen" in said
    assert "Bara ett utkast" not in said
    assert 'name="code"' in said
    assert "checked" not in said.split('name="code"')[1].split(">")[0]


@pytest.mark.parametrize("kind", ["brochure", "card", "poster"])
def test_a_pdf_comes_back_with_a_name_that_says_nothing(town: Town, coordinator: Client, kind: str) -> None:
    pk = service(town, "Samtalen")
    answer = coordinator.post(at(town), CHOICE | {"kind": kind, f"on-{pk}": "on"})
    if answer.headers["Content-Type"].startswith("text/html"):
        answer = coordinator.post(at(town), CHOICE | {"kind": kind, f"on-{pk}": "on", "anyway": "1"})
    assert answer.content.startswith(b"%PDF-")
    assert "information-askersund-" in answer.headers["Content-Disposition"]


def test_without_services_the_national_numbers_are_there(town: Town, coordinator: Client) -> None:
    assert coordinator.post(at(town), CHOICE).content.startswith(b"%PDF-")


def test_what_does_not_fit_is_told_before_the_file_is_given(town: Town, coordinator: Client) -> None:
    chosen = {f"on-{service(town, f'Mottagning {at}', about='Råd. ' * 60)}": "on" for at in range(30)}
    told = coordinator.post(at(town), CHOICE | chosen)
    said = told.content.decode()
    assert "fick" in said
    assert "stödinsatser inte plats" in said
    assert "Mottagning 29" in said
    assert coordinator.post(at(town), CHOICE | chosen | {"anyway": "1"}).content.startswith(b"%PDF-")


def test_a_card_says_which_have_no_number(town: Town, coordinator: Client) -> None:
    pk = service(town, "Bara mejl", phone="")
    said = coordinator.post(at(town), CHOICE | {"kind": "card", f"on-{pk}": "on"}).content.decode()
    assert "De här saknar ett: Bara mejl" in said


def test_a_sign_that_cannot_be_shown_is_told(town: Town, coordinator: Client) -> None:
    pk = service(town, "Stöd 漢")
    assert "漢" in coordinator.post(at(town), CHOICE | {f"on-{pk}": "on"}).content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "roman"},
        {"kind": ""},
        {"languages": []},
        {"languages": ["tlh"]},
        {"sheet": "a0"},
        {"contact": "x" * 10_000},
        {"contact": "a\x00b"},
    ],
)
def test_what_cannot_be_printed_comes_back_with_why(town: Town, coordinator: Client, given: Given) -> None:
    answer = coordinator.post(at(town), CHOICE | given)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


@pytest.mark.parametrize("place", ["-1", "0", "9" * 5000, "NaN", "⁵", "=1+1"])
def test_a_place_that_is_no_place_comes_back_or_does_no_harm(
    town: Town, coordinator: Client, place: str
) -> None:
    pk = service(town, "Samtalen")
    answer = coordinator.post(at(town), CHOICE | {f"on-{pk}": "on", f"at-{pk}": place})
    assert answer.status_code == 422


def test_only_the_coordinator_prints(town: Town) -> None:
    reader = factories.signed_in(factories.person(town, Role.READER))
    assert reader.get(at(town)).status_code == 403
    assert reader.post(at(town), CHOICE).status_code == 403
