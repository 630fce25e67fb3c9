"""Programmes made of values alone, to try the rules of coverage on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from fridlyst.coverage.shapes import Coverage
from fridlyst.followup.shapes import GapAnswerView
from fridlyst.organisation.queries import BodyView
from fridlyst.programmes.schedules import parse_schedule
from fridlyst.programmes.shapes import ActivityView, GoalView, OwnerView, ProgrammeView

ON = date(2026, 6, 1)
_IDS = count(1)
SOCIAL = OwnerView(1, "sn", "Socialnämnden", "lead", False)
SCHOOL = OwnerView(2, "un", "Utbildningsnämnden", "lead", False)
ALL = OwnerView(3, "alla", "Alla nämnder", "lead", True)


def activity(
    title: str = "Ge stöd",
    *,
    levels: Sequence[str] = ("indicated",),
    social: Sequence[str] = ("individual",),
    groups: Sequence[str] = ("exposed",),
    forms: Sequence[str] = ("close_relations",),
    owners: Sequence[OwnerView] = (SOCIAL,),
    time: str = "Löpande",
    **more: object,
) -> ActivityView:
    """An activity that is placed, owned and timed unless it is said not to be."""
    number = next(_IDS)
    view = ActivityView(
        id=number,
        key=f"a-{number}",
        title=title,
        description="",
        origin="programme",
        body_id=None,
        owners=tuple(owners),
        schedules=tuple(parse_schedule(time)) if time else (),
        prevention_levels=tuple(levels),
        social_levels=tuple(social),
        target_groups=tuple(groups),
        violence_forms=tuple(forms),
        withdrawn_on=None,
        version=1,
    )
    return replace(view, **more)


def goal(
    *activities: ActivityView,
    title: str = "Målet",
    number: str = "1",
    below: Sequence[GoalView] = (),
    **more: object,
) -> GoalView:
    """A goal with the activities straight under it."""
    made = next(_IDS)
    view = GoalView(
        id=made,
        key=f"g-{made}",
        number=number,
        level_word="Mål",
        title=title,
        description="",
        parent_id=None,
        depth=0,
        version=1,
        owners=(),
        schedules=(),
        preconditions=(),
        alignments=(),
        activities=activities,
        children=tuple(_under(child, made) for child in below),
    )
    return replace(view, **more)


def _under(child: GoalView, parent: int) -> GoalView:
    children = tuple(replace(one, depth=2) for one in child.children)
    return replace(child, parent_id=parent, depth=1, children=children)


def body(owner: OwnerView, members: Sequence[int] = (), **more: object) -> BodyView:
    """The body that owns."""
    made = BodyView(
        owner.body_id,
        owner.key,
        owner.name,
        "committee",
        None,
        owner.collective,
        (),
        None,
        None,
        1,
        tuple(members),
    )
    return replace(made, **more)


def programme(**more: object) -> ProgrammeView:
    """A programme in force."""
    view = ProgrammeView(
        id=1,
        municipality_id=1,
        slug="2026-2028",
        title="Program mot våld",
        kind="programme",
        state="in_force",
        vision="",
        purpose="",
        valid_from=date(2026, 1, 1),
        valid_to=date(2028, 12, 31),
        adopted_on=None,
        adopted_by="",
        registration_number="",
        follow_up=(),
        previous_id=None,
        version=1,
    )
    return replace(view, **more)


def coverage(
    *goals: GoalView,
    answers: Sequence[GapAnswerView] = (),
    indicators: int = 1,
    measuring: Sequence[int] = (),
    bodies: Sequence[BodyView] = (),
    **more: object,
) -> Coverage:
    """What is read of a programme with these goals; each has so many `indicators`."""
    every = tuple(one for top in goals for one in top.walk())
    activities = {one.id: one for each in every for one in each.activities}
    own = {each.id: tuple(one.id for one in each.activities) for each in every}
    return Coverage(
        programme=programme(**more),
        on=ON,
        goals=every,
        activities=tuple(activities.values()),
        own=own,
        below={
            each.id: tuple(dict.fromkeys(one for sub in each.walk() for one in own[sub.id])) for each in every
        },
        owners={one.id: frozenset(owner.body_id for owner in one.owners) for one in activities.values()},
        bodies={one.id: one for one in (body(SOCIAL), body(SCHOOL), body(ALL, (1, 2)), *bodies)},
        alignments=(),
        indicators={each.id: indicators for each in every},
        measuring=frozenset(measuring),
        answers=tuple(answers),
    )
