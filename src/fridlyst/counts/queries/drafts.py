"""The deliverer's own view of a file between the steps of taking it in."""

from dataclasses import dataclass
from datetime import datetime

from fridlyst.base import clock
from fridlyst.base.errors import NotFound, WrongState
from fridlyst.counts.models import CountDelivery, CountDraft
from fridlyst.counts.queries.delivered import SumBeside, sums_beside
from fridlyst.counts.rules import DRAFTS_KEPT, half_year
from fridlyst.counts.shapes import Lists
from fridlyst.counts.taking_in.layout import Grid
from fridlyst.counts.taking_in.making import CountRow, rows_of
from fridlyst.counts.taking_in.mapping import FileMapping, NewCategory, check, mapping_of, with_new
from fridlyst.counts.taking_in.settling import check_totals


@dataclass(frozen=True, slots=True)
class DraftView:
    """What was read of a file, of which source and half-year, and what was said of it."""

    id: int
    municipality_id: int
    source_id: int
    source_name: str
    body_id: int | None
    overlapping: bool
    period: str
    file_name: str
    file_hash: str
    grid: Grid
    mapping: FileMapping
    ready: bool
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a draft's counts will be. `hidden` is how many the source had hidden itself."""

    mapping: FileMapping
    new: tuple[NewCategory, ...]
    rows: tuple[CountRow, ...]
    hidden: int
    sums: tuple[SumBeside, ...]
    replaces: datetime | None

    @property
    def far(self) -> bool:
        """Whether any sum is far from last time's."""
        return any(one.far for one in self.sums)


def draft(*, municipality_id: int, draft_id: int) -> DraftView:
    """A draft; NotFound for another municipality's, and for one that is older than a day. One statement."""
    rows = CountDraft.objects.filter(municipality_id=municipality_id, pk=draft_id).select_related("source")
    row = rows.first()
    if row is None or row.made_at < clock.now() - DRAFTS_KEPT:
        raise NotFound
    return draft_view(row)


def draft_view(row: CountDraft) -> DraftView:
    """A stored draft as a value."""
    return DraftView(
        id=row.pk,
        municipality_id=row.municipality_id,
        source_id=row.source_id,
        source_name=row.source.name,
        body_id=row.source.body_id,
        overlapping=row.source.overlapping,
        period=row.period,
        file_name=row.file_name,
        file_hash=row.file_hash,
        grid=Grid(tuple(row.table["columns"]), tuple(tuple(one) for one in row.table["rows"])),
        mapping=mapping_of(row.mapping),
        ready=bool(row.mapping.get("ready")),
        made_at=row.made_at,
    )


def reckoned(view: DraftView, known: Lists) -> Reckoned:
    """The draft's counts beside what the source gave for the half-year before; at most three statements.

    BadNumbers, BadMapping or WrongState where the file and what was said of it give no counts.
    """
    if not view.ready:
        raise WrongState("Säg först vad filens kolumner och ord betyder.")
    check(view.mapping, view.grid, known.labels)
    mapping, new = with_new(view.mapping, known.labels)
    rows = rows_of(view.grid, mapping)
    check_totals(rows, known.parents, overlapping=view.overlapping)
    before = standing(view, half_year(view.period).before.code)
    same = standing(view, view.period)
    labels = {(one.facet, one.code): one.label for one in new}
    return Reckoned(
        mapping=mapping,
        new=new,
        rows=rows,
        hidden=sum(row.hidden for row in rows),
        sums=sums_beside(rows, before.pk if before else None, known, labels),
        replaces=same.taken_at if same else None,
    )


def standing(view: DraftView, period: str) -> CountDelivery | None:
    """The delivery that holds of the draft's source for a half-year."""
    rows = CountDelivery.objects.filter(municipality_id=view.municipality_id, source_id=view.source_id)
    return rows.filter(period=period, replaced_by__isnull=True).first()
