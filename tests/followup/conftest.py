"""A town whose programme is owned by committees, one of them through a collective."""

from copy import deepcopy
from dataclasses import dataclass

import pytest

from fridlyst.accounts.queries import visit
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Activity, Goal, Programme
from tests import factories
from tests.factories import Town
from tests.holding import Hold


@dataclass(frozen=True)
class Scene:
    """Two district committees owning together, one committee owning alone."""

    town: Town
    social: Body
    north: Body
    south: Body
    districts: Body
    programme: Programme
    goal: Goal
    alone: Activity
    shared: Activity
    share: Indicator

    def actor(self, role: Role, on: Body | None = None) -> Actor:
        """Somebody with the role."""
        person = factories.person(self.town, role, on)
        return visit(user_id=person.pk, user_label=str(person), slug=self.town.slug).actor


def build(town: Town) -> Scene:
    """Everything."""
    social, north, south = (
        factories.body(town, name) for name in ("Socialnämnden", "Norra stadsdelen", "Södra stadsdelen")
    )
    districts = factories.body(town, "Stadsdelsnämnderna", collective=True)
    set_members(by=town.actor, body_id=districts.pk, member_ids=[north.pk, south.pk])
    programme = factories.programme(town)
    goal = factories.goal(town, programme)
    return Scene(
        town=town,
        social=social,
        north=north,
        south=south,
        districts=districts,
        programme=programme,
        goal=goal,
        alone=factories.activity(town, goal, "Utbilda alla", leads=[social]),
        shared=factories.activity(town, goal, "Fråga rutinmässigt", leads=[districts, social]),
        share=factories.indicator(town, goal, kind="share", owners=[OwnerChoice(social.pk)]),
    )


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)
