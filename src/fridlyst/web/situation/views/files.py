"""A picture as files: ordered, followed while they are made, and downloaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.jobs.queries import job_file
from fridlyst.reports.situations import order_situation, situation_job
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.situation.finding import crumbs, one_picture, picture_href
from fridlyst.web.situation.presenters import file_row


@require_POST
@municipal("figures")
def order(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Ask for the picture in a format, and follow how it is made."""
    job_id = order_situation(by=visit.actor, slug=situation, format=request.POST.get("format", ""))
    return redirect(picture_href(visit, situation, "file", job_id))


@require_safe
@municipal("figures")
def progress(request: HttpRequest, visit: Visit, situation: str, file_id: int) -> HttpResponse:
    """How far the file has come; a part of the page asks for itself until it is finished."""
    head = one_picture(visit, situation).head
    made = situation_job(municipality_id=visit.municipality.id, head=head, job_id=file_id)
    context = {
        "visit": visit,
        "file": file_row(visit, head.slug, made),
        "head": head,
        "crumbs": crumbs(visit, head),
        "back": picture_href(visit, head.slug),
        "order_href": picture_href(visit, head.slug, "order"),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "reports/making.html" if part else "situation/file.html", context)


@require_safe
@municipal("figures")
def download(request: HttpRequest, visit: Visit, situation: str, file_id: int) -> HttpResponse:
    """The finished file."""
    head = one_picture(visit, situation).head
    made = situation_job(municipality_id=visit.municipality.id, head=head, job_id=file_id)
    file = job_file(municipality_id=visit.municipality.id, job_id=made.id)
    return file_answer(file.data, name=file.name, media_type=file.media_type)
