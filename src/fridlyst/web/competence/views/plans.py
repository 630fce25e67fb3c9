"""What bodies plan, in a list, and one plan's form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.competence import actions, queries
from fridlyst.competence.policies import may_enter
from fridlyst.competence.queries.plans import is_late
from fridlyst.competence.terms import PlanState
from fridlyst.organisation.policies import require
from fridlyst.reports.contents.competence import plans_sentence
from fridlyst.web.competence import tables
from fridlyst.web.competence.finding import crumbs, href, own, staffed
from fridlyst.web.competence.forms.plans import PlanForm, plan_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_MARKS = {
    PlanState.PLANNED: "not_started",
    PlanState.ONGOING: "ongoing",
    PlanState.DONE: "done",
    PlanState.STOPPED: "stopped",
}


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every plan, body by body."""
    every = queries.plans(municipality_id=visit.municipality.id)
    view = queries.competence(municipality_id=visit.municipality.id, today=today())
    file = exported(
        request,
        title=_("kompetensplaner %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.plan_columns(),
        rows=lambda: [tables.plan_row(one, view) for one in every],
    )
    if file:
        return file
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "answer": plans_sentence(view),
        "rows": [
            {
                "plan": one,
                "state": PlanState(one.state).label,
                "mark": _MARKS[PlanState(one.state)],
                "late": is_late(one, view.today),
                "href": href(visit, "plan", one.id) if may_enter(visit.actor, one.body_id) else "",
            }
            for one in every
        ],
        "may_add": bool(own(visit, staffed(visit))),
    }
    return render(request, "competence/plans.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def new(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new plan."""
    mine = own(visit, staffed(visit))
    require(bool(mine))
    form = PlanForm(request.POST or None, initial={"state": PlanState.PLANNED, "body_id": mine[0].id})
    form.offer(mine, queries.courses(visit.municipality.id), None)
    back = href(visit, "plans")
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, form))
        if made:
            messages.success(request, _("Planen är tillagd."))
            return redirect(made)
    page = FormPage(
        _("Lägg till en plan"), _("Lägg till planen"), back, crumbs(visit, Crumb(_("Planer"), back))
    )
    return form_answer(request, form, page)


def _add(visit: Visit, form: PlanForm) -> str:
    actions.add_plan(by=visit.actor, fields=form.values())
    return href(visit, "plans")


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def edit(request: HttpRequest, visit: Visit, plan_id: int) -> HttpResponse:
    """Change a plan, or say how it goes."""
    found = queries.plan(municipality_id=visit.municipality.id, plan_id=plan_id)
    require(may_enter(visit.actor, found.body_id))
    form = PlanForm(request.POST or None, initial=plan_initial(found))
    form.offer(own(visit, staffed(visit)), queries.courses(visit.municipality.id), found.course_id)
    back = href(visit, "plans")
    if request.method == "POST" and form.saves(
        lambda: actions.edit_plan(by=visit.actor, plan_id=plan_id, version=form.seen, fields=form.values())
    ):
        messages.success(request, _("Planen är sparad."))
        return redirect(back)
    page = FormPage(_("Ändra planen"), _("Spara planen"), back, crumbs(visit, Crumb(_("Planer"), back)))
    return form_answer(request, form, page)
