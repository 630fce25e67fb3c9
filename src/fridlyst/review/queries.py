"""Reading readings, proposals and parts of documents; always of one municipality."""

from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.intake.guard import picture_in_worker
from fridlyst.review import rules
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.shapes import Leaf, ProposalView, ReadingRow, ReadingView
from fridlyst.review.splitting import only_matters
from fridlyst.review.terms import ProposalKind, ProposalState, ReadingState

_HEAVY = ("data", "leaves", "found")
_HAS_FILE = ExpressionWrapper(Q(data__isnull=False), output_field=BooleanField())


def readings(municipality_id: int, *, limit: int = 50) -> tuple[ReadingRow, ...]:
    """The latest readings, newest first, those dismissed left out; one statement."""
    not_doubt = ~Q(proposals__kind=ProposalKind.DOUBT)
    decided = not_doubt & ~Q(proposals__state=ProposalState.OPEN)
    rows = (
        Reading.objects.filter(municipality_id=municipality_id)
        .exclude(state=ReadingState.REFUSED)
        .defer(*_HEAVY)
        .select_related("programme")
        .annotate(
            total=Count("proposals", filter=not_doubt & Q(proposals__isnull=False)),
            decided=Count("proposals", filter=decided & Q(proposals__isnull=False)),
        )
        .order_by("-created_at")[:limit]
    )
    return tuple(_row(row) for row in rows)


def reading(*, municipality_id: int, reading_id: int) -> ReadingView:
    """One reading with its job; NotFound when it is not this municipality's. One statement."""
    row = (
        Reading.objects.filter(municipality_id=municipality_id, pk=reading_id)
        .defer("data", "leaves", "job__content")
        .select_related("job", "programme", "revises", "matter")
        .annotate(has_file=_HAS_FILE)
        .first()
    )
    if row is None:
        raise NotFound
    return _view(row)


def proposals(*, municipality_id: int, reading_id: int) -> tuple[ProposalView, ...]:
    """Every proposal of a reading in the document's order; one statement."""
    rows = Proposal.objects.filter(municipality_id=municipality_id, reading_id=reading_id)
    return tuple(_proposal(row) for row in rows.order_by("number"))


def leaf(*, municipality_id: int, reading_id: int, number: int) -> Leaf:
    """One leaf of a document without pages, the nearest to `number`; one statement."""
    row = (
        Reading.objects.filter(municipality_id=municipality_id, pk=reading_id)
        .values_list("leaves", flat=True)
        .first()
    )
    if row is None:
        raise NotFound
    if not row:
        return Leaf(0, 0)
    here = min(max(number, 1), len(row))
    return Leaf(here, len(row), tuple(row[here - 1]))


def page_picture(*, municipality_id: int, reading_id: int, page: int, width: int) -> bytes:
    """A page of a PDF as PNG, `width` pixels wide; NotFound for whatever is not there. One statement."""
    rows = Reading.objects.filter(municipality_id=municipality_id, pk=reading_id, data__isnull=False)
    row = rows.only("data", "page_sizes").first()
    if row is None or row.data is None or not 1 <= page <= len(row.page_sizes):
        raise NotFound
    return picture_in_worker(bytes(row.data), page, width=width)


def _row(row: Any) -> ReadingRow:  # noqa: ANN401
    return ReadingRow(
        id=row.pk,
        filename=row.filename,
        state=row.state,
        state_label=row.get_state_display(),
        message=row.message,
        made_by=row.made_by_name,
        created_at=row.created_at,
        programme_slug=row.programme.slug if row.programme else None,
        total=row.total,
        decided=row.decided,
    )


def _view(row: Any) -> ReadingView:  # noqa: ANN401
    about = row.found.get("municipality") or {}
    return ReadingView(
        id=row.pk,
        filename=row.filename,
        size=row.size,
        state=row.state,
        message=row.message,
        notes=tuple(row.notes),
        page_sizes=tuple((float(across), float(down)) for across, down in row.page_sizes),
        municipality_name=about.get("name") or "",
        municipality_code=about.get("code") or "",
        made_by=row.made_by_name,
        created_at=row.created_at,
        version=row.version,
        job_id=row.job_id,
        stalled=rules.stalled(row.state, row.job.seen_at if row.job else None, clock.now()),
        file_gone=row.state == ReadingState.TAKEN_IN and not row.has_file,
        progress=row.job.progress if row.job else 0.0,
        doing=row.job.message if row.job else "",
        programme_slug=row.programme.slug if row.programme else None,
        programme_title=row.programme.title if row.programme else None,
        programme_state=row.programme.state if row.programme else None,
        matter_slug=row.matter.slug if row.matter else None,
        matter_title=f"{row.matter.registration_number} {row.matter.title}" if row.matter else None,
        only_matters=only_matters(row.found),
        revises_slug=row.revises.slug if row.revises else None,
        revises_title=row.revises.title if row.revises else None,
    )


def _proposal(row: Proposal) -> ProposalView:
    return ProposalView(
        id=row.pk,
        number=row.number,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        change=row.change,
        parent_id=row.parent_id,
        under_key=row.under_key,
        read=row.content,
        before=row.before,
        fields=tuple(row.fields),
        mended=row.mended,
        confidence=row.confidence,
        page=row.page,
        box=tuple(row.box or ()),
        leaf=row.leaf,
        unit=row.unit,
        state=row.state,
        state_label=row.get_state_display(),
        version=row.version,
    )
