"""Taking a file's counts in."""

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_text
from fridlyst.base.errors import WrongState
from fridlyst.counts.actions.common import own_source
from fridlyst.counts.actions.drafts import grid_of, own_draft, said_of
from fridlyst.counts.actions.lists import add_entries
from fridlyst.counts.models import Count, CountDelivery, CountDraft
from fridlyst.counts.queries.delivered import SumBeside, sums_beside
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.rules import half_year
from fridlyst.counts.shapes import Lists
from fridlyst.counts.taking_in.making import CountRow, rows_of
from fridlyst.counts.taking_in.mapping import FileMapping, NewCategory, check, with_new
from fridlyst.counts.taking_in.settling import check_totals
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
    draft = own_draft(by, draft_id)
    known = lists(by.municipality_id)
    mapping, new, rows = made_of(draft, known)
    if not confirmed and any(one.far for one in _beside(draft, rows, known, new)):
        raise FarFromLastTime(
            "Några antal skiljer sig mycket från förra gången. Kontrollera dem, och bekräfta att de stämmer.",
            field="confirmed",
        )
    add_entries(by, new)
    made = _deliver(by, draft, mapping, note)
    Count.objects.bulk_create(
        (
            Count(delivery=made, value=row.count, **dict(zip(_COLUMNS, row.codes, strict=True)))
            for row in rows
        ),
        batch_size=500,
    )
    _remember(by, draft, mapping)
    draft.delete()
    data: dict[str, object] = {"period": made.period, "counts": len(rows), "replaces": made.replaces_id}
    write_trail(by, "took_in", "count_delivery", made.pk, data)
    return made


def made_of(
    draft: CountDraft, known: Lists
) -> tuple[FileMapping, tuple[NewCategory, ...], tuple[CountRow, ...]]:
    """The mapping with codes for new words, the entries that it brings, and the counts.

    BadNumbers, BadMapping or WrongState where the file and what was said of it give no counts.
    """
    said, grid = said_of(draft), grid_of(draft)
    check(said, grid, known.labels)
    mapping, new = with_new(said, known.labels)
    rows = rows_of(grid, mapping)
    check_totals(rows, known.parents, overlapping=draft.source.overlapping)
    return mapping, new, rows


def beside(draft: CountDraft, known: Lists) -> tuple[SumBeside, ...]:
    """What the draft will be, beside what the source delivered for the half-year before."""
    _mapping, new, rows = made_of(draft, known)
    return _beside(draft, rows, known, new)


def _beside(
    draft: CountDraft, rows: tuple[CountRow, ...], known: Lists, new: tuple[NewCategory, ...]
) -> tuple[SumBeside, ...]:
    before = _standing(draft, half_year(draft.period).before.code)
    labels = {(one.facet, one.code): one.label for one in new}
    return sums_beside(rows, before.pk if before else None, known, labels)


def _standing(draft: CountDraft, period: str) -> CountDelivery | None:
    rows = CountDelivery.objects.filter(municipality_id=draft.municipality_id, source_id=draft.source_id)
    return rows.filter(period=period, replaced_by__isnull=True).first()


def _deliver(by: Actor, draft: CountDraft, mapping: FileMapping, note: str) -> CountDelivery:
    return CountDelivery.objects.create(
        municipality_id=by.municipality_id,
        source_id=draft.source_id,
        period=draft.period,
        replaces=_standing(draft, draft.period),
        facets=[facet.value for facet in mapping.facets],
        file_name=draft.file_name,
        file_hash=draft.file_hash,
        note=check_text(note, "note", longest=2000),
        taken_at=clock.now(),
        taken_by=by.label[:200],
    )


def _remember(by: Actor, draft: CountDraft, mapping: FileMapping) -> None:
    source = own_source(by, draft.source_id)
    source.mapping = mapping.as_json()
    source.save(update_fields=["mapping"])
