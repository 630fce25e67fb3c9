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
from fridlyst.programmes.queries.in_force import EnactmentView, decisions_for, enactments, in_force
from fridlyst.programmes.queries.programmes import programme, programmes
from fridlyst.programmes.queries.steering import steering_documents
from fridlyst.programmes.queries.text import (
    newest_body,
    places_of,
    programmes_with_text,
    standing,
    text_id_of,
)
from fridlyst.programmes.queries.tree import tree

__all__ = [
    "CostSummary",
    "CostView",
    "EnactmentView",
    "activities_of",
    "activity",
    "all_activities",
    "carried_from",
    "cost_summary",
    "cost_years",
    "costs_by_activity",
    "costs_of",
    "costs_summed",
    "decisions_for",
    "enactments",
    "goal_choices",
    "goals_owned_by",
    "in_force",
    "newest_body",
    "places",
    "places_of",
    "programme",
    "programmes",
    "programmes_with_text",
    "standing",
    "steering_documents",
    "text_id_of",
    "tree",
]
