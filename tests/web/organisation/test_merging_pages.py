"""A body's page says who answers, what it has gone up in or taken over; merging is asked for and undone."""

from datetime import date, timedelta

import pytest
from django.test import Client

from fridlyst.base.clock import today
from fridlyst.followup.models import Submission
from fridlyst.organisation.merging import merge_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.programmes.conftest import Scene, _scene, coordinator, reader, scene, stranger

__all__ = ["_scene", "coordinator", "reader", "scene", "stranger"]


@pytest.fixture
def heir(scene: Scene) -> Body:
    return factories.body(scene.town, "Omsorgsnämnden")


def page(scene: Scene, key: str = "socialnamnden", end: str = "") -> str:
    return f"{scene.home}organisation/{key}/{end}"


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def merged(scene: Scene, heir: Body, on: date | None = None) -> None:
    day = on or today() - timedelta(days=1)
    merge_body(by=scene.town.actor, body_id=scene.body.pk, into_id=heir.pk, on=day)


def test_who_answers_now_or_nobody(scene: Scene, reader: Client, coordinator: Client) -> None:
    shown = text(reader, page(scene))
    assert "<dt>Svarar</dt><dd>Ingen</dd><dt>Godkänner</dt><dd>Ingen</dd>" in shown
    assert "?enhet=socialnamnden" in text(coordinator, page(scene))
    factories.person(scene.town, Role.REPORTER, scene.body)
    factories.person(scene.town, Role.APPROVER)
    shown = text(reader, page(scene))
    assert "<dt>Svarar</dt><dd>reporter askersund</dd><dt>Godkänner</dt><dd>approver askersund</dd>" in shown


def test_a_collective_s_members_answer_each_for_themselves(scene: Scene, reader: Client) -> None:
    both = factories.body(scene.town, "Samtliga", collective=True)
    both.members.add(scene.body)
    assert "<dt>Svarar</dt>" not in text(reader, page(scene, "samtliga"))


def test_the_heir_s_people_answer_for_the_old_one(scene: Scene, heir: Body, reader: Client) -> None:
    factories.person(scene.town, Role.REPORTER, heir)
    assert "<dt>Svarar</dt><dd>Ingen" in text(reader, page(scene))
    merged(scene, heir)
    assert "<dt>Svarar</dt><dd>reporter askersund</dd>" in text(reader, page(scene))


def test_merging_is_asked_for_and_said_on_both(scene: Scene, heir: Body, coordinator: Client) -> None:
    assert page(scene, end="sla-ihop/") in text(coordinator, page(scene))
    asked = text(coordinator, page(scene, end="sla-ihop/"))
    assert "Omsorgsnämnden</option>" in asked
    assert "Socialnämnden</option>" not in asked
    on = today() - timedelta(days=3)
    answer = coordinator.post(page(scene, end="sla-ihop/"), {"into": heir.pk, "on": on.isoformat()})
    assert answer.headers["Location"] == page(scene)
    scene.body.refresh_from_db()
    assert (scene.body.merged_into_id, scene.body.valid_to) == (heir.pk, on - timedelta(days=1))
    shown = text(coordinator, page(scene))
    assert "Har gått upp i Omsorgsnämnden" in shown
    assert "sla-ihop/" not in shown
    after = text(coordinator, page(scene, "omsorgsnamnden"))
    assert f'Har tagit över från <a href="{page(scene)}">Socialnämnden</a>' in after
    assert "Utbilda alla" in after
    assert "går upp i Omsorgsnämnden" in text(coordinator, f"{scene.home}organisation/")
    assert "Omsorgsnämnden\r\n" in coordinator.get(f"{scene.home}organisation/?format=csv").content.decode()


def test_one_that_is_to_come_says_its_day(scene: Scene, heir: Body, reader: Client) -> None:
    merged(scene, heir, date(today().year + 1, 1, 1))
    shown = text(reader, page(scene))
    assert f"Går upp i Omsorgsnämnden den 1 januari {today().year + 1}. Till dess svarar enheten" in shown
    assert "Har tagit över" not in text(reader, page(scene, "omsorgsnamnden"))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"into": "", "on": ""}, "into"),
        ({"into": "heir"}, "on"),
        ({"into": "heir", "on": "2026-02-30"}, "on"),
        ({"into": "heir", "on": "0001-01-01"}, "on"),
        ({"into": "itself", "on": "2026-02-03"}, "into"),
        ({"into": "heir", "on": "2019-02-03"}, "on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    scene: Scene, heir: Body, coordinator: Client, given: dict[str, str], field: str
) -> None:
    Body.objects.filter(pk=heir.pk).update(valid_from=date(2020, 1, 1))
    ids = {"heir": str(heir.pk), "itself": str(scene.body.pk)}
    sent = {name: ids.get(value, value) for name, value in given.items()}
    answer = coordinator.post(page(scene, end="sla-ihop/"), sent)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Body.objects.exclude(merged_into=None).exists()


