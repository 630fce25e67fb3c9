"""Reading indicators and measurements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.indicators.entry_rules import earlier, question
from fridlyst.indicators.models import Indicator, IndicatorOwnership, Measurement
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.shapes import IndicatorView, MeasurementView, OwnedIndicator
from fridlyst.indicators.terms import Sex
from fridlyst.programmes.shapes import OwnerView
from fridlyst.programmes.terms import ProgrammeState

_COLUMNS = (
    *("id", "key", "goal_id", "title", "kind", "unit", "numerator", "denominator"),
    *("target_value", "origin", "body_id", "version"),
)
_DEFINED = ("by_sex", "about_persons", "direction", "scale_low", "scale_high")

_OF_PROGRAMME: Prepared[*tuple[Any, ...]] = Prepared(
    lambda municipality, programme: (
        Indicator.objects.filter(municipality_id=municipality, goal__programme_id=programme)
        .order_by("position", "id")
        .values_list(*_COLUMNS, *_DEFINED)
    ),
    numbers=["municipality", "programme"],
)


def indicators_of(
    *, municipality_id: int, programme_id: int, owned: bool = True
) -> Mapping[int, tuple[IndicatorView, ...]]:
    """Goal → its indicators in order; two statements, or one without their owners."""
    links = IndicatorOwnership.objects.filter(indicator__goal__programme_id=programme_id)
    owners = owners_from(links) if owned else {}
    found: dict[int, list[IndicatorView]] = defaultdict(list)
    for row in _OF_PROGRAMME.rows(municipality=municipality_id, programme=programme_id):
        first, defined = row[: len(_COLUMNS)], row[len(_COLUMNS) :]
        view = IndicatorView(*(*first, owners.get(row[0], ()), *defined))
        found[view.goal_id].append(view)
    return {goal_id: tuple(views) for goal_id, views in found.items()}


def indicator(*, municipality_id: int, indicator_id: int) -> IndicatorView:
    """One indicator; NotFound for another municipality's. Two statements."""
    row = Indicator.objects.filter(municipality_id=municipality_id, pk=indicator_id).first()
    if row is None:
        raise NotFound
    return view_of(row, owners_from(IndicatorOwnership.objects.filter(indicator_id=row.pk)).get(row.pk, ()))


def indicators_owned_by(
    *, municipality_id: int, body_ids: Iterable[int], drafts: bool
) -> tuple[OwnedIndicator, ...]:
    """The indicators that any of the bodies answers for, with their goals; two statements."""
    owned = IndicatorOwnership.objects.filter(
        indicator__municipality_id=municipality_id, body_id__in=list(body_ids)
    )
    rows = Indicator.objects.filter(municipality_id=municipality_id, pk__in=owned.values("indicator_id"))
    if not drafts:
        rows = rows.exclude(goal__programme__state=ProgrammeState.DRAFT)
    owners = owners_from(IndicatorOwnership.objects.filter(indicator_id__in=rows.values("pk")))
    ordered = rows.select_related("goal__programme").order_by(
        "-goal__programme__valid_from", "goal__position", "position", "id"
    )
    return tuple(
        OwnedIndicator(
            view_of(row, owners.get(row.pk, ())),
            row.goal.key,
            f"{row.goal.level_word} {row.goal.number}".strip(),
            row.goal.programme.slug,
        )
        for row in ordered
    )


def measurements(
    *,
    municipality_id: int,
    occasions: list[str] | None,
    body_id: int | None = None,
    indicator_id: int | None = None,
    gone: date | None = None,
) -> tuple[MeasurementView, ...]:
    """What was asked for on the occasions, or on any, answered or not, in order of time; one statement.

    Each is of everybody, with the sexes inside it. With `gone`, of the body and of those that went up in it
    before that day.
    """
    rows = Measurement.objects.filter(municipality_id=municipality_id)
    if occasions is not None:
        rows = rows.filter(occasion__in=occasions)
    if body_id is not None:
        merged = Q(body__merged_into_id=body_id, body__valid_to__lt=gone) if gone else Q()
        rows = rows.filter(Q(body_id=body_id) | merged)
    if indicator_id is not None:
        rows = rows.filter(indicator_id=indicator_id)
    columns = (
        *("indicator_id", "body_id", "occasion", "sex", "as_of", "numerator", "denominator", "value"),
        *("comment", "version", "certain", "told"),
    )
    wholes: dict[tuple[int, int, str], MeasurementView] = {}
    parts: dict[tuple[int, int, str], dict[str, Outcome]] = defaultdict(dict)
    for row in rows.order_by("as_of", "id").values_list(*columns):
        indicator_at, body_at, occasion, sex, as_of, top, bottom, value, comment, version, *more = row
        place, said = (indicator_at, body_at, occasion), Outcome(top, bottom, value)
        if sex == Sex.ALL:
            wholes[place] = MeasurementView(*place, as_of, said, comment, version, parts[place], *more)
        else:
            parts[place][sex] = said
    return tuple(wholes.values())


def odd_outcomes(
    kind: str, standing: Iterable[MeasurementView], occasion: str, now: Outcome | None = None
) -> str:
    """What to ask about the outcome on an occasion, or the one that is `now` typed there, when it is far from
    what the body told before; nothing otherwise."""
    every = tuple(standing)
    here = next((one for one in every if one.occasion == occasion), None)
    if here is None:
        return ""
    before = {one.as_of: one.outcome for one in every if one.told and one.occasion != occasion}
    past, last_year = earlier(before, here.as_of)
    return question(kind, here.outcome if now is None else now, past, last_year=last_year)


def owners_from(rows: QuerySet[IndicatorOwnership]) -> Mapping[int, tuple[OwnerView, ...]]:
    """Indicator → who answers for it, in order; one statement."""
    found: dict[int, list[OwnerView]] = defaultdict(list)
    columns = ("indicator_id", "body_id", "body__key", "body__name", "part", "body__collective")
    for indicator_id, *owner in rows.order_by("position", "id").values_list(*columns):
        found[indicator_id].append(OwnerView(*owner))
    return {indicator_id: tuple(owners) for indicator_id, owners in found.items()}


def view_of(row: Indicator, owners: tuple[OwnerView, ...]) -> IndicatorView:
    """A row as a value, with its owners."""
    named = {name: getattr(row, name) for name in (*_COLUMNS, *_DEFINED)}
    return IndicatorView(owners=owners, **named)


def indicators_asked(*, municipality_id: int, ids: list[int]) -> tuple[IndicatorView, ...]:
    """Indicators by id, in the order of their goals; two statements."""
    rows = Indicator.objects.filter(municipality_id=municipality_id, pk__in=ids)
    owners = owners_from(IndicatorOwnership.objects.filter(indicator_id__in=ids))
    ordered = rows.order_by("goal__programme_id", "goal__position", "position", "id")
    return tuple(view_of(row, owners.get(row.pk, ())) for row in ordered)
