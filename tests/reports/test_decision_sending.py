"""Decisions through a real mail server: the extract as PDF, once to each address, again where it failed."""

import io
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage

import pypdfium2
import pytest
from pytest_django import Settings
from tests import factories
from tests.factories import Town
from tests.reminders.post_office import PostOffice, post_office

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.decisions import queries
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.actions.dispatching import send_again, send_decision
from fridlyst.decisions.models import Dispatch, Matter, Reservation, Step
from fridlyst.decisions.shapes_letters import Addressee
from fridlyst.organisation.queries import municipality
from fridlyst.organisation.terms import Role
from fridlyst.reports.contents.extract import extract_document
from fridlyst.reports.decision_sending import send_decisions
from fridlyst.reports.document import Paragraph
from fridlyst.reports.formats import render

pytestmark = pytest.mark.django_db

DECISION = StepFields(
    "decision",
    date(2025, 10, 29),
    "Kommunfullmäktige",
    "187",
    "Programmet <antas> & gäller.",
    amendments=["Ett ord."],
)
TO = [Addressee("Anna Ek", "anna@askersund.example"), Addressee("Region", "region@vast.example")]


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    with post_office() as found:
        settings.EMAIL_BACKEND = "fridlyst.project.smtp.PatientSmtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_USE_TLS = False
        settings.DEFAULT_FROM_EMAIL = "fridlyst@kommun.example"
        settings.FRIDLYST_PUBLIC_URL = "https://fridlyst.kommun.example"
        yield found


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def step(town: Town) -> Step:
    matter = register_matter(
        by=town.actor, registration_number="2025.202 KS", title="Program", steps=[DECISION]
    )
    return matter.steps.get()


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_mail_brings_the_extract_to_each_once(town: Town, step: Step, office: PostOffice) -> None:
    factories.person(town, Role.REGISTRAR, None, "reg@askersund.example")
    send_decision(by=town.actor, step_id=step.pk, to=TO)
    done = send_decisions()
    assert (done.sent, done.failed, done.away) == (2, 0, "")
    assert send_decisions().handled == 0
    (letter,) = office.to("anna@askersund.example")
    assert letter["Subject"] == "Askersund: beslut i ärende 2025.202 KS"
    assert letter["Reply-To"] == "reg@askersund.example"
    assert letter["Auto-Submitted"] == "auto-generated"
    plain, page, extract = three(letter)
    assert "Hej Anna Ek!" in plain
    assert "https://fridlyst.kommun.example/askersund/arenden/2025-202-ks/" in plain
    assert "kommunfullmäktige den 29 oktober 2025" in page
    assert 'name="viewport"' in page
    assert "max-width:560px" in page
    assert "§ 187 Program" in words(extract).replace("\u00a0", " ")


def three(letter: EmailMessage) -> tuple[str, str, bytes]:
    found = {part.get_content_type(): part for part in letter.walk()}
    return (
        found["text/plain"].get_content(),
        found["text/html"].get_content(),
        found["application/pdf"].get_content(),
    )


def test_a_refused_address_is_shown_and_can_be_sent_again(town: Town, step: Step, office: PostOffice) -> None:
    office.refused["region@vast.example"] = "550 5.1.1 unknown"
    send_decision(by=town.actor, step_id=step.pk, to=TO)
    assert (send_decisions().sent, Dispatch.objects.get(name="Region").failure) == (1, "550 5.1.1")
    assert send_decisions().handled == 0
    office.refused.clear()
    send_again(by=town.actor, dispatch_id=Dispatch.objects.get(name="Region").pk)
    assert send_decisions().sent == 1
    assert len(office.to("region@vast.example")) == 1
    assert len(office.to("anna@askersund.example")) == 1


def test_what_the_server_asks_to_wait_with_waits_and_is_given_up_after_days(
    town: Town, step: Step, office: PostOffice
) -> None:
    office.refused["anna@askersund.example"] = "451 4.7.1 later"
    send_decision(by=town.actor, step_id=step.pk, to=TO[:1])
    assert send_decisions().later == 1
    assert send_decisions().handled == 0
    Dispatch.objects.update(queued_at=clock.now() - timedelta(days=6), next_try_at=clock.now())
    assert send_decisions().failed == 1
    assert Dispatch.objects.get().failure == "451 4.7.1"


def test_when_the_mail_server_is_away_all_wait(
    town: Town, step: Step, office: PostOffice, settings: Settings
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        settings.EMAIL_PORT = unused.getsockname()[1]
    send_decision(by=town.actor, step_id=step.pk, to=TO)
    done = send_decisions()
    assert (done.sent, done.failed, bool(done.away)) == (0, 0, True)
    assert Dispatch.objects.filter(sent_at=None, failure="", claimed_at=None).count() == 2
    settings.EMAIL_PORT = office.port
    Dispatch.objects.update(next_try_at=clock.now())
    assert send_decisions().sent == 2


def test_a_server_that_hangs_up_is_left_alone_for_a_while(town: Town, step: Step, office: PostOffice) -> None:
    office.hangs_up_on = "anna@askersund.example"
    send_decision(by=town.actor, step_id=step.pk, to=TO)
    done = send_decisions()
    assert (done.failed, bool(done.away), office.connections) == (0, True, 1)
    assert Dispatch.objects.filter(sent_at=None, failure="", claimed_at=None).count() == 2
    office.hangs_up_on = ""
    Dispatch.objects.update(next_try_at=clock.now())
    assert send_decisions().sent == 2


@pytest.mark.parametrize(
    ("kind", "outcome", "said"),
    [
        ("proposal", "approved", "Förslaget tillstyrks."),
        ("proposal", "", "Förslag till beslut."),
        ("referred_back", "", "Ärendet återremitteras."),
        ("motion_approved", "", "Motionen bifalls."),
        ("decision", "rejected", "Förslaget avslås."),
    ],
)
def test_the_extract_says_what_each_step_decides(
    town: Town, step: Step, kind: str, outcome: str, said: str
) -> None:
    Step.objects.update(kind=kind, outcome=outcome)
    here = municipality(town.slug)
    made = extract_document(here, queries.matter(here.id, Matter.objects.get().slug), step.pk)
    texts = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert texts[0].startswith(said)


def test_the_extract_says_what_a_real_one_says(town: Town, step: Step) -> None:
    Reservation.objects.create(step=step, who="Bo Ek (X)", text="Mot punkt 2")
    step.amendments.update(moved_by="Lisa Al", state="adopted")
    Step.objects.update(outcome="approved_amended", adjusted_on=date(2025, 11, 5), sent_to=["Socialnämnden"])
    here = municipality(town.slug)
    matter = queries.matter(here.id, Matter.objects.get().slug)
    said = words(render(extract_document(here, matter, step.pk), "pdf").data).replace("\u00a0", " ")
    for sentence in (
        "§ 187 Program",
        "Förslaget antas med ändringarna nedan.",
        "Programmet <antas> & gäller.",
        "Yrkande 1 (Lisa Al): Ett ord. Bifallet.",
        "Bo Ek (X): Mot punkt 2.",
        "Protokollet justerat den 5 november 2025.",
        "Justeringen är inte tillkännagiven.",
        "Ordförande",
        "Justerare",
        "Socialnämnden",
    ):
        assert sentence in said
    with pytest.raises(NotFound):
        extract_document(here, matter, step.pk + 1)