def test_undoing_is_offered_until_somebody_answers(scene: Scene, heir: Body, coordinator: Client) -> None:
    opened = factories.opened(scene.town, scene.programme)
    merged(scene, heir)
    assert "Ångra sammanslagningen" in text(coordinator, page(scene))
    answer = coordinator.post(page(scene, end="angra-sammanslagning/"))
    assert answer.headers["Location"] == page(scene)
    assert not Body.objects.exclude(merged_into=None).exists()
    merged(scene, heir)
    factories.answered(scene.town, opened, scene.body)
    assert "Ångra sammanslagningen" not in text(coordinator, page(scene))
    refused = coordinator.post(page(scene, end="angra-sammanslagning/"))
    assert refused.status_code == 409
    assert "Någon har svarat" in refused.content.decode()


def test_only_the_coordinator(scene: Scene, heir: Body, reader: Client, stranger: Client) -> None:
    given = {"into": heir.pk, "on": today().isoformat()}
    for end in ("sla-ihop/", "angra-sammanslagning/"):
        assert reader.post(page(scene, end=end), given).status_code == 403
        assert stranger.post(page(scene, end=end), given).status_code == 404
    assert "Slå ihop" not in text(reader, page(scene))
    merged(scene, heir)
    assert "Ångra" not in text(reader, page(scene))


def test_a_body_that_is_over_gets_nothing_of_its_own(scene: Scene, heir: Body) -> None:
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, heir))
    merged(scene, heir)
    shown = text(reporter, page(scene))
    assert "ny-aktivitet/" not in shown
    assert "ny-indikator/" not in shown
    for end in ("ny-aktivitet/", "ny-indikator/"):
        assert reporter.get(page(scene, end=end)).status_code == 403
        assert reporter.get(page(scene, "omsorgsnamnden", end)).status_code == 200


def test_the_heir_s_reporter_answers_on_the_old_one_s_page(scene: Scene, heir: Body) -> None:
    opened = factories.opened(scene.town, scene.programme)
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, heir))
    address = f"{scene.home}uppfoljning/{opened.slug}/svar/{scene.body.key}/"
    assert reporter.get(address).status_code == 403
    merged(scene, heir)
    assert address in text(reporter, scene.home)
    saved = reporter.post(
        f"{address}aktivitet/{scene.activity.pk}/",
        {
            f"a{scene.activity.pk}-status": "done",
            f"a{scene.activity.pk}-comment": "Klart",
            f"a{scene.activity.pk}-version": 1,
        },
        headers={"X-Fridlyst-Autosave": "1"},
    )
    assert saved.status_code == 200
    assert "Socialnämnden (nu Omsorgsnämnden)" in text(reporter, f"{scene.home}uppfoljning/{opened.slug}/")
    assert "Socialnämnden har gått upp i Omsorgsnämnden, som svarar nu." in text(reporter, address)
    assert Submission.objects.get(round=opened).reported_by == "reporter askersund"


def test_the_last_day_that_there_is_is_borne(scene: Scene, heir: Body, coordinator: Client) -> None:
    Body.objects.filter(pk=scene.body.pk).update(valid_to=date.max)
    assert coordinator.get(page(scene, end="sla-ihop/")).status_code == 200
    given = {"into": heir.pk, "on": date.max.isoformat()}
    assert coordinator.post(page(scene, end="sla-ihop/"), given).status_code == 302
    Body.objects.filter(pk=scene.body.pk).update(valid_to=date.max)
    for end in ("", "redigera/"):
        assert coordinator.get(page(scene, end=end)).status_code == 200
    assert coordinator.post(page(scene, end="angra-sammanslagning/")).status_code == 302


@pytest.mark.parametrize("shared", [True, False])
def test_people_come_along_where_that_is_wanted(
    scene: Scene, heir: Body, coordinator: Client, shared: bool
) -> None:
    eva = factories.person(scene.town, Role.REPORTER, scene.body, "eva@askersund.example")
    factories.person(scene.town, Role.APPROVER, scene.body, eva.email)
    factories.person(scene.town, Role.APPROVER, heir, eva.email)
    given = {"into": heir.pk, "on": today().isoformat()} | ({"people": "on"} if shared else {})
    coordinator.post(page(scene, end="sla-ihop/"), given)
    held = set(eva.memberships.values_list("role", "body__name"))
    old = {("reporter", "Socialnämnden"), ("approver", "Socialnämnden"), ("approver", "Omsorgsnämnden")}
    assert held == (old | {("reporter", "Omsorgsnämnden")} if shared else old)
