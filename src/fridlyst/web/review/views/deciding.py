"""Deciding on proposals, one at a time or many together."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, Conflict, NotFound, WrongState
from fridlyst.base.translating import translated
from fridlyst.review import actions, queries
from fridlyst.review.models import Proposal
from fridlyst.review.rules import next_open
from fridlyst.web.programmes.views.telling import say_saved
from fridlyst.web.review.addresses import page_of, review_page
from fridlyst.web.review.cards import board
from fridlyst.web.review.facts import schedule_of
from fridlyst.web.review.views.finding import Found, order_of, whole_reading
from fridlyst.web.review.views.reviewing import mend_form, review_answer
from fridlyst.web.shared.municipal import municipal

_DECISIONS: dict[str, Callable[..., Proposal]] = {
    "godta": actions.accept,
    "utelamna": actions.refuse,
    "angra": actions.reopen,
}


@require_POST
@municipal("programmes")
def decide(request: HttpRequest, visit: Visit, reading: int, proposal: int) -> HttpResponse:
    """Accept, leave out or take back; then the next that waits."""
    found = _with_proposal(visit, reading, proposal)
    act = _DECISIONS.get(request.POST.get("beslut", ""))
    if act is None:
        raise BadInput(_("Välj att godta, rätta eller utelämna förslaget."))
    try:
        act(by=visit.actor, proposal_id=proposal, version=_version(request))
    except (BadInput, Conflict, WrongState) as error:
        messages.warning(request, translated(error.message))
        return redirect(_back(request, visit, found, proposal))
    if request.POST.get("till") == "inte-forstatt":
        return redirect(page_of(visit, reading, "doubts") + f"#forslag-{proposal}")
    if act is actions.reopen:
        return redirect(review_page(visit, reading, order=order_of(request), proposal=proposal))
    return redirect(_onward(request, visit, found, proposal))


@require_POST
@municipal("programmes")
def mend(request: HttpRequest, visit: Visit, reading: int, proposal: int) -> HttpResponse:
    """Save what a person made of a proposal; every error stands beside its field."""
    found = _with_proposal(visit, reading, proposal)
    form = mend_form(request, found, proposal)
    if form is None:
        raise NotFound
    saved = form.submit(
        lambda: actions.mend(
            by=visit.actor,
            proposal_id=proposal,
            version=form.seen,
            content=form.mended(),
            under_id=form.under_id,
        )
    )
    if saved is None:
        return review_answer(request, visit, found, chosen=proposal, form=form)
    if "time" in form.changed_data:
        say_saved(request, _("Rättelsen är sparad."), schedule_of(saved.mended or {}))
    return redirect(_onward(request, visit, found, proposal))


@require_POST
@municipal("programmes")
def accept_rest(request: HttpRequest, visit: Visit, reading: int) -> HttpResponse:
    """Accept everything certain, or everything that waits."""
    only_sure = request.POST.get("vilka") != "alla"
    try:
        count = actions.accept_the_rest(
            by=visit.actor, reading_id=reading, version=_version(request), only_sure=only_sure
        )
    except (Conflict, WrongState) as error:
        messages.warning(request, translated(error.message))
    else:
        said = ngettext("%(count)s förslag är godtaget.", "%(count)s förslag är godtagna.", count)
        messages.success(request, said % {"count": count})
    if request.POST.get("till") == "ta-in":
        return redirect(page_of(visit, reading, "take_in"))
    return redirect(review_page(visit, reading, order=order_of(request)))


def _with_proposal(visit: Visit, reading: int, proposal: int) -> Found:
    found = whole_reading(visit, reading)
    if found.one(proposal) is None:
        raise NotFound
    return found


def _version(request: HttpRequest) -> int:
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1


def _back(request: HttpRequest, visit: Visit, found: Found, proposal: int) -> str:
    view = found.one(proposal)
    if view is not None and view.kind == "doubt":
        return page_of(visit, found.reading.id, "doubts")
    return review_page(visit, found.reading.id, order=order_of(request), proposal=proposal)


def _onward(request: HttpRequest, visit: Visit, before: Found, decided: int) -> str:
    """The page with the next proposal that waits, in the order that the person sees."""
    order = order_of(request)
    line = board(before.proposals, before.names, order=order, chosen=decided).order
    now = queries.proposals(municipality_id=visit.municipality.id, reading_id=before.reading.id)
    waiting = [one.id for one in now if one.is_open and one.kind != "doubt"]
    chosen = next_open(line, waiting, decided)
    return review_page(visit, before.reading.id, order=order, proposal=chosen)
