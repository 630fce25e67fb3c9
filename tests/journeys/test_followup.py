"""A round, whole: opened, answered on a phone, approved, closed; and what happens when saving fails."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from playwright.sync_api import APIResponse, Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.accounts.models import User
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.indicators.models import Measurement
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Programme
from tests import factories
from tests.factories import Town
from tests.journeys.browser import PHONE, WIDE, faults, open_page, too_wide

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SIZES = (WIDE, PHONE)


@pytest.fixture
def town(transactional_db: None) -> Town:
    """A committee with two activities and a share, and nobody asked yet."""
    made = factories.town()
    social, school = factories.body(made), factories.body(made, "Skolnämnden")
    programme = factories.programme(made)
    goal = factories.goal(made, programme)
    factories.activity(made, goal, "Utbilda alla", leads=[social])
    factories.activity(made, goal, "Fråga rutinmässigt", leads=[social, school])
    factories.indicator(made, goal, "Andel utbildade", kind="share", owners=[OwnerChoice(social.pk)])
    return made


@contextmanager
def as_person(
    browser: Browser, server: LiveServer, person: User, size: dict[str, int], *, script: bool = True
) -> Iterator[Page]:
    """A page in which the person is signed in."""
    with open_page(browser, size, base_url=server.url, script=script) as page:
        sign_in(page, server, person)
        yield page


def sign_in(page: Page, server: LiveServer, person: User) -> None:
    """Give the browser a session of the person's."""
    client: Client = factories.signed_in(person)
    morsel = client.cookies["fridlyst_session"]
    page.context.add_cookies([{"name": morsel.key, "value": morsel.value, "url": server.url}])


def check(page: Page) -> None:
    """Axe finds nothing and nothing sticks out, wide and on a phone."""
    before = page.viewport_size
    for size in SIZES:
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        assert faults(page) == (), page.url
        assert too_wide(page) == 0, page.url
    if before:
        page.set_viewport_size(before)


def test_a_round_from_opening_to_closing(chromium: Browser, live_server: LiveServer, town: Town) -> None:
    coordinator = factories.person(town, Role.COORDINATOR)
    social = town.municipality.bodies.get(key="socialnamnden")
    reporter = factories.person(town, Role.REPORTER, social)
    approver = factories.person(town, Role.APPROVER, social)

    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/")
        check(page)
        page.get_by_role("link", name="Förbered en omgång").click()
        check(page)
        page.get_by_role("link", name="Tertial").click()
        page.get_by_role("button", name="Se vilka som tillfrågas").click()
        expect(page.get_by_text("1 ansvarig saknar rapportör")).to_be_visible()
        check(page)
        page.get_by_role("button", name="Öppna omgången").click()
        expect(page.get_by_text("0 av 2 har svarat")).to_be_visible()
        check(page)
    opened = FollowUpRound.objects.get()
    assert opened.state == "open"

    with as_person(chromium, live_server, reporter, PHONE) as page:
        page.goto(f"/{town.slug}/")
        check(page)
        page.get_by_role("link", name="Börja svara").click()
        check(page)
        answer_first(page)
        measure(page)
        page.get_by_role("button", name="Skicka in svaret").click()
        expect(page.get_by_text("1 aktivitet saknar svar")).to_be_visible()
        check(page)
        page.get_by_role("link", name="Fortsätt svara").click()
        second = page.get_by_role("region", name="Fråga rutinmässigt")
        second.get_by_label("Försenad").check()
        second.get_by_label("Vad hindrar?").fill("Rutinen är inte klar.")
        expect(second.get_by_role("status")).to_contain_text("Sparat")
        answer_questions(page)
        expect(page.get_by_text("5 av 5 besvarade")).to_be_visible()
        page.get_by_role("button", name="Skicka in svaret").click()
        expect(page.get_by_text("Nu läser den som godkänner")).to_be_visible()
        check(page)
    assert Submission.objects.get(body=social).state == "submitted"

    with as_person(chromium, live_server, approver, PHONE) as page:
        page.goto(f"/{town.slug}/")
        check(page)
        page.get_by_role("link", name="Läs och godkänn").click()
        expect(page.get_by_text("Vi har börjat på två enheter.")).to_be_visible()
        check(page)
        page.get_by_role("button", name="Godkänn svaret").click()
        expect(page.get_by_text("Svaret från Socialnämnden är godkänt.")).to_be_visible()
        check(page)

    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"/{town.slug}/uppfoljning/")
        check(page)
        page.get_by_role("link", name=opened.title).click()
        expect(page.get_by_text("1 av 2 har svarat")).to_be_visible()
        check(page)
        page.get_by_role("link", name="Stäng omgången").click()
        expect(page.get_by_text("Skolnämnden")).to_be_visible()
        check(page)
        page.get_by_role("button", name="Stäng omgången ändå").click()
        expect(page.get_by_text("Svaren ligger fast.").first).to_be_visible()
        check(page)
    opened.refresh_from_db()
    assert opened.state == "closed"


