"""Brochures, cards and posters out of the directory."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.reports.printed.choice import MOST_SERVICES
from fridlyst.reports.printed.making import Printed, make_printed
from fridlyst.support.policies import may_edit_directory
from fridlyst.support.queries import directory
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.support.addresses import href
from fridlyst.web.support.forms.printing import PrintForm, print_initial
from fridlyst.web.support.tabs import support_tabs


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("support")
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose, and get the PDF; where not everything fits, what is missing is told first."""
    require(may_edit_directory(visit.actor))
    found = directory(visit.municipality.slug)
    form = PrintForm(request.POST or None, services=found.services, initial=print_initial())
    made = None
    if request.method == "POST":
        site = str(settings.FRIDLYST_PUBLIC_URL)
        made = form.submit(lambda: make_printed(found, form.choice(), site=site, today=today()))
        if made is not None and (made.is_whole or request.POST.get("anyway")):
            return file_answer(made.data, name=made.name, media_type="application/pdf")
    return form_answer(request, form, _page(visit), "support/print.html", **_around(visit, form, made))


def _page(visit: Visit) -> FormPage:
    return FormPage(
        _("Trycksaker"),
        _("Gör PDF"),
        href(visit),
        lead=_("Välj stöd och språk. Du får en PDF att skriva ut. Utsidan säger inte vad den handlar om."),
    )


def _around(visit: Visit, form: PrintForm, made: Printed | None) -> dict[str, object]:
    return {
        "visit": visit,
        "tabs": support_tabs(visit),
        "tab": "print",
        "rows": form.rows(),
        "missing": made,
        "most": MOST_SERVICES if len(form.services) == MOST_SERVICES else 0,
    }
