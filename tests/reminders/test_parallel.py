"""Many workers at the same time: no letter twice, none left, nobody waits for a mail server."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection, connections, transaction

from fridlyst.organisation.terms import Role
from fridlyst.reminders import outbox
from fridlyst.reminders.actions import queue_due
from fridlyst.reminders.models import Letter, LetterLine
from fridlyst.reminders.sending import send_queued
from tests import factories
from tests.reminders.conftest import OPENED, Reminding, reminding
from tests.reminders.post_office import PostOffice

WORKERS = 4


@pytest.fixture
def crowd(transactional_db: None) -> Reminding:
    """Eighty who answer for the second committee."""
    scene = reminding(factories.town())
    for number in range(80):
        factories.person(scene.town, Role.REPORTER, scene.school, f"p{number}@askersund.example")
    return scene


def together(work: Callable[[], object]) -> list[BaseException]:
    """The work in several threads that begin at once; what they raised."""
    begin, raised = Barrier(WORKERS), list[BaseException]()

    def one() -> None:
        try:
            begin.wait(10)
            work()
        except BaseException as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=one) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "one waits for what is never let go"
    return raised


def test_many_who_look_write_each_letter_once(crowd: Reminding) -> None:
    here = crowd.town.municipality.pk
    assert together(lambda: queue_due(crowd.at(OPENED), municipality_id=here)) == []
    assert Letter.objects.count() == 81
    assert LetterLine.objects.count() == 81


def test_of_many_workers_one_looks(crowd: Reminding) -> None:
    assert together(lambda: queue_due(crowd.at(OPENED))) == []
    assert Letter.objects.count() == 81


def test_many_who_send_send_each_letter_once(crowd: Reminding, office: PostOffice) -> None:
    queue_due(crowd.at(OPENED))
    assert together(lambda: send_queued(crowd.at(OPENED))) == []
    assert len(office.receivers) == len(set(office.receivers)) == 81
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}


def test_queueing_while_sending_doubles_nothing(crowd: Reminding, office: PostOffice) -> None:
    def work() -> None:
        for _ in range(3):
            queue_due(crowd.at(OPENED), municipality_id=crowd.town.municipality.pk)
            send_queued(crowd.at(OPENED))

    assert together(work) == []
    assert len(office.receivers) == len(set(office.receivers)) == 81


def test_a_worker_in_the_middle_of_claiming_keeps_nobody_waiting(
    crowd: Reminding, office: PostOffice
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite har en skrivare åt gången")
    queue_due(crowd.at(OPENED))
    with transaction.atomic():
        list(Letter.objects.select_for_update().filter(state="queued").order_by("pk")[:20])
        assert together(lambda: send_queued(crowd.at(OPENED))) == []
    assert len(office.taken) == 61
    assert outbox.waiting(crowd.at(OPENED)) == 20


def test_no_lock_is_held_while_a_letter_is_sent(
    crowd: Reminding, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_due(crowd.at(OPENED))
    inside: list[bool] = []
    sent = outbox.log_sent

    def log_sent(*given: object) -> None:
        inside.append(connection.in_atomic_block)
        sent(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "log_sent", log_sent)
    send_queued(crowd.at(OPENED))
    assert inside == [False] * 81
