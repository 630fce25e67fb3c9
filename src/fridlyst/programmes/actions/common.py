"""What the actions of programmes share."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import QuerySet

from fridlyst.base.checks import check_code, check_codes, check_text
from fridlyst.base.errors import BadInput, Conflict, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.programmes import policies
from fridlyst.programmes.fields import ActivityFields, OwnerChoice, Placed
from fridlyst.programmes.models import Activity, Goal, Ownership, Programme, Schedule
from fridlyst.programmes.schedules import ScheduleValue
from fridlyst.programmes.terms import FACETS, Evidence, Origin, Part

Own = TypeVar("Own", Programme, Goal, Activity)


class SavedMeanwhile(Conflict):
    """Somebody saved after the version that this change began from."""

    code = "saved-meanwhile"


def check_version(stored: int, given: int, what: str) -> None:
    """Raise SavedMeanwhile unless the versions agree."""
    if stored != given:
        raise SavedMeanwhile(
            Sentence(
                "Någon annan har ändrat %(what)s medan du skrev. Din text står kvar nedan: "
                "jämför med det som nu är sparat och spara igen.",
                what=Sentence(what),
            )
        )


def own_programme(by: Actor, programme_id: int) -> Programme:
    """The programme, locked; NotFound when it is another municipality's."""
    return _own(Programme, by, programme_id)


def own_goal(by: Actor, goal_id: int) -> Goal:
    """The goal, locked; NotFound when it is another municipality's."""
    return _own(Goal, by, goal_id)


def own_activity(by: Actor, activity_id: int) -> Activity:
    """The activity, locked; NotFound when it is another municipality's."""
    return _own(Activity, by, activity_id)


def _own(model: type[Own], by: Actor, number: int) -> Own:
    rows: QuerySet[Own] = model._default_manager.select_for_update(no_key=True)
    found = rows.filter(municipality_id=by.municipality_id, pk=number).first()
    if found is None:
        raise NotFound
    return found


def require_may_write(by: Actor, origin: str, body_id: int | None, missing: str) -> None:
    """Raise unless the actor may write what is the programme's, or the body's own; `missing` asks whose."""
    if check_code(origin, Origin.values, "origin") != Origin.BODY:
        require(policies.may_edit_programme(by))
        return
    if body_id is None:
        raise BadInput(missing, field="body")
    check_bodies(by, [body_id])
    require(policies.may_add_own(by, body_id))


def check_bodies(by: Actor, body_ids: Iterable[int]) -> None:
    """Raise BadInput unless every body is the municipality's own."""
    wanted = set(body_ids)
    known = Body.objects.filter(municipality_id=by.municipality_id, pk__in=wanted).count()
    if known != len(wanted):
        raise BadInput("Välj ansvariga ur kommunens egen organisation.", field="owners")


def each_once(owners: Sequence[OwnerChoice]) -> tuple[OwnerChoice, ...]:
    """The owners in order, each body once: its first mention decides its part."""
    once: dict[int, OwnerChoice] = {}
    for owner in owners:
        check_code(owner.part, Part.values, "owners")
        once.setdefault(owner.body_id, owner)
    return tuple(once.values())


def set_owners(by: Actor, thing: Goal | Activity, owners: Sequence[OwnerChoice]) -> None:
    """Replace who owns the goal or activity."""
    ordered = each_once(owners)
    check_bodies(by, (owner.body_id for owner in ordered))
    thing.ownerships.all().delete()
    Ownership.objects.bulk_create(
        Ownership(
            municipality_id=by.municipality_id,
            body_id=owner.body_id,
            part=owner.part,
            position=position,
            **_pointing_at(thing),
        )
        for position, owner in enumerate(ordered)
    )


def set_placing(activity: Activity, given: ActivityFields | Placed) -> None:
    """Where the activity is aimed, not saved yet; UnknownCode for a code that no list holds."""
    for name, choices in FACETS.items():
        setattr(activity, name, check_codes(getattr(given, name), choices.values, name))
    activity.evidence = check_code(given.evidence, ["", *Evidence.values], "evidence")


def set_schedules(thing: Goal | Activity, schedules: Sequence[ScheduleValue]) -> None:
    """Replace the time of the goal or activity."""
    thing.schedules.all().delete()
    Schedule.objects.bulk_create(
        Schedule(
            position=position,
            text=check_text(value.text, "schedule", longest=2000),
            kind=value.kind.value,
            start=value.start,
            end=value.end,
            rrule=check_text(value.rrule or "", "schedule", longest=500),
            event=check_text(value.event or "", "schedule", longest=500),
            **_pointing_at(thing),
        )
        for position, value in enumerate(schedules)
    )


def _pointing_at(thing: Goal | Activity) -> dict[str, int]:
    return {"goal_id": thing.pk} if isinstance(thing, Goal) else {"activity_id": thing.pk}
