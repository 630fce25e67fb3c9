"""What is done before the violence, what is known, and how the town stands: each in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.counts.models import Count
from fridlyst.indicators.models import Measurement
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Activity
from fridlyst.situation.models import Situation
from tests import factories
from tests.counts.making import LONG, NUMBER, as_csv, as_xlsx, with_row
from tests.factories import Town
from tests.journeys.browser import PHONE, WIDE
from tests.journeys.test_followup import as_person, check

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(transactional_db: None) -> Town:
    """A programme with three activities that nobody has placed, and a share that a committee measures."""
    made = factories.town()
    social = factories.body(made)
    goal = factories.goal(made, factories.programme(made))
    factories.activity(made, goal, "Erbjud skyddat boende till våldsutsatta vuxna", leads=[social])
    factories.activity(made, goal, "Erbjud samtal till den som utövar våld mot närstående", leads=[social])
    factories.activity(made, goal, "Ordna föräldrastöd för alla i förskolan", leads=[social])
    factories.indicator(made, goal, "Andel som frågas", kind="share", owners=[OwnerChoice(social.pk)])
    return made


def save(page: Page) -> None:
    """Press the page's own button."""
    page.locator("main form button.primary").first.click()


def hand_in(page: Page, file: Path) -> None:
    """Send the file for the half-year that is offered."""
    page.set_input_files("input[type=file]", file)
    save(page)


def test_counts_go_in_without_persons_and_a_table_is_published(
    chromium: Browser, live_server: LiveServer, town: Town, tmp_path: Path
) -> None:
    persons, counts = tmp_path / "personer.csv", tmp_path / "antal.xlsx"
    persons.write_bytes(as_csv(with_row((f"Viskan {NUMBER}", "Kvinnor", "0–17 år", 8))))
    counts.write_bytes(as_xlsx(LONG))
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        page.goto(f"/{town.slug}/statistik/antal/")
        check(page)
        page.get_by_role("link", name="Lägg till en källa").click()
        page.get_by_label("Vad heter källan?").fill("Verksamhetssystemet")
        save(page)
        page.get_by_role("link", name="Ta in en fil").first.click()
        check(page)
        hand_in(page, persons)
        expect(page.locator("main")).to_contain_text("Ingenting av filen är sparat")
        hand_in(page, counts)
        check(page)
        save(page)
        expect(page.locator("main")).to_contain_text("163")
        check(page)
        save(page)
        assert Count.objects.count() == len(LONG) - 1
        page.goto(f"/{town.slug}/statistik/antal/tabeller/ny/")
        page.get_by_label("Delar upp tabellen efter").select_option(label="Ålder")
        page.get_by_role("button", name="Visa tabellen").click()
        check(page)
        page.get_by_role("button", name="Publicera tabellen").click()
        expect(page.locator("main table").first).to_contain_text("skyddat")
        check(page)
        shown = page.url
    with as_person(chromium, live_server, factories.person(town, Role.READER), PHONE) as page:
        page.goto(shown)
        expect(page.locator("main table").first).to_contain_text("skyddat")
        assert not re.search(r"(?<!\d)3(?!\d)", page.locator("main table").first.inner_text())


