"""From a motion to a text in force: step by step, with conditions, amendments and the decision."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.decisions.models import Amendment, Matter
from fridlyst.organisation.terms import BodyKind, Role
from fridlyst.programmes.models import Enactment
from tests import factories
from tests.factories import Town
from tests.holding import AT_ONCE
from tests.journeys.browser import WIDE
from tests.journeys.test_followup import as_person, check
from tests.review.documents import shared

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

FIRST = (
    "På sidan 3, under rubriken Samverkan, efter ”mellan olika nämnder i hela kommunen” "
    "läggs följande till: ”samt med de fackliga parterna”."
)
SECOND = "På sidan 3, tredje kolumnen läggs en punkt till: Skyddsombuden deltar."


def document() -> bytes:
    """A short plan: running text, and a table with goals and activities."""
    made = docx.Document()
    made.add_heading("Handlingsplan mot våld 2026–2028", 0)
    made.add_heading("1. Samverkan", 1)
    made.add_paragraph(
        "Kommunen samarbetar med polisen. Lika viktigt är samarbetet mellan olika nämnder och med "
        "fackliga parter i arbetet mot våld."
    )
    made.add_heading("2. Kunskap och upptäckt", 1)
    table = made.add_table(rows=1, cols=3, style="Table Grid")
    rows = [
        ("Aktivitet", "Tid", "Ansvarig nämnd"),
        ("Ta fram en rutin för frågor om våld", "November 2026", "Socialnämnden"),
        ("Utbilda all personal i förskolan", "Löpande", "Skolnämnden"),
    ]
    for at, row in enumerate(rows):
        cells = table.rows[0].cells if at == 0 else table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> Town:
    settings.TASKS = AT_ONCE
    made = factories.town("1489", "Alingsås")
    factories.body(made)
    factories.body(made, "Skolnämnden")
    factories.body(made, "Kommunfullmäktige", kind=BodyKind.COUNCIL)
    factories.body(made, "Kommunstyrelsen", kind=BodyKind.EXECUTIVE_BOARD)
    return made


def take_in(page: Page, town: Town, file: Path) -> None:
    """Everything that was read in the document is accepted and taken in."""
    page.goto(f"/{town.slug}/inlasning/")
    page.set_input_files("input[type=file]", file)
    page.click("main button.primary")
    expect(page.locator("h1")).to_have_text("Granska förslagen")
    page.goto(f"{page.url}ta-in/")
    every = page.get_by_role("button", name=re.compile("^Godta alla"))
    if every.count():
        every.click()
        expect(every).to_have_count(0)
    check(page)
    page.get_by_role("button", name=re.compile("^Ta in")).click()
    expect(page.locator("h1")).not_to_have_text(re.compile("^Ta in"))


def step(page: Page, matter: str, kind: str, **told: str) -> None:
    """A step of the matter, with its fields by their labels."""
    page.goto(f"{matter}steg/nytt/")
    page.get_by_role("link", name=re.compile(f"^{kind}")).first.click()
    for label, value in told.items():
        field = page.get_by_label(re.compile(f"^{label}"))
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Lägg till steget").click()


def answer(page: Page, matter: str, words: str, proof: str, shown: str) -> None:
    """Answer the first condition that is not answered, with its proof."""
    page.goto(f"{matter}villkor/")
    page.get_by_role("link", name=re.compile("^Besvara")).first.click()
    page.get_by_label("Svar", exact=True).fill(words)
    page.get_by_role("radio", name=proof).check()
    if proof == "Siffra":
        page.get_by_label("Siffran och var den är hämtad").fill(shown)
    else:
        found = page.locator("select[name=proof_section] option", has_text=shown).first.get_attribute("value")
        page.locator("select[name=proof_section]").select_option(found)
    page.get_by_role("button", name="Spara svaret").click()


def adopt_both(page: Page, matter: str) -> None:
    """Both amendments are adopted and placed to the letter."""
    page.goto(f"{matter}yrkanden/besluta/")
    for place in (0, 1):
        page.get_by_role("radio", name="Bifall").nth(place).check()
    page.get_by_role("button", name="Spara besluten").click()
    expect(page.get_by_text("Besluten om 2 yrkanden är sparade.")).to_be_visible()
    page.get_by_role("link", name="För in 2 yrkanden").click()
    page.get_by_role("radio", name="För in det ordagrant").nth(0).check()
    page.get_by_role("button", name="Visa hur texten blir").click()
    check(page)
    page.get_by_role("button", name="Gör den nya versionen").click()
    expect(page.get_by_text("Yrkandena är införda.")).to_be_visible()


def choose(page: Page, label: str, words: str) -> None:
    """The first choice of a list that holds the words."""
    field = page.get_by_label(label)
    field.select_option(field.locator("option", has_text=words).first.get_attribute("value"))


def download(page: Page, link: str) -> bytes:
    """The main part of the Word file behind a link."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    return zipfile.ZipFile(started.value.path()).read("word/document.xml")


