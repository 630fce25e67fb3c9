"""Statistics at a glance: one line each, with the way to its page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.situation.glance import glance_lines


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is known of how it goes, and what is not."""
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "lines": glance_lines(visit, today()),
    }
    return render(request, "situation/overview.html", context)
