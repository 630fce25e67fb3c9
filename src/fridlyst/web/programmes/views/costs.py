"""What a programme's activities cost, and telling it of one of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.programmes import actions, queries
from fridlyst.programmes.policies import may_edit_programme, may_tell_cost
from fridlyst.programmes.queries import CostView
from fridlyst.programmes.shapes import ActivityView
from fridlyst.web.programmes.addresses import activities_href, activity_href, brief, short_name
from fridlyst.web.programmes.costs import bodies_to_tell_for, cost_cells, cost_columns, cost_href, cost_page
from fridlyst.web.programmes.forms.cost import CostForm, cost_initial
from fridlyst.web.programmes.views.in_force import answer_on_day
from fridlyst.web.programmes.views.programmes import around
from fridlyst.web.programmes.views.reading import one_activity, one_programme
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_safe
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """What the activities cost: by year, goal and body, and of how many nobody has told."""
    view = one_programme(visit, programme)
    if then := answer_on_day(request, visit, view):
        return then
    summary = queries.cost_summary(municipality_id=visit.municipality.id, programme_id=view.id)
    file = exported(
        request,
        title=f"kostnader {short_name(view)}",
        columns=cost_columns(),
        rows=lambda: cost_cells(summary),
    )
    context = {**around(visit, view), "costs": cost_page(summary, visit, view.slug), "here": "costs"}
    return file or render(request, "programmes/costs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("activities")
def add(request: HttpRequest, visit: Visit, activity: str) -> HttpResponse:
    """Tell what an activity costs a body in a year."""
    view = one_activity(visit, activity)
    form = _form(request, visit, view, None)
    back = activity_href(visit, activity)
    if request.method == "POST" and form.sends(visit.actor.user_id, lambda: _add(visit, view, form, back)):
        messages.success(request, _("Kostnaden är sparad."))
        return redirect(f"{back}#kostnader")
    page = FormPage(_("Ny kostnad"), _("Spara kostnaden"), back, _crumbs(visit, view), view.title)
    return form_answer(request, form, page)


def _add(visit: Visit, view: ActivityView, form: CostForm, back: str) -> str:
    actions.tell_cost(by=visit.actor, activity_id=view.id, fields=form.values())
    return back


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("activities")
def edit(request: HttpRequest, visit: Visit, activity: str, cost_id: int) -> HttpResponse:
    """Change a cost."""
    view = one_activity(visit, activity)
    cost = _one_cost(visit, view, cost_id)
    require(may_tell_cost(visit.actor, cost.body_id))
    form = _form(request, visit, view, cost)
    back = activity_href(visit, activity)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_cost(by=visit.actor, cost_id=cost.id, version=form.seen, fields=form.values())
    ):
        messages.success(request, _("Kostnaden är sparad."))
        return redirect(f"{back}#kostnader")
    page = FormPage(_("Ändra kostnaden"), _("Spara kostnaden"), back, _crumbs(visit, view), view.title)
    removing = cost_href(visit, cost, "remove_cost")
    return form_answer(request, form, page, "programmes/cost_form.html", remove_href=removing)


@require_POST
@municipal("activities")
def remove(request: HttpRequest, visit: Visit, activity: str, cost_id: int) -> HttpResponse:
    """Take a cost away."""
    view = one_activity(visit, activity)
    cost = _one_cost(visit, view, cost_id)
    actions.remove_cost(by=visit.actor, cost_id=cost.id)
    messages.success(request, _("Kostnaden är borttagen."))
    return redirect(f"{activity_href(visit, activity)}#kostnader")


def _one_cost(visit: Visit, view: ActivityView, cost_id: int) -> CostView:
    told = queries.costs_of(municipality_id=visit.municipality.id, activity_id=view.id)
    found = next((one for one in told if one.id == cost_id), None)
    if found is None:
        raise NotFound
    return found


def _form(request: HttpRequest, visit: Visit, view: ActivityView, cost: CostView | None) -> CostForm:
    offered = bodies_to_tell_for(visit, bodies(visit.municipality.id))
    whole = may_edit_programme(visit.actor)
    require(whole or bool(offered))
    chosen = request.POST.get("body", "")
    # What is not among the visitor's own is somebody else's, not a slip of the pen.
    require(whole or chosen in {"", *(str(body_id) for body_id, _name in offered)})
    form = CostForm(request.POST or None, initial=cost_initial(cost) if cost else _beginning(view, offered))
    kept = [(cost.body_id, cost.body_name)] if cost and cost.body_id is not None else []
    form.offer(dict([*kept, *offered]).items(), whole=whole)
    return form


def _beginning(view: ActivityView, offered: list[tuple[int, str]]) -> dict[str, object]:
    """A new cost begins this year, on the first of those responsible whom the visitor tells for."""
    mine = {body_id for body_id, _name in offered}
    owners = [owner.body_id for owner in view.owners if owner.body_id in mine]
    first = owners or (sorted(mine) if len(mine) == 1 else [])
    return {"year": today().year, "body": first[0] if first else None, "payer": "own_budget"}


def _crumbs(visit: Visit, view: ActivityView) -> tuple[Crumb, ...]:
    there = Crumb(brief(view.title), activity_href(visit, view.key))
    return (Crumb(_("Aktiviteter"), activities_href(visit)), there)
