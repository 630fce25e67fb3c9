"""A matter's documents: listed, sent, added, given their file, renamed and removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import WrongState
from fridlyst.base.translating import translated
from fridlyst.decisions.actions import documents as actions
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.documents import download
from fridlyst.files.queries import pieces
from fridlyst.organisation.policies import require
from fridlyst.web.decisions import documents
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_document, one_matter
from fridlyst.web.decisions.written_forms import AttachForm, DocumentForm, EditDocumentForm, document_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

PART = "handlingar"


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Every document of the matter, in a list that can be had as a file."""
    found = one_matter(visit, matter)
    file = exported(
        request,
        title=f"handlingar {found.registration_number}",
        columns=documents.columns(),
        rows=lambda: [documents.cells(found, one) for one in found.documents],
    )
    context = {
        "visit": visit,
        "matter": found,
        "documents": documents.present(found, visit),
        "crumbs": crumbs(visit, found),
    }
    return file or render(request, "decisions/documents.html", context)


@require_safe
@municipal("decisions")
def send(request: HttpRequest, visit: Visit, *, matter: str, document_id: int) -> StreamingHttpResponse:
    """The document's file, to keep: never shown by the browser as a page, in pieces as it is read."""
    here = visit.municipality.id
    found = download(municipality_id=here, slug=matter, document_id=document_id)
    answer = StreamingHttpResponse(
        pieces(municipality_id=here, file=found.file), content_type=found.media_type
    )
    answer.headers["Content-Length"] = str(found.file.size)
    answer.headers["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def add(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """A new document."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"step": _asked_step(request)})
    form.offer_steps(found)
    back = matter_href(visit, found, PART)

    def act() -> str:
        upload = form.upload
        assert upload is not None
        given = form.cleaned_data
        actions.add_document(
            by=visit.actor, matter_id=found.id, title=given["title"], upload=upload, step_id=given["step"]
        )
        return back

    if request.method == "POST":
        made = form.sends(visit.actor.user_id, act)
        if made:
            messages.success(request, _("Handlingen är tillagd."))
            return redirect(made)
    page = FormPage(_("Lägg till en handling"), _("Lägg till handlingen"), back, crumbs(visit, found))
    return form_answer(request, form, page, "decisions/file_form.html")


def _asked_step(request: HttpRequest) -> str:
    step = request.GET.get("steg", "")
    return step if step.isascii() and step.isdigit() and len(step) < 19 else ""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def attach(request: HttpRequest, visit: Visit, *, matter: str, document_id: int) -> HttpResponse:
    """The file of a document that only its name is known of."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    document = one_document(found, document_id)
    form = AttachForm(request.POST or None, request.FILES or None)
    back = matter_href(visit, found, PART)

    def act() -> str:
        upload = form.upload
        assert upload is not None
        actions.attach_file(by=visit.actor, document_id=document.id, upload=upload)
        return back

    if request.method == "POST":
        made = form.sends(visit.actor.user_id, act)
        if made:
            messages.success(request, _("Filen är tillagd."))
            return redirect(made)
    page = FormPage(
        _("Lägg till filen"), _("Lägg till filen"), back, crumbs(visit, found), lead=document.title
    )
    return form_answer(request, form, page, "decisions/file_form.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, *, matter: str, document_id: int) -> HttpResponse:
    """Call it otherwise, or let it belong to another step."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    document = one_document(found, document_id)
    form = EditDocumentForm(request.POST or None, initial=document_initial(document))
    form.offer_steps(found)
    back = matter_href(visit, found, PART)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_document(
            by=visit.actor,
            document_id=document.id,
            version=form.seen,
            title=form.cleaned_data["title"],
            step_id=form.cleaned_data["step"],
        )
    ):
        messages.success(request, _("Handlingen är sparad."))
        return redirect(back)
    listed = Crumb(_("Handlingar"), below(visit, found, "documents"))
    page = FormPage(_("Ändra handlingen"), _("Spara handlingen"), back, crumbs(visit, found, listed))
    return form_answer(request, form, page)


@require_POST
@municipal("decisions")
def remove(request: HttpRequest, visit: Visit, *, matter: str, document_id: int) -> HttpResponse:
    """Take the document out of the matter."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    document = one_document(found, document_id)
    try:
        actions.remove_document(by=visit.actor, document_id=document.id)
    except WrongState as error:
        messages.warning(request, translated(error.message))
    else:
        messages.success(request, _("%(title)s är borttagen ur ärendet.") % {"title": document.title})
    return redirect(matter_href(visit, found, PART))
