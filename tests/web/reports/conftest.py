"""The round that the report's own tests reckon by hand, and people who look at it."""

import pytest
from django.test import Client

from fridlyst.organisation.terms import Role
from tests import factories
from tests.reports.contents.conftest import Scene, build


@pytest.fixture
def scene(db: None) -> Scene:
    return build(factories.town())


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
