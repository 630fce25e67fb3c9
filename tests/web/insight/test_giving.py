"""The form: what a person meets, what a robot meets, and that nothing of the sender is left."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from fridlyst.base import clock
from fridlyst.insight import rules
from fridlyst.insight.actions import save_settings, unpublish
from fridlyst.insight.fields import SettingsFields
from fridlyst.insight.models import Feedback
from fridlyst.insight.senders import MOST_TRIES
from fridlyst.insight.stamps import new_stamp
from fridlyst.web.insight.sending import TRAP
from tests.insight.making import Shown

pytestmark = pytest.mark.django_db
LONG_AGO = 60


def stamp(one: Shown, age: int = LONG_AGO) -> str:
    return new_stamp(one.programme.pk, clock.now() - timedelta(seconds=age))


def sent(one: Shown, client: Client, text: str = "Det saknas tider.", **more: object) -> tuple[int, str]:
    given = {"om": "programme", "text": text, "stampel": stamp(one)} | more
    answer = client.post(f"{one.page}synpunkter/", given, REMOTE_ADDR="192.0.2.1")
    assert not answer.cookies
    return answer.status_code, answer.content.decode()


def test_a_person_says_something_about_a_goal(shown: Shown, stranger: Client) -> None:
    page = stranger.get(f"{shown.page}synpunkter/").content.decode()
    assert re.search(r'name="stampel" value="[^"]{40,}"', page)
    status, said = sent(shown, stranger, om=f"goal:{shown.goal.key}", epost="namn@exempel.se")
    assert (status, "skickat till kommunen" in said) == (200, True)
    row = Feedback.objects.get()
    assert (row.about, row.key, row.email) == ("goal", shown.goal.key, "namn@exempel.se")
    assert row.title == "Mål 1 Våldet ska förebyggas"


def test_the_hidden_field_is_hidden_from_those_who_listen_too(shown: Shown, stranger: Client) -> None:
    page = stranger.get(f"{shown.page}synpunkter/").content.decode()
    [around] = re.findall(rf'<div class="unseen" aria-hidden="true">.*?name="{TRAP}"[^>]*>', page, re.S)
    assert 'tabindex="-1"' in around
    assert 'autocomplete="off"' in around
    status, said = sent(shown, stranger, **{TRAP: "https://exempel.example"})
    assert (status, "Det saknas tider." in said) == (422, True)
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"text": ""}, "Skriv vad du vill säga"),
        ({"text": "x" * 10_000}, "Den får vara högst"),
        ({"text": "Ring 19121212-1212"}, "personnummer"),
        ({"text": "Min man slår mig"}, "egen situation"),
        ({"text": "a\x00b"}, "osynliga tecken"),
        ({"epost": "javascript:alert(1)"}, "hela e-postadressen"),
        ({"om": "goal:finns-inte"}, "Välj i listan"),
        ({"om": "accessibility"}, "Välj i listan"),
        ({"stampel": "9" * 5000}, "gick inte att känna igen"),
        ({"stampel": ""}, "gick inte att känna igen"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_a_sentence(
    shown: Shown, stranger: Client, more: dict[str, str], words: str
) -> None:
    status, said = sent(shown, stranger, **more)
    assert (status, words in said) == (422, True)
    assert 'role="alert"' in said
    assert not Feedback.objects.exists()


def test_who_tells_of_somebody_is_shown_the_way_to_help(shown: Shown, stranger: Client) -> None:
    _, said = sent(shown, stranger, "Min man slår mig")
    assert f'href="/info/{shown.town.slug}/"' in said
    assert "112" in said


@pytest.mark.parametrize(("age", "words"), [(1, "väldigt fort"), (13 * 3600, "stått öppen länge")])
def test_too_quick_and_too_old_are_asked_to_send_again(
    shown: Shown, stranger: Client, age: int, words: str
) -> None:
    status, said = sent(shown, stranger, stampel=stamp(shown, age))
    assert (status, words in said, "Det saknas tider." in said) == (422, True, True)


def test_the_same_form_twice_is_kept_once_and_thanked_twice(shown: Shown, stranger: Client) -> None:
    one = stamp(shown)
    for _ in range(2):
        status, said = sent(shown, stranger, stampel=one)
        assert (status, "Tack" in said) == (200, True)
    assert Feedback.objects.count() == 1


def test_a_robot_is_let_in_a_few_times_and_costs_little(shown: Shown, stranger: Client) -> None:
    save_settings(by=shown.town.actor, version=0, fields=SettingsFields(contact="Ring växeln 08-465 004 10."))
    statuses, tries = [], rules.MOST_AN_HOUR + 10
    for number in range(tries):
        status, said = sent(shown, stranger, f"Robotens text {number}.")
        statuses.append(status)
    assert statuses.count(200) == Feedback.objects.count() == MOST_TRIES < rules.MOST_AN_HOUR
    assert statuses.count(429) == tries - statuses.count(200)
    assert "Försök igen om 10 minuter." in said
    assert "Ring växeln 08-465 004 10." in said


def test_a_silent_proxy_makes_no_town_one_sender(shown: Shown, stranger: Client, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(MOST_TRIES + 1):
        given = {"om": "programme", "text": f"Text {number}.", "stampel": stamp(shown)}
        silent = stranger.post(f"{shown.page}synpunkter/", given)
        assert silent.status_code == 200
    statuses: list[int] = []
    for _ in range(MOST_TRIES + 1):
        # What the visitor writes stands first; only what the proxy adds last is believed.
        told = stranger.post(
            f"{shown.page}synpunkter/", {}, headers={"x-forwarded-for": f"{statuses}, 192.0.2.9"}
        )
        statuses.append(told.status_code)
    assert statuses == [422] * MOST_TRIES + [429]


def test_robots_from_everywhere_meet_the_towns_limit_and_people_are_told_when(
    shown: Shown, stranger: Client
) -> None:
    for number in range(rules.MOST_AN_HOUR + 5):
        given = {"om": "programme", "text": f"Text {number}.", "stampel": stamp(shown)}
        answer = stranger.post(f"{shown.page}synpunkter/", given, REMOTE_ADDR=f"192.0.2.{number}")
    assert Feedback.objects.count() == rules.MOST_AN_HOUR
    page = answer.content.decode()
    assert answer.status_code == 429
    assert re.search(r"Försök igen efter kl\. \d\d\.\d\d", page)
    assert "kommunens växel" in page


def test_nothing_is_sent_to_what_is_not_public(shown: Shown, stranger: Client) -> None:
    unpublish(by=shown.town.actor, programme_id=shown.programme.pk)
    assert sent(shown, stranger)[0] == 404


def test_a_form_that_is_closed_says_how_else(shown: Shown, stranger: Client) -> None:
    save_settings(
        by=shown.town.actor,
        version=0,
        fields=SettingsFields(receives=False, contact="Skriv till registratorn."),
    )
    page = stranger.get(f"{shown.page}synpunkter/").content.decode()
    assert "<textarea" not in page
    assert "Skriv till registratorn." in page
    assert sent(shown, stranger)[0] == 422


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"om=%ff&text=%ed%a0%80", "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"&".join(b"a=1" for _ in range(3000)), "application/x-www-form-urlencoded"),
        (b"x" * 70_000, "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused(shown: Shown, stranger: Client, content: bytes, kind: str) -> None:
    answer = stranger.post(f"{shown.page}synpunkter/", content, content_type=kind)
    assert answer.status_code in (400, 413, 422)
    assert not Feedback.objects.exists()
