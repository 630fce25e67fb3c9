"""Entering an outcome by hand for a day, and correcting one."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotPermitted
from fridlyst.indicators.queries import corrections, entry_places, standing
from fridlyst.indicators.queries.entering import Correction, EntryPlace, Standing
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.shapes import IndicatorView
from fridlyst.indicators.terms import Entry, Sex
from fridlyst.reports.contents.series import value_words
from fridlyst.web.indicators.addresses import crumbs, page_href
from fridlyst.web.indicators.forms.entry import EntryForm, entry_initial
from fridlyst.web.indicators.views.listing import one_series
from fridlyst.web.shared.days import read_day
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.text import exact_number

_MOST = 60


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def enter(request: HttpRequest, visit: Visit, indicator_id: int) -> HttpResponse:
    """A number for a day; under it what was entered before, to correct, with what it was."""
    series, _defined = one_series(visit, indicator_id)
    view = series.indicator
    places = entry_places(by=visit.actor, indicator_id=view.id)
    if not places:
        raise NotPermitted
    found = standing(by=visit.actor, indicator_id=view.id)
    form = _form(request, view, places, found)
    if request.method == "POST":
        made = form.record(visit.actor)
        if made is not None:
            messages.success(request, _("Talet är rättat.") if made.changed else _("Talet är sparat."))
            return redirect(page_href(visit, view.id, "enter"))
    context = {
        "visit": visit,
        "series": series,
        "form": form,
        "standing": _rows(visit, view, found)[:_MOST],
        "corrections": [
            _correction(places, one) for one in corrections(by=visit.actor, indicator_id=view.id)
        ],
        "crumbs": crumbs(visit, view.title, view.id),
        "back": page_href(visit, view.id),
    }
    return render(request, "indicators/enter.html", context, status=form.status)


def _form(
    request: HttpRequest, view: IndicatorView, places: tuple[EntryPlace, ...], found: tuple[Standing, ...]
) -> EntryForm:
    given = request.POST if request.method == "POST" else request.GET
    body = given.get("body" if request.method == "POST" else "enhet", "") or places[0].body_key
    day = read_day(given.get("as_of" if request.method == "POST" else "dag", "")[:40])
    initial = entry_initial(view, found, body, day)
    return EntryForm(request.POST or None, initial=initial, view=view, places=places)


def _rows(visit: Visit, view: IndicatorView, found: tuple[Standing, ...]) -> list[dict[str, object]]:
    """Each outcome with its sexes under it."""
    parts: dict[tuple[str, date, bool], list[str]] = {}
    for one in found:
        if one.sex:
            words = f"{Sex(one.sex).label} {_raw(view, one.outcome)}"
            parts.setdefault((one.body_key, one.as_of, one.of_day), []).append(words)
    return [
        {**_row(visit, view, one), "parts": parts.get((one.body_key, one.as_of, one.of_day), [])}
        for one in found
        if not one.sex
    ]


def _row(visit: Visit, view: IndicatorView, one: Standing) -> dict[str, object]:
    """An outcome as it was entered; one of a day can be corrected."""
    mend = f"{page_href(visit, view.id, 'enter')}?enhet={one.body_key}&dag={one.as_of.isoformat()}"
    return {
        "body": one.body_name,
        "day": one.as_of,
        "words": _raw(view, one.outcome),
        "comment": one.comment,
        "how": Entry(one.entered).label,
        "told": one.told,
        "mend": mend if one.of_day else "",
    }


def _raw(view: IndicatorView, said: Outcome) -> str:
    if said.denominator is not None and said.numerator is not None and view.kind == "share":
        of = {"top": exact_number(said.numerator), "bottom": exact_number(said.denominator)}
        return f"{value_words(view, said.value)} " + _("(%(top)s av %(bottom)s)") % of
    if view.kind == "yes_no":
        return _("Ja") if said.value else _("Nej")
    return value_words(view, said.value)


def _correction(places: tuple[EntryPlace, ...], one: Correction) -> dict[str, object]:
    names = {place.body_key: place.body_name for place in places}
    return {
        "at": one.at,
        "who": one.who,
        "body": names.get(one.body_key, one.body_key),
        "day": date.fromisoformat(one.day),
        "sex": Sex(one.sex).label if one.sex else "",
        "was": _digits(one.was),
        "now": _digits(one.now),
    }


def _digits(numbers: tuple[str | None, ...]) -> str:
    top, bottom, value = numbers
    if top is not None and bottom is not None:
        return _("%(top)s av %(bottom)s") % {"top": top, "bottom": bottom}
    return (value or "").replace(".", ",")
