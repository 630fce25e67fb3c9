"""Writing rounds: plan, open, close."""

from collections.abc import Collection, Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet

from fridlyst.base import clock
from fridlyst.base.checks import check_code
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.followup import policies, rules
from fridlyst.followup.asking_shapes import AskedActivity
from fridlyst.followup.fields import Opened, RoundFields
from fridlyst.followup.models import ActivityReport, FollowUpRound, GoalReport, Submission
from fridlyst.followup.queries.asking import asking
from fridlyst.followup.suggestions import LONGEST_TITLE
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.indicators.actions import Asked, ask
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version
from fridlyst.programmes.models import Programme
from fridlyst.programmes.rules import check_title
from fridlyst.programmes.terms import FollowUpKind, ProgrammeState


@transaction.atomic
def plan_round(*, by: Actor, fields: RoundFields) -> FollowUpRound:
    """A round that is prepared and not yet seen by those who are to answer; TitleTaken by another round."""
    require(policies.may_run_rounds(by))
    hold(by.municipality_id)
    plan = FollowUpRound(municipality_id=by.municipality_id)
    _fill(plan, fields)
    taken = _others(plan).values_list("slug", flat=True)
    plan.slug = free_slug(plan.title, {*taken, *rules.RESERVED_SLUGS})
    plan.save()
    plan.programmes.set(_own_programmes(by, fields.programme_ids))
    write_trail(by, "planned", "round", plan.pk)
    return plan


@transaction.atomic
def edit_round(*, by: Actor, round_id: int, version: int, fields: RoundFields) -> FollowUpRound:
    """Change a round; once it is open its programmes stand. TitleTaken by another round."""
    require(policies.may_run_rounds(by))
    hold(by.municipality_id)
    plan = own_round(by, round_id)
    check_version(plan.version, version, "omgången")
    if plan.state == RoundState.CLOSED:
        rules.check_open(plan.state)
    _fill(plan, fields)
    plan.version = version + 1
    plan.save()
    if plan.state == RoundState.DRAFT:
        plan.programmes.set(_own_programmes(by, fields.programme_ids))
    write_trail(by, "edited", "round", plan.pk)
    return plan


@transaction.atomic
def open_round(*, by: Actor, round_id: int, body_ids: Collection[int] | None = None) -> Opened:
    """Ask every owning body, or those of `body_ids`, for its own part.

    A collective body's members answer each for themselves; a body that is not valid on the period's
    last day is not asked. NobodyAsked when there is nobody to ask.
    """
    require(policies.may_run_rounds(by))
    plan = own_round(by, round_id)
    rules.check_round_step(plan.state, RoundState.OPEN)
    asked = asking(
        municipality_id=by.municipality_id,
        programme_ids=list(plan.programmes.values_list("pk", flat=True)),
        period_start=plan.period_start,
        period_end=plan.period_end,
        body_ids=body_ids,
        round_id=plan.pk,
    )
    if not asked.bodies:
        raise rules.NobodyAsked(
            "Ingen aktivitet, inget mål och ingen indikator har en ansvarig som kan svara."
        )
    submissions = _make_submissions(plan, asked.bodies)
    reports = _make_reports(plan, asked.activities, submissions)
    _make_goal_reports(plan, asked.goals, submissions)
    measured = ask(
        municipality_id=by.municipality_id,
        occasion=rules.occasion_of(plan.pk),
        as_of=plan.period_end,
        asked=[Asked(one, body) for body, owned in asked.indicators.items() for one in owned],
    )
    plan.state, plan.opened_at, plan.version = RoundState.OPEN, clock.now(), plan.version + 1
    plan.not_opened_because = ""
    if plan.opens_on:
        plan.opens_on = min(plan.opens_on, clock.today())
    plan.save()
    write_trail(by, "opened", "round", plan.pk, {"bodies": len(submissions)})
    ownerless = tuple(activity.title for activity in asked.ownerless)
    return Opened(len(submissions), reports, measured, ownerless)


