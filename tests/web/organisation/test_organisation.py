"""The organisation's pages: the tree, a body's own part, people and roles."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from lxml.html import fromstring

from fridlyst.accounts.models import Membership
from fridlyst.base.clock import today
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity
from tests import factories
from tests.web.programmes.conftest import Scene, _scene, coordinator, reader, scene, stranger

__all__ = ["_scene", "coordinator", "reader", "scene", "stranger"]

CHANGING = ("organisation/ny-enhet/", "organisation/socialnamnden/redigera/")
PEOPLE = ("organisation/personer/", "organisation/personer/ny-roll/")
BODY = {"name": "Kulturnämnden", "kind": "committee"}


def test_the_tree_shows_kind_members_and_names(scene: Scene, reader: Client) -> None:
    unit = factories.body(scene.town, "Familjeenheten", kind="unit", parent_id=scene.body.pk, aliases=["IFO"])
    collective = factories.body(scene.town, "Samtliga", collective=True)
    collective.members.add(unit)
    text = reader.get(f"{scene.home}organisation/").content.decode()
    for words in ("Familjeenheten", "Enhet", "kallas också IFO", "1 ingår: Familjeenheten", "gemensamt"):
        assert words in text


def test_a_body_sees_its_own_part_and_that_of_its_collective(scene: Scene, reader: Client) -> None:
    member = factories.body(scene.town, "Norra nämnden")
    collective = factories.body(scene.town, "Stadsdelsnämnderna", collective=True)
    collective.members.add(member)
    when = (today() + timedelta(days=40)).isoformat()
    factories.activity(scene.town, scene.goal, "Gemensam kurs", leads=[collective], time=when)
    text = reader.get(f"{scene.home}organisation/norra-namnden/").content.decode()
    assert "Gemensam kurs" in text
    assert "Ingår i Stadsdelsnämnderna" in text
    assert "Utbilda alla" not in text
    assert "Härnäst" in text


@pytest.mark.parametrize("page", [*CHANGING, *PEOPLE])
def test_only_the_coordinator_changes(scene: Scene, reader: Client, coordinator: Client, page: str) -> None:
    assert reader.get(scene.home + page).status_code == 403
    assert coordinator.get(scene.home + page).status_code == 200


@pytest.mark.parametrize("page", ["organisation/", "organisation/socialnamnden/", *CHANGING, *PEOPLE])
def test_another_municipality_s_organisation_is_not_there(scene: Scene, stranger: Client, page: str) -> None:
    assert stranger.get(scene.home + page).status_code == 404


def test_a_reader_is_offered_no_change(scene: Scene, reader: Client) -> None:
    for page in ("organisation/", "organisation/socialnamnden/"):
        text = reader.get(scene.home + page).content.decode()
        assert "redigera/" not in text
        assert "ny-" not in text
        assert "personer/" not in text


def test_a_body_is_added_and_changed(scene: Scene, coordinator: Client) -> None:
    given = BODY | {"aliases": "KUN\r\nKultur", "collective": "on", "members": [scene.body.pk]}
    answer = coordinator.post(f"{scene.home}organisation/ny-enhet/", given)
    assert answer.headers["Location"] == f"{scene.home}organisation/kulturnamnden/"
    made = Body.objects.get(key="kulturnamnden")
    assert made.aliases == ["KUN", "Kultur"]
    assert list(made.members.all()) == [scene.body]
    changed = BODY | {"name": "Kultur- och fritidsnämnden", "version": made.version}
    coordinator.post(f"{scene.home}organisation/kulturnamnden/redigera/", changed)
    made.refresh_from_db()
    assert made.name == "Kultur- och fritidsnämnden"
    assert not made.members.exists()


def test_a_body_s_form_comes_back_with_the_text_after_a_clash(scene: Scene, coordinator: Client) -> None:
    page = f"{scene.home}organisation/socialnamnden/redigera/"
    answer = coordinator.post(page, BODY | {"name": "Mitt namn", "version": 0})
    assert answer.status_code == 409
    assert 'value="Mitt namn"' in answer.content.decode()
    assert "Socialnämnden</del>" in answer.content.decode()


def test_wrong_days_and_loops_are_said_beside_the_field(scene: Scene, coordinator: Client) -> None:
    page = f"{scene.home}organisation/socialnamnden/redigera/"
    child = factories.body(scene.town, "Barn", parent_id=scene.body.pk)
    given = {"name": "Socialnämnden", "kind": "committee", "version": scene.body.version}
    loop = coordinator.post(page, given | {"parent": child.pk})
    assert loop.status_code == 422
    assert 'id="id_parent_error"' in loop.content.decode()
    days = coordinator.post(page, given | {"valid_from": "2026-02-01", "valid_to": "2026-01-01"})
    assert 'id="id_valid_to_error"' in days.content.decode()


def test_a_reporter_adds_an_activity_of_their_own(scene: Scene) -> None:
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, scene.body))
    page = f"{scene.home}organisation/socialnamnden/"
    assert "Lägg till egen aktivitet" in reporter.get(page).content.decode()
    given = {"title": "Egen kurs", "goals": [scene.goal.pk], "leads": [scene.body.pk], "time": "Löpande"}
    reporter.post(f"{page}ny-aktivitet/", given)
    made = Activity.objects.get(key="egen-kurs")
    assert (made.origin, made.body_id) == ("body", scene.body.pk)
    other = factories.body(scene.town, "Kulturnämnden")
    assert reporter.post(f"{scene.home}organisation/{other.key}/ny-aktivitet/", given).status_code == 403


def test_roles_are_given_and_taken(scene: Scene, coordinator: Client) -> None:
    given = {"email": "Ny@Example.se", "name": "Ny Person", "role": "reporter", "body": scene.body.pk}
    coordinator.post(f"{scene.home}organisation/personer/ny-roll/", given)
    held = Membership.objects.get(user__email="ny@example.se")
    assert (held.role, held.body_id) == ("reporter", scene.body.pk)
    assert "Ny Person" in coordinator.get(f"{scene.home}organisation/personer/").content.decode()
    coordinator.post(f"{scene.home}organisation/personer/{held.pk}/ta-bort/")
    assert not Membership.objects.filter(pk=held.pk).exists()


WAYS_BACK = ("https://example.se/", "//example.se/", "/alingsas/", "{home}../alingsas/", "{home}\x00", "")


@pytest.mark.parametrize("asked", WAYS_BACK)
def test_who_gives_a_role_comes_back_to_where_they_were(
    scene: Scene, coordinator: Client, asked: str
) -> None:
    given = {"email": "ny@example.se", "name": "Ny Person", "role": "reporter", "body": scene.body.pk}
    people = f"{scene.home}organisation/personer/"
    here = f"{scene.home}uppfoljning/kalender/"
    back = coordinator.post(f"{people}ny-roll/?{urlencode({'tillbaka': here})}", given)
    assert back.headers["Location"] == here
    stray = urlencode({"tillbaka": asked.format(home=scene.home)})
    assert coordinator.post(f"{people}ny-roll/?{stray}", given).headers["Location"] == people


def test_the_last_coordinator_stays(scene: Scene, coordinator: Client) -> None:
    last = Membership.objects.get(role="coordinator", municipality=scene.town.municipality)
    assert coordinator.post(f"{scene.home}organisation/personer/{last.pk}/ta-bort/").status_code == 400
    assert Membership.objects.filter(pk=last.pk).exists()


def test_a_role_elsewhere_cannot_be_taken(scene: Scene, stranger: Client) -> None:
    theirs = factories.person(scene.town, Role.READER, email="x@example.se").memberships.get()
    assert stranger.post(f"/alingsas/organisation/personer/{theirs.pk}/ta-bort/").status_code == 404
    assert Membership.objects.filter(pk=theirs.pk).exists()


def test_a_role_is_not_given_on_another_municipality_s_body(scene: Scene, coordinator: Client) -> None:
    theirs = factories.body(factories.town("1489", "Alingsås"))
    given = {"email": "a@example.se", "name": "A", "role": "reporter", "body": theirs.pk}
    answer = coordinator.post(f"{scene.home}organisation/personer/ny-roll/", given)
    assert answer.status_code == 422


def test_a_new_body_begins_as_what_most_bodies_are(scene: Scene, coordinator: Client) -> None:
    def begins() -> list[str]:
        page = fromstring(coordinator.get(f"{scene.home}organisation/ny-enhet/").content)
        return [str(one) for one in page.xpath("//select[@name='kind']/option[@selected]/@value")]

    assert begins() == ["committee"]
    for number in range(9):
        factories.body(scene.town, f"Förvaltning {number}", kind="department")
    assert begins() == ["department"]
    Body.objects.update(collective=True)
    assert begins() == ["committee"]
