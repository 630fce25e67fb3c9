"""Indicators of a body's own: a programme's goals broken down into what the body measures itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.followup.actions.own_indicators import add_own_indicator
from fridlyst.indicators.actions import edit_indicator
from fridlyst.indicators.queries import IndicatorView, indicator
from fridlyst.organisation import queries
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.policies import may_add_own
from fridlyst.programmes.queries import goal_choices
from fridlyst.web.organisation.views.bodies import is_over, one_body, organisation_crumbs
from fridlyst.web.programmes.addresses import body_href
from fridlyst.web.programmes.forms.indicator import OwnIndicatorForm, indicator_initial
from fridlyst.web.programmes.views.reading import sees_drafts
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def add(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """A new indicator of the body's own."""
    view = _own_body(visit, body)
    form = _form(request, visit, None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(request, visit, view, form))
        if made:
            return redirect(made)
    page = FormPage(
        _("Egen indikator"),
        _("Spara indikatorn"),
        body_href(visit, view.key),
        organisation_crumbs(visit, view),
        _("Något ni mäter själva under ett av programmets mål. Ni frågas om utfallet i varje omgång."),
    )
    return form_answer(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def edit(request: HttpRequest, visit: Visit, body: str, indicator_id: int) -> HttpResponse:
    """Change an indicator of the body's own."""
    view = _own_body(visit, body)
    before = indicator(municipality_id=visit.municipality.id, indicator_id=indicator_id)
    if before.body_id != view.id:
        raise NotFound
    form = _form(request, visit, before)
    back = body_href(visit, view.key)
    if request.method == "POST" and form.saves(
        lambda: edit_indicator(
            by=visit.actor, indicator_id=before.id, version=form.seen, fields=form.values(before)
        )
    ):
        messages.success(request, _("Indikatorn är sparad."))
        return redirect(back)
    crumbs = organisation_crumbs(visit, view)
    return form_answer(request, form, FormPage(_("Redigera indikatorn"), _("Spara indikatorn"), back, crumbs))


def _own_body(visit: Visit, key: str) -> BodyView:
    """The body of the address, for those who may add what is its own; a collective has its members."""
    view = one_body(queries.bodies(visit.municipality.id), key)
    require(not view.members and not is_over(view) and may_add_own(visit.actor, view.id))
    return view


def _form(request: HttpRequest, visit: Visit, before: IndicatorView | None) -> OwnIndicatorForm:
    goals = goal_choices(municipality_id=visit.municipality.id, drafts=sees_drafts(visit))
    initial = indicator_initial(before) if before else {}
    return OwnIndicatorForm(request.POST or None, initial=initial, goals=goals)


def _add(request: HttpRequest, visit: Visit, view: BodyView, form: OwnIndicatorForm) -> str:
    rounds = add_own_indicator(by=visit.actor, body_id=view.id, fields=form.values(None))
    if rounds:
        words = {"rounds": ", ".join(rounds)}
        messages.success(request, _("Indikatorn är sparad. Ni frågas om den redan i %(rounds)s.") % words)
    else:
        messages.success(request, _("Indikatorn är sparad. Ni frågas om den i nästa omgång."))
    return body_href(visit, view.key)
