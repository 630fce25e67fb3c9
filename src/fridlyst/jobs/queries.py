"""Reading jobs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.jobs.models import Job
from fridlyst.jobs.terms import JobState

# No work takes nearly this long: a job that has not ended by then lost its worker.
LONGEST = timedelta(hours=1)
_LOST = "Arbetet avbröts innan det var klart. Försök igen."


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as a page shows it; `progress` 0–1."""

    id: int
    kind: str
    subject: str
    state: str
    progress: float
    message: str
    created_at: datetime
    result: Mapping[str, object]
    content_name: str

    @property
    def finished(self) -> bool:
        return self.state in {"done", "failed"}


@dataclass(frozen=True, slots=True)
class JobFile:
    """The file that a job made."""

    data: bytes
    media_type: str
    name: str


_SHOWN = ("id", "kind", "subject", "state", "progress", "message", "created_at", "result", "content_name")


def job(*, municipality_id: int, job_id: int) -> JobView:
    """One job of this municipality; NotFound otherwise. One statement, without the file.

    A job whose worker was killed is shown as failed, here and in `latest`, an hour after it was ordered.
    """
    row = Job.objects.filter(municipality_id=municipality_id, pk=job_id).values(*_SHOWN).first()
    if row is None:
        raise NotFound
    return _view(row, clock.now())


def latest(*, municipality_id: int, kind: str, subject: str = "", limit: int = 10) -> tuple[JobView, ...]:
    """The latest jobs of a kind, newest first; one statement."""
    rows = Job.objects.filter(municipality_id=municipality_id, kind=kind)
    if subject:
        rows = rows.filter(subject=subject)
    at = clock.now()
    return tuple(_view(row, at) for row in rows.order_by("-created_at").values(*_SHOWN)[:limit])


def job_file(*, municipality_id: int, job_id: int) -> JobFile:
    """The file of a finished job; NotFound when there is none."""
    row = Job.objects.filter(municipality_id=municipality_id, pk=job_id, content__isnull=False).first()
    if row is None or row.content is None:
        raise NotFound
    return JobFile(bytes(row.content), row.content_type, row.content_name)


def _view(row: Mapping[str, Any], at: datetime) -> JobView:
    view = JobView(**row)
    if view.finished or at - view.created_at < LONGEST:
        return view
    return replace(view, state=JobState.FAILED.value, message=_LOST)
