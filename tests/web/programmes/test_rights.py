"""Who sees which page: readers read, coordinators change, strangers and drafts do not exist."""

import re

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Goal
from tests import factories
from tests.web.programmes.conftest import Scene, build

READING = (
    "program/",
    "program/2026-2028/",
    "program/2026-2028/mal/",
    "program/2026-2028/mal/1/",
    "program/2026-2028/indikatorer/",
    "aktiviteter/",
    "aktivitet/utbilda-alla/",
    "arenden/",
    "stod/",
)
CHANGING = (
    "program/nytt/",
    "program/2026-2028/redigera/",
    "program/2026-2028/nasta/",
    "program/2026-2028/styrdokument/",
    "program/2026-2028/nytt-mal/",
    "program/2026-2028/mal/1/redigera/",
    "program/2026-2028/mal/1/styrdokument/",
    "program/2026-2028/mal/1/ny-indikator/",
    "program/2026-2028/mal/1/ny-aktivitet/",
    "aktivitet/utbilda-alla/redigera/",
)
POSTING = (
    "program/2026-2028/satt-i-kraft/",
    "program/2026-2028/avsluta/",
    "program/2026-2028/ta-bort/",
    "program/2026-2028/mal/1/ta-bort/",
    "aktivitet/utbilda-alla/avsluta/",
)


@pytest.mark.parametrize("page", READING)
def test_a_reader_reads_and_is_offered_no_change(scene: Scene, reader: Client, page: str) -> None:
    answer = reader.get(scene.home + page)
    assert answer.status_code == 200
    text = answer.content.decode()
    for word in ("redigera/", "nytt", "ny-aktivitet", "ny-indikator", "styrdokument/", "ta-bort", "avsluta/"):
        assert f'{word}"' not in text


@pytest.mark.parametrize("page", [*READING, *CHANGING])
def test_a_coordinator_sees_every_page(scene: Scene, coordinator: Client, page: str) -> None:
    assert coordinator.get(scene.home + page).status_code == 200


@pytest.mark.parametrize("page", CHANGING)
def test_a_reader_may_not_change(scene: Scene, reader: Client, page: str) -> None:
    assert reader.get(scene.home + page).status_code == 403
    assert reader.post(scene.home + page, {"title": "Kapat"}).status_code == 403


@pytest.mark.parametrize("page", POSTING)
def test_a_reader_may_not_move_or_take_away(scene: Scene, reader: Client, page: str) -> None:
    assert reader.get(scene.home + page).status_code == 405
    assert reader.post(scene.home + page).status_code == 403
    scene.programme.refresh_from_db()
    assert scene.programme.state == "in_force"
    assert Goal.objects.filter(pk=scene.goal.pk).exists()


@pytest.mark.parametrize("page", [*READING, *CHANGING])
def test_who_is_not_signed_in_is_asked_to(scene: Scene, client: Client, page: str) -> None:
    answer = client.get(scene.home + page)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("page", [*READING, *CHANGING])
def test_another_municipality_answers_as_one_that_is_not(scene: Scene, stranger: Client, page: str) -> None:
    theirs = stranger.get(scene.home + page)
    missing = stranger.get("/finns-inte/" + page)
    assert theirs.status_code == missing.status_code == 404
    assert _without_names(theirs.content.decode()) == _without_names(missing.content.decode())


def _without_names(text: str) -> str:
    """Without the municipality's address and the form's secret, which differ on every page."""
    return re.sub(r"askersund|finns-inte|[A-Za-z0-9]{64}", "X", text)


def test_keys_of_another_municipality_are_not_there(scene: Scene, stranger: Client) -> None:
    assert stranger.get("/alingsas/program/2026-2028/").status_code == 404
    assert stranger.get("/alingsas/aktivitet/utbilda-alla/").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["program/2026-2028/", "program/2026-2028/mal/1/", "program/2026-2028/mal/", "aktivitet/utbilda-alla/"],
)
def test_a_draft_is_there_for_the_coordinator_alone(db: None, page: str) -> None:
    draft = build(factories.town("0180", "Stockholm"), draft=True)
    reader = factories.signed_in(factories.person(draft.town, Role.READER))
    coordinator = factories.signed_in(factories.person(draft.town, Role.COORDINATOR))
    assert reader.get(draft.home + page).status_code == 404
    assert coordinator.get(draft.home + page).status_code == 200


def test_lists_and_files_hold_no_draft_for_a_reader(db: None) -> None:
    draft = build(factories.town("0180", "Stockholm"), draft=True)
    reader = factories.signed_in(factories.person(draft.town, Role.READER))
    for page in ("program/", "aktiviteter/", f"organisation/{draft.body.key}/"):
        assert "Utbilda alla" not in reader.get(draft.home + page).content.decode()
        assert "Program mot våld" not in reader.get(draft.home + page).content.decode()
    assert reader.get(f"{draft.home}aktiviteter/?format=json").json() == []


def test_a_body_s_people_change_their_own_activity_alone(scene: Scene) -> None:
    own = factories.activity(
        scene.town, scene.goal, "Eget tillägg", leads=[scene.body], origin="body", body_id=scene.body.pk
    )
    reporter = factories.signed_in(factories.person(scene.town, Role.REPORTER, scene.body))
    assert reporter.get(f"{scene.home}aktivitet/{own.key}/redigera/").status_code == 200
    assert reporter.get(f"{scene.activity_href}redigera/").status_code == 403
    other = factories.body(scene.town, "Kulturnämnden")
    outsider = factories.signed_in(factories.person(scene.town, Role.REPORTER, other))
    assert outsider.get(f"{scene.home}aktivitet/{own.key}/redigera/").status_code == 403


def test_a_coordinator_takes_a_draft_away_and_nothing_that_holds(db: None) -> None:
    draft = build(factories.town("0180", "Stockholm"), draft=True)
    coordinator = factories.signed_in(factories.person(draft.town, Role.COORDINATOR))
    page = f"{draft.home}program/2026-2028/"
    assert "Ta bort utkastet" in coordinator.get(page).content.decode()
    answer = coordinator.post(f"{page}ta-bort/", follow=True)
    assert "är borttaget" in answer.content.decode()
    assert coordinator.get(page).status_code == 404


def test_a_programme_in_force_is_told_why_it_stays(scene: Scene, coordinator: Client) -> None:
    answer = coordinator.post(f"{scene.home}program/2026-2028/ta-bort/", follow=True)
    assert "Bara ett utkast kan tas bort" in answer.content.decode()
    assert coordinator.get(f"{scene.home}program/2026-2028/").status_code == 200
