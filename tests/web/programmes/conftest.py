"""A small town with a programme, a stranger's town beside it, and people signed in."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from fridlyst.exchange.enacting import enact_programme
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.models import Activity, Enactment, Goal, Programme
from tests import factories
from tests.factories import Town
from tests.holding import Hold


@dataclass(frozen=True)
class Scene:
    """Everything that the tests of these pages look at."""

    town: Town
    body: Body
    programme: Programme
    goal: Goal
    activity: Activity
    indicator: Indicator

    @property
    def home(self) -> str:
        return f"/{self.town.slug}/"

    @property
    def programme_href(self) -> str:
        return f"{self.home}program/{self.programme.slug}/"

    @property
    def goal_href(self) -> str:
        return f"{self.programme_href}mal/{self.goal.key}/"

    @property
    def activity_href(self) -> str:
        return f"{self.home}aktivitet/{self.activity.key}/"


def build(town: Town, *, draft: bool = False) -> Scene:
    """A programme with one of each."""
    body = factories.body(town)
    programme = factories.programme(town, draft=draft)
    goal = factories.goal(town, programme, preconditions=["Pengar finns"])
    activity = factories.activity(town, goal, leads=[body], time="Löpande")
    indicator = factories.indicator(town, goal, kind="share", target_value=Decimal(80))
    return Scene(town, body, programme, goal, activity, indicator)


def enacted(scene: Scene, on: date, **more: object) -> Enactment:
    """The programme in force from the day, as it stands."""
    fields = EnactmentFields(on, **more)  # type: ignore[arg-type]
    return enact_programme(by=scene.town.actor, programme_id=scene.programme.pk, fields=fields)


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


@pytest.fixture
def coordinator(scene: Scene) -> Client:
    return factories.signed_in(factories.person(scene.town, Role.COORDINATOR))


@pytest.fixture
def reader(scene: Scene) -> Client:
    return factories.signed_in(factories.person(scene.town, Role.READER))


@pytest.fixture
def stranger(scene: Scene) -> Client:
    """Coordinates another municipality."""
    return factories.signed_in(factories.person(factories.town("1489", "Alingsås"), Role.COORDINATOR))
