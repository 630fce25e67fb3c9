"""Asking the worker to fetch figures now, and following it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.comparison.policies import may_fetch
from fridlyst.comparison.tasks import order_refresh
from fridlyst.jobs.queries import JobView, job
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.policies import require
from fridlyst.web.comparison.finding import crumbs, list_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.work import Work


@dataclass(frozen=True, kw_only=True)
class Refresh(Work):
    """How far the fetch has come; `values` is how many it gave."""

    values: int


@require_POST
@municipal("figures")
def order(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for a fetch, and follow it."""
    made = order_refresh(by=visit.actor)
    return redirect(address("comparison:refresh", visit.municipality.slug, made))


@require_safe
@municipal("figures")
def progress(request: HttpRequest, visit: Visit, *, refresh_id: int) -> HttpResponse:
    """How far the fetch has come; a part of the page asks for itself until it is finished."""
    require(may_fetch(visit.actor))
    made = job(municipality_id=visit.municipality.id, job_id=refresh_id)
    if made.kind != JobKind.COMPARISON:
        raise NotFound
    context = {
        "visit": visit,
        "refresh": _refresh(visit, made),
        "crumbs": crumbs(visit),
        "back": list_href(visit),
        "order_href": address("comparison:order", visit.municipality.slug),
    }
    part = request.headers.get("HX-Request") == "true"
    return render(request, "comparison/refreshing.html" if part else "comparison/refresh.html", context)


def _refresh(visit: Visit, made: JobView) -> Refresh:
    values = made.result.get("values", 0)
    return Refresh(
        made=made,
        page=address("comparison:refresh", visit.municipality.slug, made.id),
        values=values if isinstance(values, int) else 0,
    )
