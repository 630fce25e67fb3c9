"""The programming interface: keys, problems, and one municipality at a time."""

from datetime import timedelta

import pytest
from django.test import Client
from tests import factories
from tests.factories import Town

from fridlyst.accounts.actions import add_key, revoke_key
from fridlyst.base.clock import today
from fridlyst.organisation.terms import Role

pytestmark = pytest.mark.django_db
ROOT = "/api/v1"


@pytest.fixture
def here() -> Town:
    return factories.town()


def key_of(town: Town, role: Role = Role.REPORTER, body_id: int | None = None) -> str:
    """A key that works."""
    expires_on = today() + timedelta(days=30)
    return add_key(by=town.actor, name="Prov", role=role, expires_on=expires_on, body_id=body_id).key


def asking(key: str) -> Client:
    """A program that has the key."""
    return Client(headers={"Authorization": f"Bearer {key}"})


def test_the_key_says_where_it_speaks(here: Town) -> None:
    answer = asking(key_of(here)).get(f"{ROOT}/")
    assert answer.json() == {"code": "1882", "name": "Askersund", "may_record": True}
    assert asking(key_of(here, Role.READER)).get(f"{ROOT}/").json()["may_record"] is False


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer x", "Basic Zm9vOmJhcg==", "Bearer " + "x" * 5000]
)
def test_without_a_key_that_works_nothing_is_told(here: Town, header: str | None) -> None:
    client = Client(headers={"Authorization": header} if header is not None else {})
    for path in ("/", "/bodies", "/indicators", "/indicators/1"):
        answer = client.get(ROOT + path)
        assert answer.status_code == 401
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert answer.json()["type"] == "urn:fridlyst:problem:bad-key"


def test_a_cookie_opens_nothing(here: Town) -> None:
    client = factories.signed_in(factories.person(here, Role.COORDINATOR))
    assert client.get(f"{ROOT}/bodies").status_code == 401


def test_a_revoked_key_is_as_none(here: Town) -> None:
    expires_on = today() + timedelta(days=30)
    made = add_key(by=here.actor, name="Prov", role=Role.READER, expires_on=expires_on)
    revoke_key(by=here.actor, key_id=made.id)
    assert asking(made.key).get(f"{ROOT}/").status_code == 401


def test_bodies_are_the_municipalitys_own(here: Town) -> None:
    there = factories.town("1489", "Alingsås")
    factories.body(here, "Socialnämnden")
    factories.body(there, "Barnnämnden")
    answer = asking(key_of(here)).get(f"{ROOT}/bodies")
    assert [one["name"] for one in answer.json()] == ["Socialnämnden"]


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte",
        "/indicators/987654321",
        "/indicators/0",
        "/indicators/" + "9" * 30,
        "/indicators/x",
        "//",
    ],
)
def test_what_is_not_there_is_a_problem_too(here: Town, path: str) -> None:
    answer = asking(key_of(here)).get(ROOT + path)
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:fridlyst:problem:not-found"


def test_the_description_needs_no_key_and_is_openapi(db: None) -> None:
    found = Client().get(f"{ROOT}/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert {"/api/v1/", "/api/v1/bodies", "/api/v1/measurements"} <= set(found["paths"])


def test_answers_are_not_kept_and_say_no_session(here: Town) -> None:
    answer = asking(key_of(here)).get(f"{ROOT}/bodies")
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
