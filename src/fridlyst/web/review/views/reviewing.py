"""The review: the document beside its proposals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.reports.columns import Row
from fridlyst.review import queries
from fridlyst.review.policies import may_review
from fridlyst.review.shapes import ProposalView
from fridlyst.web.review.addresses import crumbs
from fridlyst.web.review.cards import Board, board, card, goal_choices
from fridlyst.web.review.forms import FORMS, MendForm, mend_initial
from fridlyst.web.review.matter_forms import MATTER_FORMS, matter_initial
from fridlyst.web.review.showing import sheet
from fridlyst.web.review.tables import proposal_cells, proposal_columns
from fridlyst.web.review.views.finding import Found, number_in, order_of, posted, whole_reading
from fridlyst.web.review.views.uploading import show_progress
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal

_ALL_FORMS = {**FORMS, **MATTER_FORMS}
_WIDTHS = (900, 1800)


@require_safe
@never_cache
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """The reading as far as it has come: being read, to be reviewed, taken in, or not readable."""
    found = whole_reading(visit, reading)
    if found.reading.state in ("waiting", "reading", "failed", "refused"):
        return show_progress(request, visit, found.reading)
    chosen = number_in(request, "forslag")
    form = None
    if request.GET.get("ratta") and chosen:
        form = mend_form(request, found, chosen)
    file = exported(
        request,
        title=f"förslag {found.reading.filename}",
        columns=proposal_columns(),
        rows=lambda: _rows(found),
    )
    return file or review_answer(request, visit, found, chosen=chosen, form=form)


def review_answer(
    request: HttpRequest, visit: Visit, found: Found, *, chosen: int | None, form: MendForm | None = None
) -> HttpResponse:
    """The review page with one proposal open, and its form where it is being mended."""
    order = order_of(request)
    shown = board(found.proposals, found.names, order=order, chosen=chosen)
    context = {
        "visit": visit,
        "reading": found.reading,
        "board": shown,
        "order": order,
        "sheet": sheet(visit, found.reading, _chosen(shown), number_in(request, "blad")),
        "form": form,
        "other": other_municipality(visit, found),
        "crumbs": crumbs(visit),
        "reviewable": found.reading.state == "to_review",
        "here": "review",
    }
    return render(request, "review/show.html", context, status=form.status if form else 200)


def mend_form(request: HttpRequest, found: Found, proposal_id: int) -> MendForm | None:
    """The form for a proposal that can be mended."""
    view = found.one(proposal_id)
    if view is None or view.kind not in _ALL_FORMS or view.change == "gone":
        return None
    initial = mend_initial(view.now, title=view.title, version=view.version, under=view.parent_id)
    return _ALL_FORMS[view.kind](
        posted(request),
        initial={**matter_initial(view.now), **initial},
        content=view.now,
        bodies=found.body_choices,
        goals=goal_choices(found.proposals) if view.parent_id else [],
    )


def _chosen(shown: Board) -> ProposalView | None:
    return shown.current.view if shown.current else None


def other_municipality(visit: Visit, found: Found) -> str:
    """The municipality that the document seems to be about, when it is another than this."""
    reading = found.reading
    if not reading.municipality_code or reading.municipality_code == visit.municipality.code:
        return ""
    return reading.municipality_name or reading.municipality_code


@require_safe
@municipal("programmes")
def page_picture(request: HttpRequest, visit: Visit, reading: int, page: int) -> HttpResponse:
    """A page of a PDF as a picture; only for those who review, and never kept by anyone between."""
    require(may_review(visit.actor))
    width = _WIDTHS[1] if request.GET.get("stor") else _WIDTHS[0]
    data = queries.page_picture(
        municipality_id=visit.municipality.id, reading_id=reading, page=page, width=width
    )
    answer = HttpResponse(data, content_type="image/png")
    answer.headers["Cache-Control"] = "private, max-age=600"
    answer.headers["Content-Disposition"] = f'inline; filename="sida-{page}.png"'
    return answer


def _rows(found: Found) -> list[Row]:
    by_id = {one.id: one for one in found.proposals}
    return [proposal_cells(card(one, found.names, by_id)) for one in found.proposals]
