"""A programme with all that stands in it; made once as SQL, for it is what people look at most."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet

from fridlyst.base.prepared import Prepared
from fridlyst.programmes.models import Alignment, Goal, GoalActivity, Ownership, Precondition, Schedule
from fridlyst.programmes.queries.parts import (
    OWNER_COLUMNS,
    SCHEDULE_COLUMNS,
    Owners,
    Schedules,
    activity_columns,
    activity_view,
    gathered,
    owner_view,
    schedule_value,
)
from fridlyst.programmes.shapes import ActivityView, AlignmentView, GoalView, ProgrammeTree, ProgrammeView


class _GoalRow(NamedTuple):
    id: int
    key: str
    number: str
    level_word: str
    title: str
    description: str
    parent_id: int | None
    version: int


_STEERING = ("document__key", "document__title", "document__level", "number", "title")
_GOALS = Prepared(
    lambda programme: (
        Goal.objects.filter(programme_id=programme).order_by("position", "id").values_list(*_GoalRow._fields)
    ),
    numbers=["programme"],
)
_ACTIVITIES: Prepared[*tuple[Any, ...]] = Prepared(
    lambda programme: (
        GoalActivity.objects.filter(goal__programme_id=programme)
        .order_by("position", "id")
        .values_list("goal_id", *activity_columns("activity__"))
    ),
    numbers=["programme"],
)
_PRECONDITIONS = Prepared(
    lambda programme: (
        Precondition.objects.filter(goal__programme_id=programme)
        .order_by("position", "id")
        .values_list("goal_id", "text")
    ),
    numbers=["programme"],
)
_ALIGNMENTS: Prepared[*tuple[Any, ...]] = Prepared(
    lambda programme: (
        Alignment.objects.filter(programme_id=programme)
        .order_by("steering_goal__document__level", "steering_goal__position")
        .values_list(
            "goal_id", *(f"steering_goal__{name}" for name in _STEERING), "stance", "why", "steering_goal_id"
        )
    ),
    numbers=["programme"],
)


def _on_goals_and_activities(
    model: type[Ownership] | type[Schedule], columns: tuple[str, ...]
) -> Prepared[*tuple[Any, ...]]:
    """What hangs on a programme's goals and on its activities: two halves that each have their index."""

    def build(programme: int) -> QuerySet[Any, tuple[Any, ...]]:
        serving = GoalActivity.objects.filter(goal__programme_id=programme).values("activity_id")
        shown = ("position", "id", "goal_id", "activity_id", *columns)
        on_goals = model._default_manager.filter(goal__programme_id=programme).order_by()
        on_activities = model._default_manager.filter(activity_id__in=serving).order_by()
        both = on_goals.values_list(*shown).union(on_activities.values_list(*shown), all=True)
        return both.order_by("position", "id")

    return Prepared(build, numbers=["programme"])


_OWNERS = _on_goals_and_activities(Ownership, OWNER_COLUMNS)
_SCHEDULES = _on_goals_and_activities(Schedule, SCHEDULE_COLUMNS)


def tree(view: ProgrammeView) -> ProgrammeTree:
    """The whole goal tree; six statements, however large it is."""
    here = view.id
    owners = _OWNERS.rows(programme=here)
    times = _SCHEDULES.rows(programme=here)
    aligned = tuple(AlignmentView(*row) for row in _ALIGNMENTS.rows(programme=here))
    parts = _GoalParts(
        owners=gathered((goal, owner_view(*one)) for _, _, goal, _, *one in owners if goal),
        schedules=gathered((goal, schedule_value(*one)) for _, _, goal, _, *one in times if goal),
        preconditions=gathered(_PRECONDITIONS.rows(programme=here)),
        alignments=gathered((one.goal_id, one) for one in aligned if one.goal_id is not None),
        activities=_activities(
            here,
            gathered((activity, owner_view(*one)) for _, _, _, activity, *one in owners if activity),
            gathered((activity, schedule_value(*one)) for _, _, _, activity, *one in times if activity),
        ),
    )
    goals = (_GoalRow(*row) for row in _GOALS.rows(programme=here))
    return ProgrammeTree(view, parts.build(goals), tuple(one for one in aligned if one.goal_id is None))


def _activities(
    programme_id: int, owners: Owners, schedules: Schedules
) -> Mapping[int, tuple[ActivityView, ...]]:
    """Goal → its activities in order."""
    rows = _ACTIVITIES.rows(programme=programme_id)
    return gathered((goal_id, activity_view(row, owners, schedules)) for goal_id, *row in rows)


class _GoalParts:
    """All that hangs on goals, by goal, ready to be put on the tree."""

    def __init__(
        self,
        *,
        owners: Owners,
        schedules: Schedules,
        preconditions: Mapping[int, tuple[str, ...]],
        alignments: Mapping[int, tuple[AlignmentView, ...]],
        activities: Mapping[int, tuple[ActivityView, ...]],
    ) -> None:
        self.owners, self.schedules, self.preconditions = owners, schedules, preconditions
        self.alignments, self.activities = alignments, activities

    def build(self, goals: Iterable[_GoalRow]) -> tuple[GoalView, ...]:
        children: dict[int | None, list[_GoalRow]] = defaultdict(list)
        for goal in goals:
            children[goal.parent_id].append(goal)
        return tuple(self._view(goal, children, 0) for goal in children[None])

    def _view(self, goal: _GoalRow, children: Mapping[int | None, list[_GoalRow]], depth: int) -> GoalView:
        below = tuple(self._view(child, children, depth + 1) for child in children.get(goal.id, ()))
        return GoalView(
            **goal._asdict(),
            depth=depth,
            owners=self.owners.get(goal.id, ()),
            schedules=self.schedules.get(goal.id, ()),
            preconditions=self.preconditions.get(goal.id, ()),
            alignments=self.alignments.get(goal.id, ()),
            activities=self.activities.get(goal.id, ()),
            children=below,
        )
