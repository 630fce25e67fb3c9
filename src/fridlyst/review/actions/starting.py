"""Taking a file in for reading, and dismissing what was read."""

import hashlib
from pathlib import PurePath

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.exchange import programme_file
from fridlyst.files.checking import check_upload
from fridlyst.files.names import true_name
from fridlyst.intake.guard import Limits, check_file
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.models import Programme
from fridlyst.review import policies, rules
from fridlyst.review.actions.common import own_reading
from fridlyst.review.models import Reading
from fridlyst.review.tasks import read
from fridlyst.review.terms import ReadingState


@transaction.atomic
def start_reading(*, by: Actor, data: bytes, filename: str, programme_id: int | None = None) -> Reading:
    """Take a file in and let a worker read it; `programme_id` when it is a later version of a programme.

    What can be told at once is told at once: the subclasses of UnreadableDocument for a file that is
    empty, too large, packed to harm or of another kind. Nothing is stored then.
    """
    require(policies.may_review(by))
    name = _plain_name(filename)
    if not programme_file.looks_like_one(data):
        check_file(data, name, Limits())
        # The document is kept when it is taken in: what cannot be is told before anybody reviews it.
        check_upload(data, true_name(name, data))
    revises = _own_programme(by, programme_id)
    job = jobs.start(
        municipality_id=by.municipality_id, kind=JobKind.READING, subject=name, user_id=by.user_id
    )
    reading = Reading.objects.create(
        municipality_id=by.municipality_id,
        filename=name,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        job=job,
        revises=revises,
        previous=_previous(revises),
        made_by_id=by.user_id,
        made_by_name=by.label[:200],
    )
    write_trail(by, "started", "reading", reading.pk, {"size": len(data), "revises": programme_id})
    read.enqueue(reading.pk)
    return reading


def read_again(*, by: Actor, data: bytes, filename: str, programme_id: int) -> Reading:
    """Read a later version of a programme's document: only what changed is proposed."""
    return start_reading(by=by, data=data, filename=filename, programme_id=programme_id)


@transaction.atomic
def try_again(*, by: Actor, reading_id: int) -> Reading:
    """Dismiss a reading that stopped on the way and read the same file anew; ReadingStep for any other."""
    stopped = own_reading(by, reading_id)
    rules.check_stalled(stopped.state, stopped.job.seen_at if stopped.job else None, clock.now())
    data, programme_id = bytes(stopped.data or b""), stopped.revises_id
    dismiss(by=by, reading_id=reading_id)
    return start_reading(by=by, data=data, filename=stopped.filename, programme_id=programme_id)


@transaction.atomic
def dismiss(*, by: Actor, reading_id: int) -> Reading:
    """The document is not to be taken in: file and proposals go, that it was read stays."""
    reading = own_reading(by, reading_id)
    if reading.state == ReadingState.REFUSED:
        return reading
    rules.check_reading_step(reading.state, ReadingState.REFUSED)
    if reading.job_id and reading.state in (ReadingState.WAITING, ReadingState.READING):
        jobs.fail(job_id=reading.job_id, message="Läsningen avbröts innan den var klar.")
    reading.proposals.all().delete()
    reading.state, reading.data, reading.found, reading.leaves = ReadingState.REFUSED, None, {}, []
    reading.version += 1
    reading.save()
    write_trail(by, "dismissed", "reading", reading.pk)
    return reading


def _own_programme(by: Actor, programme_id: int | None) -> Programme | None:
    if programme_id is None:
        return None
    found = Programme.objects.filter(municipality_id=by.municipality_id, pk=programme_id).first()
    if found is None:
        raise NotFound
    return found


def _previous(revises: Programme | None) -> Reading | None:
    """The reading that became the programme, if one did."""
    if revises is None:
        return None
    return Reading.objects.filter(programme=revises).order_by("-pk").only("pk").first()


def _plain_name(filename: str) -> str:
    """The file's name without folders and control characters, its ending kept when it is long."""
    bare = PurePath(filename.replace("\\", "/")).name
    name = "".join(sign for sign in bare if sign.isprintable()).strip() or "dokument"
    ending = PurePath(name).suffix[:10]
    return name if len(name) <= 200 else name[: 200 - len(ending)] + ending
