"""What the pages read before they show: a programme that the visitor may see, its tree, a goal of it."""

from dataclasses import dataclass

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.followup.queries import status_of_programme
from fridlyst.programmes import queries
from fridlyst.programmes.policies import may_edit_programme, may_see_drafts
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeTree, ProgrammeView
from fridlyst.web.programmes.presenters import Standings, standings


def sees_drafts(visit: Visit) -> bool:
    """Whether drafts exist for the visitor."""
    return may_see_drafts(visit.actor)


def may_edit(visit: Visit) -> bool:
    """Whether the visitor changes programmes."""
    return may_edit_programme(visit.actor)


def one_programme(visit: Visit, slug: str) -> ProgrammeView:
    """The programme of an address; NotFound for a draft that the visitor may not see. One statement."""
    return queries.programme(municipality_id=visit.municipality.id, slug=slug, drafts=sees_drafts(visit))


def one_activity(visit: Visit, key: str) -> ActivityView:
    """The activity of an address; four statements."""
    return queries.activity(municipality_id=visit.municipality.id, key=key, drafts=sees_drafts(visit))


def standing_of(visit: Visit, view: ProgrammeView) -> Standings:
    """How the programme stands; two statements."""
    return standings(status_of_programme(municipality_id=visit.municipality.id, programme_id=view.id))


@dataclass(frozen=True)
class GoalPlace:
    """A goal in its programme's tree; `above` are its parents, the top one first."""

    tree: ProgrammeTree
    goal: GoalView
    above: tuple[GoalView, ...]


def one_goal(visit: Visit, slug: str, key: str) -> GoalPlace:
    """The goal of an address, with its programme; eight statements."""
    tree = queries.tree(one_programme(visit, slug))
    goals = {goal.id: goal for goal in tree.walk()}
    found = next((goal for goal in goals.values() if goal.key == key), None)
    if found is None:
        raise NotFound
    above: list[GoalView] = []
    parent = found.parent_id
    while parent is not None:
        above.insert(0, goals[parent])
        parent = goals[parent].parent_id
    return GoalPlace(tree, found, tuple(above))
