"""An answer handed on: the colleague answers on a phone without an account, until the link is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.followup.models import ActivityReport, AnswerLink, Submission
from fridlyst.organisation.terms import Role
from tests import factories
from tests.journeys.browser import PHONE, WIDE, open_page
from tests.journeys.test_followup import as_person, check, town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["town"]


@contextmanager
def by_link(browser: Browser, href: str, *, script: bool = True) -> Iterator[Page]:
    """A page of somebody who has nothing but the link."""
    with open_page(browser, PHONE, script=script) as page:
        page.goto(href)
        yield page
        assert page.context.cookies() == []


def test_a_colleague_answers_by_a_link_until_it_is_taken_back(
    chromium: Browser, live_server: LiveServer, town: factories.Town, settings: Settings
) -> None:
    settings.FRIDLYST_PUBLIC_URL = live_server.url
    programme = town.municipality.programmes.get()
    opened = factories.opened(town, programme)
    social = town.municipality.bodies.get(key="socialnamnden")
    reporter = factories.person(town, Role.REPORTER, social)
    answer = f"/{town.slug}/uppfoljning/{opened.slug}/svar/{social.key}/"

    with as_person(chromium, live_server, reporter, WIDE) as page:
        page.goto(answer)
        page.get_by_role("link", name="Lämna över till en kollega").click()
        check(page)
        first, second = hand_on(page, "Anna Ek"), hand_on(page, "Bo Lind")
        check(page)

    with by_link(chromium, first) as anna, by_link(chromium, second) as bo:
        check(anna)
        write(anna, "Enligt Anna")
        expect(part(anna).get_by_role("status")).to_contain_text("Sparat")
        write(bo, "Enligt Bo")
        expect(part(bo).get_by_text("Någon annan har sparat ett annat svar")).to_be_visible()
        expect(part(bo).get_by_text("Enligt Anna")).to_be_visible()
        check(bo)
        part(bo).get_by_role("button", name="Spara mitt svar i stället").click()
        expect(part(bo).get_by_role("status")).to_contain_text("Sparat")
        assert ActivityReport.objects.get(comment="Enligt Bo").status == "ongoing"

        with as_person(chromium, live_server, reporter, WIDE) as page:
            page.goto(f"{answer}lankar/")
            page.get_by_role("row", name="Bo Lind").get_by_role("button", name="Dra tillbaka").click()
            page.get_by_role("button", name="Dra tillbaka länken").click()
            expect(page.get_by_text("Länken till Bo Lind fungerar inte längre.")).to_be_visible()
            check(page)
        write(bo, "För sent")
        expect(part(bo).get_by_text("är inte sparat. Kopiera det innan du stänger.")).to_be_visible()
        expect(part(bo).get_by_label("Vad har hänt?")).to_have_value("För sent")
    assert not ActivityReport.objects.filter(comment="För sent").exists()

    with by_link(chromium, second) as page:
        expect(page.get_by_text("Länken gällde svaret från Socialnämnden i Tertial 2 2026")).to_be_visible()
        check(page)

    with by_link(chromium, first, script=False) as page:
        part(page).get_by_label("Vad har hänt?").fill("Utan skript")
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(part(page).get_by_label("Vad har hänt?")).to_have_value("Utan skript")
        page.get_by_role("button", name="Skicka in svaret").click()
        page.get_by_role("button", name="Skicka in ändå").click()
        expect(page.get_by_text("av Anna Ek via länk.")).to_be_visible()
    with by_link(chromium, first) as page:
        expect(page.get_by_text("Utan skript")).to_be_visible()
        check(page)
    mine = Submission.objects.get(body=social)
    assert (mine.state, mine.reported_by) == ("submitted", "Anna Ek via länk")
    assert AnswerLink.objects.filter(last_used_at=None).count() == 0


def hand_on(page: Page, name: str) -> str:
    """Hand the answer on; the address that is shown once."""
    page.get_by_label("Kollegans namn").fill(name)
    page.get_by_label("E-postadress").fill(f"{name.split()[0].lower()}@example.se")
    page.get_by_role("button", name="Lämna över svaret").click()
    return page.get_by_label("Länkens adress").input_value()


def part(page: Page) -> Locator:
    return page.get_by_role("region", name="Utbilda alla")


def write(page: Page, text: str) -> None:
    part(page).get_by_label("Pågår").check()
    part(page).get_by_label("Vad har hänt?").fill(text)
