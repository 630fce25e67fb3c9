"""Files of open comparisons taken in: read, asked about, and the chosen columns stored as values."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.errors import BadInput, Conflict, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.comparison import policies
from fridlyst.comparison.kolada.shapes import NATION
from fridlyst.comparison.lines import median_of, share_of_yes
from fridlyst.comparison.models import OpenUpload, ReferenceArea, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.open_comparisons import MOST_KEPT, OpenColumn, read_open_comparisons
from fridlyst.comparison.rules import middle
from fridlyst.comparison.terms import AreaKind, MeasureKind, Source, UploadState, ValueState
from fridlyst.files.names import kept_name
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

DRAFTS_KEPT = timedelta(days=1)
FIRST_YEAR = 2005


class BadYear(BadInput):
    """A year that no open comparisons are of."""

    code = "bad-year"


class ColumnsMissing(BadInput):
    """No column is chosen, too many, or one that the file does not have."""

    code = "columns-missing"


@transaction.atomic
def take_in_upload(*, by: Actor, data: bytes, filename: str, year: int) -> OpenUpload:
    """Read the file. With the same columns as last time it is stored at once; otherwise it is asked which
    columns to keep, and no value is stored. UnreadableDocument's kinds, NoMunicipalities or NoFigures."""
    require(policies.may_upload(by))
    at = clock.now()
    _check_year(year, at)
    columns = read_open_comparisons(data, filename, names=_names())
    hold(by.municipality_id)
    headings = [one.heading for one in columns]
    before = _last_stored(by.municipality_id)
    upload = OpenUpload.objects.create(
        municipality_id=by.municipality_id,
        year=year,
        filename=kept_name(filename) or "oppna-jamforelser.xlsx",
        sha256=hashlib.sha256(data).hexdigest(),
        headings=headings,
        kept=_proposed(columns, before),
        table=[_packed(one) for one in columns],
        uploaded_at=at,
        uploaded_by_id=by.user_id,
    )
    write_trail(by, "uploaded", "open_comparison", upload.pk, {"year": year, "columns": len(columns)})
    if before is not None and set(before.headings) == set(headings):
        _store(by, upload, before.kept)
    return upload


@transaction.atomic
def choose_columns(*, by: Actor, upload_id: int, version: int, kept: Sequence[str]) -> int:
    """Store the chosen columns as reference values; how many. Conflict when it was done meanwhile."""
    require(policies.may_upload(by))
    hold(by.municipality_id)
    rows = OpenUpload.objects.select_for_update(no_key=True)
    upload = rows.filter(municipality_id=by.municipality_id, pk=upload_id).first()
    if upload is None:
        raise NotFound
    if upload.version != version or upload.state != UploadState.ASKED:
        raise Conflict(
            "Någon annan har redan valt kolumner i filen. Läs in filen igen om valet ska göras om."
        )
    wrong = [one for one in kept if one not in upload.headings]
    if not kept or wrong or len(set(kept)) > MOST_KEPT:
        raise ColumnsMissing(
            Sentence("Välj minst en och högst %(most)s av filens kolumner.", most=MOST_KEPT), field="kept"
        )
    return _store(by, upload, kept)


@transaction.atomic
def remove_upload(*, by: Actor, upload_id: int) -> None:
    """Take the file's values away; measures that then have none go with them."""
    require(policies.may_upload(by))
    hold(by.municipality_id)
    upload = OpenUpload.objects.filter(municipality_id=by.municipality_id, pk=upload_id).first()
    if upload is None:
        raise NotFound
    codes = [OpenColumn(heading, "", {}).code for heading in upload.kept]
    own = ReferenceMeasure.objects.filter(municipality_id=by.municipality_id, code__in=codes)
    if upload.state == UploadState.STORED and not _replaced(upload):
        ReferenceValue.objects.filter(measure__in=own, year=upload.year).delete()
        own.exclude(pk__in=ReferenceValue.objects.values("measure_id")).delete()
    write_trail(by, "removed", "open_comparison", upload.pk, {"year": upload.year})
    upload.delete()


