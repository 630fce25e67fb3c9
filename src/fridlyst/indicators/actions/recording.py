"""Writing outcomes outside the rounds: by hand, with a file, or through the programming interface."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_code, check_text
from fridlyst.indicators.entry_rules import occasion_of_day
from fridlyst.indicators.fields import MeasurementRow, Recorded
from fridlyst.indicators.models import Measurement
from fridlyst.indicators.queries.examining import examine
from fridlyst.indicators.recording_shapes import BadRows, Examined, OddRows, RowFault, Verdict
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import Entry
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import belongs, require

_CHANGED = ("numerator", "denominator", "value", "comment", "entered", "certain", "version")


@transaction.atomic
def record(*, by: Actor, rows: Sequence[MeasurementRow], how: str, certain: bool = False) -> Recorded:
    """Write all the rows, or none: BadRows names the fault of each row that cannot be recorded.

    OddRows asks about outcomes far from those before them; with `certain` the person stands by them. A row
    that stands already is left. What is changed stays in the trail with what it was. `how` is an Entry.
    Shares are given as numerator and denominator. Eight statements and a few for each hundred rows.
    """
    require(belongs(by))
    entered = check_code(how, Entry.values, "how")
    hold(by.municipality_id)
    found = examine(by=by, rows=rows)
    faults = [one.fault for one in found if one.fault]
    if faults:
        raise BadRows(faults)
    odd = [RowFault(min(at, len(rows) - 1), "value", one.odd) for at, one in enumerate(found) if one.odd]
    if odd and not certain:
        raise OddRows(odd)
    _write(by, found, entered)
    return Recorded(
        new=_count(found[: len(rows)], Verdict.NEW),
        changed=_count(found[: len(rows)], Verdict.CHANGED),
        same=_count(found[: len(rows)], Verdict.SAME),
    )


def _count(found: Sequence[Examined], verdict: Verdict) -> int:
    return sum(1 for one in found if one.verdict == verdict)


def _write(by: Actor, found: Sequence[Examined], entered: str) -> None:
    changes = [one for one in found if one.verdict in (Verdict.NEW, Verdict.CHANGED)]
    bodies = dict(
        Body.objects.filter(
            municipality_id=by.municipality_id, key__in={one.row.body_key for one in changes}
        ).values_list("key", "pk")
    )
    stored = _stored(by.municipality_id, changes)
    new, changed = [], []
    for one in changes:
        body_id = bodies[one.row.body_key]
        place = (_id(one), body_id, occasion_of_day(one.row.as_of), one.row.sex)
        row = stored.get(place)
        if row is None:
            row = Measurement(
                municipality_id=by.municipality_id,
                indicator_id=place[0],
                body_id=body_id,
                occasion=place[2],
                sex=place[3],
                as_of=one.row.as_of,
            )
            new.append(row)
        else:
            row.version += 1
            changed.append(row)
        row.numerator, row.denominator = one.outcome.numerator, one.outcome.denominator
        row.value, row.comment = one.outcome.value, check_text(one.row.comment, "comment")
        row.entered, row.certain = entered, bool(one.odd)
    Measurement.objects.bulk_create(new, batch_size=100)
    Measurement.objects.bulk_update(changed, _CHANGED, batch_size=100)
    _tell(by, changes, entered)


def _id(one: Examined) -> int:
    assert one.indicator is not None
    return one.indicator.id


def _stored(
    municipality_id: int, changes: Sequence[Examined]
) -> dict[tuple[int, int, str, str], Measurement]:
    rows = Measurement.objects.select_for_update(no_key=True).filter(
        municipality_id=municipality_id,
        indicator_id__in={_id(one) for one in changes},
        occasion__in={occasion_of_day(one.row.as_of) for one in changes},
    )
    return {(row.indicator_id, row.body_id, row.occasion, row.sex): row for row in rows}


def _tell(by: Actor, changes: Sequence[Examined], entered: str) -> None:
    """One event for each indicator, with what each outcome was before."""
    of: dict[int, list[dict[str, object]]] = {}
    for one in changes:
        of.setdefault(_id(one), []).append(_event(one))
    for indicator_id, told in of.items():
        write_trail(by, "measured", "indicator", indicator_id, {"how": entered, "outcomes": told})


def _event(one: Examined) -> dict[str, object]:
    told: dict[str, object] = {
        "body": one.row.body_key,
        "day": _iso(one.row.as_of),
        "now": _said(one.outcome),
    }
    if one.row.sex:
        told["sex"] = one.row.sex
    if one.before.answered:
        told["was"] = _said(one.before)
    return told


def _iso(day: date) -> str:
    return day.isoformat()


def _said(said: Outcome) -> list[str | None]:
    """Numerator, denominator and value, as plain digits."""
    numbers = (said.numerator, said.denominator, said.value)
    return [None if one is None else format(one.normalize(), "f") for one in numbers]
