"""Writing breaks in series."""

from datetime import date

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import NotFound
from fridlyst.indicators.actions.defining import own_indicator
from fridlyst.indicators.entry_rules import check_day
from fridlyst.indicators.models import SeriesBreak
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor


@transaction.atomic
def add_break(*, by: Actor, indicator_id: int, on: date, why: str) -> SeriesBreak:
    """From `on` the indicator is counted otherwise; the same day again changes why. BadDay, TextMissing."""
    indicator = own_indicator(by, indicator_id)
    said = check_name(
        why, "why", longest=2000, missing="Skriv vad som ändrades, så att andra kan läsa serien."
    )
    day = check_day(on, today=clock.today())
    row = indicator.breaks.filter(on=day).first() or SeriesBreak(
        municipality_id=by.municipality_id, indicator_id=indicator.pk, on=day
    )
    row.why = said
    row.save()
    write_trail(by, "broke_series", "indicator", indicator.pk, {"on": day.isoformat()})
    return row


@transaction.atomic
def remove_break(*, by: Actor, indicator_id: int, break_id: int) -> None:
    """The series was counted alike after all; NotFound when there is no such break."""
    indicator = own_indicator(by, indicator_id)
    row = indicator.breaks.filter(pk=break_id).first()
    if row is None:
        raise NotFound
    day = row.on.isoformat()
    row.delete()
    write_trail(by, "joined_series", "indicator", indicator.pk, {"on": day})
