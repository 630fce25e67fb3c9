"""A town with an open round, people who answer, and a mail server."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from fridlyst.accounts.models import User
from fridlyst.followup.models import AnswerLink, FollowUpRound, Submission
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import queue_due
from fridlyst.reminders.models import Letter
from fridlyst.reminders.sending import Sent, send_queued
from tests import factories
from tests.factories import Town
from tests.holding import Hold
from tests.reminders.post_office import PostOffice, post_office

DUE = date(2026, 9, 15)
OPENED = date(2026, 9, 1)


@dataclass
class Reminding:
    """Two committees that are asked, one reporter and one approver for the first, and a coordinator."""

    town: Town
    social: Body
    school: Body
    round: FollowUpRound
    reporter: User
    approver: User
    coordinator: User

    @property
    def actor(self) -> Actor:
        return self.town.actor

    def at(self, day: date, hour: int = 9) -> datetime:
        """That day at nine in the morning."""
        return timezone.make_aware(datetime.combine(day, time(hour)))

    def on(self, days_from_due: int, hour: int = 9) -> datetime:
        """So many days after the last day to answer."""
        return self.at(DUE + timedelta(days=days_from_due), hour)

    def queue(self, at: datetime) -> list[str]:
        """Queue what is due; the addresses that have a letter waiting."""
        queue_due(at, municipality_id=self.town.municipality.pk)
        waiting = Letter.objects.filter(municipality=self.town.municipality, state="queued")
        return sorted(waiting.values_list("email", flat=True))

    def day(self, at: datetime) -> Sent:
        """A whole look: queue, then send."""
        self.queue(at)
        return send_queued(at)

    def submission(self, body: Body) -> Submission:
        return Submission.objects.get(round=self.round, body=body)

    def link(self, body: Body, email: str = "utan@konto.example", expires: date = DUE) -> AnswerLink:
        """Somebody without an account who answers for the body."""
        return AnswerLink.objects.create(
            municipality=self.town.municipality,
            submission=self.submission(body),
            name="Utan Konto",
            email=email,
            nonce="abc",
            made_by="x",
            made_at=self.at(OPENED),
            expires_on=expires + timedelta(days=30),
        )


def open_on(round: FollowUpRound, day: date) -> None:
    """Let the round have opened that day at eight in the morning."""
    opened = timezone.make_aware(datetime.combine(day, time(8)))
    FollowUpRound.objects.filter(pk=round.pk).update(opened_at=opened)
    round.refresh_from_db()


def reminding(town: Town, title: str = "Tertial 2 2026") -> Reminding:
    """The scene in a town."""
    social, school = factories.body(town, "Socialnämnden"), factories.body(town, "Utbildningsnämnden")
    programme = factories.programme(town)
    goal = factories.goal(town, programme)
    factories.activity(town, goal, leads=[social, school])
    people = (
        factories.person(town, Role.REPORTER, social, f"svarar@{town.slug}.example"),
        factories.person(town, Role.APPROVER, social, f"chef@{town.slug}.example"),
        factories.person(town, Role.COORDINATOR, email=f"samordnar@{town.slug}.example"),
    )
    round = factories.opened(town, programme, title=title, closes_on=DUE)
    open_on(round, OPENED)
    return Reminding(town, social, school, round, *people)


@pytest.fixture(scope="module")
def _scene(hold: Hold[Reminding]) -> Reminding:
    return hold(lambda: reminding(factories.town()))


@pytest.fixture
def scene(_scene: Reminding, db: None) -> Reminding:
    return deepcopy(_scene)


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """The mail server that the settings name."""
    with post_office() as server:
        settings.EMAIL_BACKEND = "fridlyst.project.smtp.PatientSmtp"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL, settings.EMAIL_TIMEOUT = False, False, 5
        settings.DEFAULT_FROM_EMAIL = "fridlyst@kommun.example"
        settings.FRIDLYST_PUBLIC_URL = "https://fridlyst.kommun.example"
        yield server
