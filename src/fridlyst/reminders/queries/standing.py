"""Reading how the open rounds of a municipality stand, and whom its letters can reach."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from fridlyst.accounts.models import Membership
from fridlyst.base import clock
from fridlyst.followup.links import answer_token
from fridlyst.followup.models import AnswerLink, FollowUpRound, Submission
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.queries import successors
from fridlyst.organisation.rules import chain
from fridlyst.organisation.terms import Role
from fridlyst.reminders.models import AddressTrouble, LetterLine, ReminderPlan, ReminderStop
from fridlyst.reminders.queries.services import late_services
from fridlyst.reminders.rules import DEFAULTS, PLAN
from fridlyst.reminders.shapes import OpenRound, Person, PlanView, SilentBody, Standing, Told
from fridlyst.reminders.terms import LetterState

_ROLES = (Role.REPORTER, Role.APPROVER, Role.COORDINATOR)
_TOLD_NOTHING = (LetterState.HELD, LetterState.FAILED, LetterState.BOUNCED)
_Links = Mapping[int, tuple[Person, ...]]


def standing(*, municipality_id: int, today: date) -> Standing:
    """The municipality's open rounds whose reminders are on, who is silent and who can be reached.

    And its services to go through. Twelve statements at most, however many rounds, bodies, services and
    people there are; four when no round is open and no service is to be gone through.
    """
    slug, name = Municipality.objects.values_list("slug", "name").get(pk=municipality_id)
    rounds = {one.id: one for one in _rounds(municipality_id)}
    choices = plan(municipality_id).choices
    services = late_services(municipality_id, choices, today)
    if not rounds and not services:
        return Standing(municipality_id, slug, name, choices, {}, {}, {})
    return Standing(
        municipality_id=municipality_id,
        slug=slug,
        municipality=name,
        choices=choices,
        rounds=rounds,
        silent=_silent(municipality_id, rounds, today) if rounds else {},
        roles=_roles(municipality_id),
        barred=barred(municipality_id),
        services=services,
    )


def plan(municipality_id: int) -> PlanView:
    """The municipality's own plan, or the usual one; one statement."""
    rows = ReminderPlan.objects.filter(municipality_id=municipality_id)
    own, version = rows.values_list("choices", "version").first() or ({}, 0)
    known = {step: days for step, days in own.items() if step in PLAN}
    return PlanView({**DEFAULTS, **known}, version)


def barred(municipality_id: int) -> frozenset[str]:
    """The addresses that get no letters: they said stop, or take no mail; one statement."""
    stopped = ReminderStop.objects.filter(municipality_id=municipality_id).values_list("email")
    troubled = AddressTrouble.objects.filter(municipality_id=municipality_id).values_list("email")
    return frozenset(email for (email,) in stopped.union(troubled))


def told(
    *, municipality_id: int, round_ids: Collection[int], service_ids: Collection[int] = ()
) -> dict[Told, date]:
    """What letters have told of these, or are about to, with the last day it was; one statement.

    A letter that was held, or did not come through, told nothing.
    """
    asked = Q(round_id__in=round_ids) | Q(service_id__in=service_ids)
    rows = LetterLine.objects.filter(asked, municipality_id=municipality_id)
    columns = ("letter__email", "round_id", "body_id", "step", "service_id", "letter__queued_at")
    found: dict[Told, date] = {}
    kept = rows.exclude(letter__state__in=_TOLD_NOTHING).order_by("letter__queued_at")
    for email, round_id, body_id, step, service_id, at in kept.values_list(*columns):
        found[Told(email, round_id, body_id, step, service_id)] = timezone.localdate(at)
    return found


def unreached(*, municipality_id: int, body_ids: Collection[int]) -> frozenset[int]:
    """Those of the bodies that no reporter can be reminded for, before a round is opened; three statements.

    As a coordinator asks before opening: people with a role there or in the whole municipality count, those
    who stopped their letters and addresses that take no mail do not.
    """
    roles, out = _roles(municipality_id), barred(municipality_id)
    chains = successors(municipality_id, on=clock.today())

    def reached(body_id: int) -> bool:
        heads = (*chain(body_id, chains), None)
        return any(one.email not in out for here in heads for one in roles.get((Role.REPORTER, here), ()))

    return frozenset(body_id for body_id in body_ids if not reached(body_id))


def _rounds(municipality_id: int) -> Iterable[OpenRound]:
    rows = FollowUpRound.objects.filter(
        municipality_id=municipality_id, state=RoundState.OPEN, reminders=True, opened_at__isnull=False
    )
    columns = ("pk", "slug", "title", "kind", "period_start", "period_end")
    days = ("opened_at", "closes_on", "grace_days")
    counted = rows.annotate(asked=Count("submissions")).order_by("closes_on", "pk")
    for row in counted.values(*columns, *days, "asked"):
        opened_at, due, grace = (row.pop(day) for day in days)
        ends_on = None if grace is None else due + timedelta(days=grace)
        opened_on = timezone.localdate(opened_at)
        yield OpenRound(id=row.pop("pk"), opened_on=opened_on, due_on=due, ends_on=ends_on, **row)


def _silent(
    municipality_id: int, round_ids: Collection[int], today: date
) -> dict[tuple[int, int], SilentBody]:
    rows = Submission.objects.filter(municipality_id=municipality_id, round_id__in=round_ids)
    columns = ("pk", "round_id", "body_id", "body__key", "body__name")
    chains, links = successors(municipality_id, on=today), _links(municipality_id, round_ids, today)
    found: dict[tuple[int, int], SilentBody] = {}
    for pk, round_id, body_id, key, name in rows.exclude(state__in=sorted(ANSWERED)).values_list(*columns):
        heads = chain(body_id, chains)
        found[round_id, body_id] = SilentBody(round_id, body_id, key, name, heads, links.get(pk, ()))
    return found


def _links(municipality_id: int, round_ids: Collection[int], today: date) -> _Links:
    """Submission → those who answer for it by a link of their own that still works."""
    rows = AnswerLink.objects.filter(
        municipality_id=municipality_id,
        submission__round_id__in=round_ids,
        revoked_at__isnull=True,
        expires_on__gte=today,
    )
    found: dict[int, list[Person]] = defaultdict(list)
    for pk, nonce, submission_id, email, name in rows.order_by("-made_at", "-pk").values_list(
        "pk", "nonce", "submission_id", "email", "name"
    ):
        found[submission_id].append(Person(email.lower(), name, answer_token(pk, nonce)))
    return {submission_id: tuple(people) for submission_id, people in found.items()}


def _roles(municipality_id: int) -> dict[tuple[str, int | None], tuple[Person, ...]]:
    rows = Membership.objects.filter(municipality_id=municipality_id, role__in=_ROLES, user__is_active=True)
    found: dict[tuple[str, int | None], list[Person]] = defaultdict(list)
    columns = ("role", "body_id", "user__email", "user__name")
    for role, body_id, email, name in rows.order_by("pk").values_list(*columns):
        found[role, body_id].append(Person(email.lower(), name))
    return {key: tuple(people) for key, people in found.items()}
