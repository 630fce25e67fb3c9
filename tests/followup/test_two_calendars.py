"""Many workers that look at the same time: each round opens once, and nobody who answers waits for all."""

from collections.abc import Callable
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections, transaction

from fridlyst.followup.actions import plan_round
from fridlyst.followup.actions.calendar import OpenedByItself, close_due, open_due
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.trail.models import Event
from tests import factories
from tests.factories import Town

WORKERS, ROUNDS = 4, 12
OPENS, DUE = date(2026, 9, 1), date(2026, 9, 22)


@pytest.fixture
def town(transactional_db: None) -> Town:
    """Twelve rounds that open on the same day, each asking two committees."""
    made = factories.town()
    programme = factories.programme(made)
    leads = [factories.body(made), factories.body(made, "Skolnämnden")]
    factories.activity(made, factories.goal(made, programme), leads=leads)
    for number in range(ROUNDS):
        fields = RoundFields(
            f"Omgång {number}",
            [programme.pk],
            date(2026, 5, 1),
            date(2026, 8, 31),
            DUE,
            opens_on=OPENS,
            grace_days=0,
        )
        plan_round(by=made.actor, fields=fields)
    return made


def together(work: Callable[[], object]) -> list[object]:
    """The work in several threads that begin at once; what they gave or raised."""
    begin, found = Barrier(WORKERS), list[object]()

    def one() -> None:
        try:
            begin.wait(10)
            found.append(work())
        except BaseException as error:
            found.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=one) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_each_round_opens_once_and_closes_once(town: Town) -> None:
    found = together(lambda: open_due(factories.at(OPENS)))
    assert all(isinstance(one, OpenedByItself) and one.hindered == 0 for one in found), found
    assert sum(one.rounds for one in found if isinstance(one, OpenedByItself)) == ROUNDS
    assert Submission.objects.count() == 2 * ROUNDS
    assert Event.objects.filter(verb="opened").count() == ROUNDS
    closed = together(lambda: close_due(factories.at(DUE + timedelta(days=1))))
    assert sorted(str(one) for one in closed) != []
    assert sum(one for one in closed if isinstance(one, int)) == ROUNDS, closed
    assert Event.objects.filter(verb="closed").count() == ROUNDS


def test_a_round_that_somebody_holds_is_left_for_the_next_look(town: Town) -> None:
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("SQLite låser hela databasen")
    held = FollowUpRound.objects.order_by("pk").first()
    assert held is not None
    with transaction.atomic():
        FollowUpRound.objects.select_for_update(no_key=True).get(pk=held.pk)
        found: list[OpenedByItself] = []
        other = Thread(target=lambda: (found.append(open_due(factories.at(OPENS))), connections.close_all()))
        other.start()
        other.join(30)
    assert [(one.rounds, one.hindered) for one in found] == [(ROUNDS - 1, 0)]
    assert open_due(factories.at(OPENS)).rounds == 1
