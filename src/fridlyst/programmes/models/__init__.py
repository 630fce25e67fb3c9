"""Storage of programmes."""

from fridlyst.programmes.models.activity import Activity, GoalActivity
from fridlyst.programmes.models.cost import Cost
from fridlyst.programmes.models.enactment import Enactment
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.models.ownership import Ownership
from fridlyst.programmes.models.place import TextPlace
from fridlyst.programmes.models.precondition import Precondition
from fridlyst.programmes.models.programme import Programme
from fridlyst.programmes.models.schedule import Schedule
from fridlyst.programmes.models.steering import Alignment, SteeringDocument, SteeringGoal

__all__ = [
    "Activity",
    "Alignment",
    "Cost",
    "Enactment",
    "Goal",
    "GoalActivity",
    "Ownership",
    "Precondition",
    "Programme",
    "Schedule",
    "SteeringDocument",
    "SteeringGoal",
    "TextPlace",
]
