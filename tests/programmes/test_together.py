"""Two who write at the same time, on PostgreSQL: none waits for ever, none is lost, no tree is looped."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from tests.factories import Town, goal, programme, town

from fridlyst.organisation.rules import TreeLoop
from fridlyst.programmes.actions import add_activity, edit_goal
from fridlyst.programmes.actions.common import own_goal
from fridlyst.programmes.fields import ActivityFields, GoalFields
from fridlyst.programmes.models import Activity, Goal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def here() -> Town:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite låter en skriva i taget")
    return town()


@contextmanager
def _meanwhile(*acts: Callable[[], object]) -> Iterator[list[Exception]]:
    """Each act in a thread and a connection of its own; what they raised."""
    failed: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    yield failed
    for thread in threads:
        thread.join()


def test_an_activity_is_put_under_a_goal_that_somebody_edits(here: Town) -> None:
    top = goal(here, programme(here))
    fields = ActivityFields("Nytt", [top.pk])
    done = threading.Event()

    def add() -> None:
        add_activity(by=here.actor, fields=fields)
        done.set()

    with transaction.atomic():
        own_goal(here.actor, top.pk)
        with _meanwhile(add) as failed:
            assert done.wait(10), failed
    assert Activity.objects.get().title == "Nytt"


def test_two_who_move_goals_under_each_other_make_no_loop(here: Town) -> None:
    plan = programme(here)
    one, other = goal(here, plan, "Ett"), goal(here, plan, "Två", number="2")
    for _ in range(5):
        Goal.objects.update(parent=None, version=1)
        begin = threading.Barrier(2)

        def move(what: Goal, under: Goal, begin: threading.Barrier = begin) -> None:
            begin.wait()
            fields = GoalFields(what.title, parent_id=under.pk)
            edit_goal(by=here.actor, goal_id=what.pk, version=1, fields=fields)

        with _meanwhile(lambda: move(one, other), lambda: move(other, one)) as failed:
            pass
        assert [type(error) for error in failed] == [TreeLoop]
        assert Goal.objects.filter(parent=None).count() == 1


def test_many_who_add_the_same_each_get_a_key(here: Town) -> None:
    top = goal(here, programme(here))
    fields = ActivityFields("Samma", [top.pk])
    acts = [lambda: add_activity(by=here.actor, fields=fields)] * 6
    with _meanwhile(*acts) as failed:
        pass
    assert failed == []
    assert Activity.objects.values("key").distinct().count() == 6
