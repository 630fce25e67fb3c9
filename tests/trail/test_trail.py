"""The trail: chained, append-only, and broken where it was touched."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.clock import now
from fridlyst.base.errors import WrongState
from fridlyst.trail.actions import record
from fridlyst.trail.models import Chain, Event
from fridlyst.trail.queries import chains, verify
from fridlyst.trail.rules import Entry, Stored, chained_hash, first_break

pytestmark = pytest.mark.django_db


def _write(count: int, municipality_id: int = 7) -> None:
    for number in range(count):
        record(
            municipality_id=municipality_id,
            user_id=None,
            user_label="Åsa Öberg",
            verb="edited",
            object_type="goal",
            object_id=number,
            data={"n": number},
        )


def test_a_whole_chain_holds() -> None:
    _write(5)
    verdict = verify(7)
    assert (verdict.length, verdict.broken_at) == (5, None)


def test_a_row_beyond_the_chains_end_is_missed_by_nobody() -> None:
    _write(3)
    Chain.objects.filter(municipality_id=7).update(length=2, hash=Event.objects.get(number=2).hash)
    assert verify(7).broken_at is not None


def test_each_municipality_has_a_chain_of_its_own() -> None:
    _write(2, 1)
    _write(3, 2)
    assert chains() == (1, 2)
    assert verify(1).length == 2


def test_rows_can_neither_be_changed_nor_taken_away() -> None:
    _write(1)
    with pytest.raises(WrongState):
        Event.objects.all().update(verb="x")
    with pytest.raises(WrongState):
        Event.objects.all().delete()


def test_postgresql_itself_refuses_changes() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("bara på PostgreSQL")
    _write(1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE trail_event SET verb = 'x'")


def _tamper(sql: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE trail_event DISABLE TRIGGER trail_append_only")
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "number", "why"),
    [
        ("UPDATE trail_event SET verb = 'removed' WHERE number = 3", 3, "ändrad"),
        ("DELETE FROM trail_event WHERE number = 2", 2, "saknas"),
        ("DELETE FROM trail_event WHERE number = 5", 5, "slut"),
        ("UPDATE trail_event SET previous_hash = hash WHERE number = 4", 4, "hänger inte ihop"),
    ],
)
def test_the_first_bad_row_is_named(sql: str, number: int, why: str) -> None:
    _write(5)
    _tamper(sql)
    verdict = verify(7)
    assert verdict.broken_at == number
    assert why in verdict.why


def test_a_chain_that_was_emptied_is_missed() -> None:
    _write(2)
    _tamper("DELETE FROM trail_event")
    assert verify(7).broken_at == 1
    assert Chain.objects.get(municipality_id=7).length == 2


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=9), max_size=3), max_size=6
    )
)
def test_any_change_of_data_breaks_the_chain_there(contents: list[dict[str, object]]) -> None:
    rows, previous = [], ""
    for number, data in enumerate(contents, start=1):
        entry = Entry(1, number, now(), None, "A", "did", "thing", None, data)
        rows.append(Stored(entry, previous, previous := chained_hash(entry, previous)))
    assert first_break(rows, length=len(rows), last_hash=previous) is None
    if rows:
        last = rows[-1]
        changed = Entry(1, len(rows), last.entry.at, None, "B", "did", "thing", None, {})
        broken = first_break(
            [*rows[:-1], Stored(changed, last.previous_hash, last.hash)], length=len(rows), last_hash=previous
        )
        assert broken is not None
        assert broken[0] == len(rows)
