"""The directory inside a municipality's own site: the way out works there, and no other site may show it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.support.actions import save_directory_settings
from fridlyst.support.fields import DirectorySettingsFields
from fridlyst.web.support.embedding import embed_line
from tests import factories
from tests.factories import Town
from tests.journeys.browser import PHONE, open_page, stand_still

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HOST, STRANGER = "https://www.kommunen.example", "https://www.frammande.example"
# Fridlyst as a browser meets it: another origin than the site's, over HTTPS.
OURS = "https://fridlyst.example"
AWAY = "https://www.smhi.se/"


@pytest.fixture
def town(transactional_db: None) -> Town:
    """A municipality whose own site may show its directory."""
    made = factories.town()
    save_directory_settings(by=made.actor, fields=DirectorySettingsFields(framers=[HOST]), version=0)
    return made


@contextmanager
def shown(
    browser: Browser, server: LiveServer, site: str, *, script: bool = True, reachable: bool = True
) -> Iterator[Page]:
    """The site's page with the one line in it; the way out's target answers, or not."""
    line = embed_line(f"{OURS}/info/askersund/", "Askersund")

    def answer(route: Route) -> None:
        if route.request.url.startswith(AWAY):
            if reachable:
                route.fulfill(
                    body="<title>Väder</title><h1>Väder</h1>", content_type="text/html; charset=utf-8"
                )
            else:
                route.abort()
        elif route.request.url.startswith(site):
            route.fulfill(
                body=f"<!doctype html><title>Kommunen</title><h1>Kommunen</h1>{line}",
                content_type="text/html; charset=utf-8",
            )
        else:
            asked = route.request
            url = asked.url.replace(OURS, server.url)
            route.fulfill(response=route.fetch(url=url, headers=asked.all_headers(), max_redirects=0))

    with open_page(browser, PHONE, script=script) as page:
        stand_still(page)
        page.route("**/*", answer)
        page.goto(f"{site}/stod")
        yield page


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def press_thrice(page: Page) -> None:
    """Three Shifts, when the script that hears them is there; the frame may be read before its script."""
    page.frames[-1].wait_for_load_state("load")
    for _ in range(3):
        page.keyboard.press("Shift")


def test_a_site_that_is_allowed_shows_it_and_nothing_is_stored(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST) as page:
        expect(inside(page).get_by_role("heading", level=1)).to_be_visible()
        expect(inside(page).get_by_role("link", name="112")).to_be_visible()
        inside(page).get_by_role("link", name="Surfa säkrare").click()
        expect(inside(page).get_by_role("heading", level=1)).to_contain_text("Surfa")
        assert page.context.cookies() == []


def test_a_site_that_is_not_allowed_gets_nothing(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, STRANGER) as page:
        page.wait_for_timeout(500)
        expect(inside(page).get_by_role("link", name="112")).to_have_count(0)


def test_the_way_out_takes_the_whole_tab_and_the_place_of_the_page(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST) as page:
        inside(page).get_by_role("link", name="Lämna sidan snabbt").click()
        page.wait_for_url(AWAY)
        page.go_back()
        assert page.url == "about:blank"


def test_the_way_out_takes_the_whole_tab_without_script(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST, script=False) as page:
        inside(page).get_by_role("link", name="Lämna sidan snabbt").click()
        page.wait_for_url(AWAY)


def test_three_shifts_inside_take_the_whole_tab(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST) as page:
        inside(page).get_by_role("heading", level=1).click()
        press_thrice(page)
        page.wait_for_url(AWAY)


def test_three_shifts_work_for_who_came_in_by_the_keyboard(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST) as page:
        expect(inside(page).get_by_role("heading", level=1)).to_be_visible()
        page.keyboard.press("Tab")
        expect(inside(page).get_by_role("link", name="Lämna sidan snabbt")).to_be_focused()
        press_thrice(page)
        expect(inside(page).get_by_role("link", name="112")).to_have_count(0)
        page.wait_for_url(AWAY)


def test_it_is_blank_at_once_when_the_target_cannot_be_reached(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with shown(chromium, live_server, HOST, reachable=False) as page:
        way_out = inside(page).get_by_role("link", name="Lämna sidan snabbt")
        way_out.click(no_wait_after=True)
        expect(way_out).to_have_count(0)
        expect(page.locator("iframe")).to_have_count(0)
        assert "Askersund" not in page.content()
