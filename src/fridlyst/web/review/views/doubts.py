"""What was read and not understood: listed whole, and made something of."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.review import actions
from fridlyst.review.shapes import ProposalView
from fridlyst.web.review.addresses import crumbs, page_of
from fridlyst.web.review.cards import board, goal_choices
from fridlyst.web.review.forms import DoubtForm
from fridlyst.web.review.showing import sheet
from fridlyst.web.review.views.finding import Found, number_in, order_of, posted, whole_reading
from fridlyst.web.shared.municipal import municipal

_LONGEST = 2000


@require_safe
@never_cache
@municipal("programmes")
def show(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """Everything that was not understood, with its page and why."""
    found = whole_reading(visit, reading)
    if found.reading.state not in ("to_review", "taken_in"):
        return redirect(page_of(visit, reading))
    return _answer(request, visit, found, number_in(request, "forslag"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("programmes")
def use(request: HttpRequest, visit: Visit, reading: int, proposal: int) -> HttpResponse:
    """Make a goal, activity, indicator or precondition of one of them."""
    found = whole_reading(visit, reading)
    view = found.one(proposal)
    if view is None or view.kind != "doubt" or found.reading.only_matters:
        raise NotFound
    form = _form(request, found, view)
    if request.method == "POST":
        made = form.submit(
            lambda: actions.use_doubt(
                by=visit.actor,
                proposal_id=proposal,
                version=form.seen,
                kind=form.cleaned_data["kind"],
                content=form.content_of(),
                under_id=form.under_id,
            )
        )
        if made is not None:
            messages.success(
                request, _("”%(title)s” kommer med i programmet.") % {"title": _short(made.content)}
            )
            return redirect(page_of(visit, reading, "doubts") + f"#forslag-{proposal}")
    return _answer(request, visit, found, proposal, form)


def _form(request: HttpRequest, found: Found, view: ProposalView) -> DoubtForm:
    kind = "goal" if request.GET.get("bli") == "mal" else "activity"
    text = " ".join(view.title.split())[:_LONGEST]
    return DoubtForm(
        posted(request),
        initial={"kind": kind, "title": text, "version": view.version},
        content={},
        bodies=found.body_choices,
        goals=[("", _("Inget, det är ett eget mål")), *goal_choices(found.proposals)],
    )


def _answer(
    request: HttpRequest, visit: Visit, found: Found, chosen: int | None, form: DoubtForm | None = None
) -> HttpResponse:
    doubts = [one for one in found.proposals if one.kind == "doubt"]
    here = next((one for one in doubts if one.id == chosen), None) or next(iter(doubts), None)
    context = {
        "visit": visit,
        "reading": found.reading,
        "doubts": doubts,
        "chosen": here,
        "form": form,
        "board": board(found.proposals, found.names, order=order_of(request), chosen=None),
        "sheet": sheet(visit, found.reading, here, number_in(request, "blad")),
        "crumbs": crumbs(visit),
        "reviewable": found.reading.state == "to_review",
        "here": "doubts",
    }
    return render(request, "review/doubts.html", context, status=form.status if form else 200)


def _short(content: dict[str, object]) -> str:
    title = str(content.get("title") or content.get("text") or "")
    return title if len(title) <= 60 else title[:59].rstrip() + "…"
