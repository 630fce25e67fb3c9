"""Somebody may read over the visitor's shoulder: each thing the public pages promise, in a browser."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.support.languages import LANGUAGES
from fridlyst.support.models import SupportService
from tests import factories
from tests.journeys.browser import NARROW, PHONE, WIDE, faults, open_page, stand_still, too_wide
from tests.web.directory.material import settings, stockholm

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

BEFORE, AWAY = "https://innan.example/", "https://www.smhi.se/"
LOW = {"width": 320, "height": 480}
Leave = Callable[[Page], None]

# Tells whether nothing was left to read already in the turn of the press, before anything else was
# let in, and what markup was left: an order, which a busy machine does not change.
WATCH = """
const pressed = () => {
  const press = { turn: "the turn of the press" };
  window.press = press;
  setTimeout(() => { press.turn = "a later turn" });
};
addEventListener("keydown", pressed, true);
addEventListener("click", pressed, true);
new MutationObserver(() => {
  if (!window.press || !document.body || document.body.innerText.trim()) return;
  console.log(JSON.stringify([window.press.turn, document.body.innerHTML.length]));
}).observe(document, { childList: true, subtree: true });
"""


@dataclass(frozen=True)
class Place:
    """The town's directory on a server."""

    home: str
    service: str
    town: factories.Town

    def pages(self) -> list[str]:
        return [self.home + tail for tail in ("", "om/", "alla/", "sprak/", self.service, "ingenting/")]


@pytest.fixture
def place(live_server: LiveServer) -> Place:
    town = factories.town("0180", "Stockholm")
    stockholm(town.municipality.pk)
    number = SupportService.objects.filter(municipality=town.municipality).values_list("pk", flat=True)[0]
    return Place(f"{live_server.url}/info/{town.slug}/", f"visa/{number}/", town)


@contextmanager
def visiting(
    browser: Browser,
    place: Place,
    *,
    size: dict[str, int] = PHONE,
    script: bool = True,
    dark: bool = False,
    step: int = 0,
) -> Iterator[Page]:
    """A page that came from another site; `step`: milliseconds between presses, as the page sees it."""
    with open_page(browser, size, script=script, dark=dark) as page:
        stand_still(page, step)
        page.context.route(f"{BEFORE}**", lambda route: answered(route, "Innan"))
        page.context.route(f"{AWAY}**", lambda route: answered(route, "Väder"))
        page.goto(BEFORE)
        page.goto(place.home)
        yield page


def answered(route: Route, title: str) -> None:
    route.fulfill(content_type="text/html", body=f"<title>{title}</title><p>{title}")


def entries(page: Page) -> list[str]:
    """The tab's history, the first first; asked for again while one page gives way to the next."""
    for _ in range(40):
        try:
            session = page.context.new_cdp_session(page)
            history = session.send("Page.getNavigationHistory")
        except Error:
            page.wait_for_timeout(50)
        else:
            return [str(entry["url"]) for entry in history["entries"]]
    return []


def inside(page: Page) -> list[str]:
    return [address for address in entries(page) if "/info/" in address]


def by_mouse(page: Page) -> None:
    page.locator(".out").click(no_wait_after=True)


def by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def by_touch(page: Page) -> None:
    page.locator(".out").dispatch_event("click")


