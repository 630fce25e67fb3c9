"""People and the roles they hold."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.actions import give_role, take_role
from fridlyst.accounts.policies import may_edit_people
from fridlyst.accounts.queries import MembershipView, Visit, bodies_held, memberships
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import Role
from fridlyst.reports.columns import Column, Row
from fridlyst.web.organisation.answerers import without_reporter
from fridlyst.web.organisation.forms import RoleForm
from fridlyst.web.organisation.views.bodies import organisation_crumbs
from fridlyst.web.shared.back import way_back
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.shared.text import Words


@require_safe
@municipal("organisation")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Everyone who holds a role; for the coordinator."""
    require(may_edit_people(visit.actor))
    found = memberships(visit.municipality.id)
    file = exported(
        request,
        title=f"personer {visit.municipality.name}",
        columns=(
            Column(_("Namn"), key="name"),
            Column(_("E-postadress"), key="email"),
            Column(_("Roll"), key="role"),
            Column(_("För"), key="body"),
        ),
        rows=lambda: [_cells(one) for one in found],
    )
    context = {
        "visit": visit,
        "rows": list(_rows(found)),
        "alone": without_reporter(
            bodies(visit.municipality.id), bodies_held(visit.municipality.id, Role.REPORTER)
        ),
        "crumbs": organisation_crumbs(visit),
    }
    return file or render(request, "organisation/people.html", context)


def _rows(found: Iterable[MembershipView]) -> Iterator[tuple[MembershipView, Words, bool]]:
    """Each role in words, and whether it is the first of the person's."""
    before = None
    for one in found:
        yield one, Role(one.role).label, one.user_id != before
        before = one.user_id


def _cells(one: MembershipView) -> Row:
    return one.user_name, one.email, str(Role(one.role).label), one.body_name or _("Hela kommunen")


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def give(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give a person a role."""
    require(may_edit_people(visit.actor))
    known = bodies(visit.municipality.id)
    asked = next((body.id for body in known if body.key == request.GET.get("enhet")), "")
    role = request.GET.get("roll")
    initial = {"role": role if role in Role.values else Role.REPORTER, "body": asked}
    form = RoleForm(request.POST or None, initial=initial)
    form.offer_bodies(known)
    people = reverse("organisation:people", args=[visit.municipality.slug])
    back = way_back(request, visit, people)
    if request.method == "POST" and form.saves(lambda: _give(visit, form)):
        messages.success(request, _("Rollen är given."))
        return redirect(back)
    crumbs = (*organisation_crumbs(visit), Crumb(_("Personer och roller"), people))
    lead = _("Den som är ny väljer sitt lösenord genom Glömt lösenordet på inloggningssidan.")
    return form_answer(request, form, FormPage(_("Ge en person en roll"), _("Ge rollen"), back, crumbs, lead))


def _give(visit: Visit, form: RoleForm) -> bool:
    given = form.cleaned_data
    give_role(
        by=visit.actor,
        email=given["email"],
        name=given["name"],
        role=given["role"],
        body_id=given["body"],
    )
    return True


@require_POST
@municipal("organisation")
def take(request: HttpRequest, visit: Visit, membership_id: int) -> HttpResponse:
    """Take a role from a person."""
    take_role(by=visit.actor, membership_id=membership_id)
    messages.success(request, _("Rollen är borttagen."))
    return redirect("organisation:people", visit.municipality.slug)
