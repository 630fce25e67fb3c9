"""The directory's pages: the same for every visitor, light, and calm whatever is sent to them."""

import logging
import re
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.holding import Hold
from tests.support.building import fill_directory
from tests.web.directory.material import settings, stockholm

import fridlyst.web.quiet
from fridlyst.organisation.terms import Role
from fridlyst.support.actions.common import touch
from fridlyst.support.languages import LANGUAGES
from fridlyst.support.models import ServiceTranslation, SupportService

MOST = 50_000
STATIC = Path(fridlyst.web.quiet.__file__).parent / "static" / "sida"
TAILS = ["", "om/", "alla/", "sprak/"]
SECRET = "hemligt-ord-som-ingen-far-se"


@pytest.fixture(scope="module")
def _town(hold: Hold[factories.Town]) -> factories.Town:
    def made() -> factories.Town:
        town = factories.town("1489", "Alingsås")
        stockholm(town.municipality.pk)
        return town

    return hold(made)


@pytest.fixture
def town(_town: factories.Town, db: None) -> factories.Town:
    return _town


@pytest.fixture
def service(town: factories.Town) -> SupportService:
    found = SupportService.objects.filter(municipality=town.municipality).first()
    assert found
    return found


def addresses(town: factories.Town) -> list[str]:
    """Every page of every language, with one service."""
    starts = [f"/info/{town.slug}/"]
    starts += [f"/info/{town.slug}/{one.address}/" for one in LANGUAGES if one.code != "sv"]
    number = SupportService.objects.filter(municipality=town.municipality).values_list("pk", flat=True)[0]
    return [start + tail for start in starts for tail in [*TAILS, f"visa/{number}/"]]


def beside() -> int:
    """What comes with every page: sheet, script and icon."""
    return sum(file.stat().st_size for file in STATIC.iterdir())


class Answered(Protocol):
    """Whatever the client answers with."""

    @property
    def content(self) -> bytes: ...


def words(answer: Answered) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def test_sheet_and_script_are_small() -> None:
    assert (STATIC / "sida.css").stat().st_size <= 10_000
    assert (STATIC / "sida.js").stat().st_size <= 4_000
    for file in STATIC.iterdir():
        assert not re.search(r"https?://(?!www\.w3\.org)|@import|url\(", file.read_text()), file.name


def test_every_page_is_light_neutral_and_has_the_way_out_first(town: factories.Town, client: Client) -> None:
    for address in addresses(town):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert len(answer.content) + beside() <= MOST, address
        first = re.search(r"<body>\s*<header>\s*(<[^>]*>)", page)
        assert first
        assert first[1].startswith(f'<a class="out" href="{address}"'), address
        assert 'data-out="https://www.smhi.se/"' in first[1]
        title = re.search(r"<title>(.*)</title>", page)
        assert title
        assert title[1].endswith(" · Alingsås")
        assert "tel:112" in page
        assert "tel:+4620505050" in page
        assert not answer.cookies


def test_an_answer_is_light_in_every_language(town: factories.Town, client: Client) -> None:
    for language in LANGUAGES:
        start = f"/info/{town.slug}/" + ("" if language.code == "sv" else f"{language.address}/")
        answer = client.post(start, {"vem": "exposed", "hant": ["body", "money"], "ord": "slår"})
        assert answer.status_code == 200
        assert len(answer.content) + beside() <= MOST, start


