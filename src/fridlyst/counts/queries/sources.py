"""Reading sources and what they have delivered."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.counts.models import CountDelivery, CountSource
from fridlyst.counts.rules import due_of, half_years_over
from fridlyst.counts.shapes import DeliveryView, MissingDelivery, SourceView
from fridlyst.counts.terms import Measure

_LOOKED_BACK = 2


def sources(municipality_id: int) -> tuple[SourceView, ...]:
    """Every source with the deliveries that hold; two statements."""
    rows = CountSource.objects.filter(municipality_id=municipality_id).select_related("body")
    held: dict[int, dict[str, DeliveryView]] = defaultdict(dict)
    for one in _standing(municipality_id):
        held[one.source_id][one.period] = one
    return tuple(_source(row, held[row.pk]) for row in rows)


def source(municipality_id: int, source_id: int) -> SourceView:
    """One source; NotFound for another municipality's. Two statements."""
    found = next((one for one in sources(municipality_id) if one.id == source_id), None)
    if found is None:
        raise NotFound
    return found


def deliveries(municipality_id: int, source_id: int) -> tuple[DeliveryView, ...]:
    """Everything that a source has delivered, what was replaced too, the latest first; one statement."""
    rows = CountDelivery.objects.filter(municipality_id=municipality_id, source_id=source_id)
    return tuple(_delivery(row) for row in rows.order_by("-id"))


def missing_deliveries(found: Sequence[SourceView], today: date) -> tuple[MissingDelivery, ...]:
    """What is waited for in vain: of the last two half-years, from the first that a source has delivered.

    A source that has delivered nothing yet is asked for the last one alone. No statement.
    """
    return tuple(
        MissingDelivery(one, period)
        for one in found
        if not one.closed
        for period in reversed(half_years_over(today, _LOOKED_BACK if one.deliveries else 1))
        if due_of(period) < today
        and period.code not in one.deliveries
        and period.code >= min(one.deliveries, default="")
    )


def _standing(municipality_id: int) -> list[DeliveryView]:
    rows = CountDelivery.objects.filter(municipality_id=municipality_id, replaced_by__isnull=True)
    return [_delivery(row) for row in rows]


def _delivery(row: CountDelivery) -> DeliveryView:
    return DeliveryView(
        id=row.pk,
        source_id=row.source_id,
        period=row.period,
        facets=tuple(row.facets),
        file_name=row.file_name,
        file_hash=row.file_hash,
        note=row.note,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        replaces_id=row.replaces_id,
    )


def _source(row: CountSource, held: dict[str, DeliveryView]) -> SourceView:
    return SourceView(
        id=row.pk,
        name=row.name,
        body_id=row.body_id,
        body_name=row.body.name if row.body else "",
        measure=Measure(row.measure),
        absent=row.absent,
        overlapping=row.overlapping,
        closed=row.closed,
        mapping=row.mapping,
        version=row.version,
        deliveries=held,
    )