@transaction.atomic
def close_round(
    *, by: Actor, round_id: int, with_drafts: bool = False, known: Collection[int] = ()
) -> FollowUpRound:
    """Freeze the round. DraftsOpen names the bodies that have begun and not sent in, unless `with_drafts`.

    `known` are the answers, by id, that who closes has been told are begun; others are told with DraftsOpen.
    """
    require(policies.may_run_rounds(by))
    plan = own_round(by, round_id)
    rules.check_round_step(plan.state, RoundState.CLOSED)
    begun = plan.submissions.filter(state__in=[SubmissionState.DRAFT, SubmissionState.SENT_BACK])
    names = list(begun.order_by("body__name").values_list("body__name", flat=True))
    if not with_drafts and begun.exclude(pk__in=known).exists():
        raise rules.DraftsOpen(
            Sentence(
                "%(count)s har börjat svara men inte skickat in: %(names)s. "
                "Stänger du nu räknas de som ej besvarade. Det de skrivit sparas.",
                count=len(names),
                names=", ".join(names),
            ),
            details={"bodies": names},
        )
    plan.state, plan.closed_at, plan.version = RoundState.CLOSED, clock.now(), plan.version + 1
    plan.save()
    write_trail(by, "closed", "round", plan.pk, {"drafts": len(names)})
    return plan


def own_round(by: Actor, round_id: int) -> FollowUpRound:
    """The round, locked; NotFound when it is another municipality's."""
    rows = FollowUpRound.objects.select_for_update(no_key=True).filter(
        municipality_id=by.municipality_id, pk=round_id
    )
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def _fill(plan: FollowUpRound, fields: RoundFields) -> None:
    rules.check_period(fields.period_start, fields.period_end, fields.closes_on)
    rules.check_opening(fields.opens_on, fields.closes_on, fields.grace_days)
    plan.title = check_title(fields.title, longest=LONGEST_TITLE)
    rules.check_free_title(plan.title, _others(plan).values_list("title", flat=True))
    plan.kind = check_code(fields.kind, FollowUpKind.values, "kind")
    plan.note = rules.check_text(fields.note, "note")
    plan.period_start, plan.period_end, plan.closes_on = (
        fields.period_start,
        fields.period_end,
        fields.closes_on,
    )
    plan.opens_on, plan.grace_days, plan.reminders = fields.opens_on, fields.grace_days, fields.reminders
    # What stood in the way may be mended by the change.
    plan.opening_tried_at, plan.not_opened_because = None, ""


def _others(plan: FollowUpRound) -> QuerySet[FollowUpRound]:
    return FollowUpRound.objects.filter(municipality_id=plan.municipality_id).exclude(pk=plan.pk)


def _own_programmes(by: Actor, ids: Iterable[int]) -> list[Programme]:
    wanted = set(ids)
    rows = Programme.objects.filter(municipality_id=by.municipality_id, pk__in=wanted)
    found = list(rows.exclude(state=ProgrammeState.DRAFT))
    if not wanted or len(found) != len(wanted):
        raise BadInput("Välj minst ett program som gäller.", field="programmes")
    return found


def _make_submissions(plan: FollowUpRound, bodies: Iterable[int]) -> dict[int, int]:
    Submission.objects.bulk_create(
        Submission(municipality_id=plan.municipality_id, round=plan, body_id=body_id) for body_id in bodies
    )
    return dict(plan.submissions.values_list("body_id", "pk"))


def _make_reports(
    plan: FollowUpRound, activities: Mapping[AskedActivity, tuple[int, ...]], submissions: dict[int, int]
) -> int:
    rows = [
        ActivityReport(
            municipality_id=plan.municipality_id, submission_id=submissions[body_id], activity_id=activity.id
        )
        for activity, bodies in activities.items()
        for body_id in bodies
    ]
    ActivityReport.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _make_goal_reports(
    plan: FollowUpRound, goals: Mapping[int, tuple[int, ...]], submissions: dict[int, int]
) -> None:
    rows = [
        GoalReport(municipality_id=plan.municipality_id, submission_id=submissions[body_id], goal_id=goal)
        for body_id, owned in goals.items()
        for goal in owned
    ]
    GoalReport.objects.bulk_create(rows, batch_size=500)
