"""Making and changing bodies, and a body's own activities."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.organisation import actions, queries
from fridlyst.organisation.policies import may_edit_organisation, require
from fridlyst.programmes.actions import add_activity
from fridlyst.programmes.policies import may_add_own
from fridlyst.programmes.terms import Origin
from fridlyst.web.organisation.forms import BodyForm, body_initial, commonest_kind
from fridlyst.web.organisation.views.bodies import is_over, one_body, organisation_crumbs
from fridlyst.web.programmes.addresses import activity_href, body_href
from fridlyst.web.programmes.forms.activity import ActivityForm
from fridlyst.web.programmes.views.edit_activity import activity_form
from fridlyst.web.programmes.views.telling import say_saved
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new body."""
    require(may_edit_organisation(visit.actor))
    known = queries.bodies(visit.municipality.id)
    form = BodyForm(request.POST or None, initial={"kind": commonest_kind(known)})
    form.offer_bodies(known, None)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Enheten är sparad."))
            return redirect(made)
    back = f"/{visit.municipality.slug}/organisation/"
    page = FormPage(_("Ny enhet"), _("Spara enheten"), back, organisation_crumbs(visit))
    return form_answer(request, form, page)


def _add(visit: Visit, form: BodyForm) -> str:
    with transaction.atomic():
        made = actions.add_body(by=visit.actor, **form.values())
        actions.set_members(by=visit.actor, body_id=made.pk, member_ids=form.chosen_members)
    return body_href(visit, made.key)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def edit(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """Change a body."""
    require(may_edit_organisation(visit.actor))
    known = queries.bodies(visit.municipality.id)
    view = one_body(known, body)
    form = BodyForm(request.POST or None, initial=body_initial(view))
    form.offer_bodies(known, view)
    back = body_href(visit, view.key)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_body(
            by=visit.actor,
            body_id=view.id,
            version=form.seen,
            member_ids=form.chosen_members,
            **form.values(),
        )
    ):
        messages.success(request, _("Enheten är sparad."))
        return redirect(back)
    page = FormPage(_("Redigera enheten"), _("Spara enheten"), back, organisation_crumbs(visit, view))
    return form_answer(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def add_own_activity(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """An activity of the body's own, beside the programme's."""
    view = one_body(queries.bodies(visit.municipality.id), body)
    require(not is_over(view) and may_add_own(visit.actor, view.id))
    form = activity_form(request, visit, None, [], leads=[view.id])
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add_own(visit, view.id, form))
        if made:
            say_saved(request, _("Aktiviteten är sparad."), form.schedules())
            return redirect(made)
    page = FormPage(
        _("Egen aktivitet"),
        _("Spara aktiviteten"),
        body_href(visit, view.key),
        organisation_crumbs(visit, view),
        _("Ett eget tillägg till programmet. Det följs upp i era svar bredvid programmets aktiviteter."),
    )
    return form_answer(request, form, page)


def _add_own(visit: Visit, body_id: int, form: ActivityForm) -> str:
    made = add_activity(
        by=visit.actor, fields=form.values(None, by=visit.actor, origin=Origin.BODY, body_id=body_id)
    )
    return activity_href(visit, made.key)
