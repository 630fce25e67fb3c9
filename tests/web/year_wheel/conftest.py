"""A town whose year holds something on every ring, and people signed in."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from fridlyst.decisions.actions import register_matter
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Goal, Programme
from tests import factories
from tests.factories import Town
from tests.holding import Hold

YEAR = 2027


@dataclass(frozen=True)
class Scene:
    """One programme and two committees; the year is 2027, whatever today is."""

    town: Town
    social: Body
    school: Body
    programme: Programme
    goal: Goal

    @property
    def wheel(self) -> str:
        return f"/{self.town.slug}/arshjul/?ar={YEAR}"

    @property
    def calendars(self) -> str:
        return f"/{self.town.slug}/arshjul/kalender/"

    def client(self, role: Role, email: str = "") -> Client:
        return factories.signed_in(factories.person(self.town, role, email=email))


def build(town: Town) -> Scene:
    social, school = factories.body(town), factories.body(town, "Skolnämnden")
    programme = factories.programme(town, adopted_on=date(YEAR, 2, 2))
    goal = factories.goal(town, programme)
    factories.activity(town, goal, "Utbilda alla", leads=[social], time="Halvårsvis")
    factories.activity(town, goal, "Skriv en rutin", leads=[school], time="Mars 2027")
    factories.activity(town, goal, "Fråga alla", leads=[school], time="Löpande")
    for title, kind, month in (("Tertial 2 2027", "tertial", 9), ("Halvårets tal", "statistics", 7)):
        days = {"period_start": date(YEAR, 1, 1), "period_end": date(YEAR, 6, 30)}
        made = factories.planned(town, programme, title=title, closes_on=date(YEAR, month, 15), **days)
        type(made).objects.filter(pk=made.pk).update(
            kind=kind, state="open", opens_on=date(YEAR, month, 1), opened_at=None
        )
    hidden = {"period_start": date(YEAR, 1, 1), "period_end": date(YEAR, 12, 31)}
    factories.planned(town, programme, title="Den planerade", closes_on=date(YEAR, 11, 30), **hidden)
    decided_on = date(YEAR, 5, 4)
    register_matter(
        by=town.actor,
        registration_number="KS 1",
        title="Ärendet",
        next_body_name="Fullmäktige",
        next_on=decided_on,
    )
    return Scene(town, social, school, programme, goal)


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


@pytest.fixture
def coordinator(scene: Scene) -> Client:
    return scene.client(Role.COORDINATOR)


@pytest.fixture
def reader(scene: Scene) -> Client:
    return scene.client(Role.READER)
