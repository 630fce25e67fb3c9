"""A body's own part: how it stands, and the form where it tells its numbers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.half_years import HalfYear, last_over
from fridlyst.competence.actions import enter as enter_counts
from fridlyst.competence.periods import read_half_year, recent
from fridlyst.competence.policies import may_enter
from fridlyst.competence.queries import body_competence, competence
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import BodyView
from fridlyst.reports.contents import competence_words as words
from fridlyst.web.competence import presenters, tables
from fridlyst.web.competence.finding import crumbs, href, one_body
from fridlyst.web.competence.forms.counts import CountForm, count_initial, told_before
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """How one body stands in each course; what it has told, for those who tell it."""
    found = one_body(visit, body)
    view = competence(municipality_id=visit.municipality.id, today=today())
    file = exported(
        request,
        title=_("kompetens %(body)s") % {"body": found.name},
        columns=tables.standing_columns(),
        rows=lambda: list(tables.standing_rows(view.courses, found.id)),
    )
    if file:
        return file
    pairs = [(one, body) for one in view.courses for body in one.bodies if body.body_id == found.id]
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "body": found,
        "rows": [
            (standing.course, presenters.square(mine), href(visit, "course", standing.course.key))
            for standing, mine in pairs
        ],
        "legend": presenters.legend_of([one for one, _mine in pairs], view, found.id),
        "may_enter": may_enter(visit.actor, found.id),
        "own": _own(visit, found) if may_enter(visit.actor, found.id) else (),
        "counts_above": found.id not in {one.id for one in view.bodies},
    }
    return render(request, "competence/body.html", context)


def _own(visit: Visit, body: BodyView) -> list[dict[str, object]]:
    """What the body has told, period by period, the newest first."""
    told = body_competence(municipality_id=visit.municipality.id, body_id=body.id, today=today())
    titles = {one.id: one.title for one in told.courses}
    periods = {(row.period_from, row.period_to) for row in told.staff}
    periods |= {(row.period_from, row.period_to) for row in told.trained}
    return [
        {
            "first": period[0],
            "last": period[1],
            "staff": next((row for row in told.staff if (row.period_from, row.period_to) == period), None),
            "trained": [
                (titles[row.course_id], row.count)
                for row in told.trained
                if (row.period_from, row.period_to) == period and row.course_id in titles
            ],
            "href": _period_href(visit, body, period),
        }
        for period in sorted(periods, reverse=True)
    ]


def _period_href(visit: Visit, body: BodyView, period: tuple[object, object]) -> str:
    """The form of the period; nothing for a period from a file that is no half-year."""
    for half in recent(today(), 40):
        if (half.first, half.last) == period:
            return f"{href(visit, 'enter', body.key)}?period={half.code}"
    return ""


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("figures")
def enter(request: HttpRequest, visit: Visit, body: str) -> HttpResponse:
    """Tell the numbers of a half-year: staff, who left, and how many took each course."""
    found = one_body(visit, body)
    require(may_enter(visit.actor, found.id))
    day = today()
    period = read_half_year(request.GET.get("period", ""), day) or last_over(day)
    told = body_competence(municipality_id=visit.municipality.id, body_id=found.id, today=day)
    form = CountForm(request.POST or None, initial=count_initial(told, period))
    form.ask(told.courses, told_before(told, period))
    if request.method == "POST" and form.saves(lambda: _save(visit, form, found, period)):
        messages.success(
            request, _("Siffrorna för %(period)s är sparade.") % {"period": words.half_year(period)}
        )
        return redirect(href(visit, "body", body))
    page = FormPage(
        _("Lämna siffror"),
        _("Spara siffrorna"),
        href(visit, "body", body),
        crumbs(visit, Crumb(found.name, href(visit, "body", body))),
        found.name,
    )
    periods = [
        {"key": one.code, "label": words.half_year(one), "now": one == period} for one in recent(day, 6)
    ]
    context = {"period": words.half_year(period), "periods": periods, "courses": told.courses}
    context["standings"] = [(one.course.title, words.own_sentence(one)) for one in told.standings]
    return form_answer(request, form, page, "competence/enter.html", **context)


def _save(visit: Visit, form: CountForm, body: BodyView, period: HalfYear) -> bool:
    enter_counts(by=visit.actor, fields=form.values(body.id, period), today=today(), version=form.seen)
    return True
