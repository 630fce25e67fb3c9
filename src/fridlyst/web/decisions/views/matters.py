"""A matter's page: the whole story."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions import queries
from fridlyst.decisions.shapes import MatterView
from fridlyst.web.decisions import comments, conditions, documents, time_line
from fridlyst.web.decisions.amendments import part
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Everything of one matter, part by part."""
    found = queries.matter(visit.municipality.id, matter)
    return render(request, "decisions/matter.html", {"visit": visit, "matter": found, **_parts(found, visit)})


def _parts(matter: MatterView, visit: Visit) -> dict[str, object]:
    """What each part of the page shows, by its name: one line for each part."""
    return {
        "time_line": time_line.present(matter, visit),
        "amendments": part.present(matter, visit),
        "conditions": conditions.present(matter, visit),
        "documents": documents.present(matter, visit),
        "comments": comments.present(matter, visit, today()),
    }
