"""Many services from one file: the template out, the file in, seen before anything is kept."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, Conflict, NotFound, WrongState
from fridlyst.base.translating import translated
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.reports.columns import Column
from fridlyst.support.actions.taking_in import add_services
from fridlyst.support.fields import ServiceFields
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import services
from fridlyst.support.terms import Seeker
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.support.addresses import crumbs, href
from fridlyst.web.support.forms.upload import ServiceUpload, brought_back, carried
from fridlyst.web.support.reading_files import HEADINGS, Known
from fridlyst.web.support.tabs import support_tabs

# What the template's only row says, so that one sees how each column is written.
_EXAMPLE = {
    "Stöd": "Exempel: Rådgivningen",
    "Beskrivning": "Samtal och råd. Ta bort den här raden innan du läser in filen.",
    "För vem": "; ".join(str(label) for label in Seeker.labels),
    "Lägsta ålder": "18",
    "Telefon": "08-465 004 10",
    "Dygnet runt": "nej",
    "Tiderna i ord": "Vardagar kl. 9–16",
    "Gratis": "ja",
    "Tolk": "ja",
    "Språk": "svenska; engelska",
}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("support")
def upload(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose a file; then see what it says, before anything is kept."""
    require(may_edit_directory(visit.actor))
    if request.method != "POST":
        return _page(request, visit, ServiceUpload())
    form = ServiceUpload(request.POST, request.FILES)
    here = visit.municipality.id
    read = form.read(Known(bodies(here), frozenset(one.key for one in services(here))))
    return _page(request, visit, form) if read is None else _shown(request, visit, read)


@require_POST
@municipal("support")
def take_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep what was shown as drafts, all of it or nothing."""
    require(may_edit_directory(visit.actor))
    read = brought_back(visit.municipality.id, request.POST.get("rows", ""))
    if read is None:
        messages.error(request, _("Filen visades för länge sedan. Välj den igen; inget är sparat."))
        return redirect(href(visit, "upload"))
    try:
        count = add_services(by=visit.actor, services=read)
    except (BadInput, Conflict, WrongState, NotFound) as error:
        messages.error(request, f"{translated(error.message)} {_('Inget är sparat.')}")
        return redirect(href(visit, "upload"))
    said = ngettext(
        "%(count)s stöd är sparat som utkast. Läs igenom det och välj när det ska visas.",
        "%(count)s stöd är sparade som utkast. Läs igenom dem och välj när de ska visas.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect(f"{href(visit)}?lage=utkast")


@require_safe
@municipal("support")
def template(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The file to fill in, with one row that shows how."""
    require(may_edit_directory(visit.actor))
    file = exported(
        request,
        title=_("mall för stöd"),
        columns=tuple(Column(title) for title in HEADINGS),
        rows=lambda: [tuple(_EXAMPLE.get(title, "") for title in HEADINGS)],
    )
    return file or redirect(f"{href(visit, 'template')}?format=xlsx")


def _page(request: HttpRequest, visit: Visit, form: ServiceUpload) -> HttpResponse:
    return render(request, "support/upload.html", {"form": form, **_frame(visit)}, status=form.status)


def _shown(request: HttpRequest, visit: Visit, read: tuple[ServiceFields, ...]) -> HttpResponse:
    names = {one.id: one.name for one in bodies(visit.municipality.id)}
    rows = [
        {
            "fields": one,
            "whom": ", ".join(labels(Seeker, one.whom)),
            "contacts": [way.value for way in one.contacts],
            "body": names.get(one.body_id or 0, ""),
        }
        for one in read
    ]
    context = {"rows": rows, "carried": carried(visit.municipality.id, read), **_frame(visit)}
    return render(request, "support/upload_read.html", context, status=HTTPStatus.OK)


def _frame(visit: Visit) -> dict[str, object]:
    return {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "services",
        "crumbs": crumbs(visit),
        "here": _("Läs in från fil"),
    }
