"""Reading indicators over time, as they may be shown."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from fridlyst.figures.tables import Rule
from fridlyst.indicators.models import Indicator, IndicatorOwnership, Measurement, SeriesBreak
from fridlyst.indicators.queries.reading import owners_from, view_of
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.series import Given, IndicatorSeries, points_of
from fridlyst.indicators.shapes import Break
from fridlyst.programmes.terms import ProgrammeState


def indicator_series(
    *,
    municipality_id: int,
    rule: Rule,
    indicator_id: int | None = None,
    programme_id: int | None = None,
    only: Collection[int] | None = None,
    drafts: bool = False,
) -> tuple[IndicatorSeries, ...]:
    """Indicators over time in the order of their goals: one, a programme's, some or all; five statements.

    What counts persons is shown by `rule` (`counts.queries.rule_of`), over bodies and sexes with their
    totals; what is still a draft is not there. An indicator carried on from an earlier programme has the
    outcomes of that one too. Empty for another municipality's; `drafts` lets those of drafts be seen.
    """
    rows = Indicator.objects.filter(municipality_id=municipality_id).select_related("goal__programme")
    if indicator_id is not None:
        rows = rows.filter(pk=indicator_id)
    if programme_id is not None:
        rows = rows.filter(goal__programme_id=programme_id)
    if only is not None:
        rows = rows.filter(pk__in=only)
    if not drafts:
        rows = rows.exclude(goal__programme__state=ProgrammeState.DRAFT)
    found = list(
        rows.order_by(
            "-goal__programme__valid_from", "goal__programme_id", "goal__position", "position", "id"
        )
    )
    lines = _lines(municipality_id, found)
    given = _given(municipality_id, {one for line in lines.values() for one in line})
    breaks = _breaks(municipality_id, {one for line in lines.values() for one in line})
    owners = owners_from(IndicatorOwnership.objects.filter(indicator_id__in=[row.pk for row in found]))
    return tuple(_series(row, lines[row.pk], given, breaks, owners.get(row.pk, ()), rule) for row in found)


def _series(
    row: Indicator,
    line: tuple[int, ...],
    given: Mapping[int, list[Given]],
    breaks: Mapping[int, list[Break]],
    owners: Any,  # noqa: ANN401 (as `owners_from` gives them)
    rule: Rule,
) -> IndicatorSeries:
    view = view_of(row, owners)
    kept = rule if view.about_persons else None
    points, bodies = points_of(view, [one for number in line for one in given.get(number, [])], kept)
    goal = row.goal
    return IndicatorSeries(
        indicator=view,
        programme_slug=goal.programme.slug,
        programme_title=goal.programme.title,
        goal_key=goal.key,
        goal_label=f"{goal.level_word} {goal.number}".strip(),
        goal_title=goal.title,
        points=points,
        bodies=bodies,
        breaks=tuple(
            sorted((one for number in line for one in breaks.get(number, [])), key=lambda one: one.on)
        ),
        rule=kept,
    )


def _lines(municipality_id: int, found: Collection[Indicator]) -> Mapping[int, tuple[int, ...]]:
    """Indicator → itself and those that it was carried on from while they were of its kind."""
    rows = Indicator.objects.filter(municipality_id=municipality_id)
    before = {pk: (carried, kind) for pk, carried, kind in rows.values_list("pk", "carried_from_id", "kind")}
    lines = {}
    for row in found:
        line = [row.pk]
        while (older := before[line[-1]][0]) and older not in line and older in before:
            if before[older][1] != row.kind:
                break
            line.append(older)
        lines[row.pk] = tuple(line)
    return lines


def _given(municipality_id: int, ids: Collection[int]) -> Mapping[int, list[Given]]:
    rows = Measurement.objects.filter(municipality_id=municipality_id, indicator_id__in=ids)
    found: dict[int, list[Given]] = defaultdict(list)
    columns = (
        *("indicator_id", "body_id", "body__key", "body__name", "occasion", "sex", "as_of"),
        *("numerator", "denominator", "value", "told"),
    )
    for number, body, key, name, occasion, sex, day, top, bottom, value, told in rows.order_by(
        "as_of", "pk"
    ).values_list(*columns):
        said = Outcome(top, bottom, value)
        found[number].append(Given(number, body, key, name, occasion, sex, day, said, told))
    return found


def _breaks(municipality_id: int, ids: Collection[int]) -> Mapping[int, list[Break]]:
    rows: QuerySet[SeriesBreak] = SeriesBreak.objects.filter(
        municipality_id=municipality_id, indicator_id__in=ids
    )
    found: dict[int, list[Break]] = defaultdict(list)
    for number, pk, on, why in rows.order_by("on").values_list("indicator_id", "pk", "on", "why"):
        found[number].append(Break(pk, on, why))
    return found
