"""The numbers of a follow-up report, reckoned once from its material."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fridlyst.followup.material import (
    GoalReply,
    Reply,
    ReportActivity,
    ReportBody,
    ReportGoal,
    RoundMaterial,
)
from fridlyst.followup.rules import HINDERED, StatusCounts, counted


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The material with its sums; `now` and `before` map an activity to the answers it was given.

    `below` maps a goal to the activities at or under it, each once; `goal_replies` to what was said of it.
    """

    material: RoundMaterial
    now: Mapping[int, StatusCounts]
    before: Mapping[int, StatusCounts]
    below: Mapping[int, tuple[int, ...]]
    children: Mapping[int | None, tuple[ReportGoal, ...]]
    replies: Mapping[int, tuple[Reply, ...]]
    replies_of: Mapping[int, tuple[Reply, ...]]
    goal_replies: Mapping[int, tuple[GoalReply, ...]]
    bodies: Mapping[int, ReportBody]

    @property
    def activities(self) -> tuple[int, ...]:
        """Every activity once."""
        return tuple(self.material.activities)

    @property
    def silent(self) -> tuple[ReportBody, ...]:
        """Who has sent nothing in."""
        return tuple(body for body in self.material.bodies if not body.answered)

    @property
    def unasked(self) -> tuple[ReportActivity, ...]:
        """Activities that nobody was asked about."""
        return tuple(one for one in self.material.activities.values() if one.id not in self.now)

    @property
    def hindered(self) -> tuple[Reply, ...]:
        """The answers that tell of what is late or stopped."""
        return tuple(reply for reply in self.material.replies if reply.status in HINDERED)

    @property
    def unexplained(self) -> tuple[Reply, ...]:
        """Those of them that do not say what hinders."""
        return tuple(reply for reply in self.hindered if not reply.hindrance.strip())

    @property
    def telling(self) -> tuple[Reply, ...]:
        """The answers that say what hinders, however it goes."""
        return tuple(reply for reply in self.material.replies if reply.hindrance.strip())

    @property
    def in_time(self) -> int:
        """How many came in for the first time by the last day."""
        return sum(1 for body in self.material.bodies if body.in_time(self.material.round.closes_on))

    def counts(self, activities: Iterable[int] | None = None) -> StatusCounts:
        """How many answers there are of each status, of these activities or of all."""
        wanted = self.activities if activities is None else activities
        return sum((self.now.get(one, StatusCounts()) for one in wanted), StatusCounts())

    def goals_in(self, goal: ReportGoal) -> tuple[ReportGoal, ...]:
        """The goal and every goal below it, in order."""
        below = (one for child in self.children.get(goal.id, ()) for one in self.goals_in(child))
        return (goal, *below)

    def goal_counts(self, goals: Iterable[int]) -> StatusCounts:
        """How many answers about these goals there are of each status."""
        return counted((reply.status, 1) for one in goals for reply in self.goal_replies.get(one, ()))

    def overall(self, activity: int) -> str:
        """One status for an activity, whatever its owners say; never better than what was reported."""
        return self.now.get(activity, StatusCounts()).overall

    def overall_before(self, activity: int) -> str | None:
        """The same in the round before; None where that round did not ask."""
        found = self.before.get(activity)
        return found.overall if found else None

    def by_overall(self, activities: Iterable[int]) -> StatusCounts:
        """How many activities there are of each status."""
        return counted((self.overall(one), 1) for one in activities)

    def in_order(self) -> tuple[ReportActivity, ...]:
        """Every activity once, in the order of the goals; those that no goal has any longer come last."""
        placed = dict.fromkeys(one for goal in self.children.get(None, ()) for one in self.below[goal.id])
        ids = [*placed, *(one for one in self.activities if one not in placed)]
        return tuple(self.material.activities[one] for one in ids)

    def with_status(self, *statuses: str) -> tuple[ReportActivity, ...]:
        """The activities whose one status is among these, in the order of the goals."""
        return tuple(one for one in self.in_order() if self.overall(one.id) in statuses)


def reckon(material: RoundMaterial) -> Reckoning:
    """The material with its sums."""
    children: dict[int | None, list[ReportGoal]] = defaultdict(list)
    for goal in material.goals:
        children[goal.parent_id].append(goal)
    by_activity: dict[int, list[Reply]] = defaultdict(list)
    by_body: dict[int, list[Reply]] = defaultdict(list)
    for reply in material.replies:
        by_activity[reply.activity_id].append(reply)
        by_body[reply.body_id].append(reply)
    by_goal: dict[int, list[GoalReply]] = defaultdict(list)
    for said in material.goal_replies:
        by_goal[said.goal_id].append(said)
    return Reckoning(
        material=material,
        now=_per_activity(material.replies),
        before=_per_activity(material.replies_before),
        below=_below(material, children),
        children={parent: tuple(goals) for parent, goals in children.items()},
        replies={activity: tuple(found) for activity, found in by_activity.items()},
        replies_of={body: tuple(found) for body, found in by_body.items()},
        goal_replies={goal: tuple(found) for goal, found in by_goal.items()},
        bodies={body.id: body for body in material.bodies},
    )


def _per_activity(replies: Iterable[Reply]) -> dict[int, StatusCounts]:
    pairs: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for reply in replies:
        pairs[reply.activity_id].append((reply.status, 1))
    return {activity: counted(found) for activity, found in pairs.items()}


def _below(
    material: RoundMaterial, children: Mapping[int | None, list[ReportGoal]]
) -> dict[int, tuple[int, ...]]:
    known = material.activities
    found: dict[int, tuple[int, ...]] = {}

    def gather(goal: ReportGoal) -> tuple[int, ...]:
        under = [one for one in goal.activities if one in known]
        under += [one for child in children.get(goal.id, ()) for one in gather(child)]
        found[goal.id] = tuple(dict.fromkeys(under))
        return found[goal.id]

    for top in children.get(None, ()):
        gather(top)
    return found
