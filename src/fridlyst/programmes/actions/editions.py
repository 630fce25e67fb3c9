"""The next edition of a programme: what is carried over is chosen, and where it came from is kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db import transaction

from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes import policies
from fridlyst.programmes.actions.activities import add_activity, serve_goal
from fridlyst.programmes.actions.common import own_programme
from fridlyst.programmes.actions.goals import add_goal, set_alignments
from fridlyst.programmes.actions.programmes import add_programme
from fridlyst.programmes.fields import (
    ActivityFields,
    AlignmentFields,
    GoalFields,
    OwnerChoice,
    ProgrammeFields,
)
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import programme as read_programme
from fridlyst.programmes.queries import tree
from fridlyst.programmes.shapes import ActivityView, AlignmentView, GoalView, OwnerView, ProgrammeTree
from fridlyst.programmes.terms import FACETS


@transaction.atomic
def next_edition(
    *,
    by: Actor,
    previous_id: int,
    fields: ProgrammeFields,
    goal_ids: Collection[int],
    activity_ids: Collection[int],
) -> tuple[Programme, dict[int, int]]:
    """A draft that follows on another programme, with the chosen goals and activities.

    A goal whose parent is not chosen moves up. How the programme and the chosen goals stand to the
    steering documents is carried over. Returns the draft and a map of old goal to new goal.
    """
    require(policies.may_edit_programme(by))
    hold(by.municipality_id)
    previous = own_programme(by, previous_id)
    before = tree(read_programme(municipality_id=by.municipality_id, slug=previous.slug, drafts=True))
    draft = add_programme(by=by, fields=fields, previous_id=previous_id)
    chosen = [goal for goal in before.walk() if goal.id in goal_ids]
    goals = _carry_goals(by, draft.pk, chosen)
    activities: dict[int, int] = {}
    for goal in chosen:
        for activity in goal.activities:
            if activity.id in activity_ids:
                _carry_activity(by, activity, goals[goal.id], activities)
    alignments = list(_carried_alignments(before, goals))
    if alignments:
        set_alignments(by=by, programme_id=draft.pk, alignments=alignments)
    return draft, goals


def _carry_goals(by: Actor, programme_id: int, chosen: Iterable[GoalView]) -> dict[int, int]:
    """The goals in the draft, those above first: old goal → new goal."""
    goals: dict[int, int] = {}
    for goal in chosen:
        parent = goals.get(goal.parent_id) if goal.parent_id else None
        made = add_goal(
            by=by, programme_id=programme_id, fields=_goal_fields(goal, parent), carried_from_id=goal.id
        )
        goals[goal.id] = made.pk
    return goals


def _carried_alignments(before: ProgrammeTree, goals: Mapping[int, int]) -> Iterator[AlignmentFields]:
    """The programme's own alignments, and those of the goals that are carried."""
    for one in before.alignments:
        yield _alignment(one, None)
    for goal in before.walk():
        if goal.id in goals:
            yield from (_alignment(one, goals[goal.id]) for one in goal.alignments)


def _alignment(view: AlignmentView, goal_id: int | None) -> AlignmentFields:
    return AlignmentFields(view.steering_goal_id, goal_id, view.stance, view.why)


def _carry_activity(by: Actor, activity: ActivityView, goal_id: int, carried: dict[int, int]) -> None:
    if activity.id in carried:
        serve_goal(by=by, activity_id=carried[activity.id], goal_id=goal_id)
        return
    fields = ActivityFields(
        title=activity.title,
        goal_ids=[goal_id],
        description=activity.description,
        owners=_choices(activity.owners),
        schedules=activity.schedules,
        evidence=activity.evidence,
        placed_on=activity.placed_on,
        placed_by=activity.placed_by,
        origin=activity.origin,
        body_id=activity.body_id,
        **{name: getattr(activity, name) for name in FACETS},
    )
    carried[activity.id] = add_activity(by=by, fields=fields, carried_from_id=activity.id).pk


def _goal_fields(goal: GoalView, parent_id: int | None) -> GoalFields:
    return GoalFields(
        title=goal.title,
        number=goal.number,
        level_word=goal.level_word,
        description=goal.description,
        parent_id=parent_id,
        owners=_choices(goal.owners),
        schedules=goal.schedules,
        preconditions=goal.preconditions,
    )


def _choices(owners: tuple[OwnerView, ...]) -> tuple[OwnerChoice, ...]:
    return tuple(OwnerChoice(owner.body_id, owner.part) for owner in owners)
