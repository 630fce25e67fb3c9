"""The only writer of jobs."""

from collections.abc import Callable, Mapping
from datetime import datetime

from fridlyst.base import clock
from fridlyst.base.translating import language_in_use, translated
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import FILES_KEPT
from fridlyst.jobs.terms import JobKind, JobState

Progress = Callable[[float, str], None]


def start(*, municipality_id: int, kind: JobKind, subject: str, user_id: int | None) -> Job:
    """A job that waits for a worker, which will write in the language in use now."""
    return Job.objects.create(
        municipality_id=municipality_id,
        kind=kind,
        subject=subject[:200],
        user_id=user_id,
        language=language_in_use(),
    )


def begin(job_id: int) -> None:
    """A worker has taken the job on."""
    Job.objects.filter(pk=job_id, state=JobState.WAITING).update(state=JobState.RUNNING, seen_at=clock.now())


def put_back(job_id: int) -> None:
    """The job lost its worker and waits for another."""
    Job.objects.filter(pk=job_id).update(
        state=JobState.WAITING, progress=0.0, message="", seen_at=clock.now()
    )


def progress_of(job_id: int) -> Progress:
    """A function that writes progress, at most once per hundredth; a job that has ended stays ended."""
    last = -1.0

    def tell(fraction: float, message: str) -> None:
        nonlocal last
        bounded = min(max(fraction, 0.0), 1.0)
        if bounded - last < 0.01 and bounded < 1.0:
            return
        last = bounded
        going = Job.objects.filter(pk=job_id, state__in=[JobState.WAITING, JobState.RUNNING])
        going.update(
            state=JobState.RUNNING, progress=bounded, message=translated(message)[:500], seen_at=clock.now()
        )

    return tell


def finish(
    *,
    job_id: int,
    result: Mapping[str, object] | None = None,
    content: bytes | None = None,
    content_type: str = "",
    content_name: str = "",
) -> None:
    """The work is done and this is what it gave."""
    Job.objects.filter(pk=job_id).update(
        state=JobState.DONE,
        progress=1.0,
        message="",
        finished_at=clock.now(),
        result=dict(result or {}),
        content=content,
        content_type=content_type,
        content_name=content_name,
    )


def fail(*, job_id: int, message: str) -> None:
    """The work could not be done; `message` is the sentence that the person sees."""
    Job.objects.filter(pk=job_id).update(
        state=JobState.FAILED, message=translated(message)[:500], finished_at=clock.now()
    )


def drop_old_files(*, at: datetime) -> int:
    """Take away the files that were made longer ago than FILES_KEPT; how many. Their names stand."""
    old = Job.objects.filter(content__isnull=False, finished_at__lt=at - FILES_KEPT)
    return old.update(content=None)
