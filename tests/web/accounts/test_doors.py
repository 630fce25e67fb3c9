"""The demonstration's doors, and that they are not there elsewhere."""

import pytest
from django.test import Client
from model_bakery import baker
from pytest_django import DjangoAssertNumQueries, Settings

from fridlyst.accounts.models import Membership, User
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import Role
from fridlyst.web.accounts.doors import Held, arranged

pytestmark = pytest.mark.django_db


def person(name: str, **more: object) -> User:
    email = f"{name.lower()}@example.se"
    return User.objects.create_user(email, "ett-langt-losenord", name=name, **more)


@pytest.fixture
def alingsas() -> Municipality:
    return Municipality.objects.create(code="1489", name="Alingsås", slug="alingsas")


@pytest.fixture
def coordinator(alingsas: Municipality) -> User:
    user = person("Amira")
    Membership.objects.create(municipality=alingsas, user=user, role=Role.COORDINATOR)
    return user


def test_one_door_a_role_first_person_by_name() -> None:
    held = [
        Held("Alingsås", Role.READER, None, 3, "Cia", "alingsas"),
        Held("Alingsås", Role.REPORTER, "Socialnämnden", 2, "Bo", "alingsas"),
        Held("Alingsås", Role.REPORTER, "Kulturnämnden", 1, "Ann", "alingsas"),
    ]
    (house,) = arranged(held)
    assert [(door.user_id, door.where) for door in house.doors] == [(1, "Kulturnämnden"), (3, "Alingsås")]


def test_one_click_signs_in(client: Client, settings: Settings, coordinator: User) -> None:
    settings.FRIDLYST_DEMO = True
    page = client.get("/")
    assert f'action="/roller/{coordinator.pk}/"' in page.content.decode()
    assert 'href="/info/alingsas/"' in page.content.decode()
    answer = client.post(f"/roller/{coordinator.pk}/", follow=False)
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(coordinator.pk)
    assert client.get("/").headers["Location"] == "/alingsas/"


def test_outside_the_demonstration_there_are_no_doors(
    client: Client, settings: Settings, coordinator: User
) -> None:
    settings.FRIDLYST_DEMO = False
    assert client.get("/roller/").status_code == 404
    assert client.post(f"/roller/{coordinator.pk}/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "/roller/" not in client.get("/").content.decode()


def test_a_door_never_opens_by_a_link(client: Client, settings: Settings, coordinator: User) -> None:
    settings.FRIDLYST_DEMO = True
    assert client.get(f"/roller/{coordinator.pk}/").status_code == 405
    assert "_auth_user_id" not in client.session


def test_a_door_asks_for_the_token(settings: Settings, coordinator: User) -> None:
    settings.FRIDLYST_DEMO = True
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/roller/{coordinator.pk}/").status_code == 403


@pytest.mark.parametrize("trait", ["is_staff", "is_superuser"])
def test_nobody_becomes_an_administrator(
    client: Client, settings: Settings, alingsas: Municipality, trait: str
) -> None:
    settings.FRIDLYST_DEMO = True
    boss = person("Boss", **{trait: True})
    Membership.objects.create(municipality=alingsas, user=boss, role=Role.COORDINATOR)
    assert client.post(f"/roller/{boss.pk}/").status_code == 404


def test_the_closed_account_has_no_door(client: Client, settings: Settings, alingsas: Municipality) -> None:
    settings.FRIDLYST_DEMO = True
    gone = person("Gun", is_active=False)
    Membership.objects.create(municipality=alingsas, user=gone, role=Role.READER)
    assert client.post(f"/roller/{gone.pk}/").status_code == 404


def test_doors_cost_the_same_for_one_and_for_many(
    client: Client,
    settings: Settings,
    alingsas: Municipality,
    coordinator: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.FRIDLYST_DEMO = True
    with django_assert_num_queries(1):
        client.get("/")
    body = baker.make(Body, municipality=alingsas, name="Socialnämnden", kind="committee", key="sn")
    for number in range(20):
        user = person(f"P{number}")
        Membership.objects.create(municipality=alingsas, user=user, role=Role.REPORTER, body=body)
    with django_assert_num_queries(1):
        client.get("/")


def test_someone_without_a_role_is_told_what_to_do(client: Client) -> None:
    client.force_login(person("Ny"))
    assert "Be samordnaren" in client.get("/").content.decode()


def test_someone_with_two_municipalities_chooses(
    client: Client, alingsas: Municipality, coordinator: User
) -> None:
    other = Municipality.objects.create(code="1882", name="Askersund", slug="askersund")
    Membership.objects.create(municipality=other, user=coordinator, role=Role.READER)
    client.force_login(coordinator)
    page = client.get("/").content.decode()
    assert 'href="/alingsas/"' in page
    assert 'href="/askersund/"' in page
