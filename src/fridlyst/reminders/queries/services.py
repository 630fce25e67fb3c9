"""Reading the services that are to be gone through, soon or since long."""

from datetime import date

from fridlyst.followup.discretion import tells
from fridlyst.reminders.rules import Choices
from fridlyst.reminders.service_rules import ServiceDays, service_step
from fridlyst.reminders.shapes import LateService
from fridlyst.support.models import SupportService
from fridlyst.support.place_rules import names_shelter
from fridlyst.support.queries import Keepers, keepers
from fridlyst.support.review_rules import due_on, gone_after

_Step = tuple[str, date]


def late_services(municipality_id: int, choices: Choices, today: date) -> dict[int, LateService]:
    """The published services that there is something to tell of, by the plan.

    One statement, and two more when there is any.
    """
    rows = SupportService.objects.filter(municipality_id=municipality_id, published=True)
    found: list[tuple[SupportService, ServiceDays, _Step]] = []
    for row in rows.select_related("body").order_by("reviewed_on", "name", "pk"):
        days = _days(row)
        step = service_step(days, choices=choices, today=today)
        if step is not None:
            found.append((row, days, step))
    kept_by = keepers(municipality_id, today) if found else Keepers({}, {})
    return {row.pk: _late(row, days, step, kept_by) for row, days, step in found}


def _days(row: SupportService) -> ServiceDays:
    if row.reviewed_on is None:
        return ServiceDays(None, None, None)
    months = row.review_months
    return ServiceDays(row.reviewed_on, due_on(row.reviewed_on, months), gone_after(row.reviewed_on, months))


def _late(row: SupportService, days: ServiceDays, step: _Step, kept_by: Keepers) -> LateService:
    return LateService(
        id=row.pk,
        key=row.key,
        name="" if _tells(row) else row.name,
        body=row.body.name if row.body else "",
        body_ids=kept_by.of(row.body_id),
        step=step[0],
        since=step[1],
        due_on=days.due_on,
        gone_after=days.gone_after,
    )


def _tells(row: SupportService) -> bool:
    """Whether the name says what the letter is about, or names a sheltered home."""
    return row.protected_address or names_shelter(row.name) or tells(row.name)
