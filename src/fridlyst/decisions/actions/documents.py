"""Documents of matters: added, given the file that was missing, renamed and removed."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, ProtectedError

from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import NotFound, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_matter
from fridlyst.decisions.marks import mark
from fridlyst.decisions.models import Comment, Condition, Matter, MatterDocument
from fridlyst.files.actions import keep_file, let_go
from fridlyst.files.names import kept_name
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

LONGEST_TITLE = 500


class DocumentInUse(WrongState):
    """Something points at the document; the message says what."""

    code = "document-in-use"


class HasFileAlready(WrongState):
    """The document has its file."""

    code = "has-file-already"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came: its bytes, and the name it was sent under."""

    data: bytes
    filename: str


@transaction.atomic
def add_document(
    *, by: Actor, matter_id: int, title: str, upload: Upload, step_id: int | None = None
) -> MatterDocument:
    """A document of a matter, of one of its steps when `step_id` says so; its file is kept by its content.

    Without a title it is called as the file. UnreadableDocument's kinds say why a file is not taken in, and
    NotFound for a matter or step that is not the municipality's own.
    """
    require(policies.may_keep_matters(by))
    return attach(by, own_matter(by, matter_id), title, upload, step_id)


def attach(
    by: Actor, matter: Matter, title: str, upload: Upload, step_id: int | None = None
) -> MatterDocument:
    """As `add_document`, in a matter that is held and for an actor whose right has been seen to."""
    _check_step(matter, step_id)
    last = matter.documents.aggregate(last=Max("position"))["last"]
    row = MatterDocument(matter=matter, step_id=step_id, position=0 if last is None else last + 1)
    row.title = _title(title.strip() or kept_name(upload.filename))
    _fill(by, row, upload)
    write_trail(by, "added", "matter_document", row.pk, {"matter": matter.pk, "sha256": _sha256(row)})
    return row


@transaction.atomic
def attach_file(*, by: Actor, document_id: int, upload: Upload) -> MatterDocument:
    """The file of a document that minutes name; HasFileAlready where it is there."""
    require(policies.may_keep_matters(by))
    row = own_document(by, document_id)
    if row.file_id is not None:
        raise HasFileAlready("Handlingen har redan en fil. Lägg till den nya som en egen handling.")
    _fill(by, row, upload)
    write_trail(
        by, "file_added", "matter_document", row.pk, {"matter": row.matter_id, "sha256": _sha256(row)}
    )
    return row


@transaction.atomic
def edit_document(
    *, by: Actor, document_id: int, version: int, title: str, step_id: int | None
) -> MatterDocument:
    """Call the document otherwise, or let it belong to another step; `version` is `document_mark` as read."""
    require(policies.may_keep_matters(by))
    row = own_document(by, document_id)
    check_version(document_mark(row.title, row.step_id), version, Sentence("handlingen"))
    _check_step(row.matter, step_id)
    row.title, row.step_id = _title(title), step_id
    row.save(update_fields=["title", "step"])
    write_trail(by, "edited", "matter_document", row.pk, {"matter": row.matter_id})
    return row


@transaction.atomic
def remove_document(*, by: Actor, document_id: int) -> None:
    """Take the document out of its matter; its file goes too unless something else holds the same bytes.

    DocumentInUse when it proves an answer or is a body's comment.
    """
    require(policies.may_keep_matters(by))
    row = own_document(by, document_id)
    _check_unused(row)
    matter_id, file_id = row.matter_id, row.file_id
    try:
        row.delete()
    except ProtectedError:
        raise DocumentInUse(
            "Handlingen används på ett annat ställe i ärendet och kan inte tas bort."
        ) from None
    gone = file_id is not None and let_go(by=by, file_id=file_id)
    write_trail(by, "removed", "matter_document", document_id, {"matter": matter_id, "file_gone": gone})


def own_document(by: Actor, document_id: int) -> MatterDocument:
    """A document of the municipality's own, its matter held; NotFound otherwise."""
    rows = MatterDocument.objects.filter(matter__municipality_id=by.municipality_id, pk=document_id)
    matter_id = rows.values_list("matter_id", flat=True).first()
    if matter_id is None:
        raise NotFound
    matter = own_matter(by, matter_id)
    row = rows.first()
    if row is None:
        raise NotFound
    row.matter = matter
    return row


def document_mark(title: str, step_id: int | None) -> int:
    """What tells whether a document is still as somebody read it."""
    return mark(title, step_id)


def _fill(by: Actor, row: MatterDocument, upload: Upload) -> None:
    name = kept_name(upload.filename)
    row.file = keep_file(by=by, data=upload.data, filename=name)
    row.filename = name
    row.added_at, row.added_by = clock.now(), by.label[:300]
    row.save()


def _sha256(row: MatterDocument) -> str:
    return row.file.sha256 if row.file else ""


def _title(given: str) -> str:
    return check_name(given, "title", longest=LONGEST_TITLE, missing="Skriv vad handlingen heter.")


def _check_step(matter: Matter, step_id: int | None) -> None:
    if step_id is not None and not matter.steps.filter(pk=step_id).exists():
        raise NotFound


def _check_unused(row: MatterDocument) -> None:
    condition = Condition.objects.filter(proof_document=row).first()
    if condition is not None:
        raise DocumentInUse(
            Sentence(
                "Handlingen är bevis för villkoret ”%(condition)s”. Välj ett annat bevis där först.",
                condition=_shortened(condition.text),
            )
        )
    comment = Comment.objects.filter(document=row).first()
    if comment is not None:
        raise DocumentInUse(
            Sentence("Handlingen är yttrandet från %(body)s och hör till svaret.", body=comment.body_name)
        )


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97].rstrip()}…"
