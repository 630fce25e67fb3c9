"""The start page tells of services past their review: the coordinator of all, a body of its own."""

from datetime import date, timedelta

import pytest
from django.test import Client

from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.support.actions import publish_service, review_service, save_service
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.models import SupportService
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db


def stale(town: Town, name: str, owner: Body | None, days: int = 200) -> SupportService:
    """A service that is shown and was gone through so many days ago."""
    fields = ServiceFields(
        name, contacts=(ContactFields("phone", "08-465 004 10"),), body_id=owner.pk if owner else None
    )
    made = save_service(by=town.actor, fields=fields)
    publish_service(by=town.actor, service_id=made.pk, version=made.version)
    return review_service(by=town.actor, service_id=made.pk, on=date.today() - timedelta(days=days))


def start(town: Town, role: Role, on: Body | None = None) -> tuple[Client, str]:
    client = factories.signed_in(factories.person(town, role, on))
    return client, client.get(f"/{town.slug}/").content.decode()


def test_the_coordinator_is_told_of_all_in_one_line() -> None:
    town = factories.town()
    stale(town, "Mottagningen", None)
    stale(town, "Jouren", None, days=400)
    stale(town, "Samtalen", None, days=10)
    _client, shown = start(town, Role.COORDINATOR)
    assert "2 stödinsatser ska ses över." in shown
    assert "1 har lämnat den öppna sidan" in shown
    assert f"/{town.slug}/stod/?lage=ses-over" in shown
    assert "Ditt att se över" not in shown


def test_a_body_goes_through_its_own_with_one_press() -> None:
    town = factories.town()
    care, school = factories.body(town, "Socialtjänsten"), factories.body(town, "Skolan")
    own = stale(town, "Mottagningen", care)
    stale(town, "Kuratorn", school)
    client, shown = start(town, Role.REPORTER, care)
    assert "Ditt att se över" in shown
    assert "Mottagningen" in shown
    assert "Kuratorn" not in shown
    answer = client.post(f"/{town.slug}/stod/insats/{own.key}/stammer/", {"next": "start"})
    assert answer["Location"] == f"/{town.slug}/"
    after = client.get(f"/{town.slug}/").content.decode()
    assert "Ditt att se över" not in after
    assert "är sett över i dag" in after


def test_a_member_goes_through_what_its_collective_owns() -> None:
    town = factories.town()
    member = factories.body(town, "Vård- och omsorgsnämnden")
    every = factories.body(town, "Samtliga nämnder", collective=True)
    every.members.set([member])
    own = stale(town, "Mottagningen", every)
    client, shown = start(town, Role.REPORTER, member)
    assert "Ditt att se över" in shown
    listed = client.get(f"/{town.slug}/stod/").content.decode()
    assert f"/{town.slug}/stod/insats/{own.key}/stammer/" in listed
    client.post(f"/{town.slug}/stod/insats/{own.key}/stammer/", {"next": "start"})
    assert "är sett över i dag" in client.get(f"/{town.slug}/").content.decode()
    # What many own no single one of them takes away; who answers for the very owner may.
    page = f"/{town.slug}/stod/insats/{own.key}/"
    assert "Ta bort stödet" not in client.get(page).content.decode()
    client, _shown = start(town, Role.REPORTER, every)
    assert "Ta bort stödet" in client.get(page).content.decode()


def test_who_keeps_no_service_is_told_of_none() -> None:
    town = factories.town()
    stale(town, "Mottagningen", factories.body(town))
    _client, shown = start(town, Role.READER)
    assert "se över" not in shown
