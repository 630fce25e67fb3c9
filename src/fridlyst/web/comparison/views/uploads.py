"""Open comparisons: files taken in, their columns chosen, and taken away again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.comparison import actions
from fridlyst.comparison.policies import may_upload
from fridlyst.comparison.queries import upload, uploads
from fridlyst.comparison.terms import UploadState
from fridlyst.organisation.policies import require
from fridlyst.web.comparison.finding import crumbs, list_href
from fridlyst.web.comparison.upload_forms import UploadForm, columns_form
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The files that are taken in, and the form for the next one."""
    require(may_upload(visit.actor))
    form = UploadForm(request.POST or None, request.FILES or None, initial={"year": today().year})
    if request.method == "POST":
        made = form.submit(lambda: _take_in(visit, form))
        if made is not None:
            return _after(request, visit, *made)
    page = FormPage(
        _("Öppna jämförelser från Socialstyrelsen"),
        _("Läs in filen"),
        list_href(visit),
        crumbs(visit),
        _(
            "Socialstyrelsen frågar varje år kommunerna om deras arbete mot våld. "
            "Lägg in filen med resultaten, så jämförs era svar med andras."
        ),
    )
    listed = uploads(municipality_id=visit.municipality.id)
    return form_answer(request, form, page, "comparison/uploads.html", visit=visit, uploads=listed)


def _take_in(visit: Visit, form: UploadForm) -> tuple[int, bool]:
    """The file's id, and whether it is stored already."""
    given = form.cleaned_data["file"]
    made = actions.take_in_upload(
        by=visit.actor, data=given.read(), filename=given.name or "", year=form.cleaned_data["year"]
    )
    return int(made.pk), made.state == UploadState.STORED


def _after(request: HttpRequest, visit: Visit, upload_id: int, stored: bool) -> HttpResponse:
    """With the same columns as last time all is done; otherwise they are asked for."""
    if stored:
        messages.success(request, _("Filen har samma kolumner som förra gången och är sparad."))
        return redirect(list_href(visit))
    return redirect(address("comparison:columns", visit.municipality.slug, upload_id))


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def columns(request: HttpRequest, visit: Visit, *, upload_id: int) -> HttpResponse:
    """Choose which of the file's columns to keep; nothing is stored of it before that."""
    require(may_upload(visit.actor))
    found = upload(municipality_id=visit.municipality.id, upload_id=upload_id)
    back = address("comparison:uploads", visit.municipality.slug)
    if found.state == UploadState.STORED and request.method != "POST":
        return redirect(back)
    form = columns_form(found, request.POST)
    if request.method == "POST" and form.saves(
        lambda: actions.choose_columns(
            by=visit.actor, upload_id=found.id, version=form.seen, kept=form.cleaned_data["kept"]
        )
    ):
        messages.success(request, _("Kolumnerna är sparade. Nästa fil med samma kolumner läses in direkt."))
        return redirect(list_href(visit))
    page = FormPage(
        _("Välj kolumner"),
        _("Spara kolumnerna"),
        back,
        (*crumbs(visit), Crumb(_("Öppna jämförelser"), back)),
        _("Filen har andra kolumner än den förra. Välj vilka som ska vara med; inget är sparat än.")
        if _has_stored(visit)
        else _("Välj vilka av filens frågor som ska vara med; inget är sparat än."),
    )
    return form_answer(request, form, page, upload=found)


def _has_stored(visit: Visit) -> bool:
    listed = uploads(municipality_id=visit.municipality.id)
    return any(one.state == UploadState.STORED for one in listed)


@require_POST
@municipal("figures")
def remove(request: HttpRequest, visit: Visit, *, upload_id: int) -> HttpResponse:
    """Take the file's values away."""
    actions.remove_upload(by=visit.actor, upload_id=upload_id)
    messages.success(request, _("Filen och dess värden är borttagna."))
    return redirect(address("comparison:uploads", visit.municipality.slug))
