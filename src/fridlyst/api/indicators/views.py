"""Answers about indicators, and outcomes taken in."""

from django.http import HttpRequest
from ninja import Router

from fridlyst.api.indicators.schemas import Delivery, MeasurementIn, RecordedOut
from fridlyst.api.keys import visit_of
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.terms import Entry

router = Router(tags=["indicators"])


@router.post("/measurements", response=RecordedOut, summary="Lämna mätvärden")
def take_in(request: HttpRequest, delivery: Delivery) -> RecordedOut:
    """Take the outcomes in, all or none. The same sent twice changes nothing the second time."""
    rows = tuple(map(_row, delivery.measurements))
    done = record(by=visit_of(request).actor, rows=rows, how=Entry.INTERFACE, certain=delivery.certain)
    return RecordedOut(new=done.new, changed=done.changed, same=done.same)


def _row(given: MeasurementIn) -> MeasurementRow:
    return MeasurementRow(
        indicator=given.indicator,
        programme=given.programme,
        body_key=given.body,
        as_of=given.as_of,
        sex=given.sex,
        numerator=given.numerator,
        denominator=given.denominator,
        value=given.value,
        comment=given.comment,
    )
