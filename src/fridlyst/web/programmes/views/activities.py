"""Every activity of a municipality, and one of them with its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup.queries import activity_history, latest_status
from fridlyst.organisation.queries import bodies
from fridlyst.programmes import queries
from fridlyst.programmes.policies import may_add_own
from fridlyst.programmes.shapes import ActivityView
from fridlyst.programmes.terms import Origin
from fridlyst.web.programmes import tables
from fridlyst.web.programmes.activity_list import (
    SORTS,
    Filters,
    Listed,
    goal_options,
    matching,
    ordered,
)
from fridlyst.web.programmes.addresses import activities_href, activity_href, goal_href
from fridlyst.web.programmes.costs import bodies_to_tell_for, cost_row
from fridlyst.web.programmes.in_text import in_text
from fridlyst.web.programmes.presenters import activity_marks, past_rounds, time_facts
from fridlyst.web.programmes.rows import activity_row
from fridlyst.web.programmes.views.reading import may_edit, one_activity, sees_drafts
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged, sorting
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_safe
@municipal("activities")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The activities: searched, narrowed, sorted and paged by the address."""
    here, drafts = visit.municipality.id, sees_drafts(visit)
    every, known = _listed(visit), bodies(here)
    places = {one.view.id: one.places for one in every}
    filters = Filters(
        request.GET,
        programmes=queries.programmes(municipality_id=here, drafts=drafts),
        bodies=known,
        goals=goal_options(places, request.GET.get("program", "")),
    )
    order = sorting(request, SORTS, "titel")
    found = ordered(matching(every, filters, known), order)
    file = exported(
        request,
        title=f"aktiviteter {visit.municipality.name}",
        columns=tables.activity_columns(),
        rows=lambda: [tables.activity_cells(one.row, one.view, places) for one in found],
    )
    page = paged(request, found)
    context = {
        "visit": visit,
        "filters": filters,
        "sorting": order,
        "page": page,
        "rows": [one.row for one in page.rows],
        "all": len(every),
        "asked": any(one.row.status for one in every),
        "timed": any(one.row.time for one in every),
        "may_edit": may_edit(visit),
        "list_href": activities_href(visit),
    }
    return file or render(request, "programmes/activities.html", context)


def _listed(visit: Visit) -> list[Listed]:
    """Every activity that the visitor may see, with its row; six statements."""
    here, drafts = visit.municipality.id, sees_drafts(visit)
    places = queries.places(municipality_id=here, drafts=drafts)
    now, day = latest_status(here), today()
    return [
        Listed(view, activity_row(view, visit, today=day, now=now), places.get(view.id, ()))
        for view in queries.all_activities(municipality_id=here, drafts=drafts)
    ]


@require_safe
@municipal("activities")
def show(request: HttpRequest, visit: Visit, activity: str) -> HttpResponse:
    """An activity: what, who, when, what it serves, and everything reported on it."""
    view = one_activity(visit, activity)
    here = visit.municipality.id
    places = queries.places(municipality_id=here, drafts=sees_drafts(visit), activity_id=view.id)
    served = [
        (place, goal_href(visit, place.programme_slug, place.goal_key)) for place in places.get(view.id, ())
    ]
    earlier = queries.carried_from(municipality_id=here, activity_id=view.id, drafts=sees_drafts(visit))
    known = {body.id: body for body in bodies(here)}
    told = queries.costs_of(municipality_id=here, activity_id=view.id)
    may_tell = bool(bodies_to_tell_for(visit, known.values())) or may_edit(visit)
    history = activity_history(municipality_id=here, activity_id=view.id)
    context = {
        "visit": visit,
        "activity": view,
        "row": activity_row(view, visit, today=today(), now=latest_status(here)),
        "served": served,
        "marks": activity_marks(view),
        "time": time_facts(view.schedules, today()),
        "earlier": earlier and (earlier.title, activity_href(visit, earlier.key)),
        "own_of": known[view.body_id].name if view.body_id in known else "",
        "history": past_rounds(history),
        "crumbs": (Crumb(_("Aktiviteter"), activities_href(visit)),),
        "stands": in_text(visit, activity_id=view.id),
        "may_edit": may_change(visit, view),
        "costs": [cost_row(one, visit) for one in told],
        "may_tell": may_tell,
    }
    return render(request, "programmes/activity.html", context)


def may_change(visit: Visit, view: ActivityView) -> bool:
    """Whether the visitor changes this activity: the programme's, or a body's own."""
    if view.origin == Origin.BODY and view.body_id is not None:
        return may_add_own(visit.actor, view.body_id)
    return may_edit(visit)
