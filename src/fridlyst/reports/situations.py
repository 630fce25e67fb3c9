"""Pictures of the situation as finished files: ordered by a person, made by a worker, kept with the job."""

from django.db import transaction
from django_tasks import task

from fridlyst.base.clock import today
from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.base.translating import language_in_use, speaking
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import JobView, job, language_of, latest
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import municipality_by_id
from fridlyst.reports.contents.situation import SituationMaterial, finished_situation, situation_report
from fridlyst.reports.formats import FORMATS, Rendered, UnknownFormat, render
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.situation.facts.gathering import gathered
from fridlyst.situation.policies import may_read_decided, may_see_drafts
from fridlyst.situation.queries import before, situation
from fridlyst.situation.shapes import SituationHead

_MOST_FILES = 3
# No round has a colon in its address: files of rounds and of pictures are never taken for each other.
_SUBJECT = "lagesbild:"
_BROKE = "Filen avbröts av ett fel i Fridlyst. Lägesbilden är kvar som den var. Försök igen."


def material(*, municipality_id: int, slug: str, drafts: bool) -> SituationMaterial:
    """All that a picture is written from; NotFound as `situation`.

    A decided one has the figures that it was decided with, whatever they are now.
    """
    day = today()
    view = situation(municipality_id=municipality_id, slug=slug, drafts=drafts)
    return SituationMaterial(
        municipality=municipality_by_id(municipality_id).name,
        view=view,
        facts=gathered(municipality_id=municipality_id, kinds=view.head.kinds, today=day)
        if view.head.is_draft
        else view.kept,
        before=before(municipality_id=municipality_id, head=view.head),
        today=day,
    )


def situation_file(
    *, municipality_id: int, slug: str, format: str, drafts: bool, progress: Progress = silently
) -> Rendered:
    """The picture in one of FORMATS; UnknownFormat, and NotFound for another municipality's."""
    progress(0.0, Sentence("Läser uppgifterna"))
    document = situation_report(material(municipality_id=municipality_id, slug=slug, drafts=drafts))
    # Only in Word does anybody go on writing, and only while it is a draft.
    writes = drafts and format.lower() == "docx"
    return render(document if writes else finished_situation(document), format, progress=progress)


@transaction.atomic
def order_situation(*, by: Actor, slug: str, format: str) -> int:
    """Ask a worker for a picture in a format; the job's id. One already under way is not begun twice.

    NotFound for another municipality's, and for a draft that the actor may not see; UnknownFormat.
    """
    require(may_read_decided(by))
    head = situation(municipality_id=by.municipality_id, slug=slug, drafts=may_see_drafts(by)).head
    if format not in FORMATS:
        raise UnknownFormat(
            Sentence("Välj ett av formaten %(formats)s.", formats=", ".join(FORMATS)), field="format"
        )
    hold(by.municipality_id)
    made = _latest(by.municipality_id, head, format)
    under_way = [one.id for one in made if not one.finished and one.language == language_in_use()]
    if under_way:
        return under_way[0]
    begun = jobs.start(
        municipality_id=by.municipality_id,
        kind=JobKind.REPORT,
        subject=_subject(head, format),
        user_id=by.user_id,
    )
    make_situation.enqueue(begun.pk, by.municipality_id, head.slug, format, head.is_draft)
    return int(begun.pk)


@task()
def make_situation(job_id: int, municipality_id: int, slug: str, format: str, drafts: bool) -> None:
    """Make the file in its job's language and keep it with the job; one that cannot be done says why."""
    with speaking(language_of(job_id)):
        try:
            made = situation_file(
                municipality_id=municipality_id,
                slug=slug,
                format=format,
                drafts=drafts,
                progress=jobs.progress_of(job_id),
            )
        except FridlystError as error:
            jobs.fail(job_id=job_id, message=error.message)
        except Exception:
            jobs.fail(job_id=job_id, message=_BROKE)
            raise
        else:
            _keep(job_id, slug, made)


def _keep(job_id: int, slug: str, made: Rendered) -> None:
    jobs.finish(
        job_id=job_id,
        result={"bytes": len(made.data)},
        content=made.data,
        content_type=made.media_type,
        content_name=f"lagesbild-{slug}-{today().isoformat()}.{made.extension}",
    )


def situation_files(*, municipality_id: int, head: SituationHead) -> tuple[JobView, ...]:
    """The latest files of a picture as it is, draft or decided, newest first; a statement for each format."""
    found = [one for format in FORMATS for one in _latest(municipality_id, head, format)]
    return tuple(sorted(found, key=lambda one: (one.created_at, one.id), reverse=True))


def situation_job(*, municipality_id: int, head: SituationHead, job_id: int) -> JobView:
    """The job, if it makes a file of this picture as it is; the same refusal for another's and for none."""
    made = job(municipality_id=municipality_id, job_id=job_id)
    if made.kind != JobKind.REPORT or made.subject not in {_subject(head, one) for one in FORMATS}:
        raise NotFound
    return made


def format_of(made: JobView) -> str:
    """The format that a picture's job makes."""
    return made.subject.rpartition("/")[2]


def _subject(head: SituationHead, format: str) -> str:
    """A draft's files are others than those of the decided picture with its address."""
    return f"{_SUBJECT}{head.slug}:{'utkast' if head.is_draft else 'beslutad'}/{format}"


def _latest(municipality_id: int, head: SituationHead, format: str) -> tuple[JobView, ...]:
    return latest(
        municipality_id=municipality_id,
        kind=JobKind.REPORT,
        subject=_subject(head, format),
        limit=_MOST_FILES,
    )
