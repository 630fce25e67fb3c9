"""What is written in a matter beside its steps: a document, a condition, who is asked, a reservation."""

from fridlyst.decisions.actions.comments import ask_bodies
from fridlyst.decisions.actions.documents import Upload, add_document
from fridlyst.decisions.actions.reservations import add_reservation
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Comment, Condition, Matter
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.models import Body
from tests.factories import Town


def steps_of(mark: str) -> list[StepFields]:
    """The steps of a matter that has been everywhere: out, proposed, and sent back with a condition."""
    return [
        StepFields(StepKind.MOTION_RECEIVED, summary=f"{mark} steg"),
        StepFields(StepKind.OUT_FOR_COMMENT, summary=f"{mark} remiss"),
        StepFields(StepKind.PROPOSAL, summary=f"{mark} förslag"),
        StepFields(StepKind.REFERRED_BACK, summary=f"{mark} återremiss", conditions=[f"{mark} villkor"]),
    ]


def written(town: Town, matter: Matter, mark: str, body: Body) -> dict[str, object]:
    """One of each, by the name that it has in an address."""
    out = matter.steps.get(kind=StepKind.OUT_FOR_COMMENT)
    upload = Upload(f"{mark} handling".encode(), f"{mark}.txt")
    document = add_document(by=town.actor, matter_id=matter.pk, title=f"{mark} handling", upload=upload)
    ask_bodies(by=town.actor, step_id=out.pk, version=out.version, body_ids=[body.pk])
    reservation = add_reservation(by=town.actor, step_id=out.pk, who=f"{mark} ledamot")
    return {
        "step_id": out.pk,
        "document_id": document.pk,
        "condition_id": Condition.objects.get(step__matter=matter).pk,
        "comment_id": Comment.objects.get(step=out).pk,
        "reservation_id": reservation.pk,
    }
