"""Choosing whom and what to compare."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.comparison.actions import choose_comparison
from fridlyst.comparison.policies import may_choose_comparison
from fridlyst.comparison.queries import choice, known_measures
from fridlyst.organisation.policies import require
from fridlyst.web.comparison.finding import crumbs, list_href
from fridlyst.web.comparison.forms import ChoiceForm, choice_initial, names_of
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def choose(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Kolada's group of similar municipalities or one's own list, and which measures."""
    require(may_choose_comparison(visit.actor))
    stands = choice(municipality_id=visit.municipality.id)
    form = ChoiceForm(request.POST or None, initial=choice_initial(stands))
    form.offer(stands, names_of(known_measures()))
    if request.method == "POST" and form.saves(
        lambda: choose_comparison(by=visit.actor, fields=form.values(), version=form.seen)
    ):
        messages.success(
            request, _("Valen är sparade. Värden för det som är nytt kommer med nästa hämtning.")
        )
        return redirect(list_href(visit))
    page = FormPage(
        _("Välj kommuner och mått"),
        _("Spara valen"),
        list_href(visit),
        crumbs(visit),
        _("Valen gäller bara er kommun. Värdena hämtas en gång i veckan."),
    )
    return form_answer(request, form, page)
