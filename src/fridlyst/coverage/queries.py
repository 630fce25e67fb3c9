"""Reading coverage, with a fixed number of SQL statements."""

from collections.abc import Iterable, Mapping
from datetime import date

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.coverage.shapes import Coverage
from fridlyst.followup.queries.gap_answers import gap_answers
from fridlyst.indicators.queries import indicators_of
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.rules import expand
from fridlyst.programmes.models import Activity
from fridlyst.programmes.queries import programmes, tree
from fridlyst.programmes.shapes import ActivityView, GoalView, ProgrammeView


def coverage(
    *, municipality_id: int, programme_id: int, drafts: bool = False, on: date | None = None
) -> Coverage:
    """Where the programme's activities are aimed on the day `on` (today); twelve statements.

    NotFound for another municipality's programme, and for a draft unless `drafts`.
    """
    found = programmes(municipality_id=municipality_id, drafts=drafts)
    view = next((one for one in found if one.id == programme_id), None)
    if view is None:
        raise NotFound
    return coverage_of(view, on=on)


def coverage_of(view: ProgrammeView, *, on: date | None = None) -> Coverage:
    """The same for a programme that has been read already; eleven statements."""
    whole, day = tree(view), on or today()
    goals = tuple(whole.walk())
    active = {one.id: one for goal in goals for one in goal.activities if is_active(one, day)}
    known = {body.id: body for body in bodies(view.municipality_id)}
    measured = indicators_of(municipality_id=view.municipality_id, programme_id=view.id)
    own = {goal.id: tuple(one.id for one in goal.activities if one.id in active) for goal in goals}
    members = {body.id: body.members for body in known.values() if body.members}
    return Coverage(
        programme=view,
        on=day,
        goals=goals,
        activities=tuple(active.values()),
        own=own,
        below={goal.id: _below(goal, own) for goal in goals},
        owners={one.id: _falls_on(one, members) for one in active.values()},
        bodies=known,
        alignments=whole.alignments,
        indicators={goal.id: len(measured.get(goal.id, ())) for goal in goals},
        measuring=frozenset(
            owner.body_id for found in measured.values() for one in found for owner in one.owners
        ),
        answers=gap_answers(municipality_id=view.municipality_id, programme_id=view.id),
    )


def is_active(activity: ActivityView, on: date) -> bool:
    """Whether the activity is still to be done on the day."""
    return activity.withdrawn_on is None or activity.withdrawn_on > on


def carried(*, municipality_id: int, programme_id: int) -> Mapping[int, int]:
    """Activity of the programme → the one of an earlier edition that it was carried from; one statement."""
    rows = Activity.objects.filter(
        municipality_id=municipality_id, goals__programme_id=programme_id, carried_from__isnull=False
    )
    return dict(rows.values_list("pk", "carried_from_id").distinct())


def edition_before(view: ProgrammeView, among: Iterable[ProgrammeView]) -> ProgrammeView | None:
    """The edition that it follows on, else the newest of the same kind that ended before it began."""
    others = [one for one in among if one.id != view.id]
    for one in others:
        if one.id == view.previous_id:
            return one
    earlier = [
        one
        for one in others
        if one.kind == view.kind and one.valid_to and view.valid_from and one.valid_to < view.valid_from
    ]
    return max(earlier, key=lambda one: (one.valid_to or date.min, one.id), default=None)


def _below(goal: GoalView, own: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(activity for one in goal.walk() for activity in own[one.id]))


def _falls_on(activity: ActivityView, members: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    """The owners, through a collective its members, and every collective that an owner is a member of.

    As the list of activities narrows by a body, so that a number leads to as many.
    """
    stated = frozenset(owner.body_id for owner in activity.owners)
    through = (one for one in members if stated.intersection(expand([one], members)))
    return frozenset({*stated, *expand(stated, members), *through})
