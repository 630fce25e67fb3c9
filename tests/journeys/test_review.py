"""A decided document goes in by the keyboard alone, and the programme is in place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Activity, Programme
from fridlyst.review.models import Proposal
from tests.journeys.browser import PHONE, WIDE, faults, open_page, too_wide
from tests.review.documents import municipality, person, plan, shared

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])


@pytest.fixture(autouse=True)
def _tasks_at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def askersund() -> Municipality:
    return municipality("1882", "Askersund")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "plan.docx"
    file.write_bytes(plan())
    return file


@pytest.fixture
def pages(chromium: Browser, live_server: LiveServer, askersund: Municipality) -> Iterator[object]:
    person(askersund)

    def sized(size: dict[str, int], *, script: bool = True) -> object:
        return open_page(chromium, size, base_url=live_server.url, script=script)

    return sized


def sign_in(page: Page) -> None:
    page.goto("/konto/login/")
    page.fill("input[name=login]", "sam@example.se")
    page.fill("input[name=password]", "ett-langt-losenord")
    page.click("main button[type=submit]")


def upload(page: Page, file: Path) -> None:
    page.goto("/askersund/inlasning/")
    page.set_input_files("input[type=file]", file)
    page.click("main button.primary")
    expect(page.locator("h1")).to_have_text("Granska förslagen")


def is_sound(page: Page) -> None:
    assert faults(page) == ()
    assert too_wide(page) == 0


def take_in(page: Page, *, script: bool = True) -> None:
    page.get_by_role("link", name="Ta in programmet").click()
    expect(page.locator("h1")).to_have_text("Ta in programmet")
    if script:
        is_sound(page)
    page.get_by_role("button", name="Ta in programmet").click()
    expect(page.locator(".over")).to_contain_text("Utkast")
    expect(page.get_by_role("button", name="Sätt i kraft").first).to_be_visible()


@SIZES
def test_by_the_keyboard_alone(pages: object, size: dict[str, int], document: Path) -> None:
    with pages(size) as page:
        sign_in(page)
        page.goto("/askersund/inlasning/")
        is_sound(page)
        upload(page, document)
        is_sound(page)
        total = Proposal.objects.exclude(kind="doubt").count()
        page.keyboard.press("Enter")
        expect(page.locator(".tally")).to_contain_text(f"1 av {total} granskade")
        first = page.locator("#card-title").inner_text()
        page.keyboard.press("j")
        expect(page.locator("#card-title")).not_to_have_text(first)
        page.keyboard.press("k")
        expect(page.locator("#card-title")).to_have_text(first)
        page.keyboard.press("e")
        title = page.get_by_role("textbox").first
        title.fill("Rättat med tangentbordet")
        is_sound(page)
        page.get_by_role("button", name="Spara rättelsen").press("Enter")
        expect(page.locator(".tally")).to_contain_text(f"2 av {total} granskade")
        page.keyboard.press("x")
        expect(page.locator(".tally")).to_contain_text(f"3 av {total} granskade")
        page.wait_for_function("!document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
        page.get_by_role("button", name=re.compile("Godta alla säkra")).press("Enter")
        expect(page.locator(".tally")).to_contain_text("Allt är granskat.")
        is_sound(page)
        take_in(page)
    assert Programme.objects.get().state == "draft"
    states = list(Proposal.objects.values_list("state", flat=True))
    assert (states.count("mended"), states.count("refused")) == (1, 1)


@SIZES
def test_askersunds_own_document(pages: object, size: dict[str, int], tmp_path: Path) -> None:
    file = tmp_path / "askersund.docx"
    file.write_bytes(shared("askersund.docx"))
    with pages(size) as page:
        sign_in(page)
        upload(page, file)
        is_sound(page)
        page.get_by_role("link", name="Inte förstått").click()
        is_sound(page)
        page.get_by_role("link", name="Förslag").first.click()
        page.get_by_role("button", name=re.compile("Godta alla säkra")).click()
        rest = page.get_by_role("button", name=re.compile("Godta resten"))
        if rest.count():
            rest.click()
        expect(page.locator(".tally")).to_contain_text("Allt är granskat.")
        take_in(page)
    assert Activity.objects.count() == 13


def test_without_script(pages: object, document: Path) -> None:
    with pages(WIDE, script=False) as page:
        sign_in(page)
        upload(page, document)
        page.get_by_role("button", name="Godta", exact=True).click()
        expect(page.locator(".tally")).to_contain_text("1 av")
        page.get_by_role("link", name="Rätta").click()
        page.get_by_role("button", name="Spara rättelsen").click()
        expect(page.locator(".tally")).to_contain_text("2 av")
        page.get_by_role("button", name=re.compile("Godta alla säkra")).click()
        expect(page.locator(".tally")).to_contain_text("Allt är granskat.")
        take_in(page, script=False)
    assert Programme.objects.exists()
