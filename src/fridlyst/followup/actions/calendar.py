"""What the calendar does: plan what is demanded, and open and close rounds on their days."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import monotonic, sleep

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fridlyst.base.errors import FridlystError
from fridlyst.followup import policies, rules
from fridlyst.followup.actions.questions import add_ready_made
from fridlyst.followup.actions.rounds import close_round, open_round, own_round, plan_round
from fridlyst.followup.calendar import Demand, as_planned, missing
from fridlyst.followup.fields import DemandDays, Opened, RoundFields
from fridlyst.followup.models import FollowUpRound
from fridlyst.followup.queries.calendar import demanded
from fridlyst.followup.ready_made import ROUTINES
from fridlyst.followup.terms import NotOpened, RoundState
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.terms import FollowUpKind

# How long a round that the calendar planned stays open after the last day to answer.
GRACE_DAYS = 14
# The rounds in which what is asked once a year at most has its place.
ROUTINE_KINDS = frozenset({FollowUpKind.ANNUAL, FollowUpKind.TERM, FollowUpKind.BEFORE_REVISION})
# What could not open is tried again after a while, in case the hindrance is gone.
_RETRY = timedelta(hours=1)
_LONGEST_PAUSE = 0.25
_PAUSES = 3

Tell = Callable[[float, str], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OpenedByItself:
    """What a look at the calendar did: rounds opened, bodies asked, rounds that could not open."""

    rounds: int = 0
    submissions: int = 0
    hindered: int = 0


def calendar_actor(municipality_id: int) -> Actor:
    """The calendar, as the trail names who opened or closed a round."""
    return Actor(municipality_id, None, "Kalendern", is_system=True)


@transaction.atomic
def plan_demands(
    *, by: Actor, chosen: Sequence[DemandDays], today: date, routines: bool = False
) -> tuple[FollowUpRound, ...]:
    """Prepare a round for each of the demands, to open and close by itself.

    With `routines`, those of ROUTINE_KINDS ask about routines and the competence plan too. A demand that
    has got its round meanwhile is passed over. RoundPeriod for days in the wrong order.
    """
    require(policies.may_run_rounds(by))
    hold(by.municipality_id)
    found = demanded(municipality_id=by.municipality_id, today=today)
    wanted = {one.key: one for one in chosen}
    left = [one for one in missing(found.demands) if one.key in wanted]
    planned = as_planned(left, [view.title for view in found.rounds], today)
    made = tuple(plan_round(by=by, fields=_fields(one, wanted[one.key])) for one in planned)
    for plan in made:
        if routines and plan.kind in ROUTINE_KINDS:
            add_ready_made(by=by, round_id=plan.pk, name=ROUTINES)
    return made


def rounds_due(at: datetime) -> list[tuple[int, int]]:
    """(round, municipality) for each that is to open now, the oldest day first; one statement."""
    rows = _waiting(timezone.localdate(at))
    fresh = Q(opening_tried_at__isnull=True) | Q(opening_tried_at__lte=at - _RETRY)
    moved_back = Q(opening_tried_at__gt=at)
    found = rows.filter(fresh | moved_back).order_by("opens_on", "municipality_id", "pk")
    return list(found.values_list("pk", "municipality_id"))


def open_due(at: datetime, *, tell: Tell | None = None) -> OpenedByItself:
    """Open every round whose day has come, each in a transaction of its own.

    One that cannot open is marked with the reason and stops no other; one that another worker opens is
    left to it. A look that was missed loses nothing: what counts is how the rounds stand.
    """
    due, done, took = rounds_due(at), OpenedByItself(), 0.0
    for number, (round_id, municipality_id) in enumerate(due):
        # Those who answer meanwhile come in between: most of the time nothing is opened.
        sleep(min(_PAUSES * took, _LONGEST_PAUSE))
        if tell:
            tell(number / len(due), f"{number} av {len(due)} omgångar är öppnade")
        begun = monotonic()
        opened = _open(round_id, municipality_id, at)
        took = monotonic() - begun
        done = OpenedByItself(
            rounds=done.rounds + isinstance(opened, Opened),
            submissions=done.submissions + (opened.submissions if isinstance(opened, Opened) else 0),
            hindered=done.hindered + isinstance(opened, NotOpened),
        )
    return done


def close_due(at: datetime) -> int:
    """Close every round that closes by itself and whose days of grace are over; how many.

    What bodies have begun and not sent in is kept and counted as not answered.
    """
    today = timezone.localdate(at)
    return sum(_close(*one, today) for one in _overdue(today))


def _fields(demand: Demand, days: DemandDays) -> RoundFields:
    return RoundFields(
        title=demand.title,
        programme_ids=demand.programme_ids,
        period_start=demand.period_start,
        period_end=demand.period_end,
        closes_on=days.closes_on,
        kind=demand.kind,
        opens_on=days.opens_on,
        grace_days=GRACE_DAYS,
    )


def _waiting(today: date) -> QuerySet[FollowUpRound]:
    return FollowUpRound.objects.filter(state=RoundState.DRAFT, opens_on__lte=today)


def _open(round_id: int, municipality_id: int, at: datetime) -> Opened | NotOpened | None:
    """What opening made, or why it could not; None when another worker sees to it."""
    by = calendar_actor(municipality_id)
    try:
        with transaction.atomic():
            if not _claimed(round_id, timezone.localdate(at)):
                return None
            return open_round(by=by, round_id=round_id)
    except FridlystError as error:
        why = NotOpened(error.code) if error.code in NotOpened.values else NotOpened.BROKEN
    except Exception:
        log.exception("The round %s could not be opened", round_id)
        why = NotOpened.BROKEN
    _mark(by, round_id, why, at)
    return why


def _claimed(round_id: int, today: date) -> bool:
    """Whether the round is still to open, now held by us, and can; raises what stands in the way."""
    rows = _waiting(today).select_for_update(
        no_key=True, skip_locked=connection.features.has_select_for_update_skip_locked
    )
    plan = rows.filter(pk=round_id).first()
    if plan is None:
        return False
    if plan.closes_on < today:
        raise rules.DuePassed("Sista dag att svara har redan passerat.")
    programmes = plan.programmes.values_list("state", "valid_to")
    if not any(rules.covers_period(state, last, plan.period_start, today) for state, last in programmes):
        raise rules.ProgrammeOver("Programmet gällde inte längre i perioden.")
    return True


@transaction.atomic
def _mark(by: Actor, round_id: int, why: NotOpened, at: datetime) -> None:
    """Keep why it could not open; the trail is told once, however often it is tried."""
    rows = FollowUpRound.objects.select_for_update(no_key=True)
    plan = rows.filter(pk=round_id, state=RoundState.DRAFT).first()
    if plan is None:
        return  # somebody opened it meanwhile
    if plan.not_opened_because != why:
        write_trail(by, "not_opened", "round", round_id, {"because": str(why)})
    plan.not_opened_because, plan.opening_tried_at = why, at
    plan.save(update_fields=["not_opened_because", "opening_tried_at"])


def _overdue(today: date) -> Iterable[tuple[int, int]]:
    rows = FollowUpRound.objects.filter(
        state=RoundState.OPEN, grace_days__isnull=False, closes_on__lt=today
    ).order_by("closes_on", "pk")
    for plan in rows.only("municipality_id", "closes_on", "grace_days"):
        if _is_over(plan, today):
            yield plan.pk, plan.municipality_id


def _is_over(plan: FollowUpRound, today: date) -> bool:
    """Whether the round's last day and its days of grace have passed."""
    return plan.grace_days is not None and plan.closes_on + timedelta(days=plan.grace_days) < today


def _close(round_id: int, municipality_id: int, today: date) -> bool:
    by = calendar_actor(municipality_id)
    try:
        with transaction.atomic():
            if not _is_over(own_round(by, round_id), today):
                return False  # somebody moved its last day meanwhile
            close_round(by=by, round_id=round_id, with_drafts=True)
    except rules.RoundStep:
        return False  # somebody else closed it meanwhile
    except Exception:
        log.exception("The round %s could not be closed", round_id)
        return False
    return True
