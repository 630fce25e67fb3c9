"""Writing indicators and how they are defined."""

from collections.abc import Collection

from django.db import transaction

from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.indicators import policies
from fridlyst.indicators.fields import Definition, IndicatorFields, Sheet
from fridlyst.indicators.models import Indicator, IndicatorOwnership
from fridlyst.indicators.queries import IndicatorView, definitions_of, indicators_of
from fridlyst.indicators.rules import (
    KindMeasured,
    check_number,
    check_persons_said,
    check_scale,
    check_target,
    counts_persons,
)
from fridlyst.indicators.terms import Direction, Frequency, IndicatorKind
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
    indicator = own_indicator(by, indicator_id)
    check_version(indicator.version, version, "indikatorn")
    _check_kind_stands(indicator, fields.kind)
    indicator.goal_id = _seen_goal(by, fields.goal_id).pk
    indicator.version = version + 1
    _save(by, indicator, fields)
    write_trail(by, "edited", "indicator", indicator.pk)
    return indicator


@transaction.atomic
def define(*, by: Actor, indicator_id: int, version: int, sheet: Sheet) -> Indicator:
    """Change how an indicator is defined; SavedMeanwhile when somebody saved after `version`.

    Only the coordinator lets the small numbers of a share or a number be seen.
    """
    indicator = own_indicator(by, indicator_id)
    check_version(indicator.version, version, "indikatorn")
    _require_may_bare(by, indicator, sheet.definition)
    indicator.unit = check_text(sheet.unit, "unit", longest=60)
    indicator.numerator = check_text(sheet.numerator, "numerator")
    indicator.denominator = check_text(sheet.denominator, "denominator")
    indicator.target_value = check_number(sheet.target_value, "target_value")
    check_target(indicator.kind, indicator.target_value)
    _set_definition(indicator, sheet.definition)
    indicator.version = version + 1
    indicator.save()
    write_trail(by, "defined", "indicator", indicator.pk)
    return indicator


def own_indicator(by: Actor, indicator_id: int) -> Indicator:
    """The indicator, locked, that the actor may change; NotFound when it is another municipality's."""
    rows = Indicator.objects.select_for_update(no_key=True)
    indicator = rows.filter(municipality_id=by.municipality_id, pk=indicator_id).first()
    if indicator is None:
        raise NotFound
    _require_may_write(by, indicator.origin, indicator.body_id)
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
    defined = definitions_of(municipality_id=by.municipality_id, programme_id=previous_id)
    for old, new in goals.items():
        for view in standing.get(old, ()):
            add_indicator(by=by, fields=_carried(view, new, defined[view.id]), carried_from_id=view.id)
    return draft


def _carried(view: IndicatorView, goal_id: int, definition: Definition) -> IndicatorFields:
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
        definition=definition,
    )


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


def _definition_of(indicator: Indicator) -> Definition:
    """The one that it has, as far as it fits its kind."""
    fits = counts_persons(indicator.kind)
    because = indicator.not_persons_because
    return Definition(
        **{name: getattr(indicator, name) for name in ("purpose", "source", "frequency", "direction")},
        scale_low=indicator.scale_low,
        scale_high=indicator.scale_high,
        by_sex=indicator.by_sex and fits,
        about_persons=False if fits and because and not indicator.about_persons else None,
        not_persons_because=because,
        method_note=indicator.method_note,
    )


def _set_definition(indicator: Indicator, given: Definition) -> None:
    """The definition on the row, not saved yet; BadDefinition, BadTarget or UnknownCode when it cannot be."""
    kind, counts = indicator.kind, counts_persons(indicator.kind)
    persons = counts if given.about_persons is None else given.about_persons and counts
    because = check_text(given.not_persons_because, "not_persons_because") if counts and not persons else ""
    check_persons_said(kind, about_persons=persons, by_sex=given.by_sex, because=because)
    low, high = (
        (check_number(given.scale_low, "scale_low"), check_number(given.scale_high, "scale_high"))
        if kind == IndicatorKind.SCALE
        else (None, None)
    )
    check_scale(low, high, indicator.target_value)
    for name in ("purpose", "source", "method_note"):
        setattr(indicator, name, check_text(getattr(given, name), name))
    indicator.frequency = check_code(given.frequency, ["", *Frequency.values], "frequency")
    indicator.direction = check_code(given.direction, Direction.values, "direction")
    indicator.scale_low, indicator.scale_high = low, high
    indicator.by_sex, indicator.about_persons = given.by_sex, persons
    indicator.not_persons_because = because


def _require_may_bare(by: Actor, indicator: Indicator, given: Definition) -> None:
    bares = given.about_persons is False and counts_persons(indicator.kind) and indicator.about_persons
    if bares and not policies.may_edit_programme(by):
        raise BadInput(
            "Bara samordnaren kan undanta en indikator från skyddet av små tal.", field="about_persons"
        )


def _save(by: Actor, indicator: Indicator, fields: IndicatorFields) -> None:
    owners = each_once(fields.owners)
    check_bodies(by, (owner.body_id for owner in owners))
    indicator.title = check_title(fields.title)
    indicator.kind = check_code(fields.kind, IndicatorKind.values, "kind")
    indicator.unit = check_text(fields.unit, "unit", longest=60)
    indicator.numerator = check_text(fields.numerator, "numerator")
    indicator.denominator = check_text(fields.denominator, "denominator")
    indicator.target_value = check_number(fields.target_value, "target_value")
    _set_definition(indicator, fields.definition or _definition_of(indicator))
    indicator.save()
    indicator.ownerships.all().delete()
    IndicatorOwnership.objects.bulk_create(
        IndicatorOwnership(
            indicator_id=indicator.pk, body_id=owner.body_id, part=owner.part, position=position
        )
        for position, owner in enumerate(owners)
    )
