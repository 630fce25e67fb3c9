"""Reading the trail."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from fridlyst.trail.models import Chain, Event
from fridlyst.trail.rules import Entry, Stored, first_break


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a municipality's chain holds; `broken_at` is the first bad row's number."""

    municipality_id: int
    length: int
    broken_at: int | None = None
    why: str = ""


def verify(municipality_id: int) -> Verdict:
    """Walk the whole chain, also while others add to it; three statements."""
    # Read before the chain's own word of its end: what was there then, that word covers.
    newest = Event.objects.filter(municipality_id=municipality_id).aggregate(last=Max("number"))["last"] or 0
    chain = Chain.objects.filter(municipality_id=municipality_id).first()
    length, last = (chain.length, chain.hash) if chain else (0, "")
    broken = first_break(_stored(municipality_id, max(length, newest)), length=length, last_hash=last)
    if broken is None:
        return Verdict(municipality_id, length)
    return Verdict(municipality_id, length, broken[0], broken[1])


def chains() -> tuple[int, ...]:
    """Every municipality that has a trail."""
    known = set(Chain.objects.values_list("municipality_id", flat=True))
    known.update(Event.objects.values_list("municipality_id", flat=True).distinct())
    return tuple(sorted(known))


def _stored(municipality_id: int, last: int) -> Iterator[Stored]:
    rows = Event.objects.filter(municipality_id=municipality_id, number__lte=last).order_by("number")
    for row in rows.iterator(chunk_size=2000):
        entry = Entry(
            row.municipality_id,
            row.number,
            row.at,
            row.user_id,
            row.user_label,
            row.verb,
            row.object_type,
            row.object_id,
            row.data,
        )
        yield Stored(entry, row.previous_hash, row.hash)
