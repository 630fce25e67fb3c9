"""A town with an open round, a stranger's town beside it, and people signed in."""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.test import Client

from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Activity, Goal, Programme
from tests import factories
from tests.factories import Town
from tests.holding import Hold

AUTOSAVE = {"X-Fridlyst-Autosave": "1", "Accept": "application/json"}


@dataclass(frozen=True)
class Scene:
    """A committee with two activities and three indicators, another with one activity, and a round."""

    town: Town
    social: Body
    school: Body
    programme: Programme
    goal: Goal
    first: Activity
    second: Activity
    share: Indicator
    yes_no: Indicator
    number: Indicator
    round: FollowUpRound

    @property
    def home(self) -> str:
        return f"/{self.town.slug}/"

    @property
    def round_href(self) -> str:
        return f"{self.home}uppfoljning/{self.round.slug}/"

    @property
    def answer_href(self) -> str:
        return f"{self.round_href}svar/{self.social.key}/"

    @property
    def mine(self) -> Submission:
        """The social committee's answer as it now stands."""
        return Submission.objects.get(round=self.round, body=self.social)

    def report(self, about: Activity) -> ActivityReport:
        return ActivityReport.objects.get(submission=self.mine, activity=about)

    def client(self, role: Role, on: Body | None = None) -> Client:
        return factories.signed_in(factories.person(self.town, role, on))


def build(town: Town) -> Scene:
    """Everything, with the round open."""
    social, school = factories.body(town), factories.body(town, "Skolnämnden")
    programme = factories.programme(town)
    goal = factories.goal(town, programme)
    first = factories.activity(town, goal, "Utbilda alla", leads=[social])
    second = factories.activity(town, goal, "Fråga rutinmässigt", leads=[social, school])
    owners = [OwnerChoice(social.pk)]
    share = factories.indicator(town, goal, "Andel utbildade", kind="share", owners=owners)
    yes_no = factories.indicator(town, goal, "Rutin finns", kind="yes_no", owners=owners)
    number = factories.indicator(town, goal, "Antal samtal", kind="scale", owners=owners, unit="poäng")
    opened = factories.opened(town, programme)
    return Scene(town, social, school, programme, goal, first, second, share, yes_no, number, opened)


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


@pytest.fixture
def reporter(scene: Scene) -> Client:
    return scene.client(Role.REPORTER, scene.social)


@pytest.fixture
def approver(scene: Scene) -> Client:
    return scene.client(Role.APPROVER, scene.social)


@pytest.fixture
def coordinator(scene: Scene) -> Client:
    return scene.client(Role.COORDINATOR)


@pytest.fixture
def reader(scene: Scene) -> Client:
    return scene.client(Role.READER)


@pytest.fixture
def stranger(scene: Scene) -> Client:
    """The coordinator of another municipality."""
    return factories.signed_in(factories.person(factories.town("1489", "Alingsås"), Role.COORDINATOR))
