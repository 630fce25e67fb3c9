"""Two towns that hold one of everything."""

import pytest
from pytest_django import Settings

from tests import factories
from tests.web.walking.inhabited import Inhabited, inhabit


@pytest.fixture
def _at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def theirs(db: None, _at_once: None) -> Inhabited:
    """The town that is not the visitor's."""
    return inhabit(factories.town("1489", "Alingsås"), "Deras", 2029)


@pytest.fixture
def ours(db: None, _at_once: None) -> Inhabited:
    """The town that the visitor belongs to."""
    return inhabit(factories.town("1882", "Askersund"), "Egen", 2028)
