"""Handing an answer on: who may, what is shown once, the letter, the lists, and taking a link back."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from fridlyst.base.clock import now, today
from fridlyst.followup.actions import close_round, hand_on
from fridlyst.followup.models import AnswerLink, FollowUpRound
from fridlyst.organisation.terms import Role
from fridlyst.reminders.models import Letter, LetterLine, ReminderStop
from tests.holding import AT_ONCE
from tests.reminders.conftest import office
from tests.reminders.post_office import PostOffice
from tests.web.answering.conftest import Linked, linked
from tests.web.answering.test_by_link import words
from tests.web.followup.conftest import Scene
from tests.web.test_hostile import VALUES

__all__ = ["office"]
ADDRESS = re.compile(r'value="(http[^"]*/svara/[^"]+/)"')


@pytest.fixture
def sending(scene: Scene, office: PostOffice, settings: Settings) -> PostOffice:
    """A round that opened today, and a mail server that letters leave for at once."""
    settings.TASKS = AT_ONCE
    FollowUpRound.objects.update(closes_on=today().replace(year=today().year + 1), opened_at=now())
    return office


def links_href(scene: Scene) -> str:
    return f"{scene.answer_href}lankar/"


def fields(name: str = "Anna Ek", email: str = "anna@example.se", until: str = "") -> dict[str, str]:
    return {"name": name, "email": email, "expires_on": until or today().isoformat()}


def test_the_answer_leads_to_handing_it_on(scene: Scene, reporter: Client, reader: Client) -> None:
    assert links_href(scene) in reporter.get(scene.answer_href).content.decode()
    close_round(by=scene.town.actor, round_id=scene.round.pk, with_drafts=True)
    assert links_href(scene) not in reporter.get(scene.answer_href).content.decode()


def test_a_colleague_gets_a_link_that_is_shown_once_and_mailed(
    scene: Scene, reporter: Client, sending: PostOffice
) -> None:
    page = reporter.post(links_href(scene), fields(), follow=True)
    assert "Ett brev med länken är på väg till Anna Ek." in words(page)
    shown = ADDRESS.findall(page.content.decode())
    assert len(shown) == 1
    assert ADDRESS.findall(reporter.get(links_href(scene)).content.decode()) == []
    assert sending.receivers == ["anna@example.se"]
    text = sending.taken[0].get_body(("plain",))
    assert text is not None
    assert shown[0] in text.get_content()
    assert Client().get("/" + shown[0].split("/", 3)[3]).status_code == 200
    row = AnswerLink.objects.get()
    assert (row.name, row.made_by, row.expires_on) == ("Anna Ek", f"reporter {scene.town.slug}", today())
    assert row.nonce not in str(list(reporter.session.items()))


def test_the_letter_is_the_days_only_one_and_no_reminder_doubles_it(
    scene: Scene, reporter: Client, sending: PostOffice
) -> None:
    reporter.post(links_href(scene), fields())
    assert [line.step for line in LetterLine.objects.all()] == ["handed_on"]
    again = reporter.post(links_href(scene), fields(), follow=True)
    assert "har redan fått ett brev från Fridlyst i dag" in words(again)
    assert "Den förra länken till samma adress fungerar inte längre." in words(again)
    assert Letter.objects.count() == len(sending.receivers) == 1


def test_a_form_sent_twice_makes_one_link(scene: Scene, reporter: Client) -> None:
    page = reporter.get(links_href(scene)).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[0]
    for _ in range(2):
        assert reporter.post(links_href(scene), fields() | {"once": once}).status_code == 302
    assert AnswerLink.objects.count() == 1


def test_no_letter_is_promised_where_none_goes(scene: Scene, reporter: Client) -> None:
    ReminderStop.objects.create(
        municipality=scene.town.municipality, email="anna@example.se", stopped_at=now()
    )
    page = reporter.post(links_href(scene), fields(), follow=True)
    assert "Fridlyst skickar inget brev till Anna Ek. Skicka adressen själv." in words(page)
    FollowUpRound.objects.update(reminders=False)
    other = reporter.post(links_href(scene), fields("Bo", "bo@example.se"), follow=True)
    assert "Fridlyst skickar inget brev till Bo." in words(other)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Kollegans namn"),
        ({"name": "x" * 150}, "Texten är 150 tecken"),
        ({"email": "anna"}, "E-postadress"),
        ({"expires_on": "2020-01-01"}, "Välj en dag från i dag till om ett år."),
        ({"expires_on": "i morgon"}, "Fungerar till och med"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(
    scene: Scene, reporter: Client, wrong: dict[str, str], said: str
) -> None:
    page = reporter.post(links_href(scene), fields() | wrong)
    assert page.status_code == 422
    assert said in words(page)
    assert "data-invalid" in page.content.decode()
    kept = {**fields(), **wrong}
    assert kept["email"] in page.content.decode()
    assert not AnswerLink.objects.exists()


@pytest.mark.parametrize("field", ["name", "email", "expires_on", "once"])
def test_whatever_is_typed_is_answered_in_words(scene: Scene, reporter: Client, field: str) -> None:
    for value in (*VALUES, "å" * 100_000):
        answer = reporter.post(links_href(scene), fields() | {field: value})
        assert answer.status_code in (302, 422), value[:40]


def test_a_link_is_taken_back(scene: Scene, anna: Linked, reporter: Client) -> None:
    href = f"{links_href(scene)}{anna.id}/dra-tillbaka/"
    assert href in reporter.get(links_href(scene)).content.decode()
    page = reporter.post(href, follow=True)
    assert "Länken till Anna fungerar inte längre." in words(page)
    assert "Dragen tillbaka" in words(page)
    assert href not in page.content.decode()
    assert anna.client.get(anna.href).status_code == 410
    assert reporter.post(href).status_code == 302


def test_others_neither_see_nor_touch_the_links(
    scene: Scene, anna: Linked, reader: Client, stranger: Client
) -> None:
    revoke = f"{links_href(scene)}{anna.id}/dra-tillbaka/"
    school = scene.client(Role.REPORTER, scene.school)
    for client, status in ((reader, 403), (school, 403), (stranger, 404)):
        assert client.get(links_href(scene)).status_code == status
        assert client.post(links_href(scene), fields()).status_code == status
        assert client.post(revoke).status_code == status
    of_school = f"{scene.round_href}svar/{scene.school.key}/lankar/{anna.id}/dra-tillbaka/"
    assert school.post(of_school).status_code == 404
    assert AnswerLink.objects.get().revoked_at is None
    assert reader.get(f"{scene.round_href}lankar/").status_code == 403
    assert Client().get(links_href(scene)).headers["Location"].startswith("/konto/login/")


def test_the_coordinator_sees_every_link_of_the_round_without_its_address(
    scene: Scene, anna: Linked, bo: Linked, coordinator: Client
) -> None:
    bo.client.get(bo.href)
    page = coordinator.get(f"{scene.round_href}lankar/")
    assert "2 länkar fungerar." in words(page)
    assert "Inte öppnad" in words(page)
    assert f"{scene.round_href}lankar/" in coordinator.get(scene.round_href).content.decode()
    files = [coordinator.get(f"{scene.round_href}lankar/?format={kind}") for kind in ("csv", "json", "xlsx")]
    rows = list(csv.reader(io.StringIO(files[0].content.decode("utf-8-sig")), delimiter=";"))
    assert [row[:3] for row in rows[1:]] == [
        ["Socialnämnden", "Bo", "bo@example.se"],
        ["Socialnämnden", "Anna", "anna@example.se"],
    ]
    assert len(json.loads(files[1].content)) == 2
    for answer in (page, *files):
        for link in (anna, bo):
            assert link.token.encode() not in answer.content
            assert link.row.nonce.encode() not in answer.content
    taken = coordinator.post(f"{links_href(scene)}{anna.id}/dra-tillbaka/", {"round": "1"})
    assert taken.headers["Location"] == f"{scene.round_href}lankar/"


def test_who_answers_by_a_link_needs_no_reporter_first(scene: Scene, coordinator: Client) -> None:
    FollowUpRound.objects.update(closes_on=today())
    assert "Ge Skolnämnden en rapportör" in words(coordinator.get(scene.round_href))
    for body in (scene.social, scene.school):
        answer = scene.round.submissions.get(body=body)
        hand_on(by=scene.town.actor, submission_id=answer.pk, name="Anna", email="anna@example.se")
    assert "en rapportör" not in words(coordinator.get(scene.round_href))


def test_a_round_without_links_says_what_they_are_for(scene: Scene, coordinator: Client) -> None:
    assert "Ingen har fått en länk" in words(coordinator.get(f"{scene.round_href}lankar/"))


def test_a_closed_round_hands_nothing_on(scene: Scene, anna: Linked, reporter: Client) -> None:
    close_round(by=scene.town.actor, round_id=scene.round.pk, with_drafts=True)
    page = reporter.get(links_href(scene))
    assert "Omgången är stängd, och länkarna till svaret med den." in words(page)
    assert "Stängd sedan" in words(page)
    assert reporter.post(links_href(scene), fields()).status_code == 422
    assert AnswerLink.objects.count() == 1


def test_statements_do_not_grow(scene: Scene, coordinator: Client) -> None:
    pages = (links_href(scene), f"{scene.round_href}lankar/")
    found: dict[str, list[int]] = {page: [] for page in pages}
    for times in (1, 8):
        for number in range(times):
            linked(scene, f"Nr{times}x{number}")
        for page in pages:
            with CaptureQueriesContext(connection) as asked:
                assert coordinator.get(page).status_code == 200
            found[page].append(len(asked))
    assert found == {pages[0]: [5, 5], pages[1]: [7, 7]}


def test_letters_lead_to_where_links_are_read(anna: Linked) -> None:
    assert reverse("answering:answer", args=[anna.token]) == anna.href


def test_a_hostile_name_stays_a_name(scene: Scene, reporter: Client, sending: PostOffice) -> None:
    name = 'Eva "<b>" \r\nBcc: alla@example.se'
    page = reporter.post(links_href(scene), fields(name), follow=True)
    assert "&lt;b&gt;" in page.content.decode()
    assert sending.receivers == ["anna@example.se"]
    assert sending.taken[0]["Bcc"] is None
    link = AnswerLink.objects.get()
    assert link.name == 'Eva "<b>" Bcc: alla@example.se'
