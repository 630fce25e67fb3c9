"""The approver's way: read, approve with the committee's decision, go on to the next."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.base.clock import now, today
from fridlyst.followup.actions import approve, close_round, send_back
from fridlyst.followup.decision_rules import Decision
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.organisation.terms import Role
from tests import factories
from tests.web.followup.conftest import Scene


@pytest.fixture
def sent(scene: Scene) -> Scene:
    """Both committees have sent in."""
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    factories.sent_in(scene.town, scene.round, scene.school, "late")
    return scene


def _fields(scene: Scene, **given: str) -> dict[str, str]:
    return {"decided_on": str(today()), "decision_paragraph": "88", "version": "1"} | given


def test_approved_with_decision_and_shown(sent: Scene, approver: Client, reader: Client) -> None:
    answer = approver.post(f"{sent.answer_href}godkann/", _fields(sent))
    assert answer.status_code == 302
    assert (sent.mine.state, sent.mine.decision_paragraph) == ("approved", "§ 88")
    for page in (sent.answer_href, sent.round_href):
        assert "§ 88" in reader.get(page).content.decode()
    assert "§ 88" in reader.get(f"{sent.round_href}?format=csv").content.decode("utf-8-sig")
    assert '"decision_paragraph": "§ 88"' in reader.get(f"{sent.round_href}?format=json").content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"decided_on": ""}, "vilken dag"),
        ({"decision_paragraph": ""}, "Skriv paragrafen"),
        ({"decided_on": str(today() + timedelta(days=1))}, "har inte varit"),
        ({"decided_on": "2001-01-01"}, "före den dag"),
        ({"decision_paragraph": "paragraf"}, "paragrafens nummer"),
        ({"decided_on": "hej"}, "id_decided_on_error"),
    ],
)
def test_what_is_wrong_stands_at_the_field(
    sent: Scene, approver: Client, given: dict[str, str], said: str
) -> None:
    answer = approver.post(f"{sent.answer_href}godkann/", _fields(sent, **given))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert said in text
    assert '<details class="more" open>' in text
    assert sent.mine.state == "submitted"


def test_a_decision_comes_later_also_when_the_round_is_closed(sent: Scene, approver: Client) -> None:
    approve(by=sent.town.actor, submission_id=sent.mine.pk)
    close_round(by=sent.town.actor, round_id=sent.round.pk, with_drafts=True)
    text = approver.get(sent.answer_href).content.decode()
    assert "Skriv in nämndens beslut" in text
    assert "Godkänn svaret" not in text
    answer = approver.post(f"{sent.answer_href}beslut/", _fields(sent, version=str(Decision().version)))
    assert answer.status_code == 302
    assert sent.mine.decision_paragraph == "§ 88"


def test_approved_when_the_round_is_closed(sent: Scene, approver: Client, coordinator: Client) -> None:
    close_round(by=sent.town.actor, round_id=sent.round.pk, with_drafts=True)
    assert f"Godkänn svaret från {sent.social.name}" in approver.get(sent.round_href).content.decode()
    assert "Godkänn svaret från" not in coordinator.get(sent.round_href).content.decode()
    text = approver.get(sent.answer_href).content.decode()
    assert "Godkänn svaret" in text
    assert "Skicka tillbaka" not in text
    refused = approver.post(f"{sent.answer_href}skicka-tillbaka/", {"comment": "Mer"})
    assert (refused.status_code, sent.mine.state) == (422, "submitted")
    assert "Svaren ligger fast." in refused.content.decode()
    assert approver.post(f"{sent.answer_href}godkann/", _fields(sent)).status_code == 302
    assert (sent.mine.state, sent.mine.decision_paragraph) == ("approved", "§ 88")


def test_who_approves_what_was_sent_back_meanwhile_is_told(sent: Scene, approver: Client) -> None:
    send_back(by=sent.town.actor, submission_id=sent.mine.pk, comment="Skriv mer")
    answer = approver.post(f"{sent.answer_href}godkann/", _fields(sent))
    assert (answer.status_code, sent.mine.state) == (422, "sent_back")
    assert "där det inte går" in answer.content.decode()


def test_what_waited_when_the_round_closed_is_on_the_approver_s_start_page(
    sent: Scene, approver: Client, coordinator: Client, reader: Client
) -> None:
    said = f"{sent.social.name} har svarat i {sent.round.title}, som är stängd."
    assert said not in approver.get(sent.home).content.decode()
    close_round(by=sent.town.actor, round_id=sent.round.pk, with_drafts=True)
    text = approver.get(sent.home).content.decode()
    assert said in text
    assert f"{sent.school.name} har svarat" not in text
    for client in (coordinator, reader):
        assert said not in client.get(sent.home).content.decode()
    FollowUpRound.objects.update(closed_at=now() - timedelta(days=61))
    assert said not in approver.get(sent.home).content.decode()


def test_two_who_note_lose_nothing(sent: Scene, approver: Client) -> None:
    approve(by=sent.town.actor, submission_id=sent.mine.pk, decision=Decision(today(), "87"))
    seen = str(Decision().version)
    answer = approver.post(f"{sent.answer_href}beslut/", _fields(sent, version=seen))
    assert answer.status_code == 409
    assert 'value="88"' in answer.content.decode()
    assert sent.mine.decision_paragraph == "§ 87"


def test_the_next_one_is_offered_to_who_may_approve_it(sent: Scene, approver: Client) -> None:
    assert "läs nästa" not in approver.get(sent.answer_href).content.decode()
    both = sent.client(Role.APPROVER)
    assert "Godkänn och läs nästa" in both.get(sent.answer_href).content.decode()
    answer = both.post(f"{sent.answer_href}godkann/", {"next": "1"})
    assert answer["Location"].endswith(f"/svar/{sent.school.key}/")
    last = both.post(f"{sent.round_href}svar/{sent.school.key}/godkann/", {"next": "1"})
    assert last["Location"].endswith(f"/svar/{sent.school.key}/")
    assert set(Submission.objects.values_list("state", flat=True)) == {"approved"}


def test_after_approving_the_next_one_is_a_link(sent: Scene) -> None:
    both = sent.client(Role.APPROVER)
    both.post(f"{sent.answer_href}godkann/", {})
    assert "Nästa som väntar" in both.get(sent.answer_href).content.decode()


def test_the_next_one_in_another_round_says_which(sent: Scene, approver: Client) -> None:
    later = factories.opened(sent.town, sent.programme, title="Tertial 3 2026")
    factories.sent_in(sent.town, later, sent.social, "done")
    assert f"{sent.social.name}, Tertial 3 2026</a>" in approver.get(sent.answer_href).content.decode()


def test_the_section_is_not_a_readers(sent: Scene, reader: Client) -> None:
    text = reader.get(sent.answer_href).content.decode()
    assert "Ditt beslut" not in text
    assert reader.post(f"{sent.answer_href}beslut/", _fields(sent)).status_code == 403


def test_one_statement_whatever_waits(sent: Scene) -> None:
    both = sent.client(Role.APPROVER)
    both.get(sent.answer_href)
    with CaptureQueriesContext(connection) as asked:
        both.get(sent.answer_href)
    before = len(asked)
    for number in range(5):
        body = factories.body(sent.town, f"Nämnd {number}")
        Submission.objects.create(
            municipality=sent.town.municipality, round=sent.round, body=body, state="submitted"
        )
    with CaptureQueriesContext(connection) as asked:
        both.get(sent.answer_href)
    assert len(asked) == before


def test_the_bodys_page_says_the_decision(sent: Scene, reader: Client) -> None:
    approve(by=sent.town.actor, submission_id=sent.mine.pk, decision=Decision(today(), "88"))
    assert "§ 88." in reader.get(f"{sent.home}organisation/{sent.social.key}/").content.decode()
