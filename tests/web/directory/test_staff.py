"""For those who meet violence in their work: the answer in two taps, with its source, and no trace."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories
from tests.factories import Town

from fridlyst.support.actions import publish_service, save_guidance_note, save_service
from fridlyst.support.fields import ContactFields, GuidanceNoteFields, ServiceFields
from fridlyst.support.guidance.reading import duty_to_report, situations

pytestmark = pytest.mark.django_db
HERE = "/info/askersund/personal/"
PAGES = ["", "fragor/", "anmala/", "chef/", *(f"{one.number}/" for one in situations().all)]


@pytest.fixture
def town() -> Town:
    return factories.town()


def page(path: str = "") -> str:
    answer = Client().get(HERE + path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_light_neutral_and_sets_nothing(town: Town, path: str) -> None:
    answer = Client().get(HERE + path)
    said = answer.content.decode()
    assert answer.status_code == 200
    assert len(answer.content) < 50_000
    assert not answer.cookies
    assert "<title>Information · Askersund</title>" in said
    assert said.count("<h1") == 1
    assert "Lämna sidan snabbt" in said
    assert "020-50 50 50" in said


def test_the_second_tap_is_the_answer(town: Town) -> None:
    ways = dict(re.findall(r'<a href="(/info/askersund/personal/\d+/)">([^<]+)</a>', page()))
    assert list(ways.values()) == [one.title for one in situations().all]
    for href, title in ways.items():
        said = Client().get(href).content.decode()
        situation = next(one for one in situations().all if one.title == title)
        assert all(step in said for step in situation.steps), title
        assert all(source in said for source in situation.sources), title
        assert "Genomgånget 21 november 2026" in said


def test_a_child_shows_the_duty_to_report(town: Town) -> None:
    assert duty_to_report().text in page("3/")
    assert "19 kap. 1 §" in page("anmala/")
    assert duty_to_report().text not in page("13/")


def test_the_town_has_its_own_services_and_words_and_nobody_elses(town: Town) -> None:
    other = factories.town("1489", "Alingsås")
    for one, name in ((town, "Vår mottagning"), (other, "Deras mottagning")):
        called = (ContactFields("phone", "08-465 004 10"),)
        made = save_service(by=one.actor, fields=ServiceFields(name, whom=("exposed",), contacts=called))
        publish_service(by=one.actor, service_id=made.pk, version=made.version)
        words = GuidanceNoteFields(f"Ring {name}", "https://exempel.se/rutin", "<b>Märkt</b>")
        save_guidance_note(by=one.actor, situation="adult", fields=words)
    said = page("2/")
    assert "Vår mottagning" in said
    assert "Ring Vår mottagning" in said
    assert 'href="https://exempel.se/rutin"' in said
    assert "&lt;b&gt;Märkt&lt;/b&gt;" in said
    assert "Deras" not in said
    assert "Hos oss i Askersund" not in page("3/")


def test_a_situation_costs_two_statements(town: Town) -> None:
    page("2/")
    with CaptureQueriesContext(connection) as asked:
        page("2/")
    assert len(asked) == 2


@pytest.mark.parametrize("path", ["0/", "99/", "9" * 5000 + "/", "kommun/", "1/x/"])
def test_what_is_not_there_is_quietly_not_there(town: Town, path: str) -> None:
    answer = Client().get(HERE + path)
    assert answer.status_code == 404
    assert "112" in answer.content.decode()


def test_another_town_that_is_not_there(town: Town) -> None:
    assert Client().get("/info/finns-inte/personal/2/").status_code == 404
