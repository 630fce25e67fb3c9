"""The pages about what is in force: any day can be asked for, and what is asked wrongly is told."""

import re
from datetime import date

import pytest
from django.test import Client

from fridlyst.decisions.models import Matter, Step
from fridlyst.programmes.models import Enactment, Programme
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.shapes import Passage, Section, TextBody
from tests import factories
from tests.web.programmes.conftest import Scene, enacted


@pytest.fixture
def two(scene: Scene) -> Scene:
    """In force from New Year, and with other words from October."""
    enacted(scene, date(2026, 1, 1), decided_by="Kommunfullmäktige § 5")
    scene.programme.goals.update(title="Alla lever utan våld")
    enacted(scene, date(2026, 10, 1), decided_by="Kommunfullmäktige § 88")
    return scene


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("part", ["", "mal/", "indikatorer/", "kostnader/"])
def test_every_page_of_the_programme_tells_what_was(two: Scene, reader: Client, part: str) -> None:
    factories.planned(two.town, two.programme, title="Förbereds än")
    factories.opened(two.town, two.programme)
    then = _page(reader, f"{two.programme_href}{part}?on=2026-06-01")
    assert "Så såg programmet ut den 1 juni 2026" in then
    assert "Ingen utsätts" in then
    assert "Alla lever utan våld" not in then
    assert "Kommunfullmäktige § 5" in then
    assert "till och med 30 september 2026" in then
    assert "Tertial 2 2026" in then
    assert "Förbereds än" not in then
    assert f'href="{two.programme_href}{part}"' in then
    after = _page(reader, f"{two.programme_href}{part}?on=2026-10-01")
    assert "Alla lever utan våld" in after
    assert "Tertial 2 2026" not in after


def test_the_text_shows_the_version_that_was_in_force(scene: Scene, reader: Client) -> None:
    text = add_text(by=scene.town.actor, title="Programmet")
    Programme.objects.filter(pk=scene.programme.pk).update(text=text)
    made = []
    for word in ("Gamla ord.", "Nya ord."):
        section = Section("s1", "Mål", 1, passages=(Passage("p1", "paragraph", word),))
        body = TextBody((section,))
        made.append(add_version(by=scene.town.actor, text_id=text.pk, body=body, origin="edited"))
    enacted(scene, date(2026, 1, 1), text_version_id=made[0].pk)
    enacted(scene, date(2026, 6, 1), text_version_id=made[1].pk)
    page = f"{scene.programme_href}text/"
    then = _page(reader, f"{page}?on=2026-03-01")
    assert "Gamla ord." in then
    assert "Så såg programmet ut den 1 mars 2026" in then
    assert "Nya ord." in _page(reader, f"{page}?on=2026-06-01")
    assert "Programmet gällde inte då" in _page(reader, f"{page}?on=2025-03-01")
    assert "är ingen dag" in _page(reader, f"{page}?on=x")
    linked = _page(reader, f"{scene.programme_href}?on=2026-03-01")
    assert f'href="{page}?on=2026-03-01"' in linked


@pytest.mark.parametrize(
    ("on", "said"),
    [("2025-12-31", "gäller från 1 januari 2026"), ("2029-01-01", "till och med 31 december 2028")],
)
def test_a_day_when_nothing_was_in_force_says_so(two: Scene, reader: Client, on: str, said: str) -> None:
    page = _page(reader, f"{two.programme_href}?on={on}")
    assert said in page
    assert "Alla lever utan våld" not in page


def test_a_programme_without_a_decision_says_that_nobody_knows(scene: Scene, reader: Client) -> None:
    assert "ingen version är införd" in _page(reader, f"{scene.programme_href}?on=2026-06-01")


@pytest.mark.parametrize(
    "on", ["i går", "2026-13-45", "20260601", "2026-W10-1", "0", "9" * 10_000, "<b>", "%00", "2026-06-01T10"]
)
def test_what_is_no_day_is_told_and_the_page_shows_now(two: Scene, reader: Client, on: str) -> None:
    page = _page(reader, f"{two.programme_href}?on={on}")
    assert "är ingen dag" in page
    assert "Alla lever utan våld" in page
    assert "<b>”" not in page


def test_a_decision_is_entered_corrected_and_taken_away(scene: Scene, coordinator: Client) -> None:
    page = f"{scene.programme_href}galler/"
    assert "Inget beslut infört" in _page(coordinator, page)
    matter = Matter.objects.create(
        municipality=scene.town.municipality, registration_number="KS 1", slug="ks-1", title="Programmet"
    )
    step = Step.objects.create(
        matter=matter, kind="decision", date=date(2026, 2, 2), body_name="Fullmäktige", paragraph="8"
    )
    given = {"in_force_from": "2026-02-01", "step": str(step.pk), "decided_on": "", "decided_by": ""}
    early = coordinator.post(f"{page}ny/", given)
    assert early.status_code == 422
    assert "före dagen då den beslutades" in early.content.decode()
    assert coordinator.post(f"{page}ny/", given | {"in_force_from": "2026-03-01"}).status_code == 302
    shown = _page(coordinator, page)
    assert "Fullmäktige § 8, 2 februari 2026" in shown
    assert "/arenden/ks-1/" in shown
    made = Enactment.objects.get()
    correcting = f"{page}{made.pk}/ratta/"
    seen = re.search(r'name="version" value="(\d+)"', _page(coordinator, correcting))
    assert seen is not None
    given |= {"in_force_from": "2026-04-01", "version": seen[1]}
    assert coordinator.post(correcting, given).status_code == 302
    assert coordinator.post(correcting, given).status_code == 409
    made.refresh_from_db()
    assert made.in_force_from == date(2026, 4, 1)
    assert coordinator.post(f"{page}{made.pk}/ta-bort/").status_code == 302
    assert not Enactment.objects.exists()


@pytest.mark.parametrize("on", ["", "0000-00-00", "i morgon"])
def test_a_day_that_is_none_is_said_beside_its_field(scene: Scene, coordinator: Client, on: str) -> None:
    answer = coordinator.post(f"{scene.programme_href}galler/ny/", {"in_force_from": on})
    assert answer.status_code == 422
    assert not Enactment.objects.exists()


def test_a_reader_sees_the_list_and_changes_nothing(two: Scene, reader: Client) -> None:
    made = Enactment.objects.first()
    assert made is not None
    assert "Rätta" not in _page(reader, f"{two.programme_href}galler/")
    assert reader.get(f"{two.programme_href}galler/ny/").status_code == 403
    assert reader.post(f"{two.programme_href}galler/{made.pk}/ta-bort/").status_code == 403


def test_bringing_a_draft_into_force_keeps_what_was_decided(scene: Scene, coordinator: Client) -> None:
    draft = factories.programme(
        scene.town, "Nästa program", draft=True, valid_from=date(2029, 1, 1), valid_to=None
    )
    factories.goal(scene.town, draft, "Det nya målet")
    assert coordinator.post(f"{scene.home}program/{draft.slug}/satt-i-kraft/").status_code == 302
    kept = Enactment.objects.get(programme=draft)
    assert kept.in_force_from == date(2029, 1, 1)
    assert kept.structure["goals"][0]["title"] == "Det nya målet"
    assert Programme.objects.get(pk=draft.pk).state == "in_force"


def test_anothers_enactment_is_not_here(two: Scene, coordinator: Client) -> None:
    other = factories.programme(two.town, "Ett annat")
    made = Enactment.objects.first()
    assert made is not None
    assert coordinator.get(f"{two.home}program/{other.slug}/galler/{made.pk}/ratta/").status_code == 404
