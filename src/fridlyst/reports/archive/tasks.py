"""Archive packages made by a worker: ordered by a person, made with progress, kept with the job."""

from django.db import transaction
from django_tasks import task

from fridlyst.base.clock import today
from fridlyst.base.errors import FridlystError
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import slug
from fridlyst.base.translating import speaking
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries import matter
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import JobView, language_of, latest
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import municipality_by_id
from fridlyst.reports.archive.making import archive_file

LARGEST = 300_000_000
_MOST_SHOWN = 3
_BROKE = "Arkivpaketet avbröts av ett fel i Fridlyst. Ärendet är kvar som det var. Försök igen."


@transaction.atomic
def order_archive(*, by: Actor, matter_slug: str) -> int:
    """Ask a worker for the archive package of a matter; the job's id. One under way is not begun twice.

    For those who keep matters; NotFound for another municipality's.
    """
    require(may_keep_matters(by))
    view = matter(by.municipality_id, matter_slug)
    hold(by.municipality_id)
    under_way = [job.id for job in archives_of(by.municipality_id, view.slug) if not job.finished]
    if under_way:
        return under_way[0]
    begun = jobs.start(
        municipality_id=by.municipality_id, kind=JobKind.ARCHIVE, subject=view.slug, user_id=by.user_id
    )
    write_trail(by, "ordered_archive", "matter", view.id)
    make_package.enqueue(begun.pk, by.municipality_id, view.slug)
    return int(begun.pk)


@task()
def make_package(job_id: int, municipality_id: int, matter_slug: str) -> None:
    """Make the package and keep it with the job; one that cannot be done says why."""
    with speaking(language_of(job_id)):
        _make(job_id, municipality_id, matter_slug)


def archives_of(municipality_id: int, matter_slug: str) -> tuple[JobView, ...]:
    """The latest packages of a matter, newest first; one statement."""
    return latest(
        municipality_id=municipality_id, kind=JobKind.ARCHIVE, subject=matter_slug, limit=_MOST_SHOWN
    )


def _make(job_id: int, municipality_id: int, matter_slug: str) -> None:
    try:
        here = municipality_by_id(municipality_id)
        data = archive_file(here, matter=matter_slug, progress=jobs.progress_of(job_id))
    except FridlystError as error:
        jobs.fail(job_id=job_id, message=error.message)
        return
    except Exception:
        jobs.fail(job_id=job_id, message=_BROKE)
        raise
    _keep(job_id, matter_slug, data)


def _keep(job_id: int, matter_slug: str, data: bytes) -> None:
    if len(data) > LARGEST:
        said = Sentence(
            "Paketet är %(size)s MB, mer än vad som kan hämtas här. "
            "Be den som sköter Fridlyst köra fridlyst export archive.",
            size=len(data) // 1_000_000,
        )
        jobs.fail(job_id=job_id, message=said)
        return
    jobs.finish(
        job_id=job_id,
        result={"bytes": len(data)},
        content=data,
        content_type="application/zip",
        content_name=f"arkiv-{slug(matter_slug)}-{today().isoformat()}.zip",
    )
