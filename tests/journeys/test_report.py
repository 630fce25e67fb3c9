"""From closing a round to the report in every format: written in, fetched, opened."""

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.followup.models import FollowUpRound, RoundText
from fridlyst.organisation.terms import Role
from tests import factories
from tests.journeys.browser import PHONE, WIDE, faults, open_page, too_wide
from tests.reports.contents.conftest import Scene, build

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SIZES = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
PROPOSAL = "Kommunstyrelsen avsätter pengar till en tjänst."


class SignedIn(Protocol):
    """Opens a page of this size for someone with the role."""

    def __call__(
        self, size: dict[str, int], role: Role = Role.COORDINATOR, *, script: bool = True
    ) -> AbstractContextManager[Page]: ...


@pytest.fixture(autouse=True)
def _tasks_at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    return build(factories.town())


@pytest.fixture
def signed_in(chromium: Browser, live_server: LiveServer, scene: Scene, settings: Settings) -> SignedIn:
    def opened(
        size: dict[str, int], role: Role = Role.COORDINATOR, *, script: bool = True
    ) -> AbstractContextManager[Page]:
        client: Client = factories.signed_in(factories.person(scene.town, role))
        session = client.cookies[settings.SESSION_COOKIE_NAME]
        page = open_page(chromium, size, base_url=live_server.url, script=script)
        return _with_session(page, {"name": session.key, "value": session.value, "url": live_server.url})

    return opened


@contextmanager
def _with_session(opening: AbstractContextManager[Page], cookie: dict[str, str]) -> Iterator[Page]:
    """A page whose browser already carries the session."""
    with opening as page:
        page.context.add_cookies([cookie])  # type: ignore[list-item]
        yield page


def address(scene: Scene) -> str:
    return f"/{scene.town.slug}/uppfoljning/{scene.now.slug}/rapport/"


def is_sound(page: Page) -> None:
    assert faults(page) == ()
    assert too_wide(page) == 0


def fetch(page: Page, label: str, folder: Path) -> bytes:
    """Make the report in a format, follow it, download it, and come back to the report."""
    page.get_by_role("button", name=f"Gör {label}").click()
    expect(page.locator("h1")).to_have_text(f"Rapporten som {label}")
    is_sound(page)
    with page.expect_download() as download:
        page.get_by_role("link", name=f"Hämta {label}").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    page.get_by_role("link", name="Till rapporten").click()
    return file.read_bytes()


@SIZES
def test_from_the_closed_round_to_the_report_in_every_format(
    signed_in: SignedIn, scene: Scene, size: dict[str, int], tmp_path: Path
) -> None:
    with signed_in(size) as page:
        page.goto(f"/{scene.town.slug}/uppfoljning/{scene.now.slug}/stang/")
        expect(page.locator("main")).to_contain_text("Skolnämnden")
        page.locator("main form button[type=submit]").click()
        assert FollowUpRound.objects.get(pk=scene.now.pk).state == "closed"
        page.get_by_role("link", name="Se rapporten").click()
        expect(page.locator(".report-lead")).to_contain_text("2 av 4 nämnder har svarat.")
        is_sound(page)
        place = page.get_by_label("Förslag till beslut")
        place.fill(PROPOSAL)
        expect(page.locator("#r-forslag [data-saved]")).to_contain_text("Sparat")
        assert RoundText.objects.get(key="forslag").text == PROPOSAL
        printed = fetch(page, "PDF", tmp_path)
        word = fetch(page, "Word", tmp_path)
        sheet = fetch(page, "Excel", tmp_path)
        page.locator("summary", has_text="3 filer gjorda tidigare").click()
        is_sound(page)
    first_page = pdfium.PdfDocument(printed)[0].get_textpage().get_text_bounded()
    assert "2 av 4 nämnder har svarat." in " ".join(first_page.split())
    assert PROPOSAL in " ".join(first_page.split())
    assert PROPOSAL in docx.Document(io.BytesIO(word)).element.xml
    front = openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0]
    assert PROPOSAL in [cell for row in front.iter_rows(values_only=True) for cell in row]


@SIZES
def test_the_analysis_is_read_written_in_and_fetched(
    signed_in: SignedIn, scene: Scene, size: dict[str, int], tmp_path: Path
) -> None:
    RoundText.objects.create(
        round=scene.now, key="lardomar", text="Det går framåt.", facts={"answered": 1}, version=1
    )
    with signed_in(size) as page:
        page.goto(address(scene))
        page.get_by_role("link", name="Analysrapport").click()
        expect(page.locator(".report-lead")).to_contain_text("2 av 4 nämnder har svarat.")
        outdated = page.locator("#r-lardomar [data-outdated]")
        expect(outdated).to_contain_text("1 svar då, 2 nu")
        is_sound(page)
        page.get_by_label("Vad vi har lärt oss").fill("Det går framåt, och fler svarar.")
        expect(page.locator("#r-lardomar [data-saved]")).to_contain_text("Sparat")
        expect(outdated).to_have_count(0)
        page.get_by_label("Förslag till beslut").fill("Utse en samordnare.\nFölj upp i juni.")
        expect(page.locator("#r-forslag [data-saved]")).to_contain_text("Sparat")
        printed = fetch(page, "PDF", tmp_path)
        expect(page.locator("h1")).to_contain_text("Analysrapport")
    first_page = pdfium.PdfDocument(printed)[0].get_textpage().get_text_bounded()
    assert "Följ upp i juni." in first_page
    facts = RoundText.objects.get(key="lardomar").facts
    assert facts["answered"] == 2


@SIZES
def test_two_write_and_nothing_is_lost(signed_in: SignedIn, scene: Scene, size: dict[str, int]) -> None:
    with signed_in(size) as mine, signed_in(size) as theirs:
        mine.goto(address(scene))
        theirs.goto(address(scene))
        theirs.get_by_label("Förslag till beslut").fill("Deras förslag")
        expect(theirs.locator("#r-forslag [data-saved]")).to_contain_text("Sparat")
        mine.get_by_label("Förslag till beslut").fill("Mitt förslag")
        clash = mine.locator("#r-forslag .meanwhile")
        expect(clash).to_contain_text("Deras förslag")
        expect(mine.get_by_label("Förslag till beslut")).to_have_value("Mitt förslag")
        is_sound(mine)
        clash.get_by_role("button", name="Spara min text i stället").click()
        expect(mine.locator("#r-forslag .meanwhile")).to_have_count(0)
        expect(mine.locator("#r-forslag [data-saved]")).to_contain_text("Sparat")
    assert RoundText.objects.get(key="forslag").text == "Mitt förslag"


def test_without_script_the_text_is_saved_by_its_button(signed_in: SignedIn, scene: Scene) -> None:
    with signed_in(PHONE, script=False) as page:
        page.goto(address(scene))
        page.get_by_label("Sammanfattning").fill("Det går framåt.")
        page.locator("#r-sammanfattning button").click()
        expect(page.get_by_label("Sammanfattning")).to_have_value("Det går framåt.")


def test_a_reader_finds_nothing_to_fill_in(signed_in: SignedIn, scene: Scene) -> None:
    with signed_in(WIDE, Role.READER) as page:
        page.goto(address(scene))
        expect(page.locator(".report-lead")).to_contain_text("2 av 4 nämnder har svarat.")
        expect(page.locator("textarea")).to_have_count(0)
        is_sound(page)
