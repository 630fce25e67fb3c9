"""Things that tests stand on, made by the actions that users go through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.test import Client
from django.utils import timezone

from fridlyst.accounts.actions import give_role
from fridlyst.accounts.models import User
from fridlyst.followup.actions import open_round, plan_round, save_answer, submit
from fridlyst.followup.fields import Answer, RoundFields
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.indicators.actions import add_indicator
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.actions import add_body, ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import BodyKind, Role
from fridlyst.programmes.actions import (
    add_activity,
    add_goal,
    add_programme,
    ensure_steering,
    move_programme,
    tell_cost,
)
from fridlyst.programmes.fields import (
    ActivityFields,
    CostFields,
    GoalFields,
    OwnerChoice,
    ProgrammeFields,
    SteeringFields,
    SteeringGoalFields,
)
from fridlyst.programmes.models import Activity, Cost, Goal, Programme, SteeringDocument
from fridlyst.programmes.schedules import parse_schedule
from fridlyst.programmes.terms import ProgrammeState

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True)
class Town:
    """A municipality and the system acting in it."""

    municipality: Municipality
    actor: Actor

    @property
    def slug(self) -> str:
        return self.municipality.slug


def at(day: date, hour: int = 8) -> datetime:
    """The hour of the day in Sweden."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def town(code: str = "1882", name: str = "Askersund") -> Town:
    """A municipality."""
    made = ensure_municipality(code=code, name=name)
    return Town(made, system_actor(made.pk))


def body(at: Town, name: str = "Socialnämnden", kind: str = BodyKind.COMMITTEE, **more: object) -> Body:
    """A body of the town."""
    return add_body(by=at.actor, name=name, kind=kind, **more)  # type: ignore[arg-type]


def person(at: Town, role: Role, on: Body | None = None, email: str = "") -> User:
    """Someone with a role in the town."""
    address = email or f"{role}{on.pk if on else ''}@{at.slug}.example"
    held = give_role(
        by=at.actor, email=address, name=f"{role} {at.slug}", role=role, body_id=on.pk if on else None
    )
    return held.user


def signed_in(user: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def programme(
    at: Town, title: str = "Program mot våld", *, draft: bool = False, **fields: object
) -> Programme:
    """A programme, in force unless it is to be a draft."""
    period = {"valid_from": date(2026, 1, 1), "valid_to": date(2028, 12, 31)} | fields
    made = add_programme(by=at.actor, fields=ProgrammeFields(title=title, **period))  # type: ignore[arg-type]
    return made if draft else move_programme(by=at.actor, programme_id=made.pk, to=ProgrammeState.IN_FORCE)


def goal(at: Town, under: Programme, title: str = "Ingen utsätts", **fields: object) -> Goal:
    """A goal of the programme."""
    given = {"number": "1", "level_word": "Mål"} | fields
    return add_goal(by=at.actor, programme_id=under.pk, fields=GoalFields(title=title, **given))  # type: ignore[arg-type]


def activity(
    at: Town,
    under: Goal,
    title: str = "Utbilda alla",
    *,
    leads: Sequence[Body] = (),
    time: str = "",
    **fields: object,
) -> Activity:
    """An activity under the goal, led by the bodies."""
    values = ActivityFields(
        title=title,
        goal_ids=[under.pk],
        owners=[OwnerChoice(one.pk) for one in leads],
        schedules=parse_schedule(time) if time else (),
        **fields,  # type: ignore[arg-type]
    )
    return add_activity(by=at.actor, fields=values)


def cost(at: Town, of: Activity, on: Body | None = None, **fields: object) -> Cost:
    """What the activity costs the body in 2026."""
    given = {"year": 2026, "amount": 150_000, "body_id": on.pk if on else None} | fields
    return tell_cost(by=at.actor, activity_id=of.pk, fields=CostFields(**given))  # type: ignore[arg-type]


def indicator(at: Town, under: Goal, title: str = "Andel utbildade", **fields: object) -> Indicator:
    """An indicator under the goal."""
    return add_indicator(
        by=at.actor,
        fields=IndicatorFields(title=title, goal_id=under.pk, **fields),  # type: ignore[arg-type]
    )


def steering(at: Town, key: str = "strategi", goals: Sequence[str] = ("Första", "Andra")) -> SteeringDocument:
    """A national document with goals, of the town's own."""
    numbered = [SteeringGoalFields(str(number), title) for number, title in enumerate(goals, start=1)]
    fields = SteeringFields(key=key, title=f"Dokumentet {key}", level="national", goals=numbered)
    return ensure_steering(by=at.actor, fields=fields)


def planned(at: Town, *programmes: Programme, title: str = "Tertial 2 2026", **days: date) -> FollowUpRound:
    """A round that is prepared, about the programmes."""
    period = {
        "period_start": date(2026, 5, 1),
        "period_end": date(2026, 8, 31),
        "closes_on": date(2026, 9, 15),
    } | days
    ids = [one.pk for one in programmes]
    return plan_round(by=at.actor, fields=RoundFields(title=title, programme_ids=ids, **period))  # type: ignore[arg-type]


def opened(at: Town, *programmes: Programme, title: str = "Tertial 2 2026", **days: date) -> FollowUpRound:
    """A round that is open."""
    made = planned(at, *programmes, title=title, **days)
    open_round(by=at.actor, round_id=made.pk)
    made.refresh_from_db()
    return made


def answered(at: Town, of: FollowUpRound, by: Body, status: str = "ongoing", comment: str = "") -> Submission:
    """The body's answer with the same status on every activity, not sent in."""
    mine = Submission.objects.get(round=of, body=by)
    for report in mine.reports.all():
        save_answer(
            by=at.actor,
            submission_id=mine.pk,
            activity_id=report.activity_id,
            answer=Answer(status, comment),
            version=report.version,
        )
    mine.refresh_from_db()
    return mine


def sent_in(at: Town, of: FollowUpRound, by: Body, status: str = "ongoing", comment: str = "") -> Submission:
    """The body's answer, sent in."""
    mine = answered(at, of, by, status, comment)
    submit(by=at.actor, submission_id=mine.pk, with_gaps=True)
    mine.refresh_from_db()
    return mine
