"""The log of the whole municipality, and the addresses that get no letters."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.reminders import queries
from fridlyst.reminders.actions import clear_trouble
from fridlyst.reminders.policies import may_run_reminders
from fridlyst.reminders.terms import LetterState
from fridlyst.web.reminders.addresses import reminders_crumbs, reminders_href
from fridlyst.web.reminders.presenters import letter_cells, letter_columns, letter_row, trouble_row
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("followup")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every letter, newest first; first what the coordinator has to see to. For the coordinator."""
    require(may_run_reminders(visit.actor))
    here, state = visit.municipality.id, request.GET.get("lage", "")
    found = queries.letters(municipality_id=here, state=state)
    file = exported(
        request,
        title=_("påminnelser %(municipality)s") % {"municipality": visit.municipality.name},
        columns=letter_columns(),
        rows=lambda: [letter_cells(one) for one in found],
    )
    context = {
        "crumbs": reminders_crumbs(visit),
        "page": paged(request, [letter_row(one, with_round=True) for one in found]),
        "states": _states(queries.counts(municipality_id=here), state),
        "troubles": [trouble_row(visit, one) for one in queries.troubles(here)],
        "stops": queries.stops(here),
        "plan_href": reminders_href(visit, "plan"),
        "people_href": f"/{visit.municipality.slug}/organisation/personer/",
        "leaves": settings.FRIDLYST_MAIL_LEAVES or settings.FRIDLYST_DEMO,
    }
    return file or render(request, "reminders_web/letters.html", context)


@require_POST
@municipal("followup")
def clear(request: HttpRequest, visit: Visit, trouble_id: int) -> HttpResponse:
    """Let letters go to an address again."""
    email = clear_trouble(by=visit.actor, trouble_id=trouble_id)
    messages.success(request, _("Brev skickas till %(email)s igen.") % {"email": email})
    return redirect(reminders_href(visit))


def _states(counts: Mapping[str, int], chosen: str) -> list[tuple[str, str, int, bool]]:
    """The filter: address, words, how many, chosen; only states that there are letters in."""
    every = [("?", _("Alla"), sum(counts.values()), chosen not in counts)]
    return every + [
        (f"?lage={state}", str(LetterState(state).label), counts[state], state == chosen)
        for state in LetterState.values
        if counts.get(state)
    ]