def test_from_the_motion_to_the_text_in_force(
    chromium: Browser, live_server: LiveServer, town: Town, tmp_path: Path
) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(document())
    coordinator = factories.person(town, Role.COORDINATOR)
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/arenden/nytt/")
        page.get_by_label("Diarienummer").fill("KS 2025/77")
        page.get_by_label("Vad ärendet gäller").fill("Handlingsplan mot våld")
        page.get_by_role("button", name="Registrera ärendet").click()
        matter = f"/{town.slug}/arenden/ks-2025-77/"
        expect(page).to_have_url(live_server.url + matter)
        council = {"Instans": "Kommunfullmäktige"}
        step(page, matter, "Motion väckt", Dag="2025-02-03", Paragraf="9", **council)
        step(page, matter, "Motion bifallen", Dag="2025-05-26", Paragraf="61", **council)
        check(page)
        take_in(page, town, file)
        page.goto(matter)
        page.get_by_role("link", name="Välj ett programs text").click()
        choose(page, "Vilket programs text", "2026–2028")
        page.get_by_role("button", name="Välj texten").click()
        expect(page.get_by_text("Ärendet leder nu till programmets text.")).to_be_visible()

        board = {"Instans": "Kommunstyrelsen"}
        step(page, matter, "Förslag godkänt", Dag="2025-09-01", Instans="Socialnämnden", Paragraf="40")
        conditions = "Redovisa vad planen kostar\nVisa hur facken har hörts"
        step(page, matter, "Återremiss", Dag="2025-10-06", Paragraf="80", Villkor=conditions, **board)
        step(page, matter, "Förslag till beslut", Dag="2025-11-03", Paragraf="91", **board)
        refused = page.get_by_text("Återremissens villkor måste besvaras först")
        expect(refused.first).to_be_visible()
        check(page)
        answer(page, matter, "Planen ryms i budgeten.", "Siffra", "0 kronor utöver ramen, budget 2026")
        answer(page, matter, "Facken står i planen.", "Avsnitt i texten", "Samverkan")
        page.goto(matter)
        expect(page.get_by_text("2 av 2 är besvarade")).to_be_visible()
        step(page, matter, "Förslag till beslut", Dag="2025-11-03", Paragraf="91", **board)
        for words in (FIRST, SECOND):
            page.goto(f"{matter}yrkanden/nytt/")
            page.get_by_label("Yrkandet, som det lades").fill(words)
            page.get_by_role("button", name="Förstå yrkandet").click()
            check(page)
            page.get_by_role("button", name="Spara yrkandet").click()
            expect(page.get_by_text("Yrkandet är sparat.")).to_be_visible()
        page.goto(f"{matter}yrkanden/")
        expect(page.get_by_text("Står i texten med andra ord (”och med fackliga parter”)")).to_be_visible()
        expect(page.get_by_text("Platsen var fel citerad").first).to_be_visible()
        expect(page.get_by_text("Står inte i texten.")).to_be_visible()
        check(page)

        step(page, matter, "Beslut", Dag="2025-11-24", Paragraf="120", **council)
        adopt_both(page, matter)
        expect(page.locator(".running ins")).to_have_count(2)
        expect(page.locator(".running ins").first).to_contain_text("samt med de fackliga parterna")
        check(page)
        word = download(page, "Hämta som Word")
        assert b"w:ins " in word
        assert b"Skyddsombuden deltar" in word

        programme = f"/{town.slug}/program/2026-2028/"
        page.goto(programme)
        page.get_by_role("button", name="Sätt i kraft").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Sätt i kraft").click()
        page.goto(f"{programme}galler/")
        expect(page.get_by_text("Gäller från 1 januari 2026").first).to_be_visible()
        expect(page.get_by_text("Kommunfullmäktige § 120").first).to_be_visible()
        check(page)
        page.goto(f"{programme}text/?on=2026-03-01")
        expect(page.get_by_text("Så såg programmet ut den 1 mars 2026")).to_be_visible()
        expect(page.get_by_text("samt med de fackliga parterna")).to_be_visible()
        page.goto(f"{programme}text/?on=2025-12-31")
        expect(page.get_by_text("Programmet gällde inte då.")).to_be_visible()
    assert Matter.objects.get().state == "decided"
    assert [one.state for one in Amendment.objects.order_by("pk")] == ["placed", "placed"]
    assert Enactment.objects.filter(step__paragraph="120", text_version__number=2).exists()


def test_alingsas_from_its_own_files(
    chromium: Browser, live_server: LiveServer, town: Town, tmp_path: Path
) -> None:
    """Of the two amendments one is in the programme in other words, and one was forgotten."""
    for name in ("alingsas.docx", "alingsas-protokoll.docx"):
        (tmp_path / name).write_bytes(shared(name))
    coordinator = factories.person(town, Role.COORDINATOR)
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        take_in(page, town, tmp_path / "alingsas.docx")
        take_in(page, town, tmp_path / "alingsas-protokoll.docx")
        matter = f"/{town.slug}/arenden/2025-202-ks/"
        page.goto(f"{matter}text/valj/")
        choose(page, "Vilket programs text", "2025–2027")
        page.get_by_role("button", name="Välj texten").click()
        page.goto(matter)
        expect(page.get_by_text("0 av 3 är besvarade")).to_be_visible()
        expect(page.get_by_text("§ 294")).not_to_have_count(0)
        check(page)
        page.goto(f"{matter}yrkanden/")
        expect(page.get_by_text("Står i texten med andra ord (”och med fackliga parter”)")).to_be_visible()
        expect(page.get_by_text("Platsen var fel citerad")).to_have_count(1)
        expect(page.get_by_text("Står inte i texten.")).to_have_count(1)
        adopt_both(page, matter)
        expect(page.locator(".running ins")).to_have_count(2)
        check(page)
        word = download(page, "Hämta som Word")
        assert b"samt med de fackliga parterna" in word
        assert b"Fackliga parter erbjuds basutbildning" in word
