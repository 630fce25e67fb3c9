"""Every component is shown, accessible, and fits a small screen."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.web.style_guide.examples import COMPONENTS
from fridlyst.web.style_guide.views import EXAMPLES
from tests.journeys.browser import NARROW, WIDE, faults, open_page, too_wide

NAMES = [component.name for component in COMPONENTS]


@pytest.fixture(autouse=True)
def _demonstration(settings: Settings) -> None:
    settings.FRIDLYST_DEMO = True


def test_every_example_is_listed() -> None:
    assert {file.stem for file in EXAMPLES.glob("*.html")} == set(NAMES)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", *NAMES])
def test_every_page_is_drawn(client: Client, name: str) -> None:
    address = f"/stil/{name}/" if name else "/stil/"
    page = client.get(address)
    assert page.status_code == 200
    assert "&lt;c-" in page.content.decode() or not name
    assert "<c-" not in page.content.decode()


@pytest.mark.django_db
def test_the_guide_is_not_there_in_production(client: Client, settings: Settings) -> None:
    settings.FRIDLYST_DEMO = False
    assert client.get("/stil/").status_code == 404
    assert client.get("/stil/button/").status_code == 404
    assert client.post("/stil/spara/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["finns-inte", "..%2f..%2fsettings", "BUTTON"])
def test_a_component_that_is_not_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/stil/{name}/").status_code == 404


ENTRANCES = ("/", "/konto/login/", "/konto/password/reset/", "/tillganglighet/", "/finns/inte/")


@pytest.mark.journey
@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (WIDE, True), (NARROW, False)])
def test_axe_finds_nothing_and_nothing_sticks_out(
    chromium: Browser, live_server: LiveServer, size: dict[str, int], dark: bool
) -> None:
    with open_page(chromium, size, base_url=live_server.url, dark=dark) as page:
        for address in (*ENTRANCES, "/stil/", *(f"/stil/{name}/" for name in NAMES)):
            page.goto(address)
            assert faults(page) == (), address
            assert too_wide(page) == 0, address


def saving(page: Page, text: str) -> str:
    """Type, wait for the saving to end, and read what the page says."""
    page.get_by_label("Vad har hänt?").fill(text)
    page.wait_for_selector("[data-saved][data-state=saved], [data-saved][data-state=failed]")
    return page.locator("[data-saved]").inner_text()


@pytest.mark.journey
def test_what_is_typed_is_saved_and_the_page_says_when(chromium: Browser, live_server: LiveServer) -> None:
    with open_page(chromium, WIDE, base_url=live_server.url) as page:
        page.goto("/stil/saved/")
        assert saving(page, "Avtalet är klart.").startswith("Sparat kl. ")


@pytest.mark.journey
def test_a_conflict_is_told_and_the_text_stays(chromium: Browser, live_server: LiveServer) -> None:
    with open_page(chromium, WIDE, base_url=live_server.url) as page:
        page.goto("/stil/saved/")
        assert "Någon annan" in saving(page, "krock")
        assert page.get_by_label("Vad har hänt?").input_value() == "krock"


@pytest.mark.journey
def test_without_the_net_the_text_stays_and_is_saved_later(
    chromium: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    with open_page(chromium, WIDE, base_url=live_server.url) as page:
        page.goto("/stil/saved/")
        page.context.set_offline(True)
        assert "Ingen kontakt" in saving(page, "Skrivet i hissen.")
        page.context.set_offline(False)
        page.wait_for_selector("[data-saved][data-state=saved]", timeout=15_000)
        assert page.get_by_label("Vad har hänt?").input_value() == "Skrivet i hissen."


@pytest.mark.journey
def test_the_frame_works_by_keyboard_and_without_script(chromium: Browser, live_server: LiveServer) -> None:
    with open_page(chromium, WIDE, base_url=live_server.url, script=False) as page:
        page.goto("/stil/confirm/")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Hoppa till innehållet"
        page.get_by_role("button", name="Stäng omgången").click()
        assert page.get_by_role("dialog", name="Stänga Tertial 2 2026?").is_visible()
        page.keyboard.press("Escape")
        assert not page.get_by_role("dialog", name="Stänga Tertial 2 2026?").is_visible()
