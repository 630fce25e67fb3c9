"""Uploading a document, seeing how its reading goes, and dismissing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import WrongState
from fridlyst.base.translating import translated
from fridlyst.organisation.policies import require
from fridlyst.programmes.policies import may_see_drafts
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.review import actions, queries
from fridlyst.review.policies import may_review
from fridlyst.review.shapes import ReadingView
from fridlyst.web.programmes.addresses import list_href, short_name
from fridlyst.web.review.addresses import list_page, page_of
from fridlyst.web.review.forms import UploadForm
from fridlyst.web.review.tables import reading_cells, reading_columns
from fridlyst.web.review.views.finding import one_reading, posted
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("programmes")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Upload a document; the documents that were read before."""
    require(may_review(visit.actor))
    here = visit.municipality.id
    known = programmes(municipality_id=here, drafts=may_see_drafts(visit.actor))
    form = _form(request, known)
    if request.method == "POST":
        begun = form.sends(visit.actor.user_id, lambda: _start(visit, form))
        if begun:
            return redirect(begun)
    found = queries.readings(here)
    file = exported(
        request,
        title=f"inläsningar {visit.municipality.name}",
        columns=reading_columns(),
        rows=lambda: [reading_cells(one) for one in found],
    )
    context = {
        "visit": visit,
        "form": form,
        "rows": [(one, page_of(visit, one.id)) for one in found],
        "crumbs": (Crumb(_("Program"), list_href(visit)),),
    }
    status = 422 if form.errors else 200
    return file or render(request, "review/list.html", context, status=status)


def _form(request: HttpRequest, known: tuple[ProgrammeView, ...]) -> UploadForm:
    wanted = next((one.id for one in known if one.slug == request.GET.get("program")), None)
    return UploadForm(
        posted(request),
        request.FILES if request.method == "POST" else None,
        initial={"programme": wanted},
        programmes=[(one.id, short_name(one)) for one in known],
    )


def _start(visit: Visit, form: UploadForm) -> str:
    file = form.cleaned_data["file"]
    made = actions.start_reading(
        by=visit.actor,
        data=file.read(),
        filename=file.name,
        programme_id=form.cleaned_data.get("programme"),
    )
    return page_of(visit, made.pk)


def show_progress(request: HttpRequest, visit: Visit, reading: ReadingView) -> HttpResponse:
    """The page while the document is read, and when it could not be."""
    return render(request, "review/progress.html", _progress_context(visit, reading))


@require_safe
@never_cache
@municipal("programmes")
def progress(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """The part of the page that is asked for again and again; tells the page to load anew when it is over.

    `?stannad` when the page says that the reading has stopped.
    """
    found = one_reading(visit, reading)
    answer = render(request, "review/progress_part.html", _progress_context(visit, found))
    if found.state not in ("waiting", "reading") or found.stalled != ("stannad" in request.GET):
        answer.headers["HX-Refresh"] = "true"
    return answer


def _progress_context(visit: Visit, reading: ReadingView) -> dict[str, object]:
    return {
        "visit": visit,
        "reading": reading,
        "percent": round(reading.progress * 100),
        "crumbs": (Crumb(_("Program"), list_href(visit)), Crumb(_("Läs in ett dokument"), list_page(visit))),
    }


@require_POST
@municipal("programmes")
def try_again(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """The reading stopped on the way: the same file is read anew."""
    try:
        made = actions.try_again(by=visit.actor, reading_id=reading)
    except WrongState as error:
        messages.warning(request, translated(error.message))
        return redirect(page_of(visit, reading))
    return redirect(page_of(visit, made.pk))


@require_POST
@municipal("programmes")
def dismiss(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """The document is not to be taken in."""
    try:
        made = actions.dismiss(by=visit.actor, reading_id=reading)
    except WrongState as error:
        messages.warning(request, translated(error.message))
        return redirect(page_of(visit, reading))
    messages.success(
        request, _("%(file)s är avfärdat. Filen och förslagen är borttagna.") % {"file": made.filename}
    )
    return redirect(list_page(visit))
