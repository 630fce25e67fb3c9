"""Writing in a marked place of a draft, as one types or by a button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.reports.document import OwnText
from fridlyst.situation.actions import PLACES, write_part
from fridlyst.situation.shapes import WrittenPart
from fridlyst.web.reports.views.writing import told
from fridlyst.web.shared.errors import AUTOSAVE_HEADER
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.situation.finding import crumbs, picture_href, writable
from fridlyst.web.situation.forms import place_form


@require_POST
@municipal("figures")
def write(request: HttpRequest, visit: Visit, situation: str, place: str) -> HttpResponse:
    """The coordinator's own text at one place; a later one is told and keeps theirs."""
    found = writable(visit, situation)
    if place not in PLACES:
        raise NotFound
    stored = found.texts.get(place, WrittenPart())
    shown = OwnText(place, _("Din text i lägesbilden"), "", stored.text)
    form = place_form(shown, stored.version, request.POST)
    saved = form.submit(
        lambda: write_part(
            by=visit.actor,
            situation_id=found.head.id,
            key=place,
            text=form.cleaned_data["text"],
            version=form.seen,
        )
    )
    if request.headers.get(AUTOSAVE_HEADER):
        return told(form, saved, stored.text)
    back = picture_href(visit, found.head.slug)
    if saved is None:
        page = FormPage(_("Din text i lägesbilden"), _("Spara texten"), back, crumbs(visit, found.head))
        return form_answer(request, form, page)
    messages.success(request, _("Texten är sparad."))
    return HttpResponseRedirect(f"{back}#r-{place}")
