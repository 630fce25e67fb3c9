"""Making and changing indicators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.indicators.actions import add_indicator, edit_indicator
from fridlyst.indicators.queries import IndicatorView, indicator
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.programmes import queries
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.shapes import GoalView, ProgrammeTree
from fridlyst.web.programmes.addresses import goal_href, programme_crumbs
from fridlyst.web.programmes.forms.indicator import IndicatorForm, indicator_initial
from fridlyst.web.programmes.views.goals import goal_crumbs
from fridlyst.web.programmes.views.reading import one_goal, one_programme
from fridlyst.web.programmes.views.telling import say_saved
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def add(request: HttpRequest, visit: Visit, programme: str, goal: str) -> HttpResponse:
    """A new indicator under a goal."""
    require(may_edit_programme(visit.actor))
    place = one_goal(visit, programme, goal)
    form = _form(request, visit, place.tree, None, {"goal": place.goal.id})
    back = goal_href(visit, programme, goal)
    if request.method == "POST" and form.sends(visit.actor.user_id, lambda: _add(visit, form, back)):
        say_saved(request, _("Indikatorn är sparad."), ())
        return redirect(back)
    page = FormPage(_("Ny indikator"), _("Spara indikatorn"), back, goal_crumbs(visit, place, itself=True))
    return form_answer(request, form, page)


def _add(visit: Visit, form: IndicatorForm, back: str) -> str:
    add_indicator(by=visit.actor, fields=form.values(None))
    return back


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def edit(request: HttpRequest, visit: Visit, programme: str, indicator_id: int) -> HttpResponse:
    """Change an indicator."""
    require(may_edit_programme(visit.actor))
    tree = queries.tree(one_programme(visit, programme))
    view = indicator(municipality_id=visit.municipality.id, indicator_id=indicator_id)
    goal = _goal_of(tree, view)
    form = _form(request, visit, tree, view, indicator_initial(view))
    back = goal_href(visit, programme, goal.key)
    if request.method == "POST" and form.saves(
        lambda: edit_indicator(
            by=visit.actor, indicator_id=view.id, version=form.seen, fields=form.values(view)
        )
    ):
        say_saved(request, _("Indikatorn är sparad."), ())
        return redirect(back)
    crumbs = programme_crumbs(visit, tree.programme)
    return form_answer(request, form, FormPage(_("Redigera indikatorn"), _("Spara indikatorn"), back, crumbs))


def _goal_of(tree: ProgrammeTree, view: IndicatorView) -> GoalView:
    found = next((goal for goal in tree.walk() if goal.id == view.goal_id), None)
    if found is None:
        raise NotFound
    return found


def _form(
    request: HttpRequest,
    visit: Visit,
    tree: ProgrammeTree,
    view: IndicatorView | None,
    initial: dict[str, object],
) -> IndicatorForm:
    form = IndicatorForm(request.POST or None, initial=initial)
    form.offer_goals(tree)
    form.offer_bodies(bodies(visit.municipality.id), view.owners if view else (), today())
    return form
