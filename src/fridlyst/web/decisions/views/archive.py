"""A matter as PDF, and as an archive package: ordered, followed while it is made, and downloaded."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import slug
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import MatterView
from fridlyst.jobs.queries import JobView, job, job_file
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import municipality_by_id
from fridlyst.reports.archive.gathering import matter_facts
from fridlyst.reports.archive.tasks import order_archive
from fridlyst.reports.contents.matter import matter_document
from fridlyst.reports.formats import render as rendered
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_matter
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.text import number
from fridlyst.web.shared.work import Work


@dataclass(frozen=True, kw_only=True)
class Package(Work):
    """A package that is made, or being made; `href` downloads it."""

    size: str
    href: str


@require_safe
@municipal("decisions")
def pdf(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """The whole matter as PDF/A."""
    found = one_matter(visit, matter)
    here = municipality_by_id(visit.municipality.id)
    made = rendered(matter_document(matter_facts(here, found)), "pdf")
    name = f"{slug(found.registration_number)}-{today().isoformat()}.pdf"
    return file_answer(made.data, name=name, media_type=made.media_type)


@require_POST
@municipal("decisions")
def order(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Ask for the package, and follow how it is made."""
    found = one_matter(visit, matter)
    made = order_archive(by=visit.actor, matter_slug=found.slug)
    return redirect(below(visit, found, "archive", made))


@require_safe
@municipal("decisions")
def progress(request: HttpRequest, visit: Visit, *, matter: str, archive_id: int) -> HttpResponse:
    """How far the package has come; a part of the page asks for itself until it is finished."""
    found, made = _made(visit, matter, archive_id)
    context = {
        "visit": visit,
        "matter": found,
        "package": _package(visit, found, made),
        "crumbs": crumbs(visit, found),
        "back": matter_href(visit, found),
        "order_href": below(visit, found, "order_archive"),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "decisions/archive_made.html" if part else "decisions/archive.html", context)


@require_safe
@municipal("decisions")
def download(request: HttpRequest, visit: Visit, *, matter: str, archive_id: int) -> HttpResponse:
    """The finished package."""
    _made(visit, matter, archive_id)
    file = job_file(municipality_id=visit.municipality.id, job_id=archive_id)
    return file_answer(file.data, name=file.name, media_type=file.media_type)


def _made(visit: Visit, slug: str, archive_id: int) -> tuple[MatterView, JobView]:
    """The job, if it makes a package of this matter, for those who keep matters."""
    found = one_matter(visit, slug)
    made = job(municipality_id=visit.municipality.id, job_id=archive_id)
    if made.kind != JobKind.ARCHIVE or made.subject != found.slug:
        raise NotFound
    require(may_keep_matters(visit.actor))
    return found, made


def _package(visit: Visit, matter: MatterView, made: JobView) -> Package:
    size = made.result.get("bytes")
    return Package(
        made=made,
        page=below(visit, matter, "archive", made.id),
        size=f"{number(size / 1_000_000, 1)} MB" if isinstance(size, int) else "",
        href=below(visit, matter, "download_archive", made.id),
    )
