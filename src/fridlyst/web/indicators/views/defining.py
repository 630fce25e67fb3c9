"""Changing how an indicator is defined."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.indicators.actions import define
from fridlyst.organisation.policies import require
from fridlyst.web.indicators.addresses import crumbs, page_href
from fridlyst.web.indicators.forms.definition import DefinitionForm, definition_initial
from fridlyst.web.indicators.views.listing import may_define, one_series
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, indicator_id: int) -> HttpResponse:
    """The definition sheet as a form."""
    series, defined = one_series(visit, indicator_id)
    require(may_define(visit, series))
    view, back = series.indicator, page_href(visit, indicator_id)
    initial = definition_initial(series, defined)
    form = DefinitionForm(request.POST or None, initial=initial, kind=view.kind)
    if request.method == "POST" and form.saves(
        lambda: define(by=visit.actor, indicator_id=view.id, version=form.seen, sheet=form.values())
    ):
        messages.success(request, _("Definitionen är sparad."))
        return redirect(back)
    page = FormPage(
        _("Ändra definitionen"),
        _("Spara definitionen"),
        back,
        crumbs(visit, view.title, view.id),
        _("Så vet alla vad talet betyder och hur det tas fram, också den som kommer efter dig."),
    )
    return form_answer(request, form, page)
