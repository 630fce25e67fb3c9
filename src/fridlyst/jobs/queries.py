"""Reading jobs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import lost
from fridlyst.jobs.terms import JobState

_LOST = "Arbetet avbröts innan det var klart. Försök igen."


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as a page shows it; `progress` 0–1, `seen_at` its worker's last sign of life."""

    id: int
    kind: str
    subject: str
    state: str
    progress: float
    message: str
    created_at: datetime
    seen_at: datetime
    result: Mapping[str, object]
    content_name: str
    has_file: bool
    language: str = ""

    @property
    def finished(self) -> bool:
        return self.state in {"done", "failed"}

    @property
    def file_gone(self) -> bool:
        """Whether the job made a file that is no longer kept."""
        return self.state == "done" and bool(self.content_name) and not self.has_file


@dataclass(frozen=True, slots=True)
class JobFile:
    """The file that a job made."""

    data: bytes
    media_type: str
    name: str


_SHOWN = (
    *("id", "kind", "subject", "state", "progress", "message"),
    *("created_at", "seen_at", "result", "content_name", "language"),
)
_HAS_FILE = ExpressionWrapper(Q(content__isnull=False), output_field=BooleanField())


def job(*, municipality_id: int, job_id: int) -> JobView:
    """One job of this municipality; NotFound otherwise. One statement, without the file.

    A job that lost its worker, or never had one, is shown as failed, here and in `latest` (`rules.lost`).
    """
    rows = Job.objects.filter(municipality_id=municipality_id, pk=job_id)
    row = rows.values(*_SHOWN, has_file=_HAS_FILE).first()
    if row is None:
        raise NotFound
    return _view(row, clock.now())


def language_of(job_id: int | None) -> str:
    """The language that the job is to be written in; nothing for one that is not there. One statement."""
    if job_id is None:
        return ""
    return Job.objects.filter(pk=job_id).values_list("language", flat=True).first() or ""


def latest(*, municipality_id: int, kind: str, subject: str = "", limit: int = 10) -> tuple[JobView, ...]:
    """The latest jobs of a kind, newest first; one statement."""
    rows = Job.objects.filter(municipality_id=municipality_id, kind=kind)
    if subject:
        rows = rows.filter(subject=subject)
    at = clock.now()
    shown = rows.order_by("-created_at").values(*_SHOWN, has_file=_HAS_FILE)[:limit]
    return tuple(_view(row, at) for row in shown)


def job_file(*, municipality_id: int, job_id: int) -> JobFile:
    """The file of a finished job; NotFound when there is none."""
    row = Job.objects.filter(municipality_id=municipality_id, pk=job_id, content__isnull=False).first()
    if row is None or row.content is None:
        raise NotFound
    return JobFile(bytes(row.content), row.content_type, row.content_name)


def _view(row: Mapping[str, Any], at: datetime) -> JobView:
    view = JobView(**row)
    if not lost(view.state, created_at=view.created_at, seen_at=view.seen_at, at=at):
        return view
    return replace(view, state=JobState.FAILED.value, message=_LOST)
