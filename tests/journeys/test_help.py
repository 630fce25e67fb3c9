"""Five persons find help on a phone, in four languages, with script and without, and leave nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.base import clock
from fridlyst.demo.support import load_directory
from fridlyst.exchange.parsing import parse
from fridlyst.exchange.service_part import service_fields
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import ensure_service
from tests import factories
from tests.journeys.browser import PHONE, faults, open_page, too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "bare"])
PROGRAMME = "stockholm-2021-2025.yaml"
GROWN_UP = ("Relationsvåldscentrum (RVC)", "Mikamottagningen")


@pytest.fixture
def address(transactional_db: None, live_server: LiveServer) -> str:
    """The first page of Stockholm's directory, with the 22 services of its programme."""
    town = factories.town(name="Stockholm")
    by = cast("Actor", town.actor)
    read = parse((files("fridlyst.demo") / "programmes" / PROGRAMME).read_bytes(), name=PROGRAMME)
    for given in read["support_services"]:
        ensure_service(by=by, fields=service_fields(given, None))
    assert load_directory(by=by, place="stockholm", today=clock.today()) == 22
    return f"{live_server.url}/info/{town.slug}/"


@contextmanager
def visitor(browser: Browser, address: str, *, script: bool) -> Iterator[Page]:
    """A phone on the page; where the way out leads is answered here, and no other stranger is asked."""
    asked: list[str] = []
    with open_page(browser, PHONE, script=script) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.route(
            "https://www.smhi.se/**",
            lambda route: route.fulfill(body="<h1>Väder</h1>", content_type="text/html; charset=utf-8"),
        )
        page.goto(address)
        yield page
        assert page.context.cookies() == []
    ours = address.split("/info/")[0]
    assert [one for one in asked if not one.startswith((ours, "https://www.smhi.se/"))] == []


def is_sound(page: Page, *, script: bool) -> None:
    assert too_wide(page) == 0
    if script:
        assert faults(page) == ()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"label:has(input[name={name}][value={value}])").click()


def ask(page: Page) -> None:
    """Send the answers and wait for what fits."""
    page.locator("main form button").first.click()
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main h2").first).to_be_visible()


def found(page: Page) -> list[str]:
    """The names of what was found, in order."""
    return page.locator("main h2").all_inner_texts()


def leave(page: Page, address: str, *, script: bool) -> None:
    """Press the way out; the pages that were seen with script are in no history."""
    history = page.context.new_cdp_session(page)
    page.locator("a.out").click()
    expect(page.locator("h1")).to_have_text("Väder")
    entries = history.send("Page.getNavigationHistory")["entries"]
    seen = [one["url"] for one in entries if "/info/" in one["url"]]
    # Without script each search has left an entry: the same address, which says nothing of what was sought.
    assert seen == [] if script else set(seen) <= {address}


@SCRIPT
def test_a_person_exposed(chromium: Browser, address: str, script: bool) -> None:
    with visitor(chromium, address, script=script) as page:
        is_sound(page, script=script)
        assert page.title() == "Information · Stockholm"
        for number in ("tel:112", "tel:+4620505050"):
            assert page.locator(f'main a[href="{number}"]').first.bounding_box()["y"] < PHONE["height"] / 2  # type: ignore[index]
        choose(page, "vem", "exposed")
        page.locator("summary", has_text="Vad har hänt?").click()
        page.get_by_label("Någon slår eller skadar kroppen").check()
        page.get_by_label("Ålder").fill("34")
        page.get_by_label("Skriv med egna ord").fill("min man slårr mej så barnen ser")
        ask(page)
        is_sound(page, script=script)
        assert page.url == address
        assert page.title() == "Information · Stockholm"
        assert {"Relationsvåldscentrum (RVC)", "Kriscentrum för kvinnor och barn"} & set(found(page)[:4])
        assert page.locator('main a[href^="tel:+468465004"]').count() > 0
        assert page.locator("main").inner_text().count("slårr") <= 1
        leave(page, address, script=script)


@SCRIPT
def test_a_child_in_easy_swedish(chromium: Browser, address: str, script: bool) -> None:
    easy = f"{address}latt/"
    with visitor(chromium, easy, script=script) as page:
        is_sound(page, script=script)
        choose(page, "vem", "child")
        page.locator("#alder").fill("9 år")
        page.locator("#ord").fill("pappa slår mamma")
        ask(page)
        is_sound(page, script=script)
        assert page.locator("main a[href^='tel:']").first.get_attribute("href") in ("tel:112", "tel:116111")
        assert page.locator('a[href="tel:116111"]').first.is_visible()
        names = " ".join(found(page))
        assert "Barnahus" in names
        assert not [name for name in GROWN_UP if name in names]
        leave(page, easy, script=script)


@SCRIPT
def test_one_who_uses_violence_in_english(chromium: Browser, address: str, script: bool) -> None:
    english = f"{address}en/"
    with visitor(chromium, english, script=script) as page:
        is_sound(page, script=script)
        choose(page, "vem", "using_violence")
        page.get_by_label("Age", exact=True).fill("41")
        page.locator("#ord").fill("i get angry and hit my wife, want to stop")
        ask(page)
        is_sound(page, script=script)
        assert page.locator('a[href="tel:+4620555666"]').first.is_visible()
        names = found(page)
        assert not {"Skyddat boende", "Mellanboende", "Sheltered housing"} & set(names)
        assert page.locator("html").get_attribute("lang") == "en"
        leave(page, english, script=script)


@SCRIPT
def test_a_relative_in_arabic(chromium: Browser, address: str, script: bool) -> None:
    arabic = f"{address}ar/"
    with visitor(chromium, arabic, script=script) as page:
        is_sound(page, script=script)
        assert page.locator("html").get_attribute("dir") == "rtl"
        choose(page, "vem", "relative")
        page.locator("#ord").fill("زوج أختي يضربها")
        ask(page)
        is_sound(page, script=script)
        assert page.url == arabic
        assert len(found(page)) > 1
        assert page.locator('a[href="tel:+4620505050"]').first.is_visible()
        leave(page, arabic, script=script)


@SCRIPT
def test_a_nurse_between_two_patients(chromium: Browser, address: str, script: bool) -> None:
    with visitor(chromium, f"{address}personal/", script=script) as page:
        is_sound(page, script=script)
        page.get_by_role("link", name="En vuxen som är utsatt").click()
        expect(page.locator("h1")).to_have_text("En vuxen som är utsatt")
        is_sound(page, script=script)
        expect(page.locator("main")).to_contain_text("Relationsvåldscentrum (RVC)")
        expect(page.locator("main")).to_contain_text("112")


def test_who_answers_nothing_gets_an_answer(chromium: Browser, address: str) -> None:
    with visitor(chromium, address, script=False) as page:
        for words in ("", "<script>alert(1)</script>", "å" * 10_000, "qqqq zzzz", "\u202e\u0000\ufffd"):
            page.locator("#ord").evaluate("(field, words) => { field.value = words; }", words)
            page.locator("main form button").first.click()
            expect(page.locator('a[href="tel:112"]').first).to_be_visible()
            expect(page.locator('a[href="tel:+4620505050"]').first).to_be_visible()
            assert page.locator("script:not([src])").count() == 0
