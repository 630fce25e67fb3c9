"""Who sees and does what; another town is as one that is not there."""

import re

import pytest
from django.test import Client

from fridlyst.followup.actions import approve, close_round, submit
from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.followup.conftest import Scene, build

READ = ("", "uppfoljning/", "{round}", "{answer}")
COORDINATOR_ONLY = ("uppfoljning/ny-omgang/", "{round}andra/", "{round}stang/")
POSTS = (
    "{round}oppna/",
    "{round}stang/",
    "{answer}",
    "{answer}skicka-in/",
    "{answer}godkann/",
    "{answer}skicka-tillbaka/",
    "{answer}kommentar/",
    "{answer}egen-aktivitet/",
    "{answer}aktivitet/1/",
    "{answer}indikator/1/",
)


def at(scene: Scene, page: str) -> str:
    """The page's address in the scene's town."""
    below = page.format(round=f"uppfoljning/{scene.round.slug}/", answer="{answer}")
    return scene.home + below.replace("{answer}", f"uppfoljning/{scene.round.slug}/svar/{scene.social.key}/")


def without_tokens(page: str) -> str:
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


@pytest.mark.parametrize("page", READ + COORDINATOR_ONLY)
def test_another_towns_page_is_byte_for_byte_a_missing_one(scene: Scene, stranger: Client, page: str) -> None:
    theirs = stranger.get(at(scene, page))
    missing = stranger.get(at(scene, page).replace("/askersund/", "/finnsinte/", 1))
    assert theirs.status_code == missing.status_code == 404
    assert without_tokens(theirs.content.decode()).replace("askersund", "") == without_tokens(
        missing.content.decode()
    ).replace("finnsinte", "")


@pytest.mark.parametrize("page", POSTS)
def test_another_town_writes_nothing(scene: Scene, stranger: Client, page: str) -> None:
    theirs = stranger.post(at(scene, page), {"comment": "x"})
    missing = stranger.post(at(scene, page).replace("/askersund/", "/finnsinte/", 1), {"comment": "x"})
    assert theirs.status_code == missing.status_code == 404
    assert without_tokens(theirs.content.decode()).replace("askersund", "") == without_tokens(
        missing.content.decode()
    ).replace("finnsinte", "")
    assert scene.mine.state == "not_opened"


def test_an_answer_of_another_round_or_body_is_not_there(scene: Scene, coordinator: Client) -> None:
    outside = factories.body(scene.town, "Ej tillfrågad")
    for address in (
        f"{scene.round_href}svar/{outside.key}/",
        f"{scene.round_href}svar/finns-inte/",
        f"{scene.home}uppfoljning/finns-inte/svar/{scene.social.key}/",
        f"{scene.home}uppfoljning/finns-inte/",
    ):
        assert coordinator.get(address).status_code == 404


@pytest.mark.parametrize("page", READ + COORDINATOR_ONLY)
def test_nobody_signed_in_is_sent_to_sign_in(scene: Scene, page: str) -> None:
    answer = Client().get(at(scene, page))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("page", COORDINATOR_ONLY)
@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_plans_and_closes(scene: Scene, role: Role, page: str) -> None:
    client = scene.client(role, scene.social if role in (Role.REPORTER, Role.APPROVER) else None)
    assert client.get(at(scene, page)).status_code == 403


@pytest.mark.parametrize("page", POSTS)
def test_a_reader_writes_nothing(scene: Scene, reader: Client, page: str) -> None:
    data = {"comment": "x", "c-comment": "x", "body": scene.social.pk}
    assert reader.post(at(scene, page), data).status_code in (403, 404)
    assert scene.mine.state == "not_opened"


