"""Fetches begun and ended, and what they gave stored: all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from fridlyst.base.errors import FridlystError
from fridlyst.comparison.fields import Fetched
from fridlyst.comparison.kolada.shapes import NATION, KoladaArea, KoladaGroup, KoladaMeasure, KoladaValue
from fridlyst.comparison.models import Fetch, ReferenceArea, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.presets import PRESETS
from fridlyst.comparison.rules import (
    LONGEST_FETCH,
    FetchUnderWay,
    county_group,
    is_share,
    is_suppressed,
    similar_group,
)
from fridlyst.comparison.terms import AreaKind, FetchState, MeasureKind, Source, ValueState
from fridlyst.indicators.terms import Sex

_SEXES = {"T": Sex.ALL, "K": Sex.WOMEN, "M": Sex.MEN}
_BATCH = 2000
_LOST = "Hämtningen avbröts innan den var klar."


def begin_fetch(*, at: datetime, source: str = Source.KOLADA) -> int:
    """A fetch is under way; its id. FetchUnderWay while another is, unless that one has lost its worker."""
    lost = Fetch.objects.filter(source=source, state=FetchState.RUNNING, begun_at__lte=at - LONGEST_FETCH)
    try:
        with transaction.atomic():
            lost.update(state=FetchState.FAILED, code="lost", message=_LOST, finished_at=at)
            return int(Fetch.objects.create(source=source, begun_at=at).pk)
    except IntegrityError:
        raise FetchUnderWay("En hämtning pågår redan. Vänta tills den är klar.") from None


def fail_fetch(*, fetch_id: int, error: FridlystError, at: datetime) -> None:
    """The fetch gave nothing; what was stored before stands."""
    Fetch.objects.filter(pk=fetch_id).update(
        state=FetchState.FAILED, code=error.code[:60], message=error.message[:500], finished_at=at
    )


@transaction.atomic
def store_fetched(*, fetch_id: int, fetched: Fetched, at: datetime) -> int:
    """Store everything in place of what stood there; how many values.

    A measure or an area that the service no longer tells of keeps what is known of it.
    """
    _store_areas(fetched.areas, fetched.groups)
    measures = _store_measures(fetched)
    stored = _store_values(measures, fetched.values)
    Fetch.objects.filter(pk=fetch_id).update(
        state=FetchState.DONE,
        given_at=fetched.fetched_at,
        version=fetched.version[:20],
        values_stored=stored,
        finished_at=at,
    )
    return stored


def _store_areas(areas: Iterable[KoladaArea], groups: Iterable[KoladaGroup]) -> None:
    listed = list(areas)
    names = {one.title.casefold(): one.code for one in listed if one.kind == "K"}
    rows = {one.code: _area(one) for one in listed}
    rows |= {row.code: row for one in groups if (row := _group(one, names)) is not None}
    ReferenceArea.objects.bulk_create(
        rows.values(),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["title", "kind", "about", "field", "year", "members"],
    )


def _area(one: KoladaArea) -> ReferenceArea:
    if one.code == NATION:
        kind = AreaKind.NATION
    else:
        kind = AreaKind.MUNICIPALITY if one.kind == "K" else AreaKind.REGION
    return ReferenceArea(code=one.code, title=one.title, kind=kind)


def _group(one: KoladaGroup, names: Mapping[str, str]) -> ReferenceArea | None:
    """Groups of those alike a municipality, and of a county's; no other group is of use."""
    row = ReferenceArea(code=one.code, title=one.title, kind=AreaKind.GROUP, members=list(one.members))
    similar = similar_group(one.title)
    if similar is not None and similar.name.casefold() in names:
        row.about, row.field, row.year = names[similar.name.casefold()], similar.field, similar.year
        return row
    county = county_group(one.title, one.members)
    if county is not None:
        row.about, row.field = county
        return row
    return None


def _store_measures(fetched: Fetched) -> dict[str, ReferenceMeasure]:
    places = {code: place for place, code in enumerate(PRESETS)}
    known = {
        row.code: row for row in ReferenceMeasure.objects.filter(municipality=None, source=fetched.source)
    }
    for given in fetched.measures:
        row = known.setdefault(given.code, ReferenceMeasure(source=fetched.source, code=given.code))
        _fill(row, given, fetched.fetched_at)
        row.position = places.get(given.code, len(places))
        row.save()
    return {given.code: known[given.code] for given in fetched.measures}


def _fill(row: ReferenceMeasure, given: KoladaMeasure, at: datetime) -> None:
    row.title, row.description, row.by_sex = given.title, given.description, given.by_sex
    row.kind = MeasureKind.PER_CENT if is_share(given.title) else MeasureKind.NUMBER
    row.fetched_at = at


def _store_values(measures: Mapping[str, ReferenceMeasure], values: Iterable[KoladaValue]) -> int:
    by_measure: dict[str, dict[tuple[str, int, str], KoladaValue]] = defaultdict(dict)
    for one in values:
        by_measure[one.measure][one.area, one.year, one.sex] = one
    stored = 0
    for code, found in by_measure.items():
        if code in measures:
            rows = [_value(measures[code].pk, one) for one in found.values()]
            ReferenceValue.objects.filter(measure_id=measures[code].pk).delete()
            ReferenceValue.objects.bulk_create(rows, batch_size=_BATCH)
            stored += len(rows)
    return stored


def _value(measure_id: int, one: KoladaValue) -> ReferenceValue:
    state = ValueState.GIVEN
    if one.value is None:
        state = ValueState.SUPPRESSED if is_suppressed(one.status) else ValueState.MISSING
    return ReferenceValue(
        measure_id=measure_id,
        area=one.area,
        year=one.year,
        sex=_SEXES[one.sex],
        value=one.value,
        state=state,
    )
