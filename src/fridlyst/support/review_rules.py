"""When a service is to be gone through again, and what it says until then; plain Python."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from fridlyst.base.errors import BadInput
from fridlyst.support.terms import ServiceState

FEWEST_MONTHS, MOST_MONTHS, USUAL_MONTHS = 1, 24, 6
# So long a service stands on the public page after the day when it should have been gone through.
DAYS_LEFT: Final = 90


class WrongInterval(BadInput):
    """No interval of review that is allowed."""

    code = "wrong-interval"


def check_interval(months: int) -> int:
    """The number of months; WrongInterval below 1 or above 24."""
    if not FEWEST_MONTHS <= months <= MOST_MONTHS:
        raise WrongInterval("Stödet ska ses över med 1 till 24 månaders mellanrum.", field="review_months")
    return months


def due_on(reviewed_on: date, months: int) -> date:
    """The day to go through it again: the same day so many months later, or the month's last."""
    year, month = divmod(reviewed_on.year * 12 + reviewed_on.month - 1 + months, 12)
    return date(year, month + 1, min(reviewed_on.day, monthrange(year, month + 1)[1]))


def gone_after(reviewed_on: date, months: int) -> date:
    """The last day on the public page."""
    return due_on(reviewed_on, months) + timedelta(days=DAYS_LEFT)


def state_of(*, published: bool, reviewed_on: date | None, months: int, today: date) -> ServiceState:
    """Where it stands; a published one that nobody has gone through is long past."""
    if not published:
        return ServiceState.DRAFT
    if reviewed_on is None or today > gone_after(reviewed_on, months):
        return ServiceState.GONE
    return ServiceState.DUE if today > due_on(reviewed_on, months) else ServiceState.PUBLIC
