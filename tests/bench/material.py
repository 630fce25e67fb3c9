"""A municipality of the size that DESIGN §9 speaks of: 52 activities, 30 bodies, 5 years × 3 rounds."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model

from fridlyst.accounts.actions import give_role
from fridlyst.followup.actions import open_round, plan_round
from fridlyst.followup.fields import RoundFields
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.organisation.actions import add_body, ensure_municipality, set_members
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import add_activity, add_goal, add_programme, move_programme
from fridlyst.programmes.fields import ActivityFields, GoalFields, OwnerChoice, ProgrammeFields
from fridlyst.programmes.schedules import parse_schedule

GOALS, ACTIVITIES, BODIES, YEARS = 7, 52, 30, 5
TERTIALS = ((1, 4), (5, 8), (9, 12))
STATUSES = ("done", "ongoing", "not_started", "late", "unknown")


@dataclass(frozen=True, slots=True)
class Material:
    """What was made."""

    by: Actor
    slug: str
    programme_slug: str
    user_id: int
    open_round_id: int
    open_round_slug: str


def make() -> Material:
    """The municipality, with the last of its rounds still open."""
    by = system_actor(ensure_municipality(code="9999", name="Mätstad").pk)
    bodies = [add_body(by=by, name=f"Nämnd {number:02}").pk for number in range(BODIES - 10)]
    members = [add_body(by=by, name=f"Stadsdelsnämnd {number:02}").pk for number in range(10)]
    districts = add_body(by=by, name="Stadsdelsnämnderna", collective=True).pk
    set_members(by=by, body_id=districts, member_ids=members)
    programme = add_programme(
        by=by,
        fields=ProgrammeFields("Program mot våld", valid_from=date(2021, 1, 1), valid_to=date(2025, 12, 31)),
    )
    goals = [
        add_goal(by=by, programme_id=programme.pk, fields=GoalFields(f"Mål nummer {n}", str(n), "Mål")).pk
        for n in range(1, GOALS + 1)
    ]
    for number in range(ACTIVITIES):
        owners = [OwnerChoice(bodies[number % len(bodies)]), OwnerChoice(districts)]
        fields = ActivityFields(
            title=f"Aktivitet nummer {number} med en rubrik av vanlig längd om stöd och skydd",
            goal_ids=[goals[number % GOALS]],
            owners=owners,
            schedules=parse_schedule("varje år"),
        )
        add_activity(by=by, fields=fields)
    move_programme(by=by, programme_id=programme.pk, to="in_force")
    user = get_user_model().objects.create_user("bench@example.org", None, name="Mätare")
    give_role(by=by, email=user.email, name="Mätare", role=Role.COORDINATOR)
    for year in range(2021, 2021 + YEARS):
        for tertial, (first, last) in enumerate(TERTIALS, start=1):
            newest = _round(by, programme.pk, year, tertial, first, last)
    return Material(by, "matstad", programme.slug, user.pk, newest.pk, newest.slug)


def _round(by: Actor, programme_id: int, year: int, tertial: int, first: int, last: int) -> FollowUpRound:
    fields = RoundFields(
        f"Tertial {tertial} {year}",
        [programme_id],
        date(year, first, 1),
        date(year, last, 30),
        date(year, last, 30),
        "tertial",
    )
    planned = plan_round(by=by, fields=fields)
    open_round(by=by, round_id=planned.pk)
    if (year, tertial) != (2020 + YEARS, len(TERTIALS)):
        _answer(planned.pk)
    return planned


def _answer(round_id: int) -> None:
    reports = list(ActivityReport.objects.filter(submission__round_id=round_id))
    for report in reports:
        report.status = STATUSES[report.pk % len(STATUSES)]
        report.comment = "Arbetet följer planen och redovisas i verksamhetsberättelsen."
    ActivityReport.objects.bulk_update(reports, ["status", "comment"], batch_size=500)
    Submission.objects.filter(round_id=round_id).update(state="approved")
    FollowUpRound.objects.filter(pk=round_id).update(state="closed")
