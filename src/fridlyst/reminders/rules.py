"""When a reminder is due, and how sending is tried again; in plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fridlyst.base.errors import BadInput, NotFound, WrongState
from fridlyst.base.sentences import Sentence

MOST_DAYS = 60
# Nobody is reminded before the last day when they had a letter about the same round this lately.
APART = timedelta(days=3)
KEPT = timedelta(days=730)
# A letter that a worker took and never told of is taken by another; no batch is in hand for as long.
CLAIM_LOST_AFTER = timedelta(minutes=15)
GIVE_UP_AFTER = timedelta(days=5)
# So often a letter is begun on that the mail server hangs up on: each time it may have got through.
MOST_BROKEN = 4
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
_FIRST_HOUR, _LAST_HOUR = 7, 19


class WrongDays(BadInput):
    """Not a number of days that a step can be moved to."""

    code = "wrong-days"


class RemindersOff(WrongState):
    """The coordinator has switched off the reminders of the round."""

    code = "reminders-off"


class RoundNotOpen(WrongState):
    """Only those who can answer are reminded."""

    code = "round-not-open"


class NoSuchLetter(NotFound):
    """The address in the letter leads to nothing: it was cut, or the letter is no longer kept."""

    code = "no-such-letter"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step of the plan; `to` is answerers, approvers or coordinators, or keepers of services.

    `days` are counted from the day that the round opened, or with `from_due` from the last day to answer,
    backwards when `sign` is -1, and are `fewest` at least. Where not `movable`, a municipality may only
    switch it off. What the days of a service's steps are counted from stands in `service_rules`.
    """

    step: str
    to: str
    days: int
    from_due: bool = True
    sign: int = 1
    movable: bool = True
    fewest: int = 0

    def day(self, opened_on: date, due_on: date, days: int) -> date:
        """The day that the step falls on."""
        return (due_on if self.from_due else opened_on) + timedelta(days=self.sign * days)


PLAN: Mapping[str, PlannedStep] = {
    one.step: one
    for one in (
        PlannedStep("opening", "answerers", 0, from_due=False, movable=False),
        PlannedStep("before_due", "answerers", 7, sign=-1, fewest=1),
        PlannedStep("after_due", "answerers", 1),
        PlannedStep("to_approver", "approvers", 3),
        PlannedStep("to_coordinator", "coordinators", 7),
        PlannedStep("nobody", "coordinators", 0, from_due=False, movable=False),
        PlannedStep("service_due", "keepers", 14, sign=-1, fewest=1),
        PlannedStep("service_late", "keepers", 30, fewest=7),
        PlannedStep("service_leaving", "keepers", 14, sign=-1, fewest=1),
    )
}
Choices = Mapping[str, int | None]
DEFAULTS: Choices = {step: planned.days for step, planned in PLAN.items()}


def check_days(step: str, days: int | None) -> int | None:
    """The days, or None for a step that is off; WrongDays below the step's fewest and above 60."""
    planned = PLAN[step]
    if days is None or not planned.movable:
        return None if days is None else planned.days
    if not planned.fewest <= days <= MOST_DAYS:
        said = "Antalet dagar ska vara mellan %(least)s och %(most)s."
        raise WrongDays(Sentence(said, least=planned.fewest, most=MOST_DAYS), field=step)
    return days


def day_of(step: str, *, choices: Choices, opened_on: date, due_on: date) -> date | None:
    """The day of a step; None when it is off, or had passed already when the round opened late."""
    planned, days = PLAN[step], choices.get(step)
    if days is None:
        return None
    day = planned.day(opened_on, due_on, days)
    return day if day > opened_on or not planned.from_due else None


def due_step(to: str, *, choices: Choices, opened_on: date, due_on: date, today: date) -> str | None:
    """The last step to these people whose day has come: those before it have been overtaken."""
    found = None
    for step, planned in PLAN.items():
        if planned.to != to or step == "nobody":
            continue
        day = day_of(step, choices=choices, opened_on=opened_on, due_on=due_on)
        if day is not None and day <= today:
            found = step
    return found


def too_close(step: str, last_letter: date | None, today: date) -> bool:
    """Whether a reminder before the last day would come just after another letter about the round."""
    return step == "before_due" and last_letter is not None and today - last_letter < APART


def next_try(at: datetime, attempts: int) -> datetime:
    """When a letter that could not be sent is tried again: after 1, 5, 15 and then every 60 minutes."""
    return at + _WAITS[min(max(attempts, 1), len(_WAITS)) - 1]


def given_up(queued_at: datetime, at: datetime) -> bool:
    """Whether a letter that the receiver asks to wait with has waited long enough (RFC 5321, 4.5.4.1)."""
    return at - queued_at >= GIVE_UP_AFTER


def is_daytime(local: datetime) -> bool:
    """Whether letters may be written by themselves: between 7 and 19 by the clock of `local`."""
    return _FIRST_HOUR <= local.hour < _LAST_HOUR
