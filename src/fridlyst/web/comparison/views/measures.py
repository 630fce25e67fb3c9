"""The measures: all of them in a list, and one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now, today
from fridlyst.comparison.policies import may_choose_comparison
from fridlyst.comparison.queries import compared, compared_measure, freshness
from fridlyst.reports.contents import comparison_words as words
from fridlyst.reports.contents.comparison import comparison_document
from fridlyst.reports.formats import render as render_report
from fridlyst.web.comparison import presenters, rows
from fridlyst.web.comparison.finding import crumbs
from fridlyst.web.shared.exports import exported, file_answer
from fridlyst.web.shared.figure_tabs import figure_tabs
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("figures")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every measure that the municipality compares, with the latest values side by side."""
    found = compared(municipality_id=visit.municipality.id)
    file = exported(
        request,
        title=f"jämförelse {visit.municipality.name}",
        columns=rows.list_columns(),
        rows=lambda: [rows.list_cells(one) for one in found],
    )
    if file:
        return file
    fresh = freshness(at=now())
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "listed": rows.listed(visit, found),
        "fresh": fresh,
        "fresh_words": words.freshness_words(fresh, now=now()),
        "chooses": may_choose_comparison(visit.actor),
    }
    return render(request, "comparison/list.html", context)


@require_safe
@municipal("figures")
def report(request: HttpRequest, visit: Visit, *, format: str) -> HttpResponse:
    """The same as a document to keep, in one of the formats of reports."""
    found = compared(municipality_id=visit.municipality.id)
    document = comparison_document(found, municipality=visit.municipality.name, today=today())
    made = render_report(document, format)
    name = f"jamforelse-{visit.municipality.slug}-{today().isoformat()}.{made.extension}"
    return file_answer(made.data, name=name, media_type=made.media_type)


@require_safe
@municipal("figures")
def show(request: HttpRequest, visit: Visit, *, measure: str) -> HttpResponse:
    """One measure: the latest year, every year, and each of those compared with."""
    found = compared_measure(municipality_id=visit.municipality.id, code=measure)
    file = exported(
        request,
        title=f"{found.code} {visit.municipality.name}",
        columns=rows.measure_columns(),
        rows=lambda: list(rows.measure_cells(found)),
    )
    if file:
        return file
    context = {
        "visit": visit,
        "figure_tabs": figure_tabs(visit.municipality.slug),
        "crumbs": crumbs(visit),
        "measure": presenters.present(found),
        "peers_caption": _("Värdet år %(year)s i varje kommun") % {"year": found.year or ""},
    }
    return render(request, "comparison/measure.html", context)
