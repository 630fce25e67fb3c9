"""Writing activities."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.programmes import policies, rules
from fridlyst.programmes.actions.common import (
    check_version,
    own_activity,
    require_may_write,
    set_owners,
    set_placing,
    set_schedules,
)
from fridlyst.programmes.fields import ActivityFields
from fridlyst.programmes.models import Activity, Goal, GoalActivity
from fridlyst.programmes.terms import Origin, ProgrammeState


class NoGoal(BadInput):
    """An activity serves at least one goal."""

    code = "no-goal"


@transaction.atomic
def add_activity(*, by: Actor, fields: ActivityFields, carried_from_id: int | None = None) -> Activity:
    """A new activity: the programme's, by the coordinator; or a body's own, by those who answer for it."""
    _require_may_write(by, fields.origin, fields.body_id)
    hold(by.municipality_id)
    taken = set(Activity.objects.filter(municipality_id=by.municipality_id).values_list("key", flat=True))
    activity = Activity(
        municipality_id=by.municipality_id,
        carried_from_id=carried_from_id,
        origin=Origin(fields.origin),
        body_id=fields.body_id,
        key=rules.own_key(fields.key, fields.title, taken),
    )
    _save(by, activity, fields)
    write_trail(by, "added", "activity", activity.pk, {"origin": str(fields.origin)})
    return activity


@transaction.atomic
def edit_activity(*, by: Actor, activity_id: int, version: int, fields: ActivityFields) -> Activity:
    """Change an activity; SavedMeanwhile when somebody saved after `version`. Origin and body stand."""
    activity = own_activity(by, activity_id)
    _require_may_write(by, activity.origin, activity.body_id)
    check_version(activity.version, version, "aktiviteten")
    activity.version = version + 1
    _save(by, activity, fields)
    write_trail(by, "edited", "activity", activity.pk)
    return activity


@transaction.atomic
def withdraw_activity(*, by: Actor, activity_id: int, on: date) -> Activity:
    """The activity is no longer asked about from `on`; its history stands."""
    activity = own_activity(by, activity_id)
    _require_may_write(by, activity.origin, activity.body_id)
    activity.withdrawn_on = on
    activity.version += 1
    activity.save()
    write_trail(by, "withdrawn", "activity", activity.pk)
    return activity


@transaction.atomic
def serve_goal(*, by: Actor, activity_id: int, goal_id: int) -> None:
    """Let an activity that exists serve one more goal."""
    activity = own_activity(by, activity_id)
    _require_may_write(by, activity.origin, activity.body_id)
    _own_goals(by, [goal_id])
    GoalActivity.objects.get_or_create(
        goal_id=goal_id, activity_id=activity_id, defaults={"position": _last_position(goal_id)}
    )
    write_trail(by, "served", "activity", activity_id, {"goal": goal_id})


def _require_may_write(by: Actor, origin: str, body_id: int | None) -> None:
    require_may_write(by, origin, body_id, "Välj vilken enhet aktiviteten hör till.")


def _save(by: Actor, activity: Activity, fields: ActivityFields) -> None:
    if not fields.goal_ids:
        raise NoGoal("Välj minst ett mål som aktiviteten bidrar till.", field="goals")
    _own_goals(by, fields.goal_ids)
    activity.title = rules.check_title(fields.title)
    activity.description = check_text(fields.description, "description")
    set_placing(activity, fields)
    activity.placed_on = fields.placed_on
    activity.placed_by = check_text(fields.placed_by, "placed_by", longest=300) if fields.placed_on else ""
    activity.save()
    set_owners(by, activity, fields.owners)
    set_schedules(activity, fields.schedules)
    _set_goals(activity, fields.goal_ids)


def _own_goals(by: Actor, goal_ids: Iterable[int]) -> None:
    wanted = set(goal_ids)
    rows = Goal.objects.filter(municipality_id=by.municipality_id, pk__in=wanted)
    if not policies.may_see_drafts(by):
        rows = rows.exclude(programme__state=ProgrammeState.DRAFT)
    if rows.count() != len(wanted):
        raise BadInput("Välj mål ur kommunens egna program.", field="goals")


def _set_goals(activity: Activity, goal_ids: Iterable[int]) -> None:
    wanted = list(dict.fromkeys(goal_ids))
    activity.goal_activities.exclude(goal_id__in=wanted).delete()
    present = set(activity.goal_activities.values_list("goal_id", flat=True))
    GoalActivity.objects.bulk_create(
        GoalActivity(goal_id=goal_id, activity_id=activity.pk, position=_last_position(goal_id))
        for goal_id in wanted
        if goal_id not in present
    )


def _last_position(goal_id: int) -> int:
    last = GoalActivity.objects.filter(goal_id=goal_id).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
