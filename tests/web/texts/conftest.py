"""A programme with a text in two versions, and a matter without one."""

from copy import deepcopy
from dataclasses import dataclass

import pytest
from django.test import Client

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.models import Matter
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Goal, Programme
from fridlyst.review.actions.texts import add_read_version, read_text, start_programme_text
from tests import factories
from tests.factories import Town
from tests.holding import Hold

FIRST = """Handlingsplan

1. Mål
Barn är trygga hemma.

Vi gör det här:
• Frågar alla
• Lyssnar på alla

2. Samverkan
Vi samverkar med polisen i kommunen.
"""
SECOND = FIRST.replace("med polisen", "med polisen och vården")


@dataclass(frozen=True)
class Scene:
    """What the tests of these pages look at."""

    town: Town
    programme: Programme
    goal: Goal
    matter: Matter

    @property
    def text(self) -> str:
        return f"/{self.town.slug}/program/{self.programme.slug}/text/"

    @property
    def matter_text(self) -> str:
        return f"/{self.town.slug}/arenden/{self.matter.slug}/text/"


def read_in(town: Town, programme: Programme, *texts: str) -> None:
    """The texts as versions of the programme's."""
    for number, words in enumerate(texts):
        read = read_text(by=town.actor, data=words.encode(), filename=f"plan-{number + 1}.txt")
        if number == 0:
            first = start_programme_text(by=town.actor, programme_id=programme.pk, read=read)
        else:
            add_read_version(by=town.actor, text_id=first.text_id, seen=number, read=read)


def build(town: Town) -> Scene:
    """Everything."""
    programme = factories.programme(town)
    goal = factories.goal(town, programme, "Barn är trygga hemma", number="1")
    read_in(town, programme, FIRST, SECOND)
    matter = register_matter(by=town.actor, registration_number="KS 1", title="Ett program")
    return Scene(town, programme, goal, matter)


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
    return factories.signed_in(factories.person(scene.town, Role.READER, email="las@example.se"))