def drop_drafts(*, at: datetime) -> int:
    """Forget files whose columns nobody chose within a day; how many."""
    old = OpenUpload.objects.filter(state=UploadState.ASKED, uploaded_at__lt=at - DRAFTS_KEPT)
    return old.delete()[0]


def _check_year(year: int, at: datetime) -> None:
    if not FIRST_YEAR <= year <= at.year:
        raise BadYear(
            Sentence("Året ska vara mellan %(first)s och %(last)s.", first=FIRST_YEAR, last=at.year),
            field="year",
        )


def _names() -> dict[str, str]:
    rows = ReferenceArea.objects.filter(kind=AreaKind.MUNICIPALITY).values_list("title", "code")
    return {title.casefold(): code for title, code in rows}


def _last_stored(municipality_id: int) -> OpenUpload | None:
    rows = OpenUpload.objects.filter(municipality_id=municipality_id, state=UploadState.STORED)
    return rows.defer("table").first()


def _replaced(upload: OpenUpload) -> bool:
    """Whether a later file of the same year stands in its place."""
    later = OpenUpload.objects.filter(
        municipality_id=upload.municipality_id,
        year=upload.year,
        state=UploadState.STORED,
        uploaded_at__gt=upload.uploaded_at,
    )
    return later.exists()


def _proposed(columns: Iterable[OpenColumn], before: OpenUpload | None) -> list[str]:
    """What was kept last time where the column is still there, else what is about violence."""
    listed = list(columns)
    if before is not None:
        return [one.heading for one in listed if one.heading in before.kept]
    return [one.heading for one in listed if one.about_violence][:MOST_KEPT]


def _packed(one: OpenColumn) -> dict[str, Any]:
    return {"heading": one.heading, "kind": one.kind, "values": {k: list(v) for k, v in one.values.items()}}


def _unpacked(table: Iterable[Mapping[str, Any]]) -> list[OpenColumn]:
    return [
        OpenColumn(
            one["heading"],
            one["kind"],
            {code: (value, state) for code, (value, state) in one["values"].items()},
        )
        for one in table
    ]


def _store(by: Actor, upload: OpenUpload, kept: Sequence[str]) -> int:
    columns = [one for one in _unpacked(upload.table or []) if one.heading in set(kept)]
    stored = sum(_store_column(upload, one, place) for place, one in enumerate(columns))
    upload.kept, upload.table = [one.heading for one in columns], None
    upload.state, upload.version = UploadState.STORED, upload.version + 1
    upload.save()
    write_trail(by, "stored", "open_comparison", upload.pk, {"year": upload.year, "columns": len(columns)})
    return stored


def _store_column(upload: OpenUpload, column: OpenColumn, place: int) -> int:
    measure, _made = ReferenceMeasure.objects.update_or_create(
        municipality_id=upload.municipality_id,
        source=Source.OPEN_COMPARISONS,
        code=column.code,
        defaults={
            "title": column.heading,
            "kind": column.kind,
            "position": 1000 + place,
            "fetched_at": upload.uploaded_at,
        },
    )
    ReferenceValue.objects.filter(measure=measure, year=upload.year).delete()
    values = {**column.values, **worked_out_of(column)}
    rows = [
        ReferenceValue(measure=measure, area=area, year=upload.year, value=value, state=state)
        for area, (value, state) in values.items()
    ]
    ReferenceValue.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def worked_out_of(column: OpenColumn) -> dict[str, tuple[float | None, str]]:
    """The median of each county's municipalities and of all, or the share of yes; of three values or more."""
    by_county: dict[str, list[float | None]] = {}
    for area, (value, _state) in column.values.items():
        if area != NATION:
            by_county.setdefault(area[:2], []).append(value)
    every = [value for values in by_county.values() for value in values]
    work_out = share_of_yes if column.kind == MeasureKind.YES_NO else middle
    found = {county: work_out(values) for county, values in {**by_county, "00": every}.items()}
    return {
        median_of(county): (value, ValueState.GIVEN) for county, value in found.items() if value is not None
    }
