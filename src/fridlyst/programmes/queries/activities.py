"""Reading activities, and what they serve."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from fridlyst.base.errors import NotFound
from fridlyst.programmes.models import Activity, GoalActivity, Ownership, Schedule
from fridlyst.programmes.queries.parts import (
    DECIDED,
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
from fridlyst.programmes.shapes import ActivityPlace, ActivityView, CarriedFrom


def activities_of(*, municipality_id: int, ids: Iterable[int]) -> Mapping[int, ActivityView]:
    """Activities by id, with owners and times; three statements."""
    wanted = list(ids)
    return _activities(
        Activity.objects.filter(municipality_id=municipality_id, pk__in=wanted),
        _owners(Ownership.objects.filter(municipality_id=municipality_id, activity_id__in=wanted)),
        _schedules(Schedule.objects.filter(activity_id__in=wanted)),
    )


def activity(*, municipality_id: int, key: str, drafts: bool) -> ActivityView:
    """One activity by its key; NotFound for another's, and for one of drafts only. Four statements."""
    rows = Activity.objects.filter(municipality_id=municipality_id, key=key)
    if not drafts:
        rows = rows.filter(goals__programme__state__in=DECIDED)
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return activities_of(municipality_id=municipality_id, ids=[found])[found]


def all_activities(*, municipality_id: int, drafts: bool) -> tuple[ActivityView, ...]:
    """Every activity of the municipality, by title; three statements."""
    visible = Activity.objects.filter(municipality_id=municipality_id).order_by("title", "id")
    if not drafts:
        visible = visible.filter(goals__programme__state__in=DECIDED).distinct()
    owners = _owners(Ownership.objects.filter(municipality_id=municipality_id, activity__isnull=False))
    times = _schedules(Schedule.objects.filter(activity__municipality_id=municipality_id))
    return tuple(_activities(visible, owners, times).values())


def places(
    *, municipality_id: int, drafts: bool, activity_id: int | None = None
) -> Mapping[int, tuple[ActivityPlace, ...]]:
    """Activity → the goals it serves; one statement."""
    links = GoalActivity.objects.filter(activity__municipality_id=municipality_id)
    if activity_id is not None:
        links = links.filter(activity_id=activity_id)
    if not drafts:
        links = links.filter(goal__programme__state__in=DECIDED)
    found: dict[int, list[ActivityPlace]] = defaultdict(list)
    columns = ("activity_id", "goal_id", "goal__key", "goal__level_word", "goal__number", "goal__title")
    owner = ("goal__programme_id", "goal__programme__slug", "goal__programme__title")
    ordered = links.order_by("-goal__programme__valid_from", "goal__position")
    for served, goal_id, key, word, number, *titles in ordered.values_list(*columns, *owner):
        label = f"{word} {number}".strip()
        found[served].append(ActivityPlace(served, goal_id, key, label, *titles))
    return {activity_id: tuple(items) for activity_id, items in found.items()}


def carried_from(*, municipality_id: int, activity_id: int, drafts: bool) -> CarriedFrom | None:
    """The activity of an earlier edition that this one comes from, if it may be seen; one statement."""
    rows = Activity.objects.filter(
        municipality_id=municipality_id, pk=activity_id, carried_from__isnull=False
    )
    if not drafts:
        rows = rows.filter(carried_from__goals__programme__state__in=DECIDED)
    found = rows.values_list("carried_from__key", "carried_from__title").first()
    return CarriedFrom(*found) if found else None


def _activities(rows: QuerySet[Activity], owners: Owners, schedules: Schedules) -> dict[int, ActivityView]:
    views = (activity_view(row, owners, schedules) for row in rows.values_list(*activity_columns()))
    return {view.id: view for view in views}


def _owners(rows: QuerySet[Ownership]) -> Owners:
    """Activity → its owners in order."""
    found = rows.order_by("position", "id").values_list("activity_id", *OWNER_COLUMNS)
    return gathered((activity_id, owner_view(*owner)) for activity_id, *owner in found if activity_id)


def _schedules(rows: QuerySet[Schedule]) -> Schedules:
    """Activity → its times in order."""
    found = rows.order_by("position", "id").values_list("activity_id", *SCHEDULE_COLUMNS)
    return gathered((activity_id, schedule_value(*time)) for activity_id, *time in found if activity_id)
