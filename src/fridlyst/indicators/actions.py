"""The only writer of indicators and measurements."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import NotFound
from fridlyst.indicators import policies
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.indicators.models import Indicator, IndicatorOwnership, Measurement
from fridlyst.indicators.queries import IndicatorView, indicators_of
from fridlyst.indicators.rules import KindMeasured, Outcome, check_number, outcome
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions import next_edition as next_programme
from fridlyst.programmes.actions.common import (
    check_bodies,
    check_version,
    each_once,
    own_goal,
    require_may_write,
)
from fridlyst.programmes.fields import OwnerChoice, ProgrammeFields
from fridlyst.programmes.models import Goal, Programme
from fridlyst.programmes.policies import may_see_drafts
from fridlyst.programmes.rules import check_title, own_key
from fridlyst.programmes.terms import Origin, ProgrammeState


@dataclass(frozen=True, slots=True)
class Asked:
    """An indicator that a body is asked for."""

    indicator_id: int
    body_id: int


@transaction.atomic
def add_indicator(*, by: Actor, fields: IndicatorFields, carried_from_id: int | None = None) -> Indicator:
    """A new indicator under a goal: the programme's, or a body's own."""
    _require_may_write(by, fields.origin, fields.body_id)
    goal = _seen_goal(by, fields.goal_id)
    taken = set(Indicator.objects.filter(goal_id=goal.pk).values_list("key", flat=True))
    indicator = Indicator(
        municipality_id=by.municipality_id,
        goal_id=goal.pk,
        carried_from_id=carried_from_id,
        position=len(taken),
        key=own_key(fields.key, fields.title, taken),
        origin=Origin(fields.origin),
        body_id=fields.body_id,
    )
    _save(by, indicator, fields)
    write_trail(by, "added", "indicator", indicator.pk)
    return indicator


@transaction.atomic
def edit_indicator(*, by: Actor, indicator_id: int, version: int, fields: IndicatorFields) -> Indicator:
    """Change an indicator; SavedMeanwhile when somebody saved after `version`."""
    rows = Indicator.objects.select_for_update(no_key=True).filter(
        municipality_id=by.municipality_id, pk=indicator_id
    )
    indicator = rows.first()
    if indicator is None:
        raise NotFound
    _require_may_write(by, indicator.origin, indicator.body_id)
    check_version(indicator.version, version, "indikatorn")
    _check_kind_stands(indicator, fields.kind)
    indicator.goal_id = _seen_goal(by, fields.goal_id).pk
    indicator.version = version + 1
    _save(by, indicator, fields)
    write_trail(by, "edited", "indicator", indicator.pk)
    return indicator


@transaction.atomic
def next_edition(
    *,
    by: Actor,
    previous_id: int,
    fields: ProgrammeFields,
    goal_ids: Collection[int],
    activity_ids: Collection[int],
) -> Programme:
    """A draft that follows on another programme, with what is chosen and the chosen goals' indicators."""
    require(policies.may_edit_programme(by))
    hold(by.municipality_id)
    draft, goals = next_programme(
        by=by, previous_id=previous_id, fields=fields, goal_ids=goal_ids, activity_ids=activity_ids
    )
    standing = indicators_of(municipality_id=by.municipality_id, programme_id=previous_id)
    for old, new in goals.items():
        for view in standing.get(old, ()):
            add_indicator(by=by, fields=_carried(view, new), carried_from_id=view.id)
    return draft


def _carried(view: IndicatorView, goal_id: int) -> IndicatorFields:
    return IndicatorFields(
        title=view.title,
        goal_id=goal_id,
        kind=view.kind,
        unit=view.unit,
        numerator=view.numerator,
        denominator=view.denominator,
        target_value=view.target_value,
        owners=tuple(OwnerChoice(owner.body_id, owner.part) for owner in view.owners),
        origin=view.origin,
        body_id=view.body_id,
    )