def test_activities_are_placed_together_and_the_page_says_what_is_missing(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    coverage = f"/{town.slug}/program/2026-2028/tackning/"
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        page.goto(f"{coverage}placera/")
        expect(page.locator("main")).to_contain_text("0 av 3 aktiviteter är placerade")
        check(page)
        page.get_by_role("button", name=re.compile("^Spara")).first.click()
        expect(page.locator("main")).to_contain_text("2 av 3 aktiviteter är placerade")
        placed = Activity.objects.filter(placed_on__isnull=False)
        assert [one.prevention_levels for one in placed] == [["indicated"]] * 2
        page.goto(coverage)
        expect(page.locator("main")).to_contain_text("Allt som riktas till invånare kommer efter våldet")
        check(page)
        page.get_by_role("link", name="Det är ett medvetet val").first.click()
        page.get_by_label("Varför är det ett medvetet val?").fill("Barnen har ett eget program.")
        check(page)
        save(page)
        expect(page.locator("main")).to_contain_text("Barnen har ett eget program.")
        check(page)
        page.goto(f"{coverage}jamfort/")
        check(page)


def tell(page: Page, address: str, day: str, top: str, bottom: str) -> None:
    """Hand in a share for a day."""
    page.goto(address)
    page.get_by_label("Dag som talet gäller").fill(day)
    page.get_by_label("Antal").fill(top)
    page.get_by_label("Av", exact=False).last.fill(bottom)
    save(page)


def test_an_outcome_by_hand_is_asked_about_when_it_is_far_from_last_years(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    social = Body.objects.get()
    with as_person(chromium, live_server, factories.person(town, Role.REPORTER, social), PHONE) as page:
        page.goto(f"/{town.slug}/statistik/indikatorer/")
        check(page)
        page.get_by_role("link", name="Andel som frågas").click()
        check(page)
        sheet = page.url
        tell(page, f"{sheet}tal/", "2025-06-30", "40", "400")
        assert Measurement.objects.count() == 1
        tell(page, f"{sheet}tal/", "2026-06-30", "390", "0")
        expect(page.locator("main")).to_contain_text("måste vara större än noll")
        tell(page, f"{sheet}tal/", "2026-06-30", "401", "400")
        expect(page.locator("main")).to_contain_text("kan inte vara större än")
        tell(page, f"{sheet}tal/", "2026-06-30", "390", "400")
        expect(page.locator("main")).to_contain_text("Stämmer det?")
        assert Measurement.objects.count() == 1
        check(page)
        page.get_by_label("Ja, talet stämmer").check()
        save(page)
        assert Measurement.objects.count() == 2
        page.goto(sheet)
        expect(page.locator("main")).to_contain_text("97,5 %")
        check(page)


def test_a_body_tells_its_training_on_a_phone(chromium: Browser, live_server: LiveServer, town: Town) -> None:
    social, here = Body.objects.get(), f"/{town.slug}/statistik/kompetens/"
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        page.goto(here)
        check(page)
        page.goto(f"{here}kurser/forslag/")
        check(page)
        save(page)
        check(page)
    with as_person(chromium, live_server, factories.person(town, Role.REPORTER, social), PHONE) as page:
        page.goto(f"{here}enhet/{social.key}/lamna/")
        check(page)
        numbers = {"Anställda": "80", "Varav chefer": "6", "Slutade": "4", "Började": "6"}
        for label, number in numbers.items():
            page.get_by_label(label, exact=True).fill(number)
        page.get_by_label(re.compile("^Webbkurs om våld")).first.fill("40")
        save(page)
        check(page)
        page.goto(here)
        expect(page.locator("main")).to_contain_text(" av 80).")
        check(page)


def test_a_picture_of_the_situation_is_written_and_decided(
    chromium: Browser, live_server: LiveServer, town: Town
) -> None:
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        page.goto(f"/{town.slug}/statistik/")
        check(page)
        page.goto(f"/{town.slug}/statistik/lagesbild/")
        check(page)
        page.goto(f"/{town.slug}/statistik/lagesbild/ny/")
        check(page)
        save(page)
        check(page)
        page.locator("main textarea").first.fill("Nästan allt görs efter våldet.")
        page.get_by_role("button", name="Spara texten").first.click()
        page.get_by_role("link", name="Anteckna beslutet").click()
        check(page)
        page.get_by_label("Vem som beslutade").fill("Kommunstyrelsen")
        save(page)
        expect(page.locator("main")).to_contain_text("Skriv analysen innan du antecknar beslutet")
        page.go_back()
        page.go_back()
        analysis = page.locator("main form:has(textarea)").last
        analysis.locator("textarea").fill("De som utövar våld nås för sent.")
        analysis.get_by_role("button", name="Spara texten").click()
        page.get_by_role("link", name="Anteckna beslutet").click()
        page.get_by_label("Vem som beslutade").fill("Kommunstyrelsen")
        save(page)
        assert Situation.objects.get().state == "decided"
        expect(page.locator("main")).to_contain_text("Nästan allt görs efter våldet.")
        check(page)
    with as_person(chromium, live_server, factories.person(town, Role.READER), PHONE) as page:
        page.goto(f"/{town.slug}/statistik/lagesbild/")
        expect(page.locator("main")).to_contain_text("Lägesbild över våld")
        check(page)
