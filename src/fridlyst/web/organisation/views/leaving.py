"""When somebody has left: what goes, who then has nobody, and doing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.policies import may_edit_people
from fridlyst.accounts.queries import Visit
from fridlyst.followup.actions.leaving import leave
from fridlyst.followup.queries.leaving import Leaving, leaving
from fridlyst.organisation.policies import require
from fridlyst.organisation.terms import Role
from fridlyst.web.organisation.views.bodies import organisation_crumbs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def show(request: HttpRequest, visit: Visit, person_id: int) -> HttpResponse:
    """Ask first: the roles and links that go, and the bodies that then have nobody."""
    require(may_edit_people(visit.actor))
    found = leaving(municipality_id=visit.municipality.id, user_id=person_id)
    if request.method == "POST":
        return _leave(request, visit, found)
    back = reverse("organisation:people", args=[visit.municipality.slug])
    context = {
        "visit": visit,
        "person": found,
        "roles": [(Role(one.role).label, one.body_name or _("Hela kommunen")) for one in found.roles],
        "alone": (
            (_("Då finns ingen som svarar för"), Role.REPORTER.value, found.unanswered),
            (_("Då finns ingen som godkänner för"), Role.APPROVER.value, found.unapproved),
        ),
        "back": back,
        "crumbs": (*organisation_crumbs(visit), Crumb(_("Personer och roller"), back)),
    }
    return render(request, "organisation/leave.html", context)


def _leave(request: HttpRequest, visit: Visit, found: Leaving) -> HttpResponse:
    left = leave(by=visit.actor, user_id=found.user_id)
    words = {"name": found.name, "count": left.roles}
    messages.success(
        request,
        ngettext(
            "%(name)s har slutat. %(count)s roll är borttagen.",
            "%(name)s har slutat. %(count)s roller är borttagna.",
            left.roles,
        )
        % words,
    )
    if found.user_id == visit.actor.user_id:
        return redirect("/")
    return redirect("organisation:people", visit.municipality.slug)
