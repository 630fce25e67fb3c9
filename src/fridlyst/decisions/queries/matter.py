"""Reading whole matters, each with a fixed number of SQL statements."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Amendment, Comment, Condition, Matter, MatterDocument, Reservation, Step
from fridlyst.decisions.shapes import (
    AmendmentView,
    CommentView,
    ConditionView,
    DocumentView,
    MatterView,
    NextView,
    ReservationView,
    StepView,
)
from fridlyst.decisions.terms import MatterState


def matter(municipality_id: int, slug: str) -> MatterView:
    """The whole matter at an address; NotFound for one that is not the municipality's. Seven statements."""
    row = _whole(municipality_id).filter(slug=slug).first()
    if row is None:
        raise NotFound
    return view_of(row)


def matters(municipality_id: int) -> tuple[MatterView, ...]:
    """The municipality's matters, whole, by number; seven statements."""
    return tuple(view_of(row) for row in _whole(municipality_id))


def open_matters(municipality_id: int) -> tuple[MatterView, ...]:
    """Those that are not closed, without documents and reservations; five statements, one without any."""
    steps = Step.objects.select_related("body").prefetch_related(
        Prefetch("reservations", Reservation.objects.none()), "conditions", "amendments", "comments"
    )
    rows = _rows(municipality_id, steps, MatterDocument.objects.none()).exclude(state=MatterState.CLOSED)
    return tuple(view_of(row) for row in rows)


def _whole(municipality_id: int) -> QuerySet[Matter]:
    steps = Step.objects.select_related("body").prefetch_related(
        "reservations", "conditions", "amendments", "comments"
    )
    documents = MatterDocument.objects.select_related("file").defer("file__data")
    return _rows(municipality_id, steps, documents)


def _rows(
    municipality_id: int, steps: QuerySet[Step], documents: QuerySet[MatterDocument]
) -> QuerySet[Matter]:
    rows = Matter.objects.filter(municipality_id=municipality_id).select_related("next_body")
    return rows.prefetch_related(Prefetch("steps", steps), Prefetch("documents", documents))


def view_of(row: Matter) -> MatterView:
    """The matter in a row whose steps, documents and what hangs on them are fetched."""
    documents = tuple(_document(one) for one in row.documents.all())
    return MatterView(
        id=row.pk,
        registration_number=row.registration_number,
        slug=row.slug,
        title=row.title,
        state=row.state,
        text_id=row.text_id,
        next=_next(row),
        version=row.version,
        steps=tuple(_steps(row.steps.all(), documents)),
        documents=documents,
    )


def _next(row: Matter) -> NextView | None:
    name = row.next_body.name if row.next_body else row.next_body_name
    return NextView(row.next_body_id, name, row.next_on) if name or row.next_on else None


def _steps(rows: Iterable[Step], documents: tuple[DocumentView, ...]) -> Iterator[StepView]:
    number = 1
    for row in rows:
        amendments = tuple(_amendment(one, at) for at, one in enumerate(row.amendments.all(), number))
        number += len(amendments)
        yield _step(row, amendments, tuple(one for one in documents if one.step_id == row.pk))


def _step(row: Step, amendments: tuple[AmendmentView, ...], documents: tuple[DocumentView, ...]) -> StepView:
    return StepView(
        id=row.pk,
        position=row.position,
        on=row.date,
        kind=row.kind,
        body_id=row.body_id,
        body_kind=row.body.kind if row.body else "",
        body_name=row.body_name or (row.body.name if row.body else ""),
        paragraph=row.paragraph,
        outcome=row.outcome,
        summary=row.summary,
        adjusted_on=row.adjusted_on,
        posted_on=row.posted_on,
        comment_by=row.comment_by,
        override_reason=row.override_reason,
        sent_to=tuple(row.sent_to),
        version=row.version,
        reservations=tuple(_reservation(one) for one in row.reservations.all()),
        conditions=tuple(condition_view(one) for one in row.conditions.all()),
        amendments=amendments,
        comments=tuple(_comment(one) for one in row.comments.all()),
        documents=documents,
    )


def _reservation(row: Reservation) -> ReservationView:
    return ReservationView(row.pk, row.who, row.text)


def condition_view(row: Condition) -> ConditionView:
    """The condition in a row."""
    return ConditionView(
        id=row.pk,
        step_id=row.step_id,
        position=row.position,
        text=row.text,
        answer=row.answer,
        proof_kind=row.proof_kind,
        proof_version_id=row.proof_version_id,
        proof_section=row.proof_section,
        proof_figure=row.proof_figure,
        proof_document_id=row.proof_document_id,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
        version=row.version,
    )


def _amendment(row: Amendment, number: int) -> AmendmentView:
    return AmendmentView(
        id=row.pk,
        step_id=row.step_id,
        number=number,
        text=row.text,
        moved_by=row.moved_by,
        state=row.state,
        anchor=row.anchor,
        change=row.change,
        place=row.place,
        against_id=row.against_id,
        amends_id=row.amends_id,
        decided_in_id=row.decided_in_id,
        placed_in_id=row.placed_in_id,
        version=row.version,
        placing=row.placing,
    )


def _comment(row: Comment) -> CommentView:
    return CommentView(
        id=row.pk,
        step_id=row.step_id,
        body_id=row.body_id,
        body_name=row.body_name,
        answered_on=row.answered_on,
        stance=row.stance,
        text=row.text,
        document_id=row.document_id,
        version=row.version,
    )


def _document(row: MatterDocument) -> DocumentView:
    return DocumentView(
        id=row.pk,
        step_id=row.step_id,
        title=row.title,
        filename=row.filename,
        file_id=row.file_id,
        kind=row.file.kind if row.file else "",
        size=row.file.size if row.file else 0,
        sha256=row.file.sha256 if row.file else "",
        added_at=row.added_at,
        added_by=row.added_by,
    )
