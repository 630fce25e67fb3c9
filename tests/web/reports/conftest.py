"""The round that the report's own tests reckon by hand, and people who look at it."""

from copy import deepcopy

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from tests import factories
from tests.holding import Hold
from tests.reports.contents.conftest import Scene, build


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


@pytest.fixture
def address(scene: Scene) -> str:
    return f"/{scene.town.slug}/uppfoljning/{scene.now.slug}/rapport/"


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
