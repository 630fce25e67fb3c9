"""A form for something new that is sent twice makes one thing, and both are led to it."""

import re

import pytest
from django.test import Client

from fridlyst.accounts.models import SentForm
from fridlyst.followup.models import FollowUpRound
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Activity, Goal, Programme
from tests.web.programmes.conftest import Scene

pytestmark = pytest.mark.django_db
NEW = {
    "activity": (Activity, "{goal}ny-aktivitet/", {"title": "Nytt", "goals": "{goal_id}"}),
    "goal": (Goal, "{programme}nytt-mal/", {"title": "Nytt mål"}),
    "indicator": (Indicator, "{goal}ny-indikator/", {"title": "Ny", "goal": "{goal_id}", "kind": "number"}),
    "programme": (Programme, "{home}program/nytt/", {"title": "Nytt program", "kind": "programme"}),
    "next": (Programme, "{programme}nasta/", {"title": "Nästa program"}),
    "body": (Body, "{home}organisation/ny-enhet/", {"name": "Ny nämnd", "kind": "committee"}),
    "round": (
        FollowUpRound,
        "{home}uppfoljning/ny-omgang/",
        {
            "title": "Tertial 1",
            "kind": "tertial",
            "programmes": "{programme_id}",
            "period_start": "2026-01-01",
            "period_end": "2026-04-30",
            "closes_on": "2026-05-15",
        },
    ),
}


def _opened(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found, page
    return found[1]


@pytest.mark.parametrize("what", NEW)
def test_sent_twice_makes_one(scene: Scene, coordinator: Client, what: str) -> None:
    model, where, fields = NEW[what]
    known = {
        "home": scene.home,
        "programme": scene.programme_href,
        "goal": scene.goal_href,
        "goal_id": scene.goal.pk,
        "programme_id": scene.programme.pk,
    }
    address = where.format(**known)
    given = {name: value.format(**known) for name, value in fields.items()}
    given["once"] = _opened(coordinator, address)
    before = model.objects.count()
    first, second = (coordinator.post(address, given) for _ in range(2))
    assert first.status_code == 302, re.findall(r'class="error"[^<]*<?[^<]*', first.content.decode())
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert model.objects.count() == before + 1


def test_a_second_one_from_a_form_opened_anew_is_made(scene: Scene, coordinator: Client) -> None:
    address = f"{scene.goal_href}ny-aktivitet/"
    for _ in range(2):
        given = {"title": "Samma", "goals": scene.goal.pk, "once": _opened(coordinator, address)}
        assert coordinator.post(address, given).status_code == 302
    assert Activity.objects.filter(title="Samma").count() == 2


def test_other_words_in_the_same_form_are_another_thing(scene: Scene, coordinator: Client) -> None:
    address = f"{scene.goal_href}ny-aktivitet/"
    once = _opened(coordinator, address)
    for title in ("Första", "Andra"):
        coordinator.post(address, {"title": title, "goals": scene.goal.pk, "once": once})
    assert Activity.objects.filter(title__in=["Första", "Andra"]).count() == 2


def test_what_was_refused_is_not_remembered(scene: Scene, coordinator: Client) -> None:
    address = f"{scene.goal_href}ny-aktivitet/"
    once = _opened(coordinator, address)
    assert coordinator.post(address, {"title": "", "once": once}).status_code == 422
    assert coordinator.post(address, {"title": "Ja", "once": once}).status_code == 422
    assert not SentForm.objects.exists()


@pytest.mark.parametrize("token", ["", "x" * 5000, "a\x00b", "<b>"])
def test_a_strange_token_does_no_harm(scene: Scene, coordinator: Client, token: str) -> None:
    address = f"{scene.goal_href}ny-aktivitet/"
    answer = coordinator.post(address, {"title": "Ja", "goals": scene.goal.pk, "once": token})
    assert answer.status_code in (302, 422)


def test_a_form_for_what_exists_carries_no_token(scene: Scene, coordinator: Client) -> None:
    for address in (f"{scene.goal_href}redigera/", f"{scene.activity_href}redigera/"):
        assert 'name="once"' not in coordinator.get(address).content.decode()
