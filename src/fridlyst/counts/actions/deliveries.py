"""Taking a file's counts in."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import WrongState
from fridlyst.counts.actions.common import own_source
from fridlyst.counts.actions.drafts import own_draft
from fridlyst.counts.actions.lists import add_entries
from fridlyst.counts.models import Count, CountDelivery
from fridlyst.counts.queries.drafts import DraftView, draft_view, reckoned, standing
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.taking_in.mapping import FileMapping
from fridlyst.counts.terms import Facet
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor

_COLUMNS = tuple(facet.value for facet in Facet)


class FarFromLastTime(WrongState):
    """Some number is far from last time's, and nobody has said that it is right."""

    code = "far-from-last-time"


@transaction.atomic
def take_in(*, by: Actor, draft_id: int, confirmed: bool = False, note: str = "") -> CountDelivery:
    """The draft's counts as its source's for the half-year; an earlier delivery of it is replaced.

    FarFromLastTime unless `confirmed`, when a number is far from last time's. The mapping is remembered.
    """
    hold(by.municipality_id)
    row = own_draft(by, draft_id)
    draft = draft_view(row)
    found = reckoned(draft, lists(by.municipality_id))
    if found.far and not confirmed:
        raise FarFromLastTime(
            "Några antal skiljer sig mycket från förra gången. Kontrollera dem, och bekräfta att de stämmer.",
            field="confirmed",
        )
    add_entries(by, found.new)
    made = _deliver(by, draft, found.mapping, note)
    Count.objects.bulk_create(
        (
            Count(delivery=made, value=one.count, **dict(zip(_COLUMNS, one.codes, strict=True)))
            for one in found.rows
        ),
        batch_size=500,
    )
    _remember(by, draft, found.mapping)
    row.delete()
    data: dict[str, object] = {
        "period": made.period,
        "counts": len(found.rows),
        "replaces": made.replaces_id,
    }
    write_trail(by, "took_in", "count_delivery", made.pk, data)
    return made


def _deliver(by: Actor, draft: DraftView, mapping: FileMapping, note: str) -> CountDelivery:
    return CountDelivery.objects.create(
        municipality_id=by.municipality_id,
        source_id=draft.source_id,
        period=draft.period,
        replaces=standing(draft, draft.period),
        facets=[facet.value for facet in mapping.facets],
        file_name=draft.file_name,
        file_hash=draft.file_hash,
        note=check_text(note, "note", longest=2000),
        taken_at=clock.now(),
        taken_by=by.label[:200],
    )


def _remember(by: Actor, draft: DraftView, mapping: FileMapping) -> None:
    source = own_source(by, draft.source_id)
    source.mapping = mapping.as_json()
    source.save(update_fields=["mapping"])
