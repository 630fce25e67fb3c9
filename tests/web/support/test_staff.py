"""What the municipality adds to the guidance for its staff."""

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from fridlyst.support.guidance.reading import situations
from fridlyst.support.queries import guidance_notes
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
HERE = "/askersund/stod/personal/"


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def coordinator(town: Town) -> Client:
    return factories.signed_in(factories.person(town, Role.COORDINATOR))


def test_every_situation_can_be_written_to(coordinator: Client) -> None:
    said = coordinator.get(HERE).content.decode()
    assert all(f"{HERE}{one.code}/" in said for one in situations().all)
    assert coordinator.get(f"{HERE}finns-inte/").status_code == 404


def test_what_is_written_is_saved_and_shown_to_the_public(town: Town, coordinator: Client) -> None:
    given = {"call": "Mottagningen 08-465 004 12", "routine": "exempel.se/rutin", "text": "", "version": "0"}
    assert coordinator.post(f"{HERE}adult/", given).status_code == 302
    assert guidance_notes(town.municipality.pk)["adult"].routine == "https://exempel.se/rutin"
    assert "Mottagningen 08-465 004 12" in coordinator.get(HERE).content.decode()
    assert "Mottagningen 08-465 004 12" in Client().get("/info/askersund/personal/2/").content.decode()


def test_the_later_of_two_keeps_the_text(town: Town, coordinator: Client) -> None:
    given = {"call": "Först", "routine": "", "text": "", "version": "0"}
    coordinator.post(f"{HERE}adult/", given)
    answer = coordinator.post(f"{HERE}adult/", given | {"call": "Sedan"})
    assert answer.status_code == 409
    assert "Sedan" in answer.content.decode()
    assert guidance_notes(town.municipality.pk)["adult"].call == "Först"


@pytest.mark.parametrize(
    "given",
    [{"routine": "javascript:alert(1)"}, {"call": "x" * 400}, {"text": "x" * 10_000}, {"call": "a\x00"}],
)
def test_what_cannot_be_kept_comes_back_beside_its_field(
    town: Town, coordinator: Client, given: dict[str, str]
) -> None:
    sent = {"call": "", "routine": "", "text": "", "version": "0"} | given
    answer = coordinator.post(f"{HERE}adult/", sent)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert guidance_notes(town.municipality.pk) == {}


def test_the_list_is_a_file_too(coordinator: Client) -> None:
    answer = coordinator.get(HERE, {"format": "csv"})
    assert "Fara just nu" in answer.content.decode("utf-8-sig")


def test_only_the_coordinator_writes(town: Town) -> None:
    reader = factories.signed_in(factories.person(town, Role.READER))
    assert reader.get(HERE).status_code == 403
    assert reader.post(f"{HERE}adult/", {"version": "0"}).status_code == 403
