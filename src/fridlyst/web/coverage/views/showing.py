"""A programme's coverage: a matrix, what is missing, the edition before and the documents above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.balance import balance
from fridlyst.coverage.compared import above, editions
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.matrix import MATRICES, matrices
from fridlyst.coverage.queries import carried, coverage_of, edition_before
from fridlyst.coverage.wording import balance_words, parts_words
from fridlyst.followup.policies import may_answer_gaps
from fridlyst.programmes.queries import programmes, steering_documents
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.coverage import tables
from fridlyst.web.coverage.addresses import coverage_href
from fridlyst.web.coverage.beside import beside_page
from fridlyst.web.coverage.gap_rows import gap_page
from fridlyst.web.coverage.heat import heat, matrix_tabs
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.programmes.views.programmes import around
from fridlyst.web.programmes.views.reading import one_programme, sees_drafts
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The matrix that `?matris=` asks for, and what is missing in the programme."""
    view = one_programme(visit, programme)
    found = coverage_of(view)
    wanted = request.GET.get("matris", "")
    key = wanted if wanted in MATRICES else MATRICES[0]
    matrix = next(one for one in matrices(found) if one.key == key)
    file = exported(
        request,
        title=f"täckning {matrix.title} {short_name(view)}",
        columns=tables.matrix_columns(matrix),
        rows=lambda: tables.matrix_rows(matrix),
    )
    share = balance(found)
    context = {
        **around(visit, view),
        "coverage": found,
        "heat": heat(visit, found, matrix),
        "tabs": _tabs(visit, view),
        "balance": balance_words(share),
        "balance_parts": parts_words(share),
        "gaps": gap_page(visit, found, gaps(found)),
        "may_answer": may_answer_gaps(visit.actor),
        "here": "coverage",
    }
    return file or render(request, "coverage/show.html", context)


@require_safe
@municipal("programmes")
def compared(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Beside the edition before, level by level, and beside the documents above, goal by goal."""
    view = one_programme(visit, programme)
    here = visit.municipality.id
    now = coverage_of(view)
    before = edition_before(view, programmes(municipality_id=here, drafts=sees_drafts(visit)))
    kept = carried(municipality_id=here, programme_id=view.id)
    moved = editions(coverage_of(before), now, kept) if before else None
    over = above(now, steering_documents(here))
    file = exported(
        request,
        title=f"mål ovanför {short_name(view)}",
        columns=tables.above_columns(),
        rows=lambda: tables.above_rows(over),
    )
    context = {
        **around(visit, view),
        "tabs": _tabs(visit, view),
        "page": beside_page(visit, view, before, moved, over),
        "here": "coverage",
    }
    return file or render(request, "coverage/compared.html", context)


def _tabs(visit: Visit, view: ProgrammeView) -> object:
    return matrix_tabs(coverage_href(visit, view.slug), coverage_href(visit, view.slug, "compared"))
