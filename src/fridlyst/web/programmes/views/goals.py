"""One goal of a programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.indicators.queries import indicators_of
from fridlyst.web.programmes.addresses import brief, goal_href, programme_crumbs
from fridlyst.web.programmes.in_text import in_text
from fridlyst.web.programmes.presenters import goal_nodes, time_facts
from fridlyst.web.programmes.views.reading import GoalPlace, may_edit, one_goal, standing_of
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb


@require_safe
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str, goal: str) -> HttpResponse:
    """A goal: what must be in place, what is measured, what is done, and what stands under it."""
    place = one_goal(visit, programme, goal)
    view = place.tree.programme
    indicators = indicators_of(municipality_id=visit.municipality.id, programme_id=view.id)
    standing = standing_of(visit, view)
    (node,) = goal_nodes([place.goal], visit, view.slug, indicators, standing, today())
    context = {
        "visit": visit,
        "programme": view,
        "node": node,
        "standing": standing,
        "activity_query": f"mal={place.goal.id}",
        "time": time_facts(place.goal.schedules, today()),
        "crumbs": goal_crumbs(visit, place),
        "here": place.goal.name,
        "stands": in_text(visit, goal_id=place.goal.id),
        "may_edit": may_edit(visit),
    }
    return render(request, "programmes/goal.html", context)


def goal_crumbs(visit: Visit, place: GoalPlace, *, itself: bool = False) -> tuple[Crumb, ...]:
    """The way to a goal, or with `itself` to a page below it."""
    goals = (*place.above, place.goal) if itself else place.above
    slug = place.tree.programme.slug
    return programme_crumbs(visit, place.tree.programme) + tuple(
        Crumb(brief(goal.name), goal_href(visit, slug, goal.key)) for goal in goals
    )
