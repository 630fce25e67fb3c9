"""The list of indicators, and one indicator with its definition and its values over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.counts.queries.rule import rule_of
from fridlyst.indicators.fields import Definition
from fridlyst.indicators.queries import definition, entry_places, indicator_series
from fridlyst.indicators.series import IndicatorSeries, change
from fridlyst.organisation.policies import is_coordinator
from fridlyst.programmes.policies import may_add_own, may_see_drafts
from fridlyst.reports.contents.series import change_words, good_words, reading_words, target_words
from fridlyst.web.indicators import presenters, tables
from fridlyst.web.indicators.addresses import LARGEST_ID, crumbs
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every indicator by goal, with its latest value, its target and which way it goes."""
    every = indicator_series(
        municipality_id=visit.municipality.id,
        rule=rule_of(visit.municipality.id),
        drafts=may_see_drafts(visit.actor),
    )
    chosen = request.GET.get("program", "")
    found = tuple(one for one in every if chosen in ("", one.programme_slug))
    file = exported(
        request,
        title=f"indikatorer {visit.municipality.name}",
        columns=tables.list_columns(),
        rows=lambda: [tables.list_cells(one) for one in found],
    )
    if file:
        return file
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "programmes": dict.fromkeys((one.programme_slug, one.programme_title) for one in every),
        "chosen": chosen,
        "groups": presenters.goal_rows(visit, found),
        "enters": bool(entry_places(by=visit.actor)),
        "coordinates": is_coordinator(visit.actor),
    }
    return render(request, "indicators/list.html", context)


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, indicator_id: int) -> HttpResponse:
    """The definition sheet of an indicator, and its values over time."""
    series, defined = one_series(visit, indicator_id)
    view = series.indicator
    file = exported(
        request,
        title=f"{view.title[:80]} {visit.municipality.name}",
        columns=tables.series_columns(),
        rows=lambda: tables.series_cells(series),
    )
    if file:
        return file
    moved = change(series.points, series.breaks, view.direction)
    context = {
        "visit": visit,
        "series": series,
        "facts": presenters.facts(series, defined),
        "figure": presenters.figure(series) if series.points else None,
        "latest": reading_words(view, series.latest.whole) if series.latest else "",
        "target": target_words(view),
        "trend": change_words(view, moved),
        "good": good_words(moved),
        "forecast": presenters.forecast_words(series),
        "edits": may_define(visit, series),
        "enters": bool(entry_places(by=visit.actor, indicator_id=view.id)),
        "crumbs": crumbs(visit),
    }
    return render(request, "indicators/show.html", context)


def one_series(visit: Visit, indicator_id: int) -> tuple[IndicatorSeries, Definition]:
    """The indicator that the visitor may see; NotFound otherwise."""
    if indicator_id > LARGEST_ID:
        raise NotFound(_("Indikatorn finns inte."))
    found = indicator_series(
        municipality_id=visit.municipality.id,
        rule=rule_of(visit.municipality.id),
        indicator_id=indicator_id,
        drafts=may_see_drafts(visit.actor),
    )
    defined = definition(municipality_id=visit.municipality.id, indicator_id=indicator_id)
    if not found or defined is None:
        raise NotFound(_("Indikatorn finns inte."))
    return found[0], defined


def may_define(visit: Visit, series: IndicatorSeries) -> bool:
    """Whether the visitor may change how it is defined."""
    view = series.indicator
    if view.origin == "body" and view.body_id:
        return may_add_own(visit.actor, view.body_id)
    return is_coordinator(visit.actor)