def test_another_bodys_reporter_neither_reads_the_draft_nor_writes_in_it(scene: Scene) -> None:
    factories.answered(scene.town, scene.round, scene.social, "done", "Hemligt utkast.")
    client = scene.client(Role.REPORTER, scene.school)
    page = client.get(scene.answer_href)
    assert page.status_code == 403
    assert "Hemligt utkast" not in page.content.decode()
    assert client.post(scene.answer_href, {}).status_code == 403
    address = f"{scene.answer_href}aktivitet/{scene.first.pk}/"
    assert client.post(address, {f"a{scene.first.pk}-status": "late"}).status_code == 403


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_a_reader_reads_what_is_sent_in(scene: Scene, reader: Client, state: str) -> None:
    assert reader.get(scene.answer_href).status_code == 403
    factories.sent_in(scene.town, scene.round, scene.social, "done", "Det gick bra.")
    if state == "approved":
        approve(by=scene.town.actor, submission_id=scene.mine.pk)
    page = reader.get(scene.answer_href)
    assert page.status_code == 200
    assert "Det gick bra." in page.content.decode()
    assert "Godkänn svaret" not in page.content.decode()


def test_the_map_links_only_to_what_may_be_read(scene: Scene, reader: Client, coordinator: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.school)
    page = reader.get(scene.round_href).content.decode()
    assert f"{scene.round_href}svar/{scene.school.key}/" in page
    assert scene.answer_href not in page
    assert scene.answer_href in coordinator.get(scene.round_href).content.decode()


def test_the_approver_approves_with_one_button(scene: Scene, approver: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    assert "Godkänn svaret" in approver.get(scene.answer_href).content.decode()
    for _ in range(2):
        assert approver.post(f"{scene.answer_href}godkann/").status_code == 302
    assert scene.mine.state == "approved"
    page = approver.get(scene.answer_href).content.decode()
    assert "Godkänn svaret" not in page
    assert "Skicka tillbaka" in page


def test_sending_back_needs_words_and_the_reporter_reads_them_first(
    scene: Scene, approver: Client, reporter: Client
) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    address = f"{scene.answer_href}skicka-tillbaka/"
    empty = approver.post(address, {"comment": " "})
    assert empty.status_code == 422
    assert "Skriv vad som behöver ändras." in empty.content.decode()
    assert approver.post(address, {"comment": "Skriv hur många."}).status_code == 302
    page = reporter.get(scene.answer_href).content.decode()
    assert page.index("Skriv hur många.") < page.index("Utbilda alla")
    assert "<textarea" in page


def test_a_reporter_cannot_approve(scene: Scene, reporter: Client) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    assert reporter.post(f"{scene.answer_href}godkann/").status_code == 403
    assert reporter.post(f"{scene.answer_href}skicka-tillbaka/", {"comment": "x"}).status_code == 403
    assert scene.mine.state == "submitted"


def test_a_closed_round_is_only_read(scene: Scene, reporter: Client, approver: Client) -> None:
    submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)
    close_round(by=scene.town.actor, round_id=scene.round.pk)
    page = approver.get(scene.answer_href).content.decode()
    assert "Omgången är stängd" in page
    assert "<textarea" not in page
    assert reporter.post(f"{scene.answer_href}kommentar/", {"c-comment": "Mer"}).status_code == 422
    assert (scene.mine.state, scene.mine.comment) == ("submitted", "")


def test_a_prepared_round_exists_for_the_coordinator_alone(
    scene: Scene, coordinator: Client, reader: Client
) -> None:
    made = factories.planned(scene.town, scene.programme, title="Hemlig omgång")
    address = f"{scene.home}uppfoljning/{made.slug}/"
    assert coordinator.get(address).status_code == 200
    assert reader.get(address).status_code == 404
    assert "Hemlig omgång" not in reader.get(f"{scene.home}uppfoljning/").content.decode()
    assert "Hemlig omgång" in coordinator.get(f"{scene.home}uppfoljning/").content.decode()


def test_nothing_of_another_town_is_on_the_pages(scene: Scene, coordinator: Client) -> None:
    other = build(factories.town("0180", "Stockholm"))
    FollowUpRound.objects.filter(pk=other.round.pk).update(title="Främmande omgång")
    for page in ("", "uppfoljning/", "{round}"):
        assert "Främmande" not in coordinator.get(at(scene, page)).content.decode()
