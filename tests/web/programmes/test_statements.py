"""How many statements each page costs: the same for one of each and for ten."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.web.programmes.conftest import Scene, enacted

# Session, user and standing in the municipality are three of them.
# A programme in force that no round has asked about costs one more: is a round planned?
PAGES = {
    "program/": 4,
    "program/2026-2028/": 13,
    "program/2026-2028/?visa=allt": 13,
    "program/2026-2028/mal/": 11,
    "program/2026-2028/mal/1/": 14,
    "program/2026-2028/indikatorer/": 12,
    "program/2026-2028/kostnader/": 9,
    "program/2026-2028/galler/": 5,
    "program/2026-2028/?on=2026-02-01": 7,
    "program/2026-2028/mal/1/redigera/": 12,
    "program/2026-2028/nasta/": 10,
    "program/2026-2028/styrdokument/": 12,
    "aktiviteter/": 12,
    "aktivitet/utbilda-alla/": 15,
    "aktivitet/utbilda-alla/redigera/": 11,
    "organisation/": 5,
    "organisation/socialnamnden/": 15,
    "organisation/personer/": 7,
    "arenden/": 4,
    "stod/": 7,
}


def _grow(scene: Scene, times: int) -> None:
    for number in range(2, times + 1):
        body = factories.body(scene.town, f"Nämnd {number}", parent_id=scene.body.pk)
        goal = factories.goal(
            scene.town, scene.programme, f"Mål {number}", number=str(number), preconditions=["A", "B"]
        )
        factories.activity(scene.town, goal, f"Aktivitet {number}", leads=[body, scene.body], time="Årligen")
        factories.cost(scene.town, scene.activity, body, year=2026 + number % 4)
        factories.indicator(scene.town, goal, f"Indikator {number}")
        factories.steering(scene.town, f"dokument-{number}")
    for month in range(2, times + 1):
        enacted(scene, date(2027, month, 1))


@pytest.mark.parametrize(("page", "statements"), PAGES.items())
def test_statements_do_not_grow(scene: Scene, coordinator: Client, page: str, statements: int) -> None:
    factories.steering(scene.town)
    enacted(scene, date(2026, 1, 1))
    coordinator.get(scene.home + page)
    assert _count(coordinator, scene.home + page) == statements
    _grow(scene, 10)
    assert _count(coordinator, scene.home + page) == statements


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
