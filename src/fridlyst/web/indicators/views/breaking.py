"""Breaks in a series: added with what changed, and taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.indicators.actions import add_break, remove_break
from fridlyst.organisation.policies import require
from fridlyst.web.indicators.addresses import LARGEST_ID, crumbs, page_href
from fridlyst.web.indicators.forms.definition import BreakForm
from fridlyst.web.indicators.views.listing import may_define, one_series
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def add(request: HttpRequest, visit: Visit, indicator_id: int) -> HttpResponse:
    """A new break in the series."""
    series, _defined = one_series(visit, indicator_id)
    require(may_define(visit, series))
    form, back = BreakForm(request.POST or None), page_href(visit, indicator_id)
    if request.method == "POST" and form.saves(
        lambda: add_break(
            by=visit.actor,
            indicator_id=series.indicator.id,
            on=form.cleaned_data["on"],
            why=form.cleaned_data["why"],
        )
    ):
        messages.success(request, _("Brottet i tidsserien är markerat."))
        return redirect(back)
    page = FormPage(
        _("Markera ett brott i tidsserien"),
        _("Markera brottet"),
        back,
        crumbs(visit, series.indicator.title, indicator_id),
        _("När något räknas på ett nytt sätt går tal före och efter inte att jämföra. Linjen bryts där."),
    )
    return form_answer(request, form, page)


@require_POST
@municipal("figures")
def remove(request: HttpRequest, visit: Visit, indicator_id: int, break_id: int) -> HttpResponse:
    """The series was counted alike after all."""
    if max(indicator_id, break_id) > LARGEST_ID:
        raise NotFound
    remove_break(by=visit.actor, indicator_id=indicator_id, break_id=break_id)
    messages.success(request, _("Brottet i tidsserien är borttaget."))
    return redirect(page_href(visit, indicator_id))
