"""The only writers of programmes."""

from fridlyst.programmes.actions.activities import add_activity, edit_activity, serve_goal, withdraw_activity
from fridlyst.programmes.actions.costs import edit_cost, remove_cost, tell_cost
from fridlyst.programmes.actions.editions import next_edition
from fridlyst.programmes.actions.enacting import correct_enactment, enact, undo_enactment
from fridlyst.programmes.actions.goals import add_goal, edit_goal, remove_goal, set_alignments
from fridlyst.programmes.actions.placing import PlacedMeanwhile, place_activities
from fridlyst.programmes.actions.programmes import add_programme, edit_programme, move_programme
from fridlyst.programmes.actions.removing import remove_draft
from fridlyst.programmes.actions.steering import ensure_steering
from fridlyst.programmes.actions.text import Tie, remove_place, seek_places, set_place, tie_text

__all__ = [
    "PlacedMeanwhile",
    "Tie",
    "add_activity",
    "add_goal",
    "add_programme",
    "correct_enactment",
    "edit_activity",
    "edit_cost",
    "edit_goal",
    "edit_programme",
    "enact",
    "ensure_steering",
    "move_programme",
    "next_edition",
    "place_activities",
    "remove_cost",
    "remove_draft",
    "remove_goal",
    "remove_place",
    "seek_places",
    "serve_goal",
    "set_alignments",
    "set_place",
    "tell_cost",
    "tie_text",
    "undo_enactment",
    "withdraw_activity",
]