def by_shifts(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize(
    ("leave", "script"),
    [
        (by_mouse, True),
        (by_keyboard, True),
        (by_touch, True),
        (by_shifts, True),
        (by_mouse, False),
        (by_keyboard, False),
    ],
)
def test_leaving_takes_the_page_out_of_the_tabs_history(
    chromium: Browser, place: Place, leave: Leave, script: bool
) -> None:
    with visiting(chromium, place, script=script) as page:
        leave(page)
        page.wait_for_url(AWAY)
        assert inside(page) == []
        assert entries(page)[-2:] == [BEFORE, AWAY]
        page.go_back()
        expect(page).to_have_title("Innan")


def test_a_finger_leaves_too(chromium: Browser, place: Place) -> None:
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        context.route(f"{AWAY}**", lambda route: answered(route, "Väder"))
        page.goto(place.home)
        page.evaluate("scrollTo(0, 600)")
        box = page.locator(".out").bounding_box()
        assert box
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url(AWAY)
        assert inside(page) == []
    finally:
        context.close()


@contextmanager
def silent_site() -> Iterator[str]:
    """A site that takes the call and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"https://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("leave", [by_mouse, by_keyboard, by_shifts])
def test_the_page_is_blank_at_once_though_the_target_never_answers(
    chromium: Browser, place: Place, leave: Leave
) -> None:
    with silent_site() as site, visiting(chromium, place) as page:
        settings(place.town.municipality.pk, way_out=site)
        page.add_init_script(WATCH)
        page.goto(f"{place.home}om/")
        with page.expect_console_message() as told:
            leave(page)
        assert json.loads(told.value.text) == ["the turn of the press", 0]
        assert page.url == f"{place.home}om/"


@pytest.mark.parametrize("script", [True, False])
def test_a_target_that_is_down_takes_the_pages_place_all_the_same(
    chromium: Browser, place: Place, script: bool
) -> None:
    down = f"https://127.0.0.1:{closed_port()}/"
    settings(place.town.municipality.pk, way_out=down)
    with visiting(chromium, place, script=script) as page:
        by_mouse(page)
        wait_until(lambda: entries(page)[-1:] == [down])
        assert inside(page) == []


def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for it to hold; a minute is more than any machine needs."""
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_presses_further_apart_do_not_leave(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place, step=1001) as page:
        by_shifts(page)
        by_shifts(page)
        assert page.url == place.home
        page.get_by_role("heading", name="Hitta stöd").wait_for()


def test_capitals_and_a_key_held_down_do_not_leave(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place) as page:
        field = page.get_by_label("Skriv med egna ord")
        field.focus()
        for letter in "ABC":
            page.keyboard.press(f"Shift+{letter}")
        expect(field).to_have_value("ABC")
        page.keyboard.down("Shift")
        page.keyboard.down("Shift")
        page.keyboard.down("Shift")
        page.keyboard.up("Shift")
        assert page.url == place.home
        page.get_by_role("heading", name="Hitta stöd").wait_for()


def test_moving_about_leaves_one_entry_of_a_neutral_address(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place) as page:
        for name in ("Surfa säkrare", "Allt stöd", "Språk"):
            page.locator("footer").get_by_role("link", name=name, exact=True).click()
            page.get_by_role("heading", name=name, level=1).wait_for()
            assert len(inside(page)) == 1
        page.get_by_role("link", name="العربية").click()
        page.wait_for_url("**/ar/")
        page.goto(place.home)
        page.locator("footer").get_by_role("link", name="Allt stöd").click()
        page.get_by_role("link", name="Barn (").click()
        page.locator(".names a").first.click()
        page.wait_for_url("**/visa/*/")
        assert set(entries(page)[2:]) == {page.url} or len(inside(page)) <= 2
        expect(page).to_have_title("Information · Stockholm")


def test_a_search_stays_on_its_address_and_is_read_out(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place) as page:
        page.get_by_label("Skriv med egna ord").fill("hemligt ord")
        page.get_by_label("Ett barn").check()
        page.get_by_role("button", name="Visa stöd som passar").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_be_focused()
        expect(heading).to_have_text("Det här kan passa")
        assert entries(page) == ["about:blank", BEFORE, place.home]
        expect(page.get_by_label("Skriv med egna ord")).to_have_value("hemligt ord")
        expect(page).to_have_title("Information · Stockholm")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Hitta stöd")
        expect(page.get_by_label("Skriv med egna ord")).to_have_value("")
        page.go_back()
        assert page.url == BEFORE


def test_a_search_without_script_can_still_be_left(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place, script=False) as page:
        page.get_by_label("Skriv med egna ord").fill("hemligt ord")
        page.get_by_role("button", name="Visa stöd som passar").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Det här kan passa")
        before = inside(page)
        assert set(before) == {place.home}
        by_mouse(page)
        page.wait_for_url(AWAY)
        assert len(inside(page)) == len(before) - 1
        assert "hemligt" not in "".join(entries(page))


def test_what_fails_falls_back_to_ordinary_ways(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place) as page:
        page.route(
            place.home,
            lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_(),
        )
        page.get_by_role("button", name="Visa stöd som passar").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Det här kan passa")
        page.route("**/sida*.js", lambda route: route.abort())
        page.goto(f"{place.home}om/")
        by_mouse(page)
        page.wait_for_url(AWAY)
        assert not [address for address in inside(page) if address.endswith("/om/")]


def test_a_page_brought_back_from_memory_is_asked_for_anew(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place) as page:
        page.evaluate("window.old = true")
        with page.expect_navigation():
            page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        assert page.evaluate("window.old") is None
        page.get_by_role("heading", name="Hitta stöd").wait_for()


STORED = """async () => ({
  cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  hints: document.querySelectorAll("link[rel*=pre], link[rel=dns-prefetch], link[rel=manifest]").length,
})"""


def test_nothing_is_stored_and_nobody_else_is_asked(chromium: Browser, place: Place) -> None:
    asked: list[str] = []
    with visiting(chromium, place) as page:
        page.on("request", lambda request: asked.append(request.url))
        headers: list[dict[str, str]] = []
        page.on("response", lambda response: headers.append(response.headers))
        for address in place.pages():
            page.goto(address)
        page.goto(place.home)
        page.get_by_role("button", name="Visa stöd som passar").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Det här kan passa")
        assert page.context.cookies() == []
        assert page.evaluate(STORED) == {
            "cookie": "",
            "local": 0,
            "session": 0,
            "databases": 0,
            "caches": 0,
            "workers": 0,
            "hints": 0,
        }
    origin = place.home.split("/info/")[0]
    assert asked
    assert {address[: len(origin)] for address in asked} == {origin}
    assert not [header for header in headers if "set-cookie" in header]
    pages = [header for header in headers if header.get("content-type", "").startswith("text/html")]
    assert {header["cache-control"] for header in pages} == {"no-store"}
    assert {header["referrer-policy"] for header in pages} == {"no-referrer"}
    assert all(header["content-security-policy"].startswith("default-src 'none'") for header in pages)
    assert not [header for header in pages if "etag" in header or "last-modified" in header]


def test_the_way_out_comes_first_on_every_page_and_language(chromium: Browser, place: Place) -> None:
    addresses = place.pages() + [f"{place.home}{one.address}/" for one in LANGUAGES if one.code != "sv"]
    with visiting(chromium, place) as page:
        for address in addresses:
            page.goto(address)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "out", address


COVERED = """() => {
  const bar = document.querySelector(".out").getBoundingClientRect().bottom;
  const at = document.activeElement, box = at.getBoundingClientRect();
  const held = at === document.body || at.closest("header");
  return held || (box.top >= bar - 1 && box.top < innerHeight) ? "" : at.outerHTML.slice(0, 80);
}"""


def test_it_is_always_in_view_and_covers_nothing_that_has_focus(chromium: Browser, place: Place) -> None:
    with visiting(chromium, place, size=LOW) as page:
        for down in (0, 300, 5000):
            page.evaluate(f"scrollTo(0, {down})")
            assert page.evaluate("document.elementFromPoint(160, 20).className") == "out"
        page.evaluate("scrollTo(0, 0)")
        page.locator("details.happened summary").click()
        for back in ("Tab", "Shift+Tab"):
            for _ in range(34):
                page.keyboard.press(back)
                assert page.evaluate(COVERED) == ""


def test_every_page_can_be_read_in_the_dark_and_on_a_wide_screen(chromium: Browser, place: Place) -> None:
    """On a phone, in other languages and colours: tests/journeys/test_public_access.py."""
    with visiting(chromium, place, size=WIDE, dark=True) as page:
        for address in place.pages():
            page.goto(address)
            assert faults(page) == (), address
        page.goto(place.home)
        page.locator("form button").click()
        page.locator(".hits").wait_for()
        for more in page.locator("details").all():
            more.locator("summary").first.click()
        # A target that the way out lies over is one to scroll to.
        page.evaluate("scrollTo(0, 0)")
        assert faults(page) == ()


@pytest.mark.parametrize("language", ["", "ti/", "ar/"])
def test_the_narrowest_screen_and_the_largest_text(chromium: Browser, place: Place, language: str) -> None:
    with visiting(chromium, place, size=NARROW) as page:
        for address in Place(f"{place.home}{language}", place.service, place.town).pages():
            page.goto(address)
            assert too_wide(page) == 0, address
            page.evaluate("document.documentElement.style.fontSize = '212%'")
            assert too_wide(page) == 0, f"{address} at 200 %"
