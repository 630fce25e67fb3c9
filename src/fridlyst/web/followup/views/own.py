"""An activity of the body's own, added while answering."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.followup import actions
from fridlyst.followup.policies import may_answer
from fridlyst.followup.rules import check_writable
from fridlyst.organisation.policies import require
from fridlyst.programmes.queries import goal_choices
from fridlyst.web.followup.addresses import answer_href, round_crumbs
from fridlyst.web.followup.forms.own import OwnActivityForm
from fridlyst.web.followup.presenters.blocks import item_anchor
from fridlyst.web.followup.reading import one_sheet
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def add(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """What the body does beside the programme; asked about in this round too."""
    sheet = one_sheet(visit, round, body)
    require(may_answer(visit.actor, sheet.body_id))
    check_writable(sheet.round.state, sheet.state)
    goals = goal_choices(
        municipality_id=visit.municipality.id, drafts=False, programme_ids=sheet.round.programme_ids
    )
    form = OwnActivityForm(request.POST or None, goals=goals)
    back = answer_href(visit, round, body)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, sheet.submission_id, form, back))
        if made:
            messages.success(request, _("Aktiviteten är tillagd. Svara på den här."))
            return redirect(made)
    crumbs = (*round_crumbs(visit, sheet.round), Crumb(sheet.body_name, back))
    lead = _("Gör ni något som bidrar till programmet men inte står i det? Lägg till det så följs det upp.")
    page = FormPage(_("Egen aktivitet"), _("Lägg till aktiviteten"), back, crumbs, lead)
    return form_answer(request, form, page)


def _add(visit: Visit, submission_id: int, form: OwnActivityForm, back: str) -> str:
    made = actions.add_own_activity(by=visit.actor, submission_id=submission_id, fields=form.values())
    return f"{back}#{item_anchor(made)}"
