"""The report as files: ordered, followed while they are made, and downloaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.followup.queries import round_by_slug
from fridlyst.followup.shapes import RoundView
from fridlyst.jobs.queries import JobView, job, job_file
from fridlyst.jobs.terms import JobKind
from fridlyst.reports.kinds import FOLLOWUP, REPORTS
from fridlyst.reports.tasks import order_report, read_subject
from fridlyst.web.reports.addresses import kind_href, report_crumbs, report_href
from fridlyst.web.reports.presenters import file_row
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_POST
@municipal("followup")
def order(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Ask for a report in a format, and follow how it is made."""
    job_id = order_report(
        by=visit.actor,
        round_slug=round,
        format=request.POST.get("format", ""),
        kind=request.POST.get("report", FOLLOWUP),
    )
    return redirect(report_href(visit, round, "file", job_id))


@require_safe
@municipal("followup")
def progress(request: HttpRequest, visit: Visit, round: str, job_id: int) -> HttpResponse:
    """How far the file has come; a part of the page asks for itself until it is finished."""
    view, made = _made(visit, round, job_id)
    file = file_row(visit, view.slug, made)
    back = kind_href(visit, view.slug, file.kind)
    context = {
        "visit": visit,
        "file": file,
        "name": _(REPORTS[file.kind].label),
        "round": view,
        "crumbs": (*report_crumbs(visit, view), Crumb(_(REPORTS[file.kind].label), back)),
        "back": back,
        "order_href": report_href(visit, view.slug, "order"),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "reports/making.html" if part else "reports/file.html", context)


@require_safe
@municipal("followup")
def download(request: HttpRequest, visit: Visit, round: str, job_id: int) -> HttpResponse:
    """The finished file."""
    _made(visit, round, job_id)
    file = job_file(municipality_id=visit.municipality.id, job_id=job_id)
    return file_answer(file.data, name=file.name, media_type=file.media_type)


def _made(visit: Visit, slug: str, job_id: int) -> tuple[RoundView, JobView]:
    """The job, if it makes a report of this round; the same refusal for another's and for none."""
    view = round_by_slug(municipality_id=visit.municipality.id, slug=slug, planned=False)
    made = job(municipality_id=visit.municipality.id, job_id=job_id)
    if made.kind != JobKind.REPORT or read_subject(made.subject)[0] != view.slug:
        raise NotFound
    return view, made
