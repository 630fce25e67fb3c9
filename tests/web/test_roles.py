"""Whatever a coordinator's forms can do, others cannot by sending the same."""

import re
from collections.abc import Iterable

from django.test import Client

from fridlyst.followup.models import Submission
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.walking.forms import Sent, town_forms
from tests.web.walking.inhabited import Inhabited, town_pages
from tests.web.walking.storing import changed, snapshot

# Anyone in the municipality may have the report made, and the year wheel in a calendar of their own:
# it changes nothing that anybody wrote.
OPEN_TO_ALL = re.compile(r"/rapport/gor/$|/lagesbild/[\w-]+/gor/$|/arshjul/kalender/$")
# The registrar keeps the matters, the texts that they lead to, and reads minutes in.
KEPT_BY_THE_REGISTRAR = re.compile(r"/arenden/|/text/|/inlasning/")
# Every body's own people have these forms, for their own body: what they send for another is sent back.
OF_EVERY_BODY = re.compile(r"/kompetens/(?:fil|planer/ny)/$|/stod/nytt/$")
STRANGERS = (Role.READER, Role.REGISTRAR, Role.REPORTER, Role.APPROVER)


def stranger_in_the_house(town: Inhabited, role: Role) -> Client:
    """Somebody with the role on another body than the one that the forms are about."""
    outside = factories.body(town.town, f"{role} utanför")
    return factories.signed_in(factories.person(town.town, role, outside))


def test_the_forms_of_others_are_refused(ours: Inhabited) -> None:
    Submission.objects.filter(round=ours.round).update(state="submitted")
    harvest = [*town_forms(ours.client(Role.COORDINATOR), ours)]
    Submission.objects.filter(round=ours.round).update(state="draft")
    harvest += [
        *town_forms(ours.client(Role.COORDINATOR), ours),
        *town_forms(ours.client(Role.REPORTER), ours),
    ]
    sent = {one: None for one in harvest if not OPEN_TO_ALL.search(one.action)}
    strangers = {role: stranger_in_the_house(ours, role) for role in STRANGERS}
    before = snapshot()
    for role, client in strangers.items():
        assert not_refused(client, role, sent) == set(), role
    assert changed(before, snapshot()) == []


def not_refused(client: Client, role: Role, harvest: Iterable[Sent]) -> set[tuple[str, int]]:
    """What the role sent and was not refused: where it went, and the answer's status."""
    sent = [one for one in harvest if role != Role.REGISTRAR or not KEPT_BY_THE_REGISTRAR.search(one.action)]
    assert len(sent) > 30
    answers = {(one.action, client.post(one.action, one.data).status_code) for one in sent}
    own = role in (Role.REPORTER, Role.APPROVER)
    return {
        (action, status)
        for action, status in answers
        if status not in (403, 404) and not (own and status == 422 and OF_EVERY_BODY.search(action))
    }


def test_every_form_asks_for_its_token(ours: Inhabited) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ours.person(Role.COORDINATOR), backend=factories.BACKEND)
    before = snapshot()
    for page in town_pages(ours):
        assert strict.post(page, {"version": "1"}).status_code == 403, page
    assert changed(before, snapshot()) == []
