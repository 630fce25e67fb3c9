"""The published tables, and what is waited for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.counts.policies import may_keep_sources, may_publish
from fridlyst.counts.queries.ledger import publications
from fridlyst.counts.queries.sources import missing_deliveries, sources
from fridlyst.web.counts import tables
from fridlyst.web.counts.finding import href
from fridlyst.web.counts.presenters import missing_sentences
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every published table, the latest first; before them what has not been delivered."""
    here = visit.municipality.id
    lines = publications(here)
    file = exported(
        request,
        title=f"publicerade tabeller {visit.municipality.name}",
        columns=tables.publication_columns(),
        rows=lambda: [tables.publication_cells(one) for one in lines],
    )
    if file:
        return file
    found = sources(here)
    page = paged(request, lines)
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "page": page,
        "rows": [(one, href(visit, "table", one.number)) for one in page.rows],
        "sources": found,
        "delivered": any(one.deliveries for one in found),
        "missing": missing_sentences(visit, missing_deliveries(found, today())),
        "keeps": may_keep_sources(visit.actor),
        "publishes": may_publish(visit.actor),
    }
    return render(request, "counts/list.html", context)
