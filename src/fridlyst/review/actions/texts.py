"""A document read as the next version of a text: the programme's, the matter's, or a new one."""

from dataclasses import dataclass

from django.db import transaction

from fridlyst.decisions.actions.common import own_matter
from fridlyst.decisions.actions.texts import set_text
from fridlyst.files.actions import keep_file
from fridlyst.files.checking import check_upload
from fridlyst.files.kinds import Format
from fridlyst.files.names import kept_name
from fridlyst.intake.guard import Limits, read_in_worker
from fridlyst.intake.running_text import running_text
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions import seek_places, tie_text
from fridlyst.programmes.actions.common import own_programme
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import newest_body
from fridlyst.texts.actions import add_text, add_version, check_newest, own_text
from fridlyst.texts.keys import with_keys
from fridlyst.texts.models import TextVersion
from fridlyst.texts.policies import may_write_text
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import TextBody
from fridlyst.texts.terms import VersionOrigin

READS = frozenset({Format.PDF, Format.WORD, Format.TEXT})
LIMITS = Limits(wall_seconds=40, cpu_seconds=30)


@dataclass(frozen=True, slots=True)
class ReadText:
    """A document, and the words that were read in it."""

    data: bytes
    filename: str
    body: TextBody


def read_text(*, by: Actor, data: bytes, filename: str) -> ReadText:
    """The document's running text, read in a worker with limits; nothing is stored.

    Raises the subclasses of UnreadableDocument in `fridlyst.files.errors`.
    """
    require(may_write_text(by))
    name = kept_name(filename) or "dokument"
    check_upload(data, name, allowed=READS)
    document = read_in_worker(data, name, limits=LIMITS)
    return ReadText(data, name, running_text(document))


@transaction.atomic
def add_read_version(*, by: Actor, text_id: int, seen: int, read: ReadText, note: str = "") -> TextVersion:
    """The document as the text's next version, after number `seen`; what is the same keeps its key.

    TextChangedMeanwhile when there is a newer version. The same words again are the version that is there.
    """
    text = own_text(by, text_id)
    last = check_newest(text, seen) if seen or text.versions.exists() else None
    before = read_body(municipality_id=by.municipality_id, version_id=last.pk) if last else None
    made = _store(by, text_id, with_keys(read.body, before), read, note)
    programme_id = Programme.objects.filter(text=text).values_list("pk", flat=True).first()
    if programme_id and made != last:
        seek_places(by=by, programme_id=programme_id)
    return made


@transaction.atomic
def start_programme_text(*, by: Actor, programme_id: int, read: ReadText, note: str = "") -> TextVersion:
    """The document as the first version of a programme's text. Keys are those of the edition before."""
    programme = own_programme(by, programme_id)
    before = (
        newest_body(municipality_id=by.municipality_id, programme_id=programme.previous_id)
        if programme.previous_id
        else None
    )
    text = add_text(by=by, title=programme.title)
    made = _store(by, text.pk, with_keys(read.body, before), read, note)
    tie_text(by=by, programme_id=programme.pk, text_id=text.pk)
    seek_places(by=by, programme_id=programme.pk)
    return made


@transaction.atomic
def start_matter_text(
    *, by: Actor, matter_id: int, version: int, read: ReadText, note: str = ""
) -> TextVersion:
    """The document as the first version of the text that a matter leads to, without a programme."""
    text = add_text(by=by, title=own_matter(by, matter_id).title)
    made = _store(by, text.pk, read.body, read, note)
    set_text(by=by, matter_id=matter_id, version=version, text_id=text.pk)
    return made


def _store(by: Actor, text_id: int, body: TextBody, read: ReadText, note: str) -> TextVersion:
    return add_version(
        by=by,
        text_id=text_id,
        body=body,
        origin=VersionOrigin.READ,
        note=note,
        source=keep_file(by=by, data=read.data, filename=read.filename, allowed=READS),
        filename=read.filename,
    )
