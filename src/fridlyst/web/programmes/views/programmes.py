"""The programmes of a municipality, and one of them with its whole tree."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.coverage.proposing_programme import unplaced
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries import rounds
from fridlyst.indicators.queries import indicators_of
from fridlyst.programmes import queries
from fridlyst.programmes.shapes import ProgrammeTree, ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.web.programmes import presenters, tables
from fridlyst.web.programmes.addresses import (
    activities_href,
    goal_href,
    programme_crumbs,
    programme_href,
    short_name,
)
from fridlyst.web.programmes.alignments import whole_alignment
from fridlyst.web.programmes.views.in_force import answer_on_day
from fridlyst.web.programmes.views.reading import may_edit, one_programme, sees_drafts, standing_of
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("programmes")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every programme, newest first."""
    found = queries.programmes(municipality_id=visit.municipality.id, drafts=sees_drafts(visit))
    file = exported(
        request,
        title=f"program {visit.municipality.name}",
        columns=tables.programme_columns(),
        rows=lambda: [tables.programme_cells(view) for view in found],
    )
    rows = [(view, presenters.state_words(view, today()), programme_href(visit, view.slug)) for view in found]
    context = {"visit": visit, "rows": rows, "may_edit": may_edit(visit)}
    return file or render(request, "programmes/list.html", context)


@require_safe
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """A programme: how it goes, its goals, how it stands to the documents above it."""
    view = one_programme(visit, programme)
    if then := answer_on_day(request, visit, view):
        return then
    tree = queries.tree(view)
    indicators = indicators_of(municipality_id=visit.municipality.id, programme_id=view.id, owned=False)
    standing = standing_of(visit, view)
    nodes = presenters.goal_nodes(tree.goals, visit, view.slug, indicators, standing, today())
    context = {
        **around(visit, view),
        "nodes": nodes,
        "standing": standing,
        "parts": presenters.whole_parts(tree, standing, activities_href(visit)),
        "missing": presenters.whole_missing(tree, standing),
        "activities": len(tree.activities()),
        "facts": presenters.programme_facts(view, _previous(visit, view)),
        "aligned": whole_alignment(tree, visit),
        "unplaced": unplaced(tree) if may_edit(visit) else 0,
        "plan_href": _plan_href(visit, view, standing) if nodes else "",
        "open_all": request.GET.get("visa") == "allt" or len(tree.activities()) <= 12,
        "here": "show",
    }
    return render(request, "programmes/show.html", context)


@require_safe
@municipal("programmes")
def show_goals(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The goals of a programme as a flat list."""
    view = one_programme(visit, programme)
    if then := answer_on_day(request, visit, view):
        return then
    tree = queries.tree(view)
    indicators = indicators_of(municipality_id=visit.municipality.id, programme_id=view.id, owned=False)
    file = exported(
        request,
        title=f"mål {short_name(view)}",
        columns=tables.goal_columns(),
        rows=lambda: [tables.goal_cells(goal, len(indicators.get(goal.id, ()))) for goal in tree.walk()],
    )
    nodes = presenters.goal_nodes(tree.walk(), visit, view.slug, indicators, presenters.Standings(), today())
    return file or render(
        request, "programmes/goals.html", {**around(visit, view), "nodes": nodes, "here": "goals"}
    )


@require_safe
@municipal("programmes")
def show_indicators(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The indicators of a programme as a flat list."""
    view = one_programme(visit, programme)
    if then := answer_on_day(request, visit, view):
        return then
    tree = queries.tree(view)
    found = indicators_of(municipality_id=visit.municipality.id, programme_id=view.id)
    under = [(goal, one) for goal in tree.walk() for one in found.get(goal.id, ())]
    file = exported(
        request,
        title=f"indikatorer {short_name(view)}",
        columns=tables.indicator_columns(),
        rows=lambda: [tables.indicator_cells(one, goal.name) for goal, one in under],
    )
    rows = [presenters.indicator_row(one, visit, goal=goal, slug=view.slug) for goal, one in under]
    context = {
        **around(visit, view),
        "rows": rows,
        "first_goal": _first_goal(visit, tree),
        "here": "indicators",
    }
    return file or render(request, "programmes/indicators.html", context)


def around(visit: Visit, view: ProgrammeView) -> dict[str, object]:
    """What every page of one programme shows."""
    return {
        "visit": visit,
        "programme": view,
        "name": short_name(view),
        "state_words": presenters.state_words(view, today()),
        "may_edit": may_edit(visit),
        "crumbs": programme_crumbs(visit),
    }


def _plan_href(visit: Visit, view: ProgrammeView, standing: presenters.Standings) -> str:
    """Where the first round about a programme in force is planned; nothing once one is prepared."""
    here, in_force = visit.municipality, view.state == ProgrammeState.IN_FORCE
    if standing.now is not None or not in_force or not may_run_rounds(visit.actor):
        return ""
    if rounds(municipality_id=here.id, programme_id=view.id):
        return ""
    return f"{address('followup:plan', here.slug)}?{urlencode({'program': view.slug})}"


def _previous(visit: Visit, view: ProgrammeView) -> ProgrammeView | None:
    if view.previous_id is None:
        return None
    found = queries.programmes(municipality_id=visit.municipality.id, drafts=True)
    return next((one for one in found if one.id == view.previous_id), None)


def _first_goal(visit: Visit, tree: ProgrammeTree) -> str:
    """Where the first indicator is added, when there is a goal to add it under."""
    return goal_href(visit, tree.programme.slug, tree.goals[0].key, "new_indicator") if tree.goals else ""
