"""Keys by which other programs read and record."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.actions import NewKey, add_key, revoke_key
from fridlyst.accounts.policies import may_edit_keys
from fridlyst.accounts.queries import KeyView, Visit, keys
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import Role
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.organisation.forms import KeyForm
from fridlyst.web.organisation.views.bodies import organisation_crumbs
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.shared.text import Words

_YEAR = timedelta(days=365)


@require_safe
@municipal("organisation")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every key, working or not; for the coordinator."""
    require(may_edit_keys(visit.actor))
    found = keys(visit.municipality.id)
    file = exported(
        request,
        title=f"nycklar {visit.municipality.name}",
        columns=(
            Column(_("Namn"), key="name"),
            Column(_("Börjar med"), key="start"),
            Column(_("Får"), key="role"),
            Column(_("För"), key="body"),
            Column(_("Gäller till och med"), key="expires_on", kind=Kind.DATE),
            Column(_("Läge"), key="state"),
            Column(_("Användes senast"), key="last_used_on", kind=Kind.DATE),
        ),
        rows=lambda: [_cells(one) for one in found],
    )
    return file or _page(request, visit, found)


def _page(
    request: HttpRequest, visit: Visit, found: Iterable[KeyView], new: NewKey | None = None
) -> HttpResponse:
    rows = [(one, may(one), state(one, today()), one.works(today())) for one in found]
    address = request.build_absolute_uri("/api/v1/")
    context = {
        "visit": visit,
        "rows": rows,
        "new": new,
        "address": address,
        "crumbs": organisation_crumbs(visit),
    }
    return render(request, "organisation/keys.html", context)


def may(key: KeyView) -> Words:
    """What the key may do, in words."""
    return _("Läsa och lämna mätvärden") if key.role == Role.REPORTER else _("Läsa")


def state(key: KeyView, on: date) -> str:
    """Whether the key works, in words."""
    if key.revoked_at is not None:
        return _("Återkallad")
    return _("Gäller") if key.works(on) else _("Har gått ut")


def _cells(one: KeyView) -> Row:
    return (
        *(one.name, one.start, str(may(one)), one.body_name or _("Hela kommunen")),
        *(one.expires_on, state(one, today()), one.last_used_on),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new key, shown this once."""
    require(may_edit_keys(visit.actor))
    form = KeyForm(request.POST or None, initial={"role": Role.REPORTER, "expires_on": today() + _YEAR})
    form.offer_bodies(bodies(visit.municipality.id))
    if request.method == "POST":
        made = form.submit(lambda: add_key(by=visit.actor, **form.values()))
        if made:
            return _page(request, visit, keys(visit.municipality.id), made)
    back = reverse("organisation:keys", args=[visit.municipality.slug])
    crumbs = (*organisation_crumbs(visit), Crumb(_("Nycklar för program"), back))
    lead = _("Nyckeln visas en gång, när den är gjord. Spara den då där det andra systemet läser den.")
    return form_answer(request, form, FormPage(_("Ny nyckel"), _("Gör nyckeln"), back, crumbs, lead))


@require_POST
@municipal("organisation")
def revoke(request: HttpRequest, visit: Visit, key_id: int) -> HttpResponse:
    """Stop a key from working."""
    revoke_key(by=visit.actor, key_id=key_id)
    messages.success(request, _("Nyckeln är återkallad och går inte att använda mer."))
    return redirect("organisation:keys", visit.municipality.slug)
