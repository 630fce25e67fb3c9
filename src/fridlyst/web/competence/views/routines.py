"""Whether units ask about violence: the list, and one unit's form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.competence.actions import tell_routine
from fridlyst.competence.policies import may_enter
from fridlyst.competence.queries import competence, routine_rows
from fridlyst.competence.terms import RoutineState
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView
from fridlyst.reports.contents.competence import routines_sentence
from fridlyst.reports.published import legend
from fridlyst.web.competence import tables
from fridlyst.web.competence.finding import crumbs, href, one_body
from fridlyst.web.competence.forms.routines import RoutineForm, routine_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_MARKS = {RoutineState.YES: "done", RoutineState.PARTLY: "ongoing", RoutineState.NO: "not_started"}


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every unit and how it last stood there."""
    view = competence(municipality_id=visit.municipality.id, today=today())
    file = exported(
        request,
        title=_("rutinfrågor om våld %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.routine_columns(),
        rows=lambda: [tables.routine_row(one) for one in view.routines],
    )
    if file:
        return file
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "answer": routines_sentence(view.routines),
        "rows": [
            {
                "unit": one,
                "state": RoutineState(one.state).label if one.state else _("har inte svarat"),
                "mark": _MARKS[RoutineState(one.state)] if one.state else "unknown",
                "href": href(visit, "routine", one.key) if may_enter(visit.actor, one.body_id) else "",
            }
            for one in view.routines
        ],
        "legend": legend([one.asked for one in view.routines], view.rule),
    }
    return render(request, "competence/routines.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def tell(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """Tell how it stands in a unit on a day."""
    found = one_body(visit, body)
    require(may_enter(visit.actor, found.id))
    told = routine_rows(municipality_id=visit.municipality.id, body_id=found.id)
    form = RoutineForm(request.POST or None, initial=routine_initial(told, today()))
    back = href(visit, "routines")
    if request.method == "POST" and form.saves(lambda: _save(visit, form, found)):
        messages.success(request, _("Svaret för %(body)s är sparat.") % {"body": found.name})
        return redirect(back)
    page = FormPage(
        _("Rutinfrågor om våld: %(body)s") % {"body": found.name},
        _("Spara svaret"),
        back,
        crumbs(visit, Crumb(_("Rutinfrågor"), back)),
        _("Gäller att fråga dem ni möter om våld, även när inget tyder på det."),
    )
    context = {"told": [(RoutineState(one.state).label, one) for one in told]}
    return form_answer(request, form, page, "competence/routine.html", **context)


def _save(visit: Visit, form: RoutineForm, body: BodyView) -> bool:
    tell_routine(by=visit.actor, fields=form.values(body.id), today=today(), version=_seen(form))
    return True


def _seen(form: RoutineForm) -> int | None:
    """The version that was seen of the day; an answer for another day than the form opened with is new."""
    day = form.cleaned_data["on"]
    return form.seen if day == form.initial["on"] else None
