"""Answers about indicators, and outcomes taken in."""

from django.http import HttpRequest
from ninja import Router

from fridlyst.api.indicators.presenting import indicator_out, series_out
from fridlyst.api.indicators.schemas import Delivery, IndicatorOut, MeasurementIn, RecordedOut, SeriesOut
from fridlyst.api.keys import visit_of
from fridlyst.api.problems import promised
from fridlyst.base.errors import NotFound
from fridlyst.counts.queries.rule import rule_of
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.queries import indicator_series
from fridlyst.indicators.series import IndicatorSeries
from fridlyst.indicators.terms import Entry

router = Router(tags=["indicators"])


@router.get(
    "/indicators",
    response=list[IndicatorOut],
    summary="Indikatorer med senaste utfall",
    openapi_extra=promised(401),
)
def list_indicators(request: HttpRequest) -> list[IndicatorOut]:
    """Every indicator of the programmes that are decided, in the order of their goals."""
    return list(map(indicator_out, _series(request)))


@router.get(
    "/indicators/{int:indicator_id}",
    response=SeriesOut,
    summary="En indikator över tid",
    openapi_extra=promised(401, 404),
)
def show_indicator(request: HttpRequest, indicator_id: int) -> SeriesOut:
    """One indicator with every point, of all bodies together and of each."""
    found = _series(request, indicator_id)
    if not found:
        raise NotFound
    return series_out(found[0])


def _series(request: HttpRequest, indicator_id: int | None = None) -> tuple[IndicatorSeries, ...]:
    here = visit_of(request).municipality.id
    return indicator_series(municipality_id=here, rule=rule_of(here), indicator_id=indicator_id)


@router.post(
    "/measurements",
    response=RecordedOut,
    summary="Lämna mätvärden",
    openapi_extra=promised(400, 401, 403, 409, 422),
)
def take_in(request: HttpRequest, delivery: Delivery) -> RecordedOut:
    """Take the outcomes in, all or none. The same sent twice changes nothing the second time."""
    rows = tuple(map(_row, delivery.measurements))
    done = record(by=visit_of(request).actor, rows=rows, how=Entry.INTERFACE, certain=delivery.certain)
    return RecordedOut(new=done.new, changed=done.changed, same=done.same)


def _row(given: MeasurementIn) -> MeasurementRow:
    return MeasurementRow(
        indicator=given.indicator,
        programme=given.programme,
        body_key=given.body_key,
        as_of=given.as_of,
        sex=given.sex,
        numerator=given.numerator,
        denominator=given.denominator,
        value=given.value,
        comment=given.comment,
    )
