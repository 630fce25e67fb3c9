"""The only writer of the trail."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.prepared import Prepared, insert_row, update_row
from fridlyst.trail.models import Chain, Event
from fridlyst.trail.rules import Entry, chained_hash


def record(
    *,
    municipality_id: int,
    user_id: int | None,
    user_label: str,
    verb: str,
    object_type: str,
    object_id: int | None = None,
    data: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> None:
    """Add one event at the end of the municipality's chain; `data` holds codes and numbers, no free text.

    Must run in the transaction of what it tells of, so that both stand or neither.
    """
    with transaction.atomic(savepoint=False):
        length, previous_hash = _end_of_chain(municipality_id)
        entry = Entry(
            municipality_id=municipality_id,
            number=length + 1,
            at=at or clock.now(),
            user_id=user_id,
            user_label=user_label[:200],
            verb=verb,
            object_type=object_type,
            object_id=object_id,
            data=dict(data or {}),
        )
        hashes = {"previous_hash": previous_hash, "hash": chained_hash(entry, previous_hash)}
        insert_row(Event, {**_fields(entry), **hashes})
        update_row(Chain, municipality_id, {"length": entry.number, "hash": hashes["hash"]})


def _end_of_chain(municipality_id: int) -> tuple[int, str]:
    """The length and hash of the chain, held until this transaction ends; a chain that is new is empty."""
    for length, last in _END.rows(municipality_id=municipality_id):
        return length, last
    chain, _ = Chain.objects.select_for_update().get_or_create(municipality_id=municipality_id)
    return chain.length, chain.hash


_END = Prepared(
    lambda municipality_id: (
        Chain.objects.select_for_update()
        .filter(municipality_id=municipality_id)
        .values_list("length", "hash")
    ),
    numbers=["municipality_id"],
)


def _fields(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
