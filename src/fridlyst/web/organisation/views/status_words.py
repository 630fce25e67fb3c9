"""What the municipality calls the statuses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.followup.actions.words import choose_status_words
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries.words import status_words
from fridlyst.organisation.policies import require
from fridlyst.web.organisation.status_word_form import StatusWordForm
from fridlyst.web.organisation.views.bodies import organisation_crumbs
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Six statuses, each with the municipality's own word or Fridlyst's."""
    require(may_run_rounds(visit.actor))
    form = StatusWordForm(request.POST or None, words=status_words(visit.municipality.id))
    if request.method == "POST" and form.saves(lambda: _choose(visit, form)):
        messages.success(request, _("Orden är sparade. De står nu överallt där ett läge visas."))
        return redirect(address("organisation:status_words", visit.municipality.slug))
    page = FormPage(
        _("Ord för lägen"),
        _("Spara orden"),
        address("organisation:list", visit.municipality.slug),
        organisation_crumbs(visit),
        _("Använd de ord som ni säger hos er. Ett fält som är tomt får Fridlysts ord."),
    )
    return form_answer(request, form, page, "organisation/status_words.html")


def _choose(visit: Visit, form: StatusWordForm) -> bool:
    choose_status_words(by=visit.actor, words=form.values(), version=form.seen)
    return True
