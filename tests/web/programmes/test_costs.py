"""The pages about costs: told on the activity's page, summed on the programme's, in files too."""

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import tell_cost
from fridlyst.programmes.fields import CostFields
from fridlyst.programmes.models import Cost
from fridlyst.programmes.terms import Payer
from tests import factories
from tests.web.programmes.conftest import Scene

THIN = "\u2009"


def _given(scene: Scene, **more: object) -> dict[str, object]:
    given = {
        "year": "2026",
        "body": str(scene.body.pk),
        "payer": "own_budget",
        "amount": "150 000",
        "note": "",
    }
    return given | more


def _new(scene: Scene) -> str:
    return f"{scene.activity_href}ny-kostnad/"


def _tell(scene: Scene, **more: object) -> Cost:
    fields = CostFields(**({"year": 2026, "amount": 5000, "body_id": scene.body.pk} | more))  # type: ignore[arg-type]
    return tell_cost(by=scene.town.actor, activity_id=scene.activity.pk, fields=fields)


def test_a_cost_is_told_and_summed(scene: Scene, coordinator: Client) -> None:
    page = f"{scene.programme_href}kostnader/"
    assert "Inga kostnader angivna" in coordinator.get(page).content.decode()
    assert "Ange kostnaden" in coordinator.get(scene.activity_href).content.decode()
    answer = coordinator.post(_new(scene), _given(scene))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{scene.activity_href}#kostnader")
    assert f"150{THIN}000 kr" in coordinator.get(scene.activity_href).content.decode()
    shown = coordinator.get(page).content.decode()
    assert f"150{THIN}000 kr" in shown
    assert "Alla 1 aktiviteter har en uppgift om kostnad." in shown
    factories.activity(scene.town, scene.goal, "Ingen har sagt")
    assert "1 av 2 aktiviteter saknar uppgift om kostnad" in coordinator.get(page).content.decode()
    rows = coordinator.get(f"{page}?format=json").json()
    assert [(row["activity"], row["amount"]) for row in rows] == [
        ("Utbilda alla", 150_000),
        ("Ingen har sagt", None),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": "1,5"}, "hela kronor"),
        ({"amount": ""}, "belopp över noll"),
        ({"amount": "9" * 14}, "för stort"),
        ({"amount": "9" * 10_000}, "högst"),
        ({"amount": "\x00"}, "tecken"),
        ({"payer": "none"}, "noll kronor"),
        ({"payer": "lotteri"}, "lotteri"),
        ({"year": "1066"}, "Skriv ett år mellan 2021 och 2033"),
        ({"year": ""}, "Skriv vilket år"),
        ({"body": "987654321"}, "987654321"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    scene: Scene, coordinator: Client, wrong: dict[str, object], said: str
) -> None:
    answer = coordinator.post(_new(scene), _given(scene, **wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Cost.objects.exists()


def test_a_cost_is_changed_by_the_one_who_saw_it_last_and_taken_away(
    scene: Scene, coordinator: Client
) -> None:
    cost = _tell(scene)
    page = f"{scene.activity_href}kostnad/{cost.pk}/redigera/"
    assert "Ta bort kostnaden" in coordinator.get(page).content.decode()
    assert coordinator.post(page, _given(scene, version="1", amount="7 000 kr")).status_code == 302
    stale = coordinator.post(page, _given(scene, version="1", amount="8000"))
    assert stale.status_code == 409
    cost.refresh_from_db()
    assert cost.amount == 7000
    assert coordinator.post(page.replace("redigera", "ta-bort")).status_code == 302
    assert not Cost.objects.exists()


def test_a_reporter_tells_for_the_own_body_and_a_reader_for_none(scene: Scene, reader: Client) -> None:
    other = factories.body(scene.town, "Skolnämnden")
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, scene.body))
    assert reporter.post(_new(scene), _given(scene)).status_code == 302
    for body, status in ((str(other.pk), 403), ("helhet", 403), ("", 422)):
        assert reporter.post(_new(scene), _given(scene, year="2027", body=body)).status_code == status
    others = _tell(scene, body_id=other.pk)
    assert reporter.get(f"{scene.activity_href}kostnad/{others.pk}/redigera/").status_code == 403
    assert reporter.post(f"{scene.activity_href}kostnad/{others.pk}/ta-bort/").status_code == 403
    assert reader.get(_new(scene)).status_code == 403
    assert "ny-kostnad" not in reader.get(scene.activity_href).content.decode()


def test_another_activitys_cost_is_not_here(scene: Scene, coordinator: Client) -> None:
    elsewhere = factories.activity(scene.town, scene.goal, "En annan")
    cost = _tell(scene)
    assert (
        coordinator.get(f"{scene.home}aktivitet/{elsewhere.key}/kostnad/{cost.pk}/redigera/").status_code
        == 404
    )


def test_hostile_words_stay_words(scene: Scene, coordinator: Client) -> None:
    _tell(scene, note="<script>alert(1)</script>")
    _tell(scene, year=2027, payer=Payer.STATE_GRANT, note="=1+1")
    shown = coordinator.get(f"{scene.programme_href}kostnader/").content.decode()
    assert "<script>alert" not in shown
    assert b"\n=1+1" not in coordinator.get(f"{scene.programme_href}kostnader/?format=csv").content
