"""The share trained today, course by course and body by body."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.competence.policies import may_enter, may_keep_courses
from fridlyst.competence.queries import competence
from fridlyst.competence.shapes import CompetenceView
from fridlyst.web.competence import presenters, tables
from fridlyst.web.competence.finding import href
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The answer for each course, who is below, and what is missing."""
    view = competence(municipality_id=visit.municipality.id, today=today())
    file = exported(
        request,
        title=_("kompetens %(municipality)s") % {"municipality": visit.municipality.name},
        columns=tables.standing_columns(),
        rows=lambda: list(tables.standing_rows(view.courses)),
    )
    return file or render(request, "competence/overview.html", _context(visit, view))


def _context(visit: Visit, view: CompetenceView) -> dict[str, object]:
    return {
        "visit": visit,
        "view": view,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "cards": [presenters.card(visit, view, one) for one in view.courses],
        "rows": presenters.map_rows(visit, view),
        "legend": presenters.legend_of(view.courses, view),
        "missing": presenters.missing_sentence(view),
        "routines": presenters.routines_sentence(view),
        "plans": presenters.plans_sentence(view),
        "keeps": may_keep_courses(visit.actor),
        "own": [
            {"name": one.name, "href": href(visit, "enter", one.key)}
            for one in view.bodies
            if not may_keep_courses(visit.actor) and may_enter(visit.actor, one.id)
        ],
    }
