"""Reports made by a worker: ordered by a person, made with progress, kept with the job."""

from django.db import transaction
from django_tasks import task

from fridlyst.base.clock import today
from fridlyst.base.errors import FridlystError
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import slug
from fridlyst.base.translating import language_in_use, speaking
from fridlyst.followup.queries import round_by_slug
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import JobView, language_of, latest
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import belongs, require
from fridlyst.reports.formats import FORMATS, Rendered, UnknownFormat
from fridlyst.reports.kinds import FOLLOWUP, report_of
from fridlyst.reports.making import make_report

_MOST_FILES = 3
_BROKE = "Rapporten avbröts av ett fel i Fridlyst. Svaren är kvar som de var. Försök igen."


@transaction.atomic
def order_report(*, by: Actor, round_slug: str, format: str, kind: str = FOLLOWUP) -> int:
    """Ask a worker for a report of the round; the job's id. One already under way is not begun twice.

    NotFound for another municipality's round and for one that is not opened; UnknownFormat, UnknownReport.
    """
    require(belongs(by))
    view = round_by_slug(municipality_id=by.municipality_id, slug=round_slug, planned=False)
    if format not in FORMATS:
        raise UnknownFormat(
            Sentence("Välj ett av formaten %(formats)s.", formats=", ".join(FORMATS)), field="format"
        )
    report = report_of(kind)
    hold(by.municipality_id)
    made = _latest(by.municipality_id, view.slug, format, report.code)
    under_way = [job.id for job in made if _same_under_way(job)]
    if under_way:
        return under_way[0]
    begun = jobs.start(
        municipality_id=by.municipality_id,
        kind=JobKind.REPORT,
        subject=subject_of(view.slug, format, report.code),
        user_id=by.user_id,
    )
    make.enqueue(begun.pk, by.municipality_id, view.slug, format, report.code)
    return int(begun.pk)


def _same_under_way(job: JobView) -> bool:
    return not job.finished and job.language == language_in_use()


@task()
def make(job_id: int, municipality_id: int, round_slug: str, format: str, kind: str = FOLLOWUP) -> None:
    """Make the report in its job's language and keep it with the job; one that cannot be done says why."""
    with speaking(language_of(job_id)):
        _make(job_id, municipality_id, round_slug, format, kind)


def _make(job_id: int, municipality_id: int, round_slug: str, format: str, kind: str) -> None:
    try:
        made = make_report(
            municipality_id=municipality_id,
            round_slug=round_slug,
            format=format,
            kind=kind,
            progress=jobs.progress_of(job_id),
        )
    except FridlystError as error:
        jobs.fail(job_id=job_id, message=error.message)
        return
    except Exception:
        jobs.fail(job_id=job_id, message=_BROKE)
        raise
    _keep(job_id, round_slug, made, kind)


def _keep(job_id: int, round_slug: str, made: Rendered, kind: str) -> None:
    jobs.finish(
        job_id=job_id,
        result={"bytes": len(made.data)},
        content=made.data,
        content_type=made.media_type,
        content_name=file_name(round_slug, made.extension, kind),
    )


def file_name(round_slug: str, extension: str, kind: str = FOLLOWUP) -> str:
    """What the file is called: the report, the round and the day it was made."""
    return f"{report_of(kind).file}-{slug(round_slug)}-{today().isoformat()}.{extension}"


def subject_of(round_slug: str, format: str, kind: str = FOLLOWUP) -> str:
    """What a report's job is about; `read_subject` takes it apart."""
    return f"{round_slug}/{format}" if kind == FOLLOWUP else f"{round_slug}/{kind}/{format}"


def read_subject(subject: str) -> tuple[str, str, str]:
    """Round, format and kind of report."""
    round_slug, *kind, format = subject.split("/") if "/" in subject else (subject, "")
    return round_slug, format, kind[0] if kind else FOLLOWUP


def files_of(*, municipality_id: int, round_slug: str, kind: str = FOLLOWUP) -> tuple[JobView, ...]:
    """The latest files of one of a round's reports, newest first; one statement for each format."""
    found = [job for format in FORMATS for job in _latest(municipality_id, round_slug, format, kind)]
    return tuple(sorted(found, key=lambda job: (job.created_at, job.id), reverse=True))


def _latest(municipality_id: int, round_slug: str, format: str, kind: str) -> tuple[JobView, ...]:
    return latest(
        municipality_id=municipality_id,
        kind=JobKind.REPORT,
        subject=subject_of(round_slug, format, kind),
        limit=_MOST_FILES,
    )
