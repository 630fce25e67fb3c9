"""The accessibility statement: what the law asks for, and a form that no robot can fill the database by."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings
from tests import factories
from tests.factories import Town

from fridlyst.base import clock
from fridlyst.insight.models import Feedback
from fridlyst.insight.queries import feedback
from fridlyst.insight.rules import MOST_AN_HOUR
from fridlyst.insight.senders import Senders
from fridlyst.insight.stamps import new_stamp
from fridlyst.support.actions import save_directory_settings
from fridlyst.support.fields import DirectorySettingsFields
from fridlyst.web.directory.addresses import statement_of

HERE = "/info/askersund/tillganglighet/"


@pytest.fixture
def town(db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr("fridlyst.web.insight.sending.SENDERS", Senders())
    return factories.town()


def stamp() -> str:
    """A form's stamp, as old as one that a person has filled in."""
    return new_stamp(0, clock.now() - timedelta(minutes=1))


def send(address: str = HERE, **given: str) -> tuple[int, str]:
    sent = {"text": "Knappen går inte att nå med tangentbordet.", "stampel": stamp()} | given
    answer = Client(raise_request_exception=False).post(address, sent)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("address", [HERE, "/insyn/askersund/tillganglighet/", "/tillganglighet/"])
def test_the_statement_says_what_the_law_asks_for(town: Town, address: str) -> None:
    said = Client().get(address).content.decode()
    asked = (
        "delvis förenliga",
        "2018:1937",
        "WCAG 2.2",
        "Brister som vi känner till",
        "självskattning",
        "22 november 2026",
        "oskäligt betungande",
        "23 september 2018",
        "Myndigheten för digital förvaltning (Digg)",
        "https://www.digg.se/tdosanmalan",
        "Askersund",
    )
    assert [words for words in asked if words not in said] == []


@pytest.mark.parametrize("address", [HERE, "/insyn/askersund/tillganglighet/"])
def test_what_is_in_the_way_reaches_the_municipality(town: Town, address: str) -> None:
    status, said = send(address, sida="Allt stöd", epost="kim@example.se")
    assert status == 200
    assert "Tack!" in said
    (kept,) = feedback(town.municipality.pk)
    assert (kept.about, kept.title, kept.email, kept.programme_title) == (
        "accessibility",
        "Allt stöd",
        "kim@example.se",
        "",
    )


def test_somebody_may_tell_of_an_own_disability(town: Town) -> None:
    status, _said = send(text="Jag är blind och min skärmläsare säger inget om knappen.")
    assert status == 200
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    "given",
    [
        {"text": ""},
        {"text": "x" * 4001},
        {"text": "Mitt nummer är 19811218-9876"},
        {"text": "\x00"},
        {"epost": "ingen adress"},
        {"epost": "a@b.se\nBcc: c@d.se"},
        {"sida": "\x00"},
        {"sida": "x" * 100_000},
        {"stampel": ""},
        {"stampel": "påhittad"},
        {"stampel": "9" * 5000},
        {"webbplats": "https://reklam.example"},
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_the_text_stands(
    town: Town, given: dict[str, str]
) -> None:
    status, said = send(**given)
    assert status in (413, 422)
    assert Feedback.objects.count() == 0
    if status == 422:
        assert 'role="alert"' in said


def test_a_stamp_of_another_form_is_no_stamp_of_this(town: Town) -> None:
    status, _said = send(stampel=new_stamp(1, clock.now() - timedelta(minutes=1)))
    assert status == 422


def test_the_same_form_twice_is_kept_once(town: Town) -> None:
    once = stamp()
    assert [send(stampel=once)[0], send(stampel=once)[0]] == [200, 200]
    assert Feedback.objects.count() == 1


def test_a_robot_fills_no_more_than_the_limit_and_people_are_told_how_else(town: Town) -> None:
    fields = DirectorySettingsFields(contact_email="kommun@example.se", contact_phone="08-465 004 00")
    save_directory_settings(by=town.actor, fields=fields, version=0)
    statuses = [send(text=f"Hinder nummer {number}")[0] for number in range(MOST_AN_HOUR + 20)]
    assert Feedback.objects.count() <= MOST_AN_HOUR
    assert statuses[-1] == 429
    said = send()[1]
    assert 'href="mailto:kommun@example.se"' in said
    assert 'href="tel:+46846500400"' in said


def test_an_installation_with_a_statement_of_its_own_leads_there(settings: Settings) -> None:
    assert statement_of("askersund") == HERE
    settings.FRIDLYST_ACCESSIBILITY_URL = "https://kommunen.example/tillganglighet"
    assert statement_of("askersund") == "https://kommunen.example/tillganglighet"


def test_who_supervises_can_be_told_anew(town: Town, settings: Settings) -> None:
    settings.FRIDLYST_ACCESSIBILITY_AUTHORITY = "Nya myndigheten"
    settings.FRIDLYST_ACCESSIBILITY_COMPLAINT_URL = "https://ny.example/anmal"
    said = Client().get(HERE).content.decode()
    assert "Nya myndigheten har tillsyn" in said
    assert 'href="https://ny.example/anmal"' in said


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_is_read_or_sent_to_and_nothing_else(town: Town, method: str) -> None:
    answer = getattr(Client(), method)(HERE)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_town_that_is_not_there_has_none(db: None) -> None:
    assert Client().get("/info/ingenstans/tillganglighet/").status_code == 404
