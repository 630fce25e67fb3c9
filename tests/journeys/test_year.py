"""A year that runs by itself: planned from the calendar, opened, reminded of, closed and reported."""

from datetime import date, timedelta

import pytest
from django.core import mail
from playwright.sync_api import Browser, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.cli.upkeep import Upkeep
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.factories import Town
from tests.holding import AT_ONCE
from tests.journeys.browser import PHONE, WIDE
from tests.journeys.test_followup import as_person, check

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

WAYS = [("tertial", "Två gånger om året"), ("annual", "I verksamhetsberättelsen")]


class Days:
    """The clock of the whole site, with what a worker sees to each morning."""

    def __init__(self, settings: Settings, start: date) -> None:
        self._settings, self._worker = settings, Upkeep()
        settings.FRIDLYST_DEMO_TODAY = self.day = start

    def until(self, day: date) -> None:
        """Let the mornings pass, up to and with the day."""
        while self.day < day:
            self.day += timedelta(days=1)
            self._settings.FRIDLYST_DEMO_TODAY = self.day
            self._worker.look(factories.at(self.day))


@pytest.fixture
def town(transactional_db: None, settings: Settings) -> Town:
    """Two committees and a programme that says how it is followed up."""
    settings.TASKS = AT_ONCE
    made = factories.town("0180", "Stockholm")
    social, school = factories.body(made), factories.body(made, "Skolnämnden")
    goal = factories.goal(made, factories.programme(made, follow_up=WAYS))
    factories.activity(made, goal, "Utbilda alla", leads=[social])
    factories.activity(made, goal, "Fråga rutinmässigt", leads=[social, school])
    return made


def subjects() -> list[str]:
    """What the letters since last time were about."""
    found = [one.subject for one in mail.outbox]
    mail.outbox.clear()
    return found


def test_a_year_from_the_calendar_to_the_report(
    chromium: Browser, live_server: LiveServer, town: Town, settings: Settings
) -> None:
    days = Days(settings, date(2026, 2, 2))
    coordinator = factories.person(town, Role.COORDINATOR)
    social = town.municipality.bodies.get(key="socialnamnden")
    school = town.municipality.bodies.get(key="skolnamnden")
    reporter = factories.person(town, Role.REPORTER, social)

    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/")
        expect(page.get_by_text("Tertial 1 2026 är inte planerad.")).to_be_visible()
        check(page)
        page.goto(f"/{town.slug}/uppfoljning/kalender/")
        expect(page.get_by_text("Programmet: ”Två gånger om året”").first).to_be_visible()
        check(page)
        page.get_by_role("link", name="Planera de").click()
        check(page)
        page.get_by_label("Svara senast").nth(0).fill("2026-04-01")
        page.get_by_role("button", name="Planera omgångarna").click()
        refused = page.get_by_text("Sista dag att svara ligger före dagen då omgången öppnar.")
        expect(refused.first).to_be_visible()
        check(page)
        page.get_by_label("Svara senast").nth(0).fill("2026-05-22")
        page.get_by_role("button", name="Planera omgångarna").click()
        expect(page.get_by_text("omgångar är planerade.").first).to_be_visible()
        check(page)

    days.until(date(2026, 4, 1))
    with as_person(chromium, live_server, coordinator, PHONE) as page:
        page.goto(f"/{town.slug}/")
        expect(page.get_by_text("1 ansvarig saknar rapportör inför Tertial 1 2026")).to_be_visible()
        check(page)
    assert subjects() == []

    days.until(date(2026, 5, 4))
    first = FollowUpRound.objects.get(title="Tertial 1 2026")
    assert (first.state, first.opens_on) == ("open", date(2026, 5, 4))
    assert any("svara senast 22 maj" in one for one in subjects())

    with as_person(chromium, live_server, reporter, PHONE) as page:
        page.goto(f"/{town.slug}/")
        expect(page.get_by_text("18 dagar kvar att svara.").first).to_be_visible()
        page.get_by_role("link", name="Börja svara").click()
        for title in ("Utbilda alla", "Fråga rutinmässigt"):
            part = page.get_by_role("region", name=title)
            part.get_by_label("Pågår").check()
            expect(part.get_by_role("status")).to_contain_text("Sparat kl.")
        page.get_by_role("button", name="Skicka in svaret").click()
        expect(page.get_by_text("Nu läser den som godkänner")).to_be_visible()
    factories.answered(town, first, school)

    days.until(date(2026, 6, 5))
    first.refresh_from_db()
    assert first.state == "open"
    days.until(date(2026, 6, 6))
    first.refresh_from_db()
    assert first.state == "closed"
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/uppfoljning/{first.slug}/")
        expect(page.get_by_text("räknas som ej besvarad: Skolnämnden.")).to_be_visible()
        check(page)

    assert _runs(days, town, "Tertial 2 2026", date(2026, 9, 1), [social, school]) == date(2026, 9, 1)
    assert _runs(days, town, "Årsuppföljning 2026", date(2027, 1, 4), [social, school]) == date(2027, 1, 4)
    days.until(date(2027, 2, 5))
    done = FollowUpRound.objects.filter(state="closed").order_by("period_end")
    assert {one.title for one in done} == {"Tertial 1 2026", "Tertial 2 2026", "Årsuppföljning 2026"}

    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/uppfoljning/kalender/")
        expect(page.locator("details.gone summary")).to_contain_text("2 av 2 gjorda")
        check(page)
        page.goto(f"/{town.slug}/uppfoljning/arsuppfoljning-2026/rapport/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("2 av 2").first).to_be_visible()


def _runs(days: Days, town: Town, title: str, opens: date, bodies: list[Body]) -> date | None:
    """Let the round come, answer for every body and send in; the day that it opened."""
    days.until(opens)
    of = FollowUpRound.objects.get(title=title)
    for body in bodies:
        factories.sent_in(town, of, body, "done")
    assert Submission.objects.filter(round=of, state="submitted").count() == len(bodies)
    days.until(of.closes_on + timedelta(days=15))
    return of.opens_on
