"""Registering a matter, and changing what stands at its head."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions import actions
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.web.decisions.finding import crumbs, matter_href, one_matter
from fridlyst.web.decisions.forms.matters import MatterForm, matter_initial
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_FORM = "decisions/form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new matter."""
    require(may_keep_matters(visit.actor))
    form = MatterForm(request.POST or None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _open(visit, form))
        if made:
            messages.success(request, _("Ärendet är registrerat. Lägg till stegen ett och ett."))
            return redirect(made)
    back = address("decisions:list", visit.municipality.slug)
    page = FormPage(_("Registrera ett ärende"), _("Registrera ärendet"), back, (Crumb(_("Ärenden"), back),))
    return form_answer(request, form, page, _FORM, names=body_names(visit))


def _open(visit: Visit, form: MatterForm) -> str:
    made = actions.open_matter(by=visit.actor, fields=form.values())
    return address("decisions:matter", visit.municipality.slug, made.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Change number, title, or who decides next."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    form = MatterForm(request.POST or None, initial=matter_initial(found))
    back = matter_href(visit, found)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_matter(
            by=visit.actor, matter_id=found.id, version=form.seen, fields=form.values()
        )
    ):
        messages.success(request, _("Ärendet är sparat."))
        return redirect(back)
    page = FormPage(_("Ändra ärendet"), _("Spara ärendet"), back, crumbs(visit, found))
    return form_answer(request, form, page, _FORM, names=body_names(visit))


def body_names(visit: Visit) -> Sequence[str]:
    """The names of the municipality's bodies as they are today."""
    now = today()
    return [
        one.name for one in bodies(visit.municipality.id) if is_valid_on(one.valid_from, one.valid_to, now)
    ]
