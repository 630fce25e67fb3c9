"""When values were fetched, how it went, and what is known."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from fridlyst.comparison.fields import Fetched
from fridlyst.comparison.kolada.shapes import KoladaArea, KoladaGroup, KoladaMeasure, KoladaValue
from fridlyst.comparison.models import Fetch, ReferenceArea, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.rules import Past, is_running
from fridlyst.comparison.shapes import Freshness, MeasureView
from fridlyst.comparison.terms import AreaKind, FetchState, Source
from fridlyst.indicators.terms import Sex

Row = Mapping[str, Any]
_LETTERS = {AreaKind.MUNICIPALITY: "K", AreaKind.REGION: "R", AreaKind.NATION: "L"}
_SEXES = {Sex.ALL: "T", Sex.WOMEN: "K", Sex.MEN: "M"}
_LOOKED_AT = 40


def freshness(*, at: datetime) -> Freshness:
    """When Kolada's values, else the demonstration's, were last fetched; one statement."""
    rows = _latest()
    done = next((row for row in rows if row["state"] == FetchState.DONE), None)
    newest = rows[0] if rows else None
    failed = newest if newest and newest["state"] == FetchState.FAILED else None
    return Freshness(
        source=done["source"] if done else "",
        fetched_at=done["given_at"] if done else None,
        failed_at=failed["begun_at"] if failed else None,
        failure=failed["code"] if failed else "",
        running=is_running(_past(rows), at),
        can_fetch=bool(settings.FRIDLYST_KOLADA_URL),
    )


def past_fetches() -> Past:
    """The latest fetches from Kolada; one statement."""
    return _past([row for row in _latest() if row["source"] == Source.KOLADA])


def _latest() -> list[Row]:
    columns = ("source", "state", "begun_at", "finished_at", "given_at", "code")
    return list(Fetch.objects.order_by("-begun_at", "-id").values(*columns)[:_LOOKED_AT])


def _past(rows: list[Row]) -> Past:
    failed = []
    for row in rows:
        if row["state"] == FetchState.DONE:
            break
        if row["state"] == FetchState.FAILED:
            failed.append(row["begun_at"])
    done = next((row for row in rows if row["state"] == FetchState.DONE), None)
    running = next((row for row in rows if row["state"] == FetchState.RUNNING), None)
    return Past(
        done_at=_moment(done, "begun_at"),
        running_since=_moment(running, "begun_at"),
        failed_at=failed[0] if failed and isinstance(failed[0], datetime) else None,
        failures=len(failed),
    )


def _moment(row: Row | None, name: str) -> datetime | None:
    found = row[name] if row else None
    return found if isinstance(found, datetime) else None


def known_measures() -> tuple[MeasureView, ...]:
    """Every shared measure that has been fetched; one statement."""
    rows = ReferenceMeasure.objects.filter(municipality=None).order_by("position", "code")
    return tuple(MeasureView(*one) for one in rows.values_list("code", "title", "source"))


def stored() -> Fetched | None:
    """Everything that Kolada has given, as one fetch, to be carried elsewhere; None when there is nothing."""
    last = Fetch.objects.filter(source=Source.KOLADA, state=FetchState.DONE).first()
    if last is None or last.given_at is None:
        return None
    measures = ReferenceMeasure.objects.filter(municipality=None, source=Source.KOLADA)
    areas = list(ReferenceArea.objects.all())
    values = ReferenceValue.objects.filter(measure__in=measures).select_related("measure")
    return Fetched(
        measures=tuple(KoladaMeasure(m.code, m.title, m.description, m.by_sex) for m in measures),
        areas=tuple(
            KoladaArea(a.code, a.title, _LETTERS[AreaKind(a.kind)]) for a in areas if a.kind != AreaKind.GROUP
        ),
        groups=tuple(
            KoladaGroup(a.code, a.title, tuple(a.members)) for a in areas if a.kind == AreaKind.GROUP
        ),
        values=tuple(
            KoladaValue(v.measure.code, v.area, v.year, _SEXES[Sex(v.sex)], v.value, _status(v.state))
            for v in values.iterator(chunk_size=5000)
        ),
        fetched_at=last.given_at,
        version=last.version,
    )


def _status(state: str) -> str:
    return "Suppressed" if state == "suppressed" else ""
