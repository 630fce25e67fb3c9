"""The municipality's own lists: age bands, districts and actions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.counts import actions
from fridlyst.counts.actions.lists import list_version
from fridlyst.counts.policies import may_keep_sources
from fridlyst.counts.queries.lists import lists
from fridlyst.counts.terms import Facet
from fridlyst.organisation.policies import require
from fridlyst.web.counts.finding import crumbs, href, sources_crumb
from fridlyst.web.counts.forms import ListForm, entries_text
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer

FACETS = {"aldrar": Facet.AGE, "omraden": Facet.DISTRICT, "insatser": Facet.ACTION}


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, facet: str) -> HttpResponse:
    """One list whole, a line for each entry."""
    require(may_keep_sources(visit.actor))
    which = FACETS.get(facet)
    if which is None:
        raise NotFound
    entries = lists(visit.municipality.id).entries[which]
    form = ListForm(
        request.POST or None,
        groups=which is Facet.AGE,
        initial={"entries": entries_text(entries), "version": list_version(entries)},
    )
    back = href(visit, "sources")
    if request.method == "POST" and form.saves(
        lambda: (
            actions.set_list(by=visit.actor, facet=which, entries=form.values(), version=form.seen) or True
        )
    ):
        messages.success(request, _("Listan är sparad."))
        return redirect(back)
    titles = {
        Facet.AGE: _("Åldrar som antalen delas in efter"),
        Facet.DISTRICT: _("Områden som antalen delas in efter"),
        Facet.ACTION: _("Insatser som antalen delas in efter"),
    }
    lead = _("Nya val läggs till av sig själva när en fil har dem. Här ordnar du dem.")
    page = FormPage(titles[which], _("Spara listan"), back, crumbs(visit, sources_crumb(visit)), lead)
    return form_answer(request, form, page)
