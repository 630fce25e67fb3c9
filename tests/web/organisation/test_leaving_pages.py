"""Somebody has left: what goes and who then has nobody is said first; the list says who has nobody."""

import pytest
from django.test import Client
from lxml.html import fromstring

from fridlyst.accounts.models import Membership, User
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.programmes.conftest import Scene, _scene, coordinator, reader, scene, stranger

__all__ = ["_scene", "coordinator", "reader", "scene", "stranger"]


@pytest.fixture
def eva(scene: Scene) -> User:
    user = factories.person(scene.town, Role.REPORTER, scene.body, "eva@askersund.example")
    return factories.person(scene.town, Role.APPROVER, scene.body, user.email)


def people(scene: Scene, end: str = "") -> str:
    return f"{scene.home}organisation/personer/{end}"


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_it_is_asked_first(scene: Scene, eva: User, coordinator: Client) -> None:
    address = people(scene, f"{eva.pk}/har-slutat/")
    assert text(coordinator, people(scene)).count(address) == 1
    shown = text(coordinator, address)
    for words in (
        "Rapportör, Socialnämnden",
        "Godkännare, Socialnämnden",
        "ingen som svarar för",
        "ingen som godkänner för",
        "?enhet=socialnamnden&amp;roll=reporter",
        "?enhet=socialnamnden&amp;roll=approver",
    ):
        assert words in shown
    assert eva.memberships.count() == 2


def test_who_is_not_alone_leaves_nobody_behind(scene: Scene, eva: User, coordinator: Client) -> None:
    for role in (Role.REPORTER, Role.APPROVER):
        factories.person(scene.town, role, scene.body)
    assert "Då finns ingen" not in text(coordinator, people(scene, f"{eva.pk}/har-slutat/"))


def test_it_is_done_and_said(scene: Scene, eva: User, coordinator: Client) -> None:
    answer = coordinator.post(people(scene, f"{eva.pk}/har-slutat/"), follow=True)
    shown = " ".join(answer.content.decode().split())
    assert "har slutat. 2 roller är borttagna." in shown
    assert "eva@askersund.example" not in shown
    assert "1 enhet har ingen som svarar" in shown
    assert coordinator.post(people(scene, f"{eva.pk}/har-slutat/")).status_code == 404


def test_the_only_coordinator_is_told_before(scene: Scene, coordinator: Client) -> None:
    last = Membership.objects.get(role="coordinator").user
    address = people(scene, f"{last.pk}/har-slutat/")
    shown = text(coordinator, address)
    assert "Den enda samordnaren" in shown
    assert "Ta bort roll" not in shown
    assert coordinator.post(address).status_code == 400
    factories.person(scene.town, Role.COORDINATOR, email="b@c.example")
    assert coordinator.post(address)["Location"] == "/"
    assert not last.memberships.exists()


def test_only_the_coordinator_and_only_their_own(
    scene: Scene, eva: User, reader: Client, stranger: Client
) -> None:
    address = people(scene, f"{eva.pk}/har-slutat/")
    for ask in (reader.get, reader.post):
        assert ask(address).status_code == 403
    for ask in (stranger.get, stranger.post):
        assert ask(address).status_code == 404
        assert ask(f"/alingsas/organisation/personer/{eva.pk}/har-slutat/").status_code == 404
    assert eva.memberships.count() == 2


def test_those_without_a_reporter_are_named(scene: Scene, coordinator: Client) -> None:
    factories.body(scene.town, "Kulturnämnden")
    both = factories.body(scene.town, "Samtliga", collective=True)
    both.members.add(scene.body)
    shown = text(coordinator, people(scene))
    assert "2 enheter har ingen som svarar" in shown
    factories.person(scene.town, Role.REPORTER)
    assert "har ingen som svarar" not in text(coordinator, people(scene))


@pytest.mark.parametrize(("asked", "offered"), [("approver", "approver"), ("kung", "reporter")])
def test_the_role_that_is_missing_is_offered(
    scene: Scene, coordinator: Client, asked: str, offered: str
) -> None:
    shown = coordinator.get(people(scene, f"ny-roll/?enhet=socialnamnden&roll={asked}"))
    page = fromstring(shown.content)
    assert page.xpath("//select[@name='role']/option[@selected]/@value") == [offered]
    assert page.xpath("//select[@name='body']/option[@selected]/@value") == [str(scene.body.pk)]
