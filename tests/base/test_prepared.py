"""Statements made once: they find what the queryset finds, turn values as fields do, and keep to locks."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from fridlyst.base.prepared import Prepared, insert_row, update_row
from fridlyst.trail.models import Chain, Event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 4, 3, 2, 1, 123456, tzinfo=UTC)
EVENT = {
    "municipality_id": 7,
    "number": 1,
    "at": AT,
    "user_id": None,
    "user_label": "Åsa % %s \"Öberg'",
    "verb": "edited",
    "object_type": "goal",
    "object_id": 2**40,
    "data": {"n": [1, "å"]},
    "previous_hash": "",
    "hash": "x",
}
EVENTS = Prepared(
    lambda here, verb: (
        Event.objects.filter(municipality_id=here, verb=verb, object_type="goal")
        .order_by("number")
        .values_list("number", "at", "user_label", "data")
    ),
    numbers=["here"],
    texts=["verb"],
)


def test_a_row_put_in_is_the_row_that_is_read() -> None:
    insert_row(Event, EVENT)
    assert EVENTS.rows(here=7, verb="edited") == [(1, AT, EVENT["user_label"], EVENT["data"])]
    stored = Event.objects.get()
    assert {name: getattr(stored, name) for name in EVENT} == EVENT


def test_it_is_asked_anew_each_time() -> None:
    insert_row(Event, EVENT)
    insert_row(Event, {**EVENT, "municipality_id": 8, "verb": "added"})
    assert EVENTS.rows(here=8, verb="edited") == []
    assert [row[0] for row in EVENTS.rows(here=8, verb="added")] == [1]
    assert EVENTS.rows(here=7, verb="edited' OR 1=1 --") == []


def test_a_number_beyond_every_column_finds_nothing() -> None:
    assert EVENTS.rows(here=10**30, verb="edited") == []
    assert EVENTS.rows(here=-(10**30), verb="edited") == []


def test_a_change_touches_one_row_and_the_columns_named() -> None:
    Chain.objects.bulk_create([Chain(municipality_id=1, hash="a"), Chain(municipality_id=2, hash="b")])
    update_row(Chain, 1, {"length": 9})
    assert set(Chain.objects.values_list("municipality_id", "length", "hash")) == {(1, 9, "a"), (2, 0, "b")}


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        update_row(Chain, 1, {"lenght": 9})


def test_a_query_that_looks_at_its_values_is_refused() -> None:
    forgetful = Prepared(
        lambda here: Chain.objects.filter(municipality_id=7).values_list("length"), numbers=["here"]
    )
    with pytest.raises(AssertionError, match="here"):
        forgetful.rows(here=7)


@pytest.mark.django_db(transaction=True)
def test_locking_rows_needs_a_transaction() -> None:
    held = Prepared(
        lambda here: (
            Chain.objects.select_for_update().filter(municipality_id=here).values_list("municipality_id")
        ),
        numbers=["here"],
    )
    with transaction.atomic():
        assert held.rows(here=1) == []
    if connection.features.has_select_for_update:
        with pytest.raises(TransactionManagementError):
            held.rows(here=1)


def test_each_costs_one_statement(django_assert_num_queries: Callable[[int], transaction.Atomic]) -> None:
    with django_assert_num_queries(2):
        EVENTS.rows(here=7, verb="edited")
        update_row(Chain, 1, {"length": 9})
