"""Reading programmes, each with a fixed number of SQL statements."""

from fridlyst.programmes.queries.activities import (
    activities_of,
    activity,
    all_activities,
    carried_from,
    places,
)
from fridlyst.programmes.queries.costs import (
    CostSummary,
    CostView,
    cost_summary,
    cost_years,
    costs_by_activity,
    costs_of,
    costs_summed,
)
from fridlyst.programmes.queries.goals import goal_choices, goals_owned_by
from fridlyst.programmes.queries.programmes import programme, programmes
from fridlyst.programmes.queries.steering import steering_documents
from fridlyst.programmes.queries.tree import tree

__all__ = [
    "CostSummary",
    "CostView",
    "activities_of",
    "activity",
    "all_activities",
    "carried_from",
    "cost_summary",
    "cost_years",
    "costs_by_activity",
    "costs_of",
    "costs_summed",
    "goal_choices",
    "goals_owned_by",
    "places",
    "programme",
    "programmes",
    "steering_documents",
    "tree",
]
