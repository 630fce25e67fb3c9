"""A town whose programme is public, and a stranger's browser."""

from copy import deepcopy

import pytest
from django.test import Client

from fridlyst.insight.senders import SENDERS
from fridlyst.organisation.terms import Role
from tests import factories
from tests.holding import Hold
from tests.insight.making import Shown, published
from tests.insight.making import shown as make


@pytest.fixture(autouse=True)
def _strangers() -> None:
    """Nobody is remembered from one test to the next."""
    SENDERS._tries.clear()


@pytest.fixture(scope="module")
def _shown(hold: Hold[Shown]) -> Shown:
    return hold(lambda: published(make()))


@pytest.fixture
def shown(_shown: Shown, db: None) -> Shown:
    """All of a programme public."""
    return deepcopy(_shown)


@pytest.fixture
def stranger() -> Client:
    """Somebody who is not signed in."""
    return Client()


@pytest.fixture
def coordinator(shown: Shown) -> Client:
    """The town's coordinator."""
    return factories.signed_in(factories.person(shown.town, Role.COORDINATOR))
