"""A coordinator on a phone, without script, puts a service on the public page."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.organisation.terms import Role
from fridlyst.support.models import SupportService
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
