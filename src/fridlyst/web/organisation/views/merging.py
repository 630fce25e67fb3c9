"""Merging a body into another, and taking that back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.followup.actions.merging import take_over, undo_merge
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import may_edit_organisation, require
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.organisation.rules import day_after
from fridlyst.web.organisation.answerers import could_take_over
from fridlyst.web.organisation.forms import MergeForm
from fridlyst.web.organisation.views.bodies import one_body, organisation_crumbs
from fridlyst.web.programmes.addresses import body_href
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("organisation")
def merge(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """Ask into which body, and from which day."""
    require(may_edit_organisation(visit.actor))
    known = bodies(visit.municipality.id)
    view = one_body(known, body)
    ends = view.valid_to
    form = MergeForm(request.POST or None, initial={"on": day_after(ends)} if ends else {})
    form.offer(could_take_over(view, known))
    back = body_href(visit, view.key)
    if request.method == "POST" and form.saves(lambda: _merge(visit, view, form)):
        messages.success(request, _("Sammanslagningen är sparad."))
        return redirect(back)
    crumbs = organisation_crumbs(visit, view)
    title = _("Slå ihop %(body)s med en annan enhet") % {"body": view.name}
    page = FormPage(title, _("Slå ihop"), back, crumbs)
    return form_answer(request, form, page, "organisation/merge.html", body=view)


def _merge(visit: Visit, view: BodyView, form: MergeForm) -> Body:
    given = form.cleaned_data
    return take_over(
        by=visit.actor, body_id=view.id, into_id=given["into"], on=given["on"], people=given["people"]
    )


@require_POST
@municipal("organisation")
def undo(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """Take the merging back."""
    require(may_edit_organisation(visit.actor))
    view = one_body(bodies(visit.municipality.id), body)
    undo_merge(by=visit.actor, body_id=view.id)
    messages.success(request, _("Sammanslagningen är ångrad. Enheten svarar för sig själv igen."))
    return redirect(body_href(visit, view.key))
