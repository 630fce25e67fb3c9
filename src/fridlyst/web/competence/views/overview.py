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
from fridlyst.reports.contents.competence import competence_document, plans_sentence, routines_sentence
from fridlyst.reports.formats import render as render_report
from fridlyst.web.competence import presenters, tables
from fridlyst.web.competence.finding import href
from fridlyst.web.shared.exports import exported, file_answer
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


@require_safe
@municipal("figures")
def report(request: HttpRequest, visit: Visit, format: str) -> HttpResponse:
    """The same as a document to keep, in one of the formats of reports."""
    view = competence(municipality_id=visit.municipality.id, today=today())
    document = competence_document(view, municipality=visit.municipality.name)
    made = render_report(document, format)
    name = f"kompetens-{visit.municipality.slug}-{view.today.isoformat()}.{made.extension}"
    return file_answer(made.data, name=name, media_type=made.media_type)


def _context(visit: Visit, view: CompetenceView) -> dict[str, object]:
    return {
        "visit": visit,
        "view": view,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "cards": [presenters.card(visit, view, one) for one in view.courses],
        "rows": presenters.map_rows(visit, view),
        "legend": presenters.legend_of(view.courses, view),
        "missing": presenters.missing_sentence(view),
        "routines": routines_sentence(view.routines),
        "plans": plans_sentence(view),
        "keeps": may_keep_courses(visit.actor),
        "own": [
            {"name": one.name, "href": href(visit, "enter", one.key)}
            for one in view.bodies
            if not may_keep_courses(visit.actor) and may_enter(visit.actor, one.id)
        ],
    }
