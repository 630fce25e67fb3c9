"""Reservations against a decision: written in with the step or after, changed, taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.actions import reservations as actions
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.organisation.policies import require
from fridlyst.web.decisions.finding import (
    below,
    crumbs,
    matter_href,
    one_matter,
    one_reservation,
    one_step,
    step_words,
)
from fridlyst.web.decisions.written_forms import ReservationForm, reservation_initial
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def add(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Somebody who reserved themselves in a step."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    form = ReservationForm(request.POST or None)
    back = matter_href(visit, found)

    def act() -> str:
        given = form.cleaned_data
        actions.add_reservation(by=visit.actor, step_id=step.id, who=given["who"], text=given["text"])
        return back

    if request.method == "POST":
        made = form.sends(visit.actor.user_id, act)
        if made:
            messages.success(request, _("Reservationen är tillagd."))
            return redirect(made)
    page = FormPage(
        _("Lägg till en reservation"),
        _("Lägg till reservationen"),
        back,
        crumbs(visit, found),
        lead=step_words(step),
    )
    return form_answer(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, *, matter: str, reservation_id: int) -> HttpResponse:
    """Change who it was or why, or take it out."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step, reservation = one_reservation(found, reservation_id)
    form = ReservationForm(request.POST or None, initial=dict(reservation_initial(reservation)))
    back = matter_href(visit, found)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_reservation(
            by=visit.actor,
            reservation_id=reservation.id,
            version=form.seen,
            who=form.cleaned_data["who"],
            text=form.cleaned_data["text"],
        )
    ):
        messages.success(request, _("Reservationen är sparad."))
        return redirect(back)
    page = FormPage(
        _("Ändra reservationen"),
        _("Spara reservationen"),
        back,
        crumbs(visit, found),
        lead=step_words(step),
    )
    remove_href = below(visit, found, "remove_reservation", reservation.id)
    return form_answer(
        request, form, page, "decisions/reservation_form.html", remove_href=remove_href, who=reservation.who
    )


@require_POST
@municipal("decisions")
def remove(request: HttpRequest, visit: Visit, *, matter: str, reservation_id: int) -> HttpResponse:
    """Take it out: it was written in by mistake."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    _step, reservation = one_reservation(found, reservation_id)
    actions.remove_reservation(by=visit.actor, reservation_id=reservation.id)
    messages.success(request, _("Reservationen är borttagen."))
    return redirect(matter_href(visit, found))
