"""Was following up kept? Who answered, who is silent, and what stands still."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup.queries.keeping import keeping
from fridlyst.situation.queries import has_picture
from fridlyst.web.followup.addresses import round_crumbs, rounds_href
from fridlyst.web.followup.keeping_tables import keeping_tables, kind_words
from fridlyst.web.followup.presenters.keeping import keeping_page
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.text import day

_YEARS = range(1950, 2200)


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A term of office: bodies by years; what was demanded, who is silent, what stands still."""
    here = visit.municipality.id
    law = not has_picture(municipality_id=here)
    found = keeping(municipality_id=here, today=today(), term_from=_year(request), law=law)
    tables = keeping_tables(found)
    table = tables.get(request.GET.get("lista", ""), tables[""])
    file = exported(
        request,
        title=f"{table.title} {visit.municipality.name}",
        columns=table.columns,
        rows=table.rows,
    )
    context = {
        "page": keeping_page(visit, found),
        "unmet": [(one.title, kind_words(one.kind), day(one.closes_on)) for one in found.unmet],
        "calendar_href": rounds_href(visit, "calendar"),
        "crumbs": round_crumbs(visit),
    }
    return file or render(request, "followup/keeping.html", context)


def _year(request: HttpRequest) -> int | None:
    asked = request.GET.get("fran", "")
    known = asked.isascii() and asked.isdigit() and len(asked) == 4 and int(asked) in _YEARS
    return int(asked) if known else None
