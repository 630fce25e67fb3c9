"""Writing programmes: whole or not at all, by those who may, and one at a time."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.factories import Town, activity, body, goal, programme, steering, town

from fridlyst.base.checks import StrangeText, TextTooLong, UnknownCode
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.rules import TreeLoop
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import (
    add_activity,
    add_goal,
    add_programme,
    edit_activity,
    edit_goal,
    edit_programme,
    ensure_steering,
    move_programme,
    next_edition,
    remove_draft,
    remove_goal,
    set_alignments,
    withdraw_activity,
)
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.actions.goals import GoalInUse
from fridlyst.programmes.fields import (
    ActivityFields,
    AlignmentFields,
    GoalFields,
    OwnerChoice,
    ProgrammeFields,
    SteeringFields,
    SteeringGoalFields,
)
from fridlyst.programmes.models import Activity, Goal, Programme, SteeringDocument
from fridlyst.programmes.queries import programme as read_programme
from fridlyst.programmes.queries import tree
from fridlyst.programmes.rules import AlignedTwice, ProgrammeStep, ReasonMissing, TitleMissing
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue
from fridlyst.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Town:
    return town()


def _reader(at: Town) -> Actor:
    return Actor(at.municipality.pk, 1, "Läsare", (Grant(Role.READER),))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (ProgrammeFields(" "), TitleMissing),
        (ProgrammeFields("t" * 2001), TextTooLong),
        (ProgrammeFields("T\x00"), StrangeText),
        (ProgrammeFields("T", kind="a kind that nobody knows of"), UnknownCode),
        (ProgrammeFields("T", vision="v\x00"), StrangeText),
        (ProgrammeFields("T", purpose="p" * 20_001), TextTooLong),
        (ProgrammeFields("T", adopted_by="a" * 301), TextTooLong),
        (ProgrammeFields("T", registration_number="1" * 101), TextTooLong),
        (ProgrammeFields("T", follow_up=[("sometimes", "")]), UnknownCode),
        (ProgrammeFields("T", follow_up=[("annual", "\ud800")]), StrangeText),
    ],
)
def test_a_programme_that_has_no_room_is_refused(
    here: Town, fields: ProgrammeFields, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_programme(by=here.actor, fields=fields)
    assert not Programme.objects.exists()


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        (GoalFields("M", number="1" * 41), TextTooLong),
        (GoalFields("M", level_word="o" * 101), TextTooLong),
        (GoalFields("M", description="\x00"), StrangeText),
        (GoalFields("M", preconditions=["på plats", "p" * 2001]), TextTooLong),
        (GoalFields("M", schedules=[ScheduleValue("t" * 2001, ScheduleKind.ONGOING)]), TextTooLong),
        (
            GoalFields("M", schedules=[ScheduleValue("", ScheduleKind.ON_EVENT, event="e" * 501)]),
            TextTooLong,
        ),
    ],
)
def test_a_goal_that_has_no_room_is_refused(here: Town, fields: GoalFields, error: type[Exception]) -> None:
    plan = programme(here)
    standing = goal(here, plan)
    with pytest.raises(error):
        add_goal(by=here.actor, programme_id=plan.pk, fields=fields)
    with pytest.raises(error):
        edit_goal(by=here.actor, goal_id=standing.pk, version=1, fields=fields)
    assert Goal.objects.get().title == standing.title


def test_an_owner_with_an_unknown_part_is_refused(here: Town) -> None:
    under, owner = goal(here, programme(here)), body(here)
    fields = ActivityFields("A", [under.pk], owners=[OwnerChoice(owner.pk, "a part that is longer")])
    with pytest.raises(UnknownCode):
        add_activity(by=here.actor, fields=fields)
    with pytest.raises(UnknownCode):
        add_activity(by=here.actor, fields=ActivityFields("A", [under.pk], origin="somewhere"))
    assert not Activity.objects.exists()


def test_a_body_named_twice_owns_once_by_its_first_part(here: Town) -> None:
    under, first, other = goal(here, programme(here)), body(here), body(here, "Stab")
    owners = [OwnerChoice(first.pk, "taking_part"), OwnerChoice(other.pk), OwnerChoice(first.pk, "lead")]
    made = add_activity(by=here.actor, fields=ActivityFields("A", [under.pk], owners=owners))
    held = made.ownerships.order_by("position").values_list("body_id", "part")
    assert list(held) == [(first.pk, "taking_part"), (other.pk, "lead")]


def test_a_goal_cannot_come_to_stand_under_itself(here: Town) -> None:
    plan = programme(here)
    top = goal(here, plan)
    below = goal(here, plan, "Delmål", number="1.1", parent_id=top.pk)
    with pytest.raises(TreeLoop):
        edit_goal(by=here.actor, goal_id=top.pk, version=1, fields=GoalFields("M", parent_id=below.pk))


def test_a_goal_that_something_hangs_on_stays(here: Town) -> None:
    plan = programme(here)
    top = goal(here, plan)
    activity(here, top)
    with pytest.raises(GoalInUse):
        remove_goal(by=here.actor, goal_id=top.pk)
    empty = goal(here, plan, "Tomt", number="2")
    remove_goal(by=here.actor, goal_id=empty.pk)
    with pytest.raises(NotFound):
        remove_goal(by=here.actor, goal_id=empty.pk)
    assert list(Goal.objects.values_list("pk", flat=True)) == [top.pk]


def test_the_second_to_save_is_told_of_every_thing(here: Town) -> None:
    plan = programme(here)
    top = goal(here, plan)
    done = activity(here, top)
    edit_goal(by=here.actor, goal_id=top.pk, version=1, fields=GoalFields("Först"))
    edit_activity(by=here.actor, activity_id=done.pk, version=1, fields=ActivityFields("Först", [top.pk]))
    seen = plan.version
    edit_programme(by=here.actor, programme_id=plan.pk, version=seen, fields=ProgrammeFields("Först"))
    late: tuple[Callable[[], object], ...] = (
        lambda: edit_goal(by=here.actor, goal_id=top.pk, version=1, fields=GoalFields("Sist")),
        lambda: edit_activity(
            by=here.actor, activity_id=done.pk, version=1, fields=ActivityFields("Sist", [top.pk])
        ),
        lambda: edit_programme(
            by=here.actor, programme_id=plan.pk, version=seen, fields=ProgrammeFields("Sist")
        ),
        lambda: set_alignments(by=here.actor, programme_id=plan.pk, alignments=[], version=seen),
    )
    for save in late:
        with pytest.raises(SavedMeanwhile):
            save()
    assert {Goal.objects.get().title, Activity.objects.get().title, Programme.objects.get().title} == {
        "Först"
    }


def test_who_only_reads_writes_nothing(here: Town) -> None:
    plan = programme(here)
    top = goal(here, plan)
    done = activity(here, top)
    before = Event.objects.count()
    by = _reader(here)
    tried: tuple[Callable[[], object], ...] = (
        lambda: add_programme(by=by, fields=ProgrammeFields("T")),
        lambda: edit_programme(by=by, programme_id=plan.pk, version=1, fields=ProgrammeFields("T")),
        lambda: move_programme(by=by, programme_id=plan.pk, to="ended"),
        lambda: add_goal(by=by, programme_id=plan.pk, fields=GoalFields("M")),
        lambda: edit_goal(by=by, goal_id=top.pk, version=1, fields=GoalFields("M")),
        lambda: remove_draft(by=by, programme_id=plan.pk),
        lambda: remove_goal(by=by, goal_id=top.pk),
        lambda: add_activity(by=by, fields=ActivityFields("A", [top.pk])),
        lambda: edit_activity(by=by, activity_id=done.pk, version=1, fields=ActivityFields("A", [top.pk])),
        lambda: withdraw_activity(by=by, activity_id=done.pk, on=date(2026, 1, 1)),
        lambda: set_alignments(by=by, programme_id=plan.pk, alignments=[]),
        lambda: ensure_steering(by=by, fields=SteeringFields("k", "T", "national")),
        lambda: next_edition(
            by=by, previous_id=plan.pk, fields=ProgrammeFields("T"), goal_ids=[], activity_ids=[]
        ),
    )
    for write in tried:
        with pytest.raises(NotPermitted):
            write()
    assert Event.objects.count() == before


def test_another_municipalitys_things_are_not_there(here: Town) -> None:
    there = town("1489", "Alingsås")
    theirs = programme(there)
    their_goal = goal(there, theirs)
    their_activity = activity(there, their_goal)
    mine = goal(here, programme(here))
    tried: tuple[Callable[[], object], ...] = (
        lambda: edit_programme(by=here.actor, programme_id=theirs.pk, version=1, fields=ProgrammeFields("T")),
        lambda: remove_draft(by=here.actor, programme_id=theirs.pk),
        lambda: add_goal(by=here.actor, programme_id=theirs.pk, fields=GoalFields("M")),
        lambda: edit_goal(by=here.actor, goal_id=their_goal.pk, version=1, fields=GoalFields("M")),
        lambda: withdraw_activity(by=here.actor, activity_id=their_activity.pk, on=date(2026, 1, 1)),
    )
    for write in tried:
        with pytest.raises(NotFound):
            write()
    for fields in (
        ActivityFields("A", [mine.pk, their_goal.pk]),
        ActivityFields("A", [mine.pk], owners=[OwnerChoice(body(there).pk)]),
    ):
        with pytest.raises(BadInput):
            add_activity(by=here.actor, fields=fields)
    assert Goal.objects.get(pk=their_goal.pk).title == their_goal.title


def test_a_body_adds_nothing_of_its_own_to_a_draft(here: Town) -> None:
    mine, draft = body(here), goal(here, programme(here, draft=True))
    reporter = Actor(here.municipality.pk, 1, "R", (Grant(Role.REPORTER, mine.pk),))
    fields = ActivityFields("A", [draft.pk], origin="body", body_id=mine.pk)
    with pytest.raises(BadInput):
        add_activity(by=reporter, fields=fields)
    coordinator = Actor(here.municipality.pk, 2, "S", (Grant(Role.COORDINATOR),))
    assert add_activity(by=coordinator, fields=fields).origin == "body"


def test_a_programme_only_goes_forward(here: Town) -> None:
    plan = programme(here, draft=True)
    with pytest.raises(ProgrammeStep):
        move_programme(by=here.actor, programme_id=plan.pk, to="ended")
    move_programme(by=here.actor, programme_id=plan.pk, to="in_force")
    with pytest.raises(ProgrammeStep):
        move_programme(by=here.actor, programme_id=plan.pk, to="draft")


def test_a_steering_goal_stands_once_and_what_is_not_followed_owes_a_reason(here: Town) -> None:
    plan = programme(here)
    first = steering(here).goals.first()
    assert first is not None
    twice = [AlignmentFields(first.pk), AlignmentFields(first.pk, stance="adapted")]
    with pytest.raises(AlignedTwice):
        set_alignments(by=here.actor, programme_id=plan.pk, alignments=twice)
    silent = [AlignmentFields(first.pk, stance="not_followed", why="  ")]
    with pytest.raises(ReasonMissing):
        set_alignments(by=here.actor, programme_id=plan.pk, alignments=silent)
    set_alignments(by=here.actor, programme_id=plan.pk, alignments=[AlignmentFields(first.pk)])
    assert plan.alignments.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        SteeringFields("k" * 121, "T", "national"),
        SteeringFields("k", "T", "national", publisher="p" * 301),
        SteeringFields("k", "T", "national", goals=[SteeringGoalFields("1" * 61, "M")]),
        SteeringFields("k", "T", "national", goals=[SteeringGoalFields("1", "m" * 2001)]),
    ],
)
def test_a_steering_document_that_has_no_room_is_refused(here: Town, fields: SteeringFields) -> None:
    with pytest.raises(TextTooLong):
        ensure_steering(by=here.actor, fields=fields)
    assert not SteeringDocument.objects.exists()


def test_the_next_edition_holds_what_was_chosen_and_says_where_it_came_from(here: Town) -> None:
    plan = programme(here)
    top, other = goal(here, plan), goal(here, plan, "Annat", number="2")
    kept, left = activity(here, top), activity(here, top, "Lämnas")
    draft, goals = next_edition(
        by=here.actor,
        previous_id=plan.pk,
        fields=ProgrammeFields("Nästa"),
        goal_ids=[top.pk],
        activity_ids=[kept.pk],
    )
    found = tree(read_programme(municipality_id=here.municipality.pk, slug=draft.slug, drafts=True))
    assert [one.title for one in found.walk()] == [top.title]
    (carried,) = found.activities()
    assert Activity.objects.get(pk=carried.id).carried_from_id == kept.pk
    assert goals.keys() == {top.pk}
    assert {other.pk, left.pk} & {carried.id, *goals.values()} == set()
