"""The municipality's matters in a list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries import matters
from fridlyst.web.decisions import rows, tables
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every matter: where it stands, who decides next, and which times press."""
    every, now = matters(visit.municipality.id), today()
    filters = rows.Filters(request.GET)
    asked = filters.chosen()
    found = rows.in_order(rows.chosen(every, asked), now)
    file = exported(
        request,
        title=f"ärenden {visit.municipality.name}",
        columns=tables.matter_columns(),
        rows=lambda: [tables.matter_cells(one, now) for one in found],
    )
    if file:
        return file
    page = paged(request, found)
    context = {
        "visit": visit,
        "filters": filters,
        "asked": asked,
        "page": page,
        "rows": [rows.matter_row(visit, one, now) for one in page.rows],
        "all": len(every),
        "keeps": may_keep_matters(visit.actor),
    }
    return render(request, "decisions/list.html", context)
