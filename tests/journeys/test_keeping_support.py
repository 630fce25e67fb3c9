"""A coordinator on a phone, without script, puts a service on the public page."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.organisation.terms import Role
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.support.reading_ease import reading_ease
from tests import factories
from tests.journeys.browser import PHONE
from tests.journeys.test_followup import as_person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Spara och gå vidare").click()


def test_a_service_is_written_and_shown_without_script(chromium: Browser, live_server: LiveServer) -> None:
    town = factories.town()
    person = factories.person(town, Role.COORDINATOR)
    with as_person(chromium, live_server, person, PHONE, script=False) as page:
        page.goto(f"/{town.slug}/stod/")
        page.get_by_role("link", name="Lägg till ett stöd").click()
        page.get_by_label("Vad stödet heter").fill("Mottagningen")
        page.get_by_label("Den som är utsatt").check()
        go_on(page)
        page.get_by_label("Nummer eller adress").fill("08-465 004 10")
        page.get_by_role("button", name="Lägg till en kontakt").click()
        page.get_by_label("Sätt").nth(1).select_option("email")
        page.get_by_label("Nummer eller adress").nth(1).fill("inte hel")
        page.keyboard.press("Enter")
        expect(page.get_by_text("E-postadressen är inte hel").first).to_be_visible()
        expect(page.get_by_label("Nummer eller adress").first).to_have_value("08-465 004 10")
        page.get_by_label("Nummer eller adress").nth(1).fill("stod@exempel.se")
        page.keyboard.press("Enter")
        page.get_by_label("Öppet dygnet runt").check()
        go_on(page)
        page.get_by_role("link", name="Hoppa över").click()
        page.get_by_role("button", name="Spara", exact=True).click()
        page.get_by_role("button", name="Visa för allmänheten").click()
        expect(page.get_by_text("Stödet visas nu för allmänheten.")).to_be_visible()
        page.get_by_role("link", name="Se som allmänheten").click()
        expect(page.get_by_role("heading", name="Mottagningen")).to_be_visible()
    made = SupportService.objects.get()
    assert [one.value for one in made.contacts.all()] == ["08-465 004 10", "stod@exempel.se"]
    assert made.always_open


def test_easy_swedish_is_weighed_while_it_is_written(chromium: Browser, live_server: LiveServer) -> None:
    town = factories.town()
    SupportService.objects.create(
        municipality=town.municipality, key="rad", name="Råd", description="Samtal.", published=True
    )
    heavy = "Socialförvaltningens mottagningsenhet tillhandahåller informationssamtal."
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), PHONE) as page:
        page.goto(f"/{town.slug}/stod/oversattning/sv-simple/insats/rad/")
        text, said = page.get_by_label("Beskrivning"), page.get_by_role("status").filter(has_text="LIX")
        text.fill(heavy)
        expect(said).to_contain_text(f"LIX {reading_ease(heavy).lix}: mycket svår")
        text.press_sequentially(" Ring oss. Vi är här. Du får råd.", delay=20)
        whole = text.input_value()
        expect(said).to_contain_text(f"LIX {reading_ease(whole).lix}:")
        expect(text).to_be_focused()
        expect(text).to_have_value(whole)
        assert reading_ease(whole).lix != reading_ease(heavy).lix
    assert not ServiceTranslation.objects.exists()


def test_a_folded_list_of_boxes_says_what_is_chosen_before_it_is_saved(
    chromium: Browser, live_server: LiveServer
) -> None:
    town = factories.town()
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), PHONE) as page:
        page.goto(f"/{town.slug}/stod/nytt/")
        line = page.locator("details.folded summary").first
        expect(line).to_contain_text("Inga valda")
        line.click()
        page.get_by_label("Fysiskt våld").check()
        expect(line).to_contain_text("Fysiskt våld")
        expect(line).not_to_contain_text("Inga valda")
        page.get_by_label("Fysiskt våld").uncheck()
        expect(line).to_contain_text("Inga valda")
