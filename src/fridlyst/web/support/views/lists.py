"""The list of services: to work in for those who keep it, to read for everyone else."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.terms import Role
from fridlyst.support.policies import may_edit_directory, may_keep
from fridlyst.support.queries import ServiceForEditing, keepers, services_for_editing
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import Sorting, paged, sorting
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.support import rows, tables
from fridlyst.web.support.addresses import href, public_href
from fridlyst.web.support.tabs import support_tabs


@require_safe
@municipal("support")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every service with what waits for the visitor, or to read; four statements, six to read."""
    every = services_for_editing(visit.municipality.id, today())
    wanted, order = rows.narrowed(request), sorting(request, rows.SORTS, "lage")
    # Who reads sees all there is; what waits for the reader stands first in a list of its own.
    kept = [one for one in every if wanted.holds(one) or not _works(visit)]
    shown = rows.ordered(kept, order) if request.GET.get("sort") or _works(visit) else kept
    file = exported(
        request,
        title=_("stöd %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.service_columns(),
        rows=lambda: [tables.service_cells(one) for one in shown],
    )
    if file:
        return file
    context = {
        "visit": visit,
        "every": every,
        "public": public_href(visit),
        "tabs": support_tabs(visit),
        "tab": "services",
        "may_add": _works(visit) or visit.actor.holds(Role.REPORTER, Role.APPROVER),
    }
    if _works(visit):
        page = paged(request, shown)
        own = [rows.edit_row(visit, one, may_keep=True) for one in page.rows]
        context |= {"page": page, "rows": own, "sorting": order, **_narrowing(visit, every, wanted)}
        return render(request, "support/keep.html", context)
    return render(request, "support/list.html", context | _to_read(visit, shown))


def _works(visit: Visit) -> bool:
    return may_edit_directory(visit.actor)


def _narrowing(visit: Visit, every: Sequence[ServiceForEditing], wanted: rows.Narrowed) -> dict[str, object]:
    home = href(visit)
    return {
        "wanted": wanted,
        "home": home,
        "states": rows.state_tabs(home, every),
        "lacking": rows.missing_links(home, every),
    }


def _to_read(visit: Visit, shown: Sequence[ServiceForEditing]) -> dict[str, object]:
    """Those of the visitor's own bodies to work in, and every one to read."""
    kept_by = keepers(visit.municipality.id)
    mine = [one for one in shown if may_keep(visit.actor, kept_by.of(one.service.body_id))]
    own = rows.ordered(mine, Sorting("lage", descending=False, query=""))
    return {
        "own": [rows.edit_row(visit, one, may_keep=True) for one in own],
        "rows": [rows.read_row(visit, one) for one in shown],
    }
