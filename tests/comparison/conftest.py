"""A town, and a service that holds invented figures."""

from collections.abc import Iterator

import pytest

from fridlyst.comparison.kolada.client import Kolada
from fridlyst.comparison.kolada.fetching import Bounds, Fetching
from tests import factories
from tests.comparison.server import Service, filled, serving
from tests.factories import Town


@pytest.fixture
def service() -> Iterator[Service]:
    """The service, with values for everything."""
    with serving(filled(Service())) as running:
        yield running


@pytest.fixture
def empty() -> Iterator[Service]:
    """The service without values."""
    with serving(Service()) as running:
        yield running


@pytest.fixture
def town(db: None) -> Town:
    """Askersund."""
    return factories.town("1882", "Askersund")


def asking(service: Service) -> Kolada:
    """A client that never sleeps."""
    return Kolada(Fetching(service.url, bounds=Bounds(silence=5.0, tries=2), sleep=lambda _: None))
