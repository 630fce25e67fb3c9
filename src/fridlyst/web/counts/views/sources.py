"""Sources and what they have delivered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.counts import actions
from fridlyst.counts.policies import may_deliver, may_keep_sources
from fridlyst.counts.queries.sources import deliveries, source, sources
from fridlyst.counts.table_dimensions import period_label
from fridlyst.counts.terms import Absent, Measure
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.web.counts import tables
from fridlyst.web.counts.finding import crumbs, href, source_crumb, sources_crumb
from fridlyst.web.counts.forms import Choices, SourceForm, source_initial
from fridlyst.web.counts.presenters import shown_periods, source_rows
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every source, and which of the last half-years it has delivered."""
    found, now = sources(visit.municipality.id), today()
    file = exported(
        request,
        title=f"leveranser av statistik {visit.municipality.name}",
        columns=tables.delivery_columns(),
        rows=lambda: tables.delivery_rows(found, shown_periods(now)),
    )
    context = {
        "visit": visit,
        "crumbs": crumbs(visit),
        "periods": [period_label(one) for one in shown_periods(now)],
        "rows": source_rows(visit, found, now),
        "keeps": may_keep_sources(visit.actor),
    }
    return file or render(request, "counts/sources.html", context)


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, source_id: int) -> HttpResponse:
    """One source: what it counts, and every delivery."""
    found = source(visit.municipality.id, source_id)
    every = deliveries(visit.municipality.id, source_id)
    file = exported(
        request,
        title=f"leveranser {found.name}",
        columns=tables.delivery_columns(),
        rows=lambda: tables.delivery_rows((found,), tuple(sorted(found.deliveries))),
    )
    replaced = {one.replaces_id for one in every}
    context = {
        "visit": visit,
        "source": found,
        "crumbs": crumbs(visit, sources_crumb(visit)),
        "rows": [(one, period_label(one.period), one.id in replaced) for one in every],
        "facets": ", ".join(str(one.label).lower() for one in found.facets),
        "keeps": may_keep_sources(visit.actor),
        "delivers": may_deliver(visit.actor, found.body_id) and not found.closed,
    }
    return file or render(request, "counts/source.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new source."""
    require(may_keep_sources(visit.actor))
    begins = {"measure": Measure.PERSONS.value, "absent": Absent.ZERO.value}
    form = SourceForm(request.POST or None, bodies=_bodies(visit), initial=begins)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Källan är tillagd. Ta in den första filen."))
            return redirect(made)
    back = href(visit, "sources")
    page = FormPage(_("Lägg till en källa"), _("Lägg till källan"), back, crumbs(visit, sources_crumb(visit)))
    return form_answer(request, form, page)


def _add(visit: Visit, form: SourceForm) -> str:
    return href(visit, "source", actions.add_source(by=visit.actor, fields=form.values()).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, source_id: int) -> HttpResponse:
    """Change a source."""
    require(may_keep_sources(visit.actor))
    found = source(visit.municipality.id, source_id)
    form = SourceForm(
        request.POST or None, bodies=_bodies(visit, found.body_id), initial=source_initial(found)
    )
    back = href(visit, "source", found.id)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_source(
            by=visit.actor, source_id=found.id, version=form.seen, fields=form.values()
        )
    ):
        messages.success(request, _("Källan är sparad."))
        return redirect(back)
    way = crumbs(visit, sources_crumb(visit), source_crumb(visit, found.id, found.name))
    return form_answer(request, form, FormPage(_("Ändra källan"), _("Spara källan"), back, way))


def _bodies(visit: Visit, chosen: int | None = None) -> Choices:
    now = today()
    return [
        (one.id, one.name)
        for one in bodies(visit.municipality.id)
        if one.id == chosen or is_valid_on(one.valid_from, one.valid_to, now)
    ]