def test_a_thousand_are_shown_in_light_pages(db: None, client: Client) -> None:
    town = factories.town("0180", "Stockholm")
    fill_directory(town.municipality.pk, 1_000)
    start = f"/info/{town.slug}/alla/"
    first = client.get(start)
    last = re.findall(r"Sida 1 av (\d+)", words(first))
    assert last
    for address in (start, f"{start}2/", f"{start}{last[0]}/", f"/info/{town.slug}/ar/alla/7/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert len(answer.content) + beside() <= MOST
    assert client.get(f"{start}{int(last[0]) + 1}/").status_code == 404
    assert client.get(f"{start}0/").status_code == 404
    found = client.post(f"/info/{town.slug}/", {"ord": "pengar"})
    assert len(found.content) + beside() <= MOST
    assert "till passar." in words(found)


def test_every_page_asks_the_database_once(
    town: factories.Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"/info/{town.slug}/")
    for address in addresses(town)[:10]:
        with django_assert_num_queries(1):
            client.get(address)
    with django_assert_num_queries(1):
        client.post(f"/info/{town.slug}/", {"ord": "min man slår mig"})


def test_who_is_signed_in_gets_the_same(town: factories.Town, client: Client) -> None:
    person = factories.signed_in(factories.person(town, Role.COORDINATOR))
    person.cookies["django_language"] = "en"
    for address in addresses(town)[:10]:
        plain, own = client.get(address), person.get(address, headers={"accept-language": "ar"})
        assert plain.content == own.content
        assert plain.headers == own.headers
        assert not own.cookies


@pytest.mark.parametrize("tail", [*TAILS, "visa/1/"])
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_other_way_of_asking_is_answered(
    town: factories.Town, client: Client, tail: str, method: str
) -> None:
    answer = getattr(client, method)(f"/info/{town.slug}/{tail}")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    if method != "trace":
        assert b"tel:112" in answer.content


def test_only_the_first_page_can_be_sent_to(town: factories.Town, client: Client) -> None:
    for tail in TAILS[1:]:
        assert client.post(f"/info/{town.slug}/{tail}", {"ord": SECRET}).status_code == 405


def test_a_head_is_the_page_without_its_body(town: factories.Town, client: Client) -> None:
    page, head = client.get(f"/info/{town.slug}/"), client.head(f"/info/{town.slug}/")
    assert head.headers == page.headers
    assert head.content == b""


@pytest.mark.parametrize(
    "tail",
    [
        "zz/",
        "XX/",
        "sv/",
        "visa/0/",
        "visa/999999999999999999999/",
        f"visa/{'9' * 5000}/",
        "visa/-1/",
        "alla/99/",
        f"alla/{'9' * 4000}/",
        "%00/",
        "../",
        "visa/1'/",
    ],
)
def test_what_is_not_there_is_said_with_the_numbers(town: factories.Town, client: Client, tail: str) -> None:
    answer = client.get(f"/info/{town.slug}/{tail}")
    assert answer.status_code == 404
    assert "Sidan finns inte" in words(answer)
    assert b"tel:112" in answer.content
    assert len(answer.content) + beside() <= MOST + 10_000


def test_an_error_is_said_in_the_language_of_its_address(town: factories.Town, client: Client) -> None:
    page = client.get(f"/info/{town.slug}/ar/visa/0/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "Sidan finns inte" not in page
    assert f'href="/info/{town.slug}/ar/"' in page
    assert "Sidan finns inte" in words(client.get("/info/ingenstans/"))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"ord": "x"}', "application/json"),
        (b"ord=%C3%28%00%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"ord=x", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"ord=x", "multipart/form-data"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"a=1&" * 6000, "application/x-www-form-urlencoded"),
        (b"", "text/\xc3\xa5"),
        (b"vem=exposed&vem=child&alder=" + b"9" * 5000, "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_answered_all_the_same(
    town: factories.Town, client: Client, body: bytes, kind: str
) -> None:
    answer = client.generic("POST", f"/info/{town.slug}/", body, content_type=kind)
    assert answer.status_code == 200
    assert b"tel:112" in answer.content


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script>",
        "</textarea><img src=x onerror=alert(1)>",
        '"><b>',
        "<!--svar-->",
        "{{ form }}{% debug %}",
        "\u202eabc\u2066",
        "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "=cmd|' /C calc'!A0",
        "javascript:alert(1)",
        "\x00",
    ],
)
def test_words_are_words(town: factories.Town, client: Client, said: str) -> None:
    answer = client.post(f"/info/{town.slug}/", {"ord": said, "vem": said, "sprak": said, "hant": said})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>" not in page
    assert "<img" not in page
    assert page.count("<form") == page.count("</form>") == 1
    assert page.count("<main") == page.count("</main>") == 1
    assert len(answer.content) + beside() <= MOST


