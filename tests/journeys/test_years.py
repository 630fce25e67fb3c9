"""Real plans from calendar to report with the clock moved: Stockholm's year and Linköping's term."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib.resources import files
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
import yaml
from django.core import mail
from django.utils.timezone import localdate
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from fridlyst.accounts.models import User
from fridlyst.cli.upkeep import Upkeep
from fridlyst.exchange.importing import import_programme
from fridlyst.exchange.importing_steering import steering_fields
from fridlyst.exchange.programme_file import load
from fridlyst.followup.actions import approve
from fridlyst.followup.models import FollowUpRound, QuestionAnswer, Submission
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import ensure_steering
from fridlyst.reminders.models import Letter
from fridlyst.reports.kinds import ANALYSIS
from fridlyst.reports.making import make_report
from tests import factories
from tests.factories import Town
from tests.holding import AT_ONCE
from tests.journeys.browser import PHONE, WIDE, open_page
from tests.journeys.test_followup import as_person, check

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DEMO = files("fridlyst") / "demo"
STATUSES = ("done", "ongoing", "ongoing", "not_started", "late")
LEARNT = "Rutinerna används när cheferna frågar efter dem."


@dataclass
class Passing:
    """A municipality whose days pass; each body answers some days before the last one, late, or never."""

    settings: Settings
    town: Town
    silent: Sequence[str] = ()
    late: Sequence[str] = ()
    by_hand: Sequence[str] = ()
    upkeep: Upkeep = field(default_factory=Upkeep)
    today: date = date.min

    def begin(self, day: date) -> None:
        self.settings.FRIDLYST_DEMO_TODAY = self.today = day

    def until(self, wanted: Callable[[], bool]) -> None:
        """Days pass, each with a look of the upkeep and with answers, until something is so."""
        for _day in range(500):
            if wanted():
                return
            self.begin(self.today + timedelta(days=1))
            self.upkeep.look(factories.at(self.today, 10))
            self.answer()
        raise AssertionError(f"Det blev aldrig så till {self.today}")

    def answer(self) -> None:
        """Whoever answers today does, and what came in yesterday is approved."""
        for asked in Submission.objects.filter(round__state=RoundState.OPEN).select_related("round", "body"):
            if asked.state == SubmissionState.SUBMITTED and asked.body.name not in self.by_hand:
                approve(by=self.town.actor, submission_id=asked.pk)
            elif asked.state == SubmissionState.NOT_OPENED and self.today == self.day_of(asked):
                status = STATUSES[(asked.body_id + asked.round_id) % len(STATUSES)]
                factories.sent_in(
                    self.town, asked.round, asked.body, status, "Nämnden har fått en redovisning."
                )

    def day_of(self, asked: Submission) -> date | None:
        """When a body answers, if it does."""
        if asked.body.name in (*self.silent, *self.by_hand):
            return None
        last = asked.round.closes_on
        return (
            last + timedelta(days=2)
            if asked.body.name in self.late
            else last - timedelta(3 + asked.body_id % 5)
        )

    def person(self, role: Role, body: str = "") -> str:
        """The address of who has the role on the body."""
        on = Body.objects.get(municipality=self.town.municipality, name=body) if body else None
        return factories.person(self.town, role, on).email


def begun(settings: Settings, town: Town, day: date, *plans: str) -> Passing:
    """The town with its plans in force, and a reporter and an approver for each body that answers."""
    settings.TASKS = AT_ONCE
    made = Passing(settings, town)
    made.begin(day)
    for entry in (DEMO / "steering").iterdir():
        document = yaml.safe_load(entry.read_text(encoding="utf-8"))
        ensure_steering(by=town.actor, fields=steering_fields(document), shared=True)
    for plan in plans:
        content = (DEMO / "programmes" / f"{plan}.yaml").read_bytes()
        import_programme(load(content, name=plan), by=town.actor, in_force=True, name=plan)
    for one in Body.objects.filter(municipality=town.municipality, collective=False):
        factories.person(town, Role.REPORTER, one)
        factories.person(town, Role.APPROVER, one)
    return made


def plan_what_is_demanded(page: Page, town: Town) -> None:
    """The coordinator plans everything that the calendar lacks, at once."""
    page.goto(f"/{town.slug}/uppfoljning/kalender/")
    page.get_by_role("link", name="Planera de").click()
    page.get_by_role("button", name="Planera omgångarna").click()
    expect(page.get_by_text("omgångar är planerade.").first).to_be_visible()
    check(page)


def closed(title: str) -> Callable[[], bool]:
    return FollowUpRound.objects.filter(title=title, state=RoundState.CLOSED).exists


def opened(title: str) -> Callable[[], bool]:
    return FollowUpRound.objects.filter(title=title, state=RoundState.OPEN).exists


def states(title: str) -> dict[str, int]:
    return Counter(Submission.objects.filter(round__title=title).values_list("state", flat=True))


def subjects(email: str) -> list[str]:
    """What the letters to the address are about, in order."""
    return [one.subject for one in mail.outbox if f"<{email}>" in one.to[0]]


def pages_of_analysis(town: Town, slug: str) -> list[str]:
    """What the analysis says, page by page, as it is printed."""
    made = make_report(municipality_id=town.municipality.pk, round_slug=slug, format="pdf", kind=ANALYSIS)
    document = pdfium.PdfDocument(made.data)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def no_two_letters_a_day() -> bool:
    """Whether nobody got more than one letter on the same day."""
    sent = Letter.objects.filter(sent_at__isnull=False).values_list("email", "sent_at")
    return max(Counter((email, localdate(at)) for email, at in sent).values()) == 1


def test_the_year_of_stockholm(chromium: Browser, live_server: LiveServer, settings: Settings) -> None:
    """Tertial 1, tertial 2 and the year, 21 committees and companies: one silent, one late."""
    year = begun(settings, factories.town("0180", "Stockholm"), date(2024, 1, 2), "stockholm-2021-2025")
    year.silent, year.late = ["Farsta stadsdelsnämnd"], ["Idrottsnämnden"]
    coordinator = factories.person(year.town, Role.COORDINATOR)
    rounds = ("Tertial 1 2024", "Tertial 2 2024", "Årsuppföljning 2024")
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        plan_what_is_demanded(page, year.town)
    for title in rounds:
        year.until(closed(title))
        assert states(title) == {SubmissionState.APPROVED: 20, SubmissionState.NOT_OPENED: 1}
    assert year.today == date(2025, 2, 5)
    for address in (year.person(Role.REPORTER, "Farsta stadsdelsnämnd"), coordinator.email):
        assert len(subjects(address)) >= len(rounds)
    assert (
        Counter(subjects(year.person(Role.REPORTER, "Farsta stadsdelsnämnd")))[
            "Stockholm: svaret skulle ha kommit in 21 maj"
        ]
        == 1
    )
    assert "Stockholm: svaret skulle ha kommit in 21 maj" not in subjects(
        year.person(Role.REPORTER, "Södermalms stadsdelsnämnd")
    )
    assert no_two_letters_a_day()
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto("/stockholm/uppfoljning/hallet/?ar=2024")
        expect(page.get_by_role("main")).to_contain_text("2024 kom 60 av 63 svar in i 3 omgångar, 57 i tid.")
        check(page)
    told = pages_of_analysis(year.town, "arsuppfoljning-2024")
    assert "20 av 21" in told[0], told[0]
    assert any("Farsta stadsdelsnämnd" in one for one in told[:2])


def test_the_term_of_linkoping(chromium: Browser, live_server: LiveServer, settings: Settings) -> None:
    """Two plans in one round; one department answers on a phone, one by a link, one never."""
    plans = ("linkoping-vald-2018-2023", "linkoping-heder-2022-2023")
    term = begun(settings, factories.town("0580", "Linköping"), date(2022, 10, 3), *plans)
    term.silent, term.by_hand = ["Kultur- och fritidsnämnden"], ["Äldrenämnden", "Bildningsnämnden"]
    title, here = "Mandatperioden 2019–2022", "/linkoping/uppfoljning/mandatperioden-2019-2022/"
    coordinator = factories.person(term.town, Role.COORDINATOR)
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        plan_what_is_demanded(page, term.town)
    term.until(opened(title))
    assert FollowUpRound.objects.get(title=title).programmes.count() == 2

    elder, schools = (Body.objects.get(name=name) for name in term.by_hand)
    with as_person(chromium, live_server, factories.person(term.town, Role.REPORTER, elder), PHONE) as page:
        page.goto(f"{here}svar/{elder.key}/")
        answer_and_send_in(page)
    link = handed_on(
        chromium, live_server, factories.person(term.town, Role.REPORTER, schools), here, schools
    )
    with open_page(chromium, PHONE) as page:
        page.goto(link)
        check(page)
        answer_and_send_in(page)
        assert page.context.cookies() == []
    assert QuestionAnswer.objects.filter(submission__body__in=[elder, schools], value="ja").count() == 4

    with as_person(chromium, live_server, factories.person(term.town, Role.APPROVER, elder), WIDE) as page:
        page.goto(f"{here}svar/{elder.key}/")
        page.get_by_text("Lägg till nämndens beslut").click()
        page.get_by_label("Beslutsdag").fill(term.today.isoformat())
        page.get_by_label("Paragraf i protokollet").fill("§ 12")
        check(page)
        page.get_by_role("button", name="Godkänn svaret").click()
        expect(page.get_by_role("main")).to_contain_text("§ 12")

    term.until(closed(title))
    counted = {SubmissionState.APPROVED: 6, SubmissionState.SUBMITTED: 1, SubmissionState.NOT_OPENED: 1}
    assert states(title) == counted
    assert no_two_letters_a_day()
    with open_page(chromium, PHONE) as page:
        page.goto(link)
        expect(page.get_by_role("main")).to_contain_text("Bildningsnämnden")
        expect(page.get_by_role("main")).to_contain_text("stängd")
        check(page)
    with as_person(chromium, live_server, coordinator, WIDE) as page:
        page.goto(f"{here}rapport/analys/")
        page.get_by_label("Vad vi har lärt oss").fill(LEARNT)
        expect(page.locator("#r-lardomar [data-saved]")).to_contain_text("Sparat")
        check(page)
        expect(page.get_by_role("main")).to_contain_text("Ställer ni frågor om våld som rutin?")
    told = pages_of_analysis(term.town, "mandatperioden-2019-2022")
    assert "7 av 8 nämnder har svarat" in told[0], told[0]
    assert any(LEARNT in one for one in told)
    assert any("§ 12" in one for one in told)
    assert any("Kultur- och fritidsnämnden" in one for one in told[:2])


def answer_and_send_in(page: Page) -> None:
    """Answer each part that has to be answered, as it is asked, and send in."""
    for part in page.locator("[data-answerable]").all():
        for wanted in ("Pågår", "Ja"):
            choice = part.get_by_label(wanted, exact=True).first
            if choice.count():
                choice.check()
                expect(part.get_by_role("status").last).to_contain_text("Sparat")
    page.get_by_role("button", name="Skicka in svaret").click()
    anyway = page.get_by_role("button", name="Skicka in ändå")
    expect(page.get_by_text("Nu läser den som godkänner").or_(anyway)).to_be_visible()
    if anyway.count():
        anyway.click()
        expect(page.get_by_text("Nu läser den som godkänner")).to_be_visible()


def handed_on(browser: Browser, server: LiveServer, reporter: User, here: str, body: Body) -> str:
    """The address in the letter to a colleague that the body's answer is handed on to."""
    with as_person(browser, server, reporter, WIDE) as page:
        page.goto(f"{here}svar/{body.key}/")
        page.get_by_role("link", name="Lämna över till en kollega").click()
        page.get_by_label("Kollegans namn").fill("Bo Bergström")
        page.get_by_label("E-postadress").fill("bo@skola.example")
        page.get_by_role("button", name="Lämna över svaret").click()
        shown = page.get_by_label("Länkens adress").input_value()
        check(page)
    letter = next(one for one in mail.outbox if "bo@skola.example" in one.to[0])
    assert urlsplit(shown).path in str(letter.body)
    return f"{server.url}{urlsplit(shown).path}"
