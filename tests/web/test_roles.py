"""Whatever a coordinator's forms can do, others cannot by sending the same; and reading never writes."""

import re

import pytest
from django.test import Client

from fridlyst.followup.models import Submission
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.walking.addresses import town_routes
from tests.web.walking.forms import Sent, forms_at
from tests.web.walking.inhabited import Inhabited
from tests.web.walking.storing import changed, snapshot

# Anyone in the municipality may have the report made: it changes nothing that anybody wrote.
OPEN_TO_ALL = re.compile(r"/rapport/gor/$")


def pages(town: Inhabited) -> list[str]:
    every = {route.filled(values) for route in town_routes() for values in (town.values, *town.others)}
    return sorted(every)


def forms(client: Client, town: Inhabited) -> list[Sent]:
    """Every form that the person meets in the town."""
    found = {sent: None for page in pages(town) for sent in forms_at(client, page)}
    return [sent for sent in found if sent.action.startswith(f"/{town.town.slug}/")]


def stranger_in_the_house(town: Inhabited, role: Role) -> Client:
    """Somebody with the role on another body than the one that the forms are about."""
    outside = factories.body(town.town, f"{role} utanför")
    return factories.signed_in(factories.person(town.town, role, outside))


@pytest.mark.parametrize("role", [Role.READER, Role.REGISTRAR, Role.REPORTER, Role.APPROVER])
def test_the_forms_of_others_are_refused(ours: Inhabited, role: Role) -> None:
    Submission.objects.filter(round=ours.round).update(state="submitted")
    harvest = [*forms(ours.client(Role.COORDINATOR), ours)]
    Submission.objects.filter(round=ours.round).update(state="draft")
    harvest += [*forms(ours.client(Role.COORDINATOR), ours), *forms(ours.client(Role.REPORTER), ours)]
    sent = {one: None for one in harvest if not OPEN_TO_ALL.search(one.action)}
    assert len(sent) > 30
    client = stranger_in_the_house(ours, role)
    before = snapshot()
    answers = {(one.action, client.post(one.action, one.data).status_code) for one in sent}
    assert {answer for answer in answers if answer[1] not in (403, 404)} == set()
    assert changed(before, snapshot()) == []


@pytest.mark.parametrize("role", list(Role))
def test_reading_never_writes(ours: Inhabited, role: Role) -> None:
    client = ours.client(role)
    before = snapshot()
    for page in pages(ours):
        client.get(page)
        client.get(f"{page}?format=json")
        client.head(page)
    assert changed(before, snapshot()) == []


def test_every_form_asks_for_its_token(ours: Inhabited) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ours.person(Role.COORDINATOR), backend=factories.BACKEND)
    before = snapshot()
    for page in pages(ours):
        assert strict.post(page, {"version": "1"}).status_code == 403, page
    assert changed(before, snapshot()) == []


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_nothing_of_a_town_is_kept_on_the_way(ours: Inhabited, role: Role) -> None:
    client = ours.client(role)
    for page in pages(ours):
        for asked in (page, f"{page}?format=csv"):
            kept = client.get(asked).headers.get("Cache-Control", "")
            assert "private" in kept, asked
            # The pictures of a document's pages are drawn anew only every ten minutes.
            assert "no-store" in kept or asked.partition("?")[0].endswith(".png"), asked
