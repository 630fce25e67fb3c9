"""Minutes on the review page: beside the document, mended, taken in, and led on to the matter."""

import pytest
from django.test import Client

from fridlyst.decisions.models import Matter
from fridlyst.review import actions
from fridlyst.review.models import Proposal, Reading
from tests.intake.understand.minutes import texts
from tests.review.documents import actor, municipality, person

pytestmark = pytest.mark.django_db
HOME = "/provkoping/inlasning/"


@pytest.fixture
def reading() -> Reading:
    made = actions.start_reading(
        by=actor(municipality()), data=texts.COUNCIL.encode(), filename="protokoll.txt"
    )
    return Reading.objects.get(pk=made.pk)


@pytest.fixture
def reviewer(client: Client, reading: Reading) -> Client:
    client.force_login(person(municipality()))
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def first(kind: str) -> Proposal:
    return Proposal.objects.filter(kind=kind).order_by("number")[0]


def test_every_kind_of_proposal_is_shown_with_its_facts(reviewer: Client, reading: Reading) -> None:
    told = {
        "matter": "KS 2026/00123",
        "step": "Motion väckt",
        "condition": "Inget svar",
        "amendment": "Stryk",
    }
    for kind, words in told.items():
        shown = page(reviewer, f"{HOME}{reading.pk}/?forslag={first(kind).pk}")
        assert words in shown
        assert "Ta in ärendet" in shown


@pytest.mark.parametrize("kind", ["matter", "step", "condition", "amendment"])
def test_every_kind_of_proposal_can_be_mended(reviewer: Client, reading: Reading, kind: str) -> None:
    proposal = first(kind)
    assert "Spara rättelsen" in page(reviewer, f"{HOME}{reading.pk}/?forslag={proposal.pk}&ratta=1")
    sent = {
        "matter": {"title": "Ny rubrik", "registration_number": "KS 2026/9", "next_body": ""},
        "step": {
            "kind": "statement",
            "date": "2024-11-05",
            "body": "Kansliet",
            "paragraph": "",
            "outcome": "",
        },
        "condition": {"title": "Nytt villkor", "answer": "Svaret"},
        "amendment": {"title": 'På sidan 2 stryks ordet "kan".', "moved_by": "", "state": "rejected"},
    }[kind]
    address = f"{HOME}{reading.pk}/forslag/{proposal.pk}/ratta/"
    answer = reviewer.post(address, {**sent, "version": proposal.version, "summary": ""})
    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == "mended"
    assert proposal.mended is not None
    told = {"matter": "registration_number", "step": "body", "condition": "answer", "amendment": "state"}[
        kind
    ]
    assert proposal.mended[told] == sent[told]


def test_a_wrong_day_stands_beside_its_field(reviewer: Client, reading: Reading) -> None:
    step = first("step")
    address = f"{HOME}{reading.pk}/forslag/{step.pk}/ratta/"
    answer = reviewer.post(address, {"kind": "statement", "date": "2026-02-31", "version": step.version})
    assert answer.status_code == 422
    step.refresh_from_db()
    assert step.state == "open"


def test_taking_in_leads_to_the_matter(reviewer: Client, reading: Reading) -> None:
    rest = {"version": reading.version, "vilka": "alla"}
    reviewer.post(f"{HOME}{reading.pk}/godta-resten/", rest)
    reading.refresh_from_db()
    assert "Ta in ärendet" in page(reviewer, f"{HOME}{reading.pk}/ta-in/")
    answer = reviewer.post(f"{HOME}{reading.pk}/ta-in/", {"version": reading.version})
    matter = Matter.objects.get()
    assert answer.headers["Location"] == f"/provkoping/arenden/{matter.slug}/"
    assert matter.title in page(reviewer, f"{HOME}{reading.pk}/")


def test_what_was_not_understood_is_shown_but_becomes_no_goal(reviewer: Client, reading: Reading) -> None:
    shown = page(reviewer, f"{HOME}{reading.pk}/inte-forstatt/")
    assert "Gör till mål" not in shown
    doubt = first("doubt")
    assert reviewer.get(f"{HOME}{reading.pk}/inte-forstatt/{doubt.pk}/").status_code == 404