def answer_first(page: Page) -> None:
    """Answer one activity; it is saved within five seconds without a button, and stays after a reload."""
    first = page.get_by_role("region", name="Utbilda alla")
    expect(first.get_by_label("Vad hindrar?")).to_be_hidden()
    first.get_by_label("Pågår").check()
    expect(first.get_by_role("status")).to_contain_text("Sparat kl.")
    with page.expect_response("**/aktivitet/**"):
        first.get_by_label("Vad har hänt?").fill("Vi har börjat på två enheter.")
    expect(page.get_by_text("1 av 5 besvarade")).to_be_visible()
    page.reload()
    first = page.get_by_role("region", name="Utbilda alla")
    expect(first.get_by_label("Vad har hänt?")).to_have_value("Vi har börjat på två enheter.")


def test_a_count_that_comes_late_is_not_shown(chromium: Browser, live_server: LiveServer, town: Town) -> None:
    factories.opened(town, *Programme.objects.all())
    social = town.municipality.bodies.get(key="socialnamnden")
    held: list[tuple[Route, APIResponse]] = []
    with as_person(chromium, live_server, factories.person(town, Role.REPORTER, social), WIDE) as page:
        page.goto(f"/{town.slug}/")
        page.get_by_role("link", name="Börja svara").click()
        page.route("**/aktivitet/**", lambda route: held.append((route, route.fetch())), times=1)
        page.get_by_role("region", name="Utbilda alla").get_by_label("Pågår").check()
        while not held:
            page.wait_for_timeout(50)
        second = page.get_by_role("region", name="Fråga rutinmässigt")
        second.get_by_label("Klar").check()
        expect(second.get_by_role("status")).to_contain_text("Sparat kl.")
        expect(page.get_by_text("2 av 2 aktiviteter och 0 av 1 indikatorer besvarade")).to_be_visible()
        [(route, response)] = held
        route.fulfill(response=response)
        first = page.get_by_role("region", name="Utbilda alla")
        expect(first.get_by_role("status")).to_contain_text("Sparat kl.")
        expect(page.get_by_text("2 av 2 aktiviteter och 0 av 1 indikatorer besvarade")).to_be_visible()


def answer_questions(page: Page) -> None:
    """Answer what every body is asked of its routines; what waits for an answer folds out with it."""
    routine = page.get_by_role("group", name="Ställer ni frågor om våld som rutin?").first
    units = page.get_by_role("textbox", name="Vilka enheter använder rutinen?")
    expect(units).to_be_hidden()
    routine.get_by_label("Delvis").check()
    expect(units).to_be_visible()
    units.fill("Mottagningen")
    plan = page.get_by_role("group", name="Har ni en plan för medarbetarnas kompetens om våld?").first
    plan.get_by_label("Nej").check()
    for group in (routine, plan):
        expect(group.get_by_role("status")).to_contain_text("Sparat")


def measure(page: Page) -> None:
    """Give an outcome; the share is computed on the page."""
    share = page.get_by_role("region", name="Andel utbildade")
    share.get_by_label("Antal").fill("10")
    expect(share.locator("[data-saved]")).to_have_text("Fyll i båda talen, så sparas andelen.")
    share.get_by_label("Av").fill("24")
    expect(share.locator("output")).to_have_text("41,7 % (10 av 24)")
    assert Measurement.objects.get().denominator == 24


@pytest.fixture
def answering(town: Town) -> tuple[Town, User, str]:
    """An open round with a reporter, and the address of their answer."""
    programme = town.municipality.programmes.get()
    opened = factories.opened(town, programme)
    social = town.municipality.bodies.get(key="socialnamnden")
    reporter = factories.person(town, Role.REPORTER, social)
    return town, reporter, f"/{town.slug}/uppfoljning/{opened.slug}/svar/socialnamnden/"


def first_report() -> ActivityReport:
    return ActivityReport.objects.get(activity__title="Utbilda alla")