def ask(*, municipality_id: int, occasion: str, as_of: date, asked: Iterable[Asked]) -> int:
    """Unanswered measurements for what a round asks; how many were made. Part of opening a round."""
    rows = [
        Measurement(
            municipality_id=municipality_id,
            indicator_id=one.indicator_id,
            body_id=one.body_id,
            occasion=occasion,
            as_of=as_of,
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
) -> int:
    """Write an outcome that was asked for; the new version. Part of saving a body's answer.

    With `version` given, SavedMeanwhile when somebody saved after it. NotFound when nobody asked.
    """
    rows = Measurement.objects.select_for_update(no_key=True).filter(
        municipality_id=municipality_id, indicator_id=indicator_id, body_id=body_id, occasion=occasion
    )
    row = rows.first()
    if row is None:
        raise NotFound
    if version is not None:
        check_version(row.version, version, "svaret")
    row.numerator, row.denominator, row.value = outcome.numerator, outcome.denominator, outcome.value
    row.comment, row.version = check_text(comment, "comment"), row.version + 1
    row.save(update_fields=["numerator", "denominator", "value", "comment", "version"])
    return row.version


def measure_many(
    *,
    municipality_id: int,
    occasion: str,
    given: Mapping[tuple[int, int], tuple[Decimal | None, Decimal | None, Decimal | None]],
) -> int:
    """Write many outcomes that were asked for; how many. Part of entering answers given elsewhere.

    `given` maps (indicator, body) to numerator, denominator and value. NotFound when nobody asked.
    """
    rows = Measurement.objects.filter(municipality_id=municipality_id, occasion=occasion)
    asked = {(row.indicator_id, row.body_id): row for row in rows.select_related("indicator")}
    changed = []
    for place, (top, bottom, value) in given.items():
        row = asked.get(place)
        if row is None:
            raise NotFound("Omgången frågade inte enheten om indikatorn.")
        result = outcome(row.indicator.kind, numerator=top, denominator=bottom, value=value)
        row.numerator, row.denominator, row.value = result.numerator, result.denominator, result.value
        row.version += 1
        changed.append(row)
    columns = ["numerator", "denominator", "value", "version"]
    Measurement.objects.bulk_update(changed, columns, batch_size=100)
    return len(changed)


def _require_may_write(by: Actor, origin: str, body_id: int | None) -> None:
    require_may_write(by, origin, body_id, "Välj vilken enhet indikatorn hör till.")


def _seen_goal(by: Actor, goal_id: int) -> Goal:
    """The goal, locked; NotFound when it is another's, or a draft's that the actor may not see."""
    goal = own_goal(by, goal_id)
    if goal.programme.state == ProgrammeState.DRAFT and not may_see_drafts(by):
        raise NotFound
    return goal


def _check_kind_stands(indicator: Indicator, kind: str) -> None:
    if kind != indicator.kind and indicator.measurements.filter(value__isnull=False).exists():
        raise KindMeasured("Indikatorn har redan mätts. Lägg till en ny i stället för att byta slag.")


def _save(by: Actor, indicator: Indicator, fields: IndicatorFields) -> None:
    owners = each_once(fields.owners)
    check_bodies(by, (owner.body_id for owner in owners))
    indicator.title = check_title(fields.title)
    indicator.kind = check_code(fields.kind, IndicatorKind.values, "kind")
    indicator.unit = check_text(fields.unit, "unit", longest=60)
    indicator.numerator = check_text(fields.numerator, "numerator")
    indicator.denominator = check_text(fields.denominator, "denominator")
    indicator.target_value = check_number(fields.target_value, "target_value")
    indicator.save()
    indicator.ownerships.all().delete()
    IndicatorOwnership.objects.bulk_create(
        IndicatorOwnership(
            indicator_id=indicator.pk, body_id=owner.body_id, part=owner.part, position=position
        )
        for position, owner in enumerate(owners)
    )
