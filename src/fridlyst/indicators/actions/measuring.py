"""Writing outcomes that a round asks for: the only writer of them beside what is recorded outside rounds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fridlyst.base.checks import check_text
from fridlyst.base.errors import NotFound
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.rules import Outcome, outcome
from fridlyst.indicators.terms import Sex
from fridlyst.programmes.actions.common import check_version

_NUMBERS = ("numerator", "denominator", "value")


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that a body is asked for."""

    indicator_id: int
    body_id: int


def ask(*, municipality_id: int, occasion: str, as_of: date, asked: Iterable[Asked]) -> int:
    """Unanswered measurements for what a round asks; how many were made. Part of opening a round."""
    rows = [
        Measurement(
            municipality_id=municipality_id,
            indicator_id=one.indicator_id,
            body_id=one.body_id,
            occasion=occasion,
            as_of=as_of,
            told=False,
        )
        for one in asked
    ]
    Measurement.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def measure(
    *,
    municipality_id: int,
    indicator_id: int,
    body_id: int,
    occasion: str,
    outcome: Outcome,
    comment: str,
    version: int | None = None,
    parts: Mapping[str, Outcome] | None = None,
    certain: bool = False,
) -> int:
    """Write an outcome that was asked for, with its sexes; the new version. Part of saving a body's answer.

    With `version` given, SavedMeanwhile when somebody saved after it. NotFound when nobody asked.
    """
    rows = Measurement.objects.select_for_update(no_key=True).filter(
        municipality_id=municipality_id, indicator_id=indicator_id, body_id=body_id, occasion=occasion
    )
    found = {row.sex: row for row in rows}
    row = found.get(Sex.ALL)
    if row is None:
        raise NotFound
    if version is not None:
        check_version(row.version, version, "svaret")
    _set(row, outcome)
    row.comment, row.certain, row.version = check_text(comment, "comment"), certain, row.version + 1
    row.save(update_fields=[*_NUMBERS, "comment", "certain", "version"])
    if parts is not None:
        _write_parts(row, found, parts)
    return row.version


def tell(*, municipality_id: int, body_id: int, occasion: str, told: bool) -> None:
    """What the body answered may be read by others, or is its own draft again. Part of sending in."""
    rows = Measurement.objects.filter(municipality_id=municipality_id, body_id=body_id, occasion=occasion)
    rows.update(told=told)


def stand_by(*, municipality_id: int, body_id: int, occasion: str) -> None:
    """The body stands by all outcomes that were asked about. Part of sending in."""
    rows = Measurement.objects.filter(
        municipality_id=municipality_id, body_id=body_id, occasion=occasion, sex=Sex.ALL
    )
    rows.exclude(value=None).update(certain=True)


def _write_parts(whole: Measurement, found: Mapping[str, Measurement], parts: Mapping[str, Outcome]) -> None:
    """The sexes of an outcome as they now are; what is no longer given goes."""
    given = {sex: one for sex, one in parts.items() if one.answered}
    gone = [row.pk for sex, row in found.items() if sex != Sex.ALL and sex not in given]
    if gone:
        Measurement.objects.filter(pk__in=gone).delete()
    for sex, one in given.items():
        row = found.get(sex) or Measurement(
            municipality_id=whole.municipality_id,
            indicator_id=whole.indicator_id,
            body_id=whole.body_id,
            occasion=whole.occasion,
            as_of=whole.as_of,
            sex=sex,
            told=whole.told,
        )
        _set(row, one)
        row.save()


def _set(row: Measurement, said: Outcome) -> None:
    row.numerator, row.denominator, row.value = said.numerator, said.denominator, said.value


def measure_many(
    *,
    municipality_id: int,
    occasion: str,
    given: Mapping[tuple[int, int], tuple[Decimal | None, Decimal | None, Decimal | None]],
    told_by: Collection[int] = (),
) -> int:
    """Write many outcomes that were asked for; how many. Part of entering answers given elsewhere.

    `given` maps (indicator, body) to numerator, denominator and value; `told_by` are the bodies that have
    sent in. NotFound when nobody asked.
    """
    rows = Measurement.objects.filter(municipality_id=municipality_id, occasion=occasion, sex=Sex.ALL)
    asked = {(row.indicator_id, row.body_id): row for row in rows.select_related("indicator")}
    changed = []
    for place, (top, bottom, value) in given.items():
        row = asked.get(place)
        if row is None:
            raise NotFound("Omgången frågade inte enheten om indikatorn.")
        result = outcome(row.indicator.kind, numerator=top, denominator=bottom, value=value)
        _set(row, result)
        row.told, row.version = row.body_id in told_by, row.version + 1
        changed.append(row)
    Measurement.objects.bulk_update(changed, [*_NUMBERS, "told", "version"], batch_size=100)
    return len(changed)