def test_two_who_write_at_once_lose_nothing(
    chromium: Browser, live_server: LiveServer, answering: tuple[Town, User, str]
) -> None:
    _, reporter, address = answering
    with (
        as_person(chromium, live_server, reporter, WIDE) as mine,
        as_person(chromium, live_server, reporter, WIDE) as other,
    ):
        for page in (mine, other):
            page.goto(address)
        write(other, "Från den andra.")
        expect(status(other)).to_contain_text("Sparat kl.")
        write(mine, "Min egen text.")
        expect(mine.get_by_text("Någon annan har sparat ett annat svar")).to_be_visible()
        expect(mine.get_by_text("Från den andra.")).to_be_visible()
        expect(part(mine).get_by_label("Vad har hänt?")).to_have_value("Min egen text.")
        assert first_report().comment == "Från den andra."
        check(mine)
        mine.get_by_role("button", name="Spara mitt svar i stället").click()
        expect(mine.get_by_text("Någon annan har sparat")).to_be_hidden()
        assert first_report().comment == "Min egen text."
        write(other, "En gång till.")
        other.get_by_role("button", name="Behåll det sparade").click()
        expect(part(other).get_by_label("Vad har hänt?")).to_have_value("Min egen text.")


def test_what_is_typed_without_contact_is_saved_when_it_is_back(
    chromium: Browser, live_server: LiveServer, answering: tuple[Town, User, str]
) -> None:
    _, reporter, address = answering
    with as_person(chromium, live_server, reporter, PHONE) as page:
        page.goto(address)
        page.context.set_offline(True)
        write(page, "Skrivet i hissen.")
        expect(status(page)).to_contain_text("Ingen kontakt med Fridlyst")
        page.context.set_offline(False)
        expect(status(page)).to_contain_text("Sparat kl.")
    assert first_report().comment == "Skrivet i hissen."


def test_who_is_signed_out_signs_in_again_and_goes_on(
    chromium: Browser, live_server: LiveServer, answering: tuple[Town, User, str]
) -> None:
    _, reporter, address = answering
    with as_person(chromium, live_server, reporter, PHONE) as page:
        page.goto(address)
        page.context.clear_cookies()
        write(page, "Skrivet efter lunch.")
        expect(status(page)).to_have_attribute("data-state", "failed")
        sign_in(page, live_server, reporter)
        expect(status(page)).to_contain_text("Sparat kl.")
    assert first_report().comment == "Skrivet efter lunch."


def test_who_leaves_in_mid_sentence_finds_it_saved(
    chromium: Browser, live_server: LiveServer, answering: tuple[Town, User, str]
) -> None:
    _, reporter, address = answering
    with as_person(chromium, live_server, reporter, PHONE) as page:
        page.goto(address)
        write(page, "Mitt i en men")
        page.goto(f"{live_server.url}/tillganglighet/")
        for _ in range(100):
            page.goto(address)
            if part(page).get_by_label("Vad har hänt?").input_value() == "Mitt i en men":
                return
            page.wait_for_timeout(100)
        pytest.fail("what was written never came")


def test_without_script_the_page_is_saved_by_its_button(
    chromium: Browser, live_server: LiveServer, answering: tuple[Town, User, str]
) -> None:
    _, reporter, address = answering
    with as_person(chromium, live_server, reporter, PHONE, script=False) as page:
        page.goto(address)
        write(page, "Utan skript.")
        part(page).get_by_label("Klar").check()
        page.get_by_role("button", name="Spara", exact=True).click()
        expect(
            page.get_by_text("Sparat. 1 av 2 aktiviteter och 0 av 1 indikatorer besvarade.")
        ).to_be_visible()
    assert (first_report().status, first_report().comment) == ("done", "Utan skript.")


def part(page: Page) -> Locator:
    """The first activity on the page."""
    return page.get_by_role("region", name="Utbilda alla")


def status(page: Page) -> Locator:
    """What the first activity says of its saving."""
    return part(page).get_by_role("status")


def write(page: Page, text: str) -> None:
    """Write about the first activity."""
    part(page).get_by_label("Vad har hänt?").fill(text)


def test_who_looks_as_another_body_chooses_it_and_no_script_stops(
    chromium: Browser, live_server: LiveServer, town: factories.Town
) -> None:
    opened = factories.opened(town, town.municipality.programmes.get())
    last = opened.submissions.order_by("-body__name").first()
    assert last is not None
    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        stopped: list[object] = []
        page.on("pageerror", lambda error: stopped.append(error))
        page.goto(f"/{town.slug}/uppfoljning/{opened.slug}/fragor/")
        page.get_by_role("link", name="Se som en ansvarig").click()
        page.get_by_label("Se sidan som").select_option(label=last.body.name)
        expect(page.get_by_role("heading", level=1)).to_have_text(last.body.name)
        page.goto(f"/{town.slug}/uppfoljning/{opened.slug}/fragor/ny/")
        expect(page.get_by_label("Svarsalternativ")).to_be_hidden()
        page.get_by_label("Slag av svar").select_option(label="Flera val")
        expect(page.get_by_label("Svarsalternativ")).to_be_visible()
        check(page)
    assert stopped == []