@pytest.mark.parametrize("letter", ["a", "å", "ኣ", "😀"])
def test_ten_thousand_letters_are_read_as_far_as_they_help(
    town: factories.Town, client: Client, letter: str
) -> None:
    body = urlencode({"ord": letter * 10_000})
    answer = client.generic(
        "POST", f"/info/{town.slug}/", body.encode(), content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200
    assert len(answer.content) + beside() <= MOST


def test_what_the_browser_sends_is_read(town: factories.Town, client: Client) -> None:
    body = urlencode(
        {"vem": "child", "alder": "14", "ord": "å & <b>", "hant": ["body", "threats"]}, doseq=True
    )
    kind = "application/x-www-form-urlencoded"
    page = client.generic("POST", f"/info/{town.slug}/", body.encode(), content_type=kind).content.decode()
    assert all(f'value="{one}" checked' in page for one in ("child", "body", "threats"))
    assert 'name="alder" value="14"' in page
    assert "å &amp; &lt;b&gt;</textarea>" in page


def test_a_name_with_markup_is_escaped_once_in_its_own_town_and_no_other(
    town: factories.Town, service: SupportService, client: Client
) -> None:
    other = factories.town("0127", "Botkyrka")
    stockholm(other.municipality.pk)
    ServiceTranslation.objects.filter(service=service).delete()
    SupportService.objects.filter(pk=service.pk).update(name="<b>Zebrahuset</b> & <!--svar-->%(count)s")
    touch(town.municipality.pk)
    once = "&lt;b&gt;Zebrahuset&lt;/b&gt; &amp; &lt;!--svar--&gt;%(count)s"
    for tail in ("", "en/", "ar/", ""):
        for _time in range(2):
            page = client.post(f"/info/{town.slug}/{tail}", {"ord": "zebrahuset"}).content.decode()
            assert once in page
            assert not any(one in page for one in ("<b>Zebrahuset", "&amp;lt;", "<!--svar-->"))
            there = client.post(f"/info/{other.slug}/{tail}", {"ord": "zebrahuset"}).content.decode()
            assert once not in there
            assert f"/info/{town.slug}/" not in there
    SupportService.objects.filter(pk=service.pk).update(name="Jouren")
    touch(town.municipality.pk)
    assert once not in client.post(f"/info/{town.slug}/", {"ord": "zebrahuset"}).content.decode()


def test_too_much_is_refused_with_the_numbers(town: factories.Town, client: Client) -> None:
    answer = client.post(f"/info/{town.slug}/uk/", {"ord": "x" * 140_000})
    assert answer.status_code == 413
    assert b"tel:112" in answer.content
    assert b'<html lang="uk"' in answer.content


def test_what_is_looked_for_stands_nowhere_but_in_its_field(
    town: factories.Town, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(f"/info/{town.slug}/", {"ord": SECRET, "alder": "14", "vem": "child"})
    page = answer.content.decode()
    assert page.count(SECRET) == page.count(f'spellcheck="false">{SECRET}</textarea>') == 1
    assert SECRET not in str(answer.headers)
    assert SECRET not in caplog.text
    assert 'value="child" checked' in page
    assert 'name="alder" value="14"' in page
    assert 'autocomplete="off"' in page


def test_a_child_is_led_to_bris_first_and_who_hurts_to_valj_att_sluta(
    town: factories.Town, client: Client
) -> None:
    for about, number in (("child", "116111"), ("using_violence", "+4620555666")):
        page = client.post(f"/info/{town.slug}/", {"vem": about}).content.decode()
        numbers = re.findall(r'href="tel:([+\d]+)"', page)
        assert numbers[:2] == ["112", number]


def test_nothing_that_fits_is_said_and_the_numbers_stand(client: Client, db: None) -> None:
    town = factories.town("1882", "Askersund")
    page = client.post(f"/info/{town.slug}/", {"ord": "x"})
    assert "Inget passar helt" in words(page)
    assert page.content.count(b"tel:") == 6
    assert "inget stöd från kommunen än" in words(client.get(f"/info/{town.slug}/alla/"))


def test_words_that_say_nothing_to_us_are_told_to(town: factories.Town, client: Client) -> None:
    asked = {"qwertz husvagn": True, "min man slår mig": False, "": False}
    for written, unknown in asked.items():
        page = client.post(f"/info/{town.slug}/", {"vem": "exposed", "ord": written})
        assert ("Vi kände inte igen orden." in words(page)) is unknown, written


def test_the_town_chooses_where_the_way_out_leads(town: factories.Town, client: Client) -> None:
    settings(
        town.municipality.pk, way_out="https://www.example.se/vader", framers=["https://www.alingsas.se"]
    )
    for tail in [*TAILS, "inget/"]:
        answer = client.get(f"/info/{town.slug}/{tail}")
        assert b'data-out="https://www.example.se/vader"' in answer.content
        assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors https://www.alingsas.se")
        assert "X-Frame-Options" not in answer.headers
    gone = client.get(f"/info/{town.slug}/", headers={"referer": f"http://testserver/info/{town.slug}/"})
    assert b'content="0;url=https://www.example.se/vader"' in gone.content
    settings(town.municipality.pk, way_out="javascript:alert(1)", framers=[])
    page = client.get(f"/info/{town.slug}/")
    assert b'data-out="https://www.smhi.se/"' in page.content
    assert page.headers["X-Frame-Options"] == "DENY"


def test_a_slot_without_translation_is_swedish_and_says_so(town: factories.Town, client: Client) -> None:
    for address, name in (("fit", "meänkieli"), ("yi", "jiddisch"), ("rom", "romani chib")):
        answer = client.get(f"/info/{town.slug}/{address}/")
        assert b'<html lang="sv" dir="ltr">' in answer.content
        assert f"Sidan finns inte på {name} än. Den visas på svenska." in words(answer)


def test_a_passage_left_in_swedish_says_so(
    town: factories.Town, service: SupportService, client: Client
) -> None:
    ServiceTranslation.objects.filter(service=service, language="ar").delete()
    service.contacts.update(label="Kvällar")
    touch(town.municipality.pk)
    page = client.get(f"/info/{town.slug}/ar/visa/{service.pk}/").content.decode()
    assert f'<h1 lang="sv" dir="ltr">{service.name}</h1>' in page
    assert f'lang="sv" dir="ltr">{service.description}' in page
    assert '<span lang="sv" dir="ltr">Kvällar</span>' in page


def test_a_translation_says_that_it_is_older_and_unread(
    town: factories.Town, service: SupportService, client: Client
) -> None:
    text = ServiceTranslation.objects.get(service=service, language="en")
    address = f"/info/{town.slug}/en/visa/{service.pk}/"
    assert "No native speaker has read this text." in words(client.get(address))
    text.checked_by, text.checked_on = "Alex Ek", text.translated_on
    text.labels = {"Kvällar": "Evenings"}
    text.save()
    service.contacts.update(label="Kvällar")
    service.description, service.changed_on = "Något helt annat.", text.translated_on.replace(month=5)
    service.save()
    touch(town.municipality.pk)
    page = words(client.get(address))
    assert "No native speaker has read this text." not in page
    assert "2 May 2026" in page
    assert "Evenings" in page
    assert "Kvällar" not in page
    assert "This translation is older." in page


def test_a_service_that_is_not_shown_is_not_there(
    town: factories.Town, service: SupportService, client: Client
) -> None:
    other = factories.town("0180", "Stockholm")
    fill_directory(other.municipality.pk, 1)
    theirs = SupportService.objects.get(municipality=other.municipality)
    assert client.get(f"/info/{town.slug}/visa/{theirs.pk}/").status_code == 404
    service.published = False
    service.save()
    touch(town.municipality.pk)
    assert client.get(f"/info/{town.slug}/visa/{service.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["sida.css", "sida.js", "ikon.svg"])
def test_what_comes_with_a_page_is_kept_by_no_browser(client: Client, name: str) -> None:
    answer = client.get(f"/static/sida/{name}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_way_out_of_a_kept_page_leads_to_its_own_address(
    client: Client, town: factories.Town, service: SupportService
) -> None:
    """Another's odd way of writing an address must not stay in the page: the way out would lead back in."""
    start = f"/info/{town.slug}/"
    for first in (f"visa/00{service.pk}/", "alla/01/", "alla/1/"):
        client.get(f"{start}{first}")
    for tail in (f"visa/{service.pk}/", "alla/", "alla/1/"):
        page = client.get(f"{start}{tail}").content.decode()
        assert f'class="out" href="{start}{tail}"' in page
        gone = client.get(f"{start}{tail}", headers={"referer": f"https://testserver{start}{tail}"})
        assert b"refresh" in gone.content
    assert client.get(f"{start}visa/00{service.pk}/").status_code == 404
