"""When those who keep a service in the directory are written to; plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta

from fridlyst.reminders.rules import Choices, day_of

# Nobody gets two letters about services closer than this: what comes in between waits and comes along.
SERVICES_APART = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ServiceDays:
    """When a published service was gone through, is to be again, and stands on the public page the last time.

    All are None where nobody has ever gone through it.
    """

    reviewed_on: date | None
    due_on: date | None
    gone_after: date | None


def service_step(days: ServiceDays, *, choices: Choices, today: date) -> tuple[str, date] | None:
    """Where the service stands in the plan, and since which day there is something to tell; None for nothing.

    Before the day of review, on the day after it and at even paces from there, before the last day on the
    public page, and once when it has left the page.
    """
    tells_of_leaving = choices.get("service_leaving") is not None
    if days.reviewed_on is None or days.due_on is None or days.gone_after is None:
        return ("service_gone", date.min) if tells_of_leaving else None
    if today > days.gone_after:
        return ("service_gone", days.gone_after + _DAY) if tells_of_leaving else None
    late = _late(days.due_on, choices.get("service_late"), today)
    leaving = day_of("service_leaving", choices=choices, opened_on=days.reviewed_on, due_on=days.gone_after)
    if leaving is not None and max(leaving, days.due_on + _DAY) <= today:
        return "service_leaving", max(leaving, days.due_on + _DAY, late or date.min)
    if late is not None:
        return "service_late", late
    before = day_of("service_due", choices=choices, opened_on=days.reviewed_on, due_on=days.due_on)
    return ("service_due", before) if before is not None and before <= today else None


def _late(due_on: date, every: int | None, today: date) -> date | None:
    """The last day that has come of the day after the review and those at even paces from there."""
    if every is None or today <= due_on:
        return None
    first, pace = due_on + _DAY, timedelta(days=every)
    return first + (today - first) // pace * pace
