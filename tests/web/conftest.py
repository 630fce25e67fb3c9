"""Two towns that hold one of everything."""

from copy import deepcopy

import pytest
from pytest_django import Settings

from tests import factories
from tests.holding import AT_ONCE, Hold
from tests.web.walking.inhabited import Inhabited, inhabit


@pytest.fixture
def _at_once(settings: Settings) -> None:
    settings.TASKS = AT_ONCE


@pytest.fixture(scope="module")
def _theirs(hold: Hold[Inhabited]) -> Inhabited:
    return hold(lambda: inhabit(factories.town("1489", "Alingsås"), "Deras", 2029))


@pytest.fixture(scope="module")
def _ours(hold: Hold[Inhabited]) -> Inhabited:
    return hold(lambda: inhabit(factories.town("1882", "Askersund"), "Egen", 2028))


@pytest.fixture
def theirs(_theirs: Inhabited, db: None, _at_once: None) -> Inhabited:
    """The town that is not the visitor's."""
    return deepcopy(_theirs)


@pytest.fixture
def ours(_ours: Inhabited, db: None, _at_once: None) -> Inhabited:
    """The town that the visitor belongs to."""
    return deepcopy(_ours)
