"""Noting that a picture was decided on, and taking a draft away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions.queries import matters
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.situation import actions
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, SavingForm, form_answer
from fridlyst.web.situation.finding import crumbs, list_href, picture_href, writable
from fridlyst.web.situation.forms import DecisionForm


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def decide(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Who decided on the draft, and when: from then on it stands as it is."""
    found, here = writable(visit, situation), visit.municipality.id
    known = [one for one in bodies(here) if is_valid_on(one.valid_from, one.valid_to, today())]
    form = DecisionForm(
        request.POST or None,
        matters=matters(here),
        bodies=known,
        initial={"version": found.head.version, "decided_on": today()},
    )
    back = picture_href(visit, found.head.slug)
    if request.method == "POST" and form.saves(
        lambda: actions.decide_situation(
            by=visit.actor, situation_id=found.head.id, version=form.seen, decision=form.values()
        )
    ):
        messages.success(
            request, _("Beslutet är antecknat. Lägesbilden och dess siffror ändras inte längre.")
        )
        return redirect(back)
    page = FormPage(
        _("Anteckna beslutet"),
        _("Anteckna beslutet"),
        back,
        crumbs(visit, found.head),
        _("Då låses texterna, och siffrorna sparas som de står i dag. Alla med en roll i kommunen kan läsa."),
    )
    names = [one.name for one in known]
    return form_answer(request, form, page, "decisions/form.html", names=names)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def remove(request: HttpRequest, visit: Visit, situation: str) -> HttpResponse:
    """Take a draft away with all that was written in it."""
    found = writable(visit, situation)
    form = SavingForm(request.POST or None, initial={"version": found.head.version})
    if request.method == "POST" and form.submit(lambda: _remove(visit, found.head.id, form)):
        messages.success(request, _("Utkastet är borttaget."))
        return redirect(list_href(visit))
    written = sum(1 for one in found.texts.values() if one.text)
    lead = _("Utkastet tas bort med de %(n)s texter som är skrivna i det. Det går inte att ångra.")
    page = FormPage(
        _("Ta bort utkastet"),
        _("Ta bort utkastet"),
        picture_href(visit, found.head.slug),
        crumbs(visit, found.head),
        lead % {"n": written},
    )
    return form_answer(request, form, page)


def _remove(visit: Visit, situation_id: int, form: SavingForm) -> bool:
    actions.remove_situation(by=visit.actor, situation_id=situation_id, version=form.seen)
    return True
