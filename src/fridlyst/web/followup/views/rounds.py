"""The rounds of a municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup import queries
from fridlyst.web.followup import tables
from fridlyst.web.followup.addresses import rounds_href
from fridlyst.web.followup.presenters.rounds import round_row
from fridlyst.web.followup.reading import runs_rounds
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("followup")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every round, newest period first."""
    found = queries.rounds(municipality_id=visit.municipality.id, planned=runs_rounds(visit))
    file = exported(
        request,
        title=_("uppföljningsomgångar %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.round_columns(),
        rows=lambda: [tables.round_cells(view) for view in found],
    )
    context = {
        "visit": visit,
        "page": paged(request, [round_row(visit, view, today()) for view in found]),
        "may_run": runs_rounds(visit),
        "plan_href": rounds_href(visit, "plan"),
        "calendar_href": rounds_href(visit, "calendar"),
        "reminders_href": address("reminders:letters", visit.municipality.slug),
    }
    return file or render(request, "followup/rounds.html", context)
