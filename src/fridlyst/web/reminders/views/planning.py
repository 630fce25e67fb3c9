"""When reminders are sent: a municipality's own days."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.reminders import queries
from fridlyst.reminders.actions import set_plan
from fridlyst.reminders.policies import may_run_reminders
from fridlyst.web.reminders.addresses import reminders_crumbs, reminders_href
from fridlyst.web.reminders.forms import PlanForm, plan_initial
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def edit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose the steps and their days; for the coordinator."""
    require(may_run_reminders(visit.actor))
    plan = queries.plan(visit.municipality.id)
    form = PlanForm(request.POST or None, initial=dict(plan_initial(plan)))
    if request.method == "POST" and form.saves(
        lambda: set_plan(by=visit.actor, choices=form.choices(), version=form.seen)
    ):
        messages.success(request, _("Planen är sparad och gäller från nu, även för öppna omgångar."))
        return redirect(reminders_href(visit))
    page = FormPage(
        _("När påminnelser skickas"),
        _("Spara planen"),
        reminders_href(visit),
        reminders_crumbs(visit, inside=True),
        _("Gäller alla omgångar och stödinsatser. Ingen får mer än ett brev om dagen: flera blir ett."),
    )
    return form_answer(request, form, page, "reminders_web/plan.html")
