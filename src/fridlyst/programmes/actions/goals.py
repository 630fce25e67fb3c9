"""Writing goals and what hangs on them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import ProtectedError

from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import BadInput, NotFound, WrongState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.rules import check_tree
from fridlyst.programmes import policies, rules
from fridlyst.programmes.actions.common import (
    check_version,
    own_goal,
    own_programme,
    set_owners,
    set_schedules,
)
from fridlyst.programmes.fields import AlignmentFields, GoalFields
from fridlyst.programmes.models import Alignment, Goal, Precondition, SteeringGoal
from fridlyst.programmes.terms import Stance


class GoalInUse(WrongState):
    """Something hangs on the goal, or was measured under it."""

    code = "goal-in-use"


@transaction.atomic
def add_goal(*, by: Actor, programme_id: int, fields: GoalFields, carried_from_id: int | None = None) -> Goal:
    """A new goal, last among its siblings."""
    require(policies.may_edit_programme(by))
    own_programme(by, programme_id)
    siblings = Goal.objects.filter(programme_id=programme_id)
    taken = set(siblings.values_list("key", flat=True))
    goal = Goal(
        municipality_id=by.municipality_id,
        programme_id=programme_id,
        carried_from_id=carried_from_id,
        position=len(taken),
        key=rules.goal_key(fields.key or fields.number, fields.title, taken),
    )
    _save(by, goal, fields)
    write_trail(by, "added", "goal", goal.pk)
    return goal


@transaction.atomic
def edit_goal(*, by: Actor, goal_id: int, version: int, fields: GoalFields) -> Goal:
    """Change a goal; SavedMeanwhile when somebody saved after `version`."""
    require(policies.may_edit_programme(by))
    goal = _goal_in_held_tree(by, goal_id)
    check_version(goal.version, version, "målet")
    goal.version = version + 1
    _save(by, goal, fields)
    write_trail(by, "edited", "goal", goal.pk)
    return goal


@transaction.atomic
def remove_goal(*, by: Actor, goal_id: int) -> None:
    """Take away a goal that nothing hangs on; GoalInUse otherwise."""
    require(policies.may_edit_programme(by))
    goal = _goal_in_held_tree(by, goal_id)
    if goal.children.exists() or goal.goal_activities.exists():
        raise GoalInUse("Målet har delmål eller aktiviteter. Flytta eller avsluta dem först.")
    write_trail(by, "removed", "goal", goal.pk)
    try:
        goal.delete()
    except ProtectedError as error:
        raise GoalInUse("Målets indikatorer har redan mätts. Målet behövs för historiken.") from error


@transaction.atomic
def set_alignments(
    *, by: Actor, programme_id: int, alignments: Sequence[AlignmentFields], version: int | None = None
) -> None:
    """Replace how the programme and its goals stand to the steering goals.

    With the programme's `version` given, SavedMeanwhile when somebody saved after it.
    """
    require(policies.may_edit_programme(by))
    programme = own_programme(by, programme_id)
    if version is not None:
        check_version(programme.version, version, "programmet")
    programme.version += 1
    programme.save(update_fields=["version"])
    for alignment in alignments:
        check_code(alignment.stance, Stance.values, "stance")
        rules.check_stance(alignment.stance, alignment.why)
    _check_once(alignments)
    _check_steering(by, alignments)
    _check_goals(programme_id, {a.goal_id for a in alignments if a.goal_id is not None})
    programme.alignments.all().delete()
    Alignment.objects.bulk_create(
        Alignment(
            programme_id=programme_id,
            goal_id=alignment.goal_id,
            steering_goal_id=alignment.steering_goal_id,
            stance=alignment.stance,
            why=check_text(alignment.why, "why"),
        )
        for alignment in alignments
    )
    write_trail(by, "aligned", "programme", programme_id, {"count": len(alignments)})


def _save(by: Actor, goal: Goal, fields: GoalFields) -> None:
    _check_parent(goal, fields.parent_id)
    goal.parent_id = fields.parent_id
    goal.title = rules.check_title(fields.title)
    goal.number = check_text(fields.number, "number", longest=40)
    goal.level_word = check_text(fields.level_word, "level_word", longest=100)
    goal.description = check_text(fields.description, "description")
    goal.save()
    set_owners(by, goal, fields.owners)
    set_schedules(goal, fields.schedules)
    _set_preconditions(goal, fields.preconditions)


def _goal_in_held_tree(by: Actor, goal_id: int) -> Goal:
    """The goal, locked after its programme: two who move goals at once could else make a loop."""
    programme_id = Goal.objects.filter(pk=goal_id).values_list("programme_id", flat=True).first()
    if programme_id is None:
        raise NotFound
    own_programme(by, programme_id)
    return own_goal(by, goal_id)


def _set_preconditions(goal: Goal, given: Sequence[str]) -> None:
    goal.preconditions.all().delete()
    folded = (check_text(" ".join(text.split()), "preconditions", longest=2000) for text in given)
    texts = [text for text in folded if text]
    Precondition.objects.bulk_create(
        Precondition(goal_id=goal.pk, position=position, text=text) for position, text in enumerate(texts)
    )


def _check_parent(goal: Goal, parent_id: int | None) -> None:
    if parent_id is None:
        return
    parents = dict(Goal.objects.filter(programme_id=goal.programme_id).values_list("pk", "parent_id"))
    if parent_id not in parents:
        raise BadInput("Välj ett mål i samma program.", field="parent")
    if goal.pk:
        check_tree(goal.pk, parent_id, parents)


def _check_once(alignments: Sequence[AlignmentFields]) -> None:
    places = [(alignment.goal_id, alignment.steering_goal_id) for alignment in alignments]
    if len(set(places)) != len(places):
        raise rules.AlignedTwice("Samma mål i styrdokumentet står två gånger.", field="alignments")


def _check_steering(by: Actor, alignments: Sequence[AlignmentFields]) -> None:
    wanted = {alignment.steering_goal_id for alignment in alignments}
    rows = SteeringGoal.objects.filter(pk__in=wanted)
    visible = rows.filter(document__municipality_id=by.municipality_id) | rows.filter(
        document__municipality=None
    )
    if visible.count() != len(wanted):
        raise NotFound


def _check_goals(programme_id: int, goal_ids: set[int]) -> None:
    if Goal.objects.filter(programme_id=programme_id, pk__in=goal_ids).count() != len(goal_ids):
        raise NotFound
