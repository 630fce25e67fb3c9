"""Nobody is written to where there is nothing to answer, in the town or on the whole site."""

from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import queue_due
from tests import factories
from tests.reminders.conftest import OPENED


def test_a_municipality_without_bodies_has_nothing_to_tell(db: None) -> None:
    town, at = factories.town(), factories.at(OPENED, 9)
    factories.person(town, Role.COORDINATOR)
    assert queue_due(at, municipality_id=town.municipality.pk) == 0
    assert queue_due(at) == 0
