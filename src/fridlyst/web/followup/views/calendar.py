"""The follow-up calendar: what is demanded, and planning all of it at once."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup.actions.calendar import GRACE_DAYS, plan_demands
from fridlyst.followup.calendar import as_planned, missing, undatable
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries.calendar import MuteBefore, demanded, mute_before
from fridlyst.organisation.policies import require
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.situation.queries import has_picture, standing
from fridlyst.web.followup.addresses import give_role_href, round_crumbs, rounds_href
from fridlyst.web.followup.forms.calendar import DemandsForm
from fridlyst.web.followup.presenters.calendar import (
    calendar_cells,
    calendar_columns,
    calendar_page,
    ended_programmes,
    period_of,
    silent_programmes,
    source_words,
)
from fridlyst.web.followup.reading import runs_rounds
from fridlyst.web.programmes.addresses import programme_href as edit_href
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.situation.finding import list_href
from fridlyst.web.situation.presenters import renewal_words


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What the programmes and the law demand, year by year, and the rounds that do it."""
    here, day, leads = visit.municipality.id, today(), runs_rounds(visit)
    picture = standing(municipality_id=here, today=day)
    found = demanded(municipality_id=here, today=day, law=picture.current is None)
    file = exported(
        request,
        title=_("uppföljningskalender %(municipality)s") % {"municipality": visit.municipality.name},
        columns=calendar_columns(),
        rows=lambda: calendar_cells(found),
    )
    if file:
        return file
    mute = mute_before(municipality_id=here, rounds=found.rounds, today=day) if leads else None
    context = {
        "page": calendar_page(visit, found, day, leads=leads),
        "leads": leads,
        "today": day,
        "mute": mute,
        "mute_ways": _mute_ways(visit, mute),
        "silent": _to_edit(visit, silent_programmes(found.programmes, day)),
        "undatable": _to_edit(visit, undatable(found.programmes)),
        "ended": ended_programmes(found.programmes, day),
        "picture": renewal_words(picture, day) if picture.current else "",
        "picture_href": list_href(visit),
        "plan_href": rounds_href(visit, "plan_calendar"),
        "crumbs": round_crumbs(visit),
    }
    return render(request, "followup/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def plan_all(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A preview of a round for each demand that has none; one answer plans them all."""
    require(may_run_rounds(visit.actor))
    day, here = today(), visit.municipality.id
    found = demanded(municipality_id=here, today=day, law=not has_picture(municipality_id=here))
    planned = as_planned(missing(found.demands), [view.title for view in found.rounds], day)
    if not planned:
        messages.info(request, _("Allt som krävs är redan planerat."))
        return redirect(rounds_href(visit, "calendar"))
    form = DemandsForm(request.POST or None, demands=planned)
    if request.method == "POST":
        done = form.sends(visit.actor.user_id, lambda: _plan(request, visit, form))
        if done:
            return redirect(done)
    names = {view.id: short_name(view) for view in found.programmes}
    alone = len(names) == 1
    rows = [
        (row, period_of(row.demand.period_start, row.demand.period_end), words)
        for row in form.rows()
        for words in [source_words(row.demand.sources, {} if alone else names)]
    ]
    crumbs = (*round_crumbs(visit), Crumb(_("Kalender"), rounds_href(visit, "calendar")))
    lead = _(
        "Varje omgång öppnar av sig själv och stänger av sig själv %(days)s dagar efter sista dag att svara."
    )
    page = FormPage(
        _("Planera omgångar"),
        _("Planera omgångarna"),
        rounds_href(visit, "calendar"),
        crumbs,
        lead % {"days": GRACE_DAYS},
    )
    return form_answer(request, form, page, "followup/plan_calendar.html", rows=rows)


def _mute_ways(visit: Visit, mute: MuteBefore | None) -> list[tuple[str, str]]:
    """Who has nobody to answer, by name, and where somebody gets the role."""
    back = rounds_href(visit, "calendar")
    return [(name, give_role_href(visit, key, back)) for key, name in mute.bodies] if mute else []


def _to_edit(visit: Visit, programmes: Iterable[ProgrammeView]) -> list[tuple[str, str]]:
    """Each programme by name, and where it is changed."""
    return [(short_name(view), edit_href(visit, view.slug, "edit")) for view in programmes]


def _plan(request: HttpRequest, visit: Visit, form: DemandsForm) -> str:
    routines = bool(form.cleaned_data.get("routines"))
    made = plan_demands(by=visit.actor, chosen=form.values(), today=today(), routines=routines)
    words = ngettext("%(count)s omgång är planerad.", "%(count)s omgångar är planerade.", len(made))
    messages.success(request, words % {"count": len(made)})
    return rounds_href(visit, "calendar")
