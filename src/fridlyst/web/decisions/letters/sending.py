"""To whom a decision is sent: shown before it goes, told afterwards, again where it failed."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound, WrongState
from fridlyst.base.translating import translated
from fridlyst.decisions.actions.dispatching import send_again, send_decision
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.dispatching import dispatches, receivers
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.shapes_letters import DispatchView
from fridlyst.organisation.policies import require
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_matter, one_step, step_words
from fridlyst.web.decisions.letters.forms import SendForm
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@dataclass(frozen=True)
class SentLine:
    """Somebody that the decision was sent to; `again_href` where it failed."""

    sent: DispatchView
    mark: str
    said: str
    again_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def send(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Everybody that the decision would go to, to choose among and to add to."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    here = visit.municipality.id
    sent = dispatches(here, [step.id]).get(step.id, ())
    form = SendForm(
        request.POST if request.method == "POST" else None,
        receivers=receivers(here, step.sent_to),
        taken=[one.address for one in sent],
    )
    again = below(visit, found, "send_decision", step.id)
    if request.method == "POST":
        queued = form.submit(lambda: send_decision(by=visit.actor, step_id=step.id, to=form.addressees()))
        if queued is not None:
            _tell(request, queued)
            return redirect(again)
    page = FormPage(
        _("Skicka beslutet"), _("Skicka till de valda"), matter_href(visit, found, "brev"),
        crumbs(visit, found), lead=step_words(step),
    )  # fmt: skip
    return form_answer(
        request,
        form,
        page,
        "decisions/letters/send.html",
        lines=[_line(one, visit, found) for one in sent],
        names=step.sent_to,
        step_href=below(visit, found, "step", step.id),
        extract_href=below(visit, found, "extract", step.id),
    )


def _tell(request: HttpRequest, queued: int) -> None:
    if queued:
        said = ngettext(
            "Beslutet skickas till %(n)s adress.", "Beslutet skickas till %(n)s adresser.", queued
        )
        messages.success(request, said % {"n": queued})
    else:
        messages.info(request, _("Alla valda adresser har redan fått beslutet."))


def _line(one: DispatchView, visit: Visit, matter: MatterView) -> SentLine:
    said = {"sent": _("Skickat"), "failed": _("Kom inte fram"), "waiting": _("Väntar")}
    marks = {"sent": "done", "failed": "late", "waiting": "ongoing"}
    href = below(visit, matter, "send_again", one.id) if one.state == "failed" else ""
    return SentLine(one, marks[one.state], said[one.state], href)


@require_POST
@municipal("decisions")
def again(request: HttpRequest, visit: Visit, *, matter: str, dispatch_id: int) -> HttpResponse:
    """Try once more what failed."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    sent = dispatches(visit.municipality.id, [step.id for step in found.steps])
    step_id = next((step for step, some in sent.items() if dispatch_id in {one.id for one in some}), None)
    if step_id is None:
        raise NotFound
    try:
        row = send_again(by=visit.actor, dispatch_id=dispatch_id)
    except WrongState as error:
        messages.warning(request, translated(error.message))
    else:
        messages.success(request, _("Beslutet skickas till %(address)s igen.") % {"address": row.address})
    return redirect(below(visit, found, "send_decision", step_id))
