"""Deciding on amendments, and taking back what was recorded wrongly."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.decisions import amendment_rules as rules
from fridlyst.decisions.actions.amendments import decide_amendments, reopen_amendment
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import AmendmentState
from fridlyst.organisation.policies import require
from fridlyst.web.decisions.amendments.addresses import amendment_href, amendments_href, crumbs, listed
from fridlyst.web.decisions.amendments.cards import cards
from fridlyst.web.decisions.amendments.choosing import DecideForm
from fridlyst.web.decisions.amendments.forms import ReasonForm
from fridlyst.web.decisions.amendments.listing import ground, revision_name
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def decide(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """Adopt or reject those that are not decided, all in one step."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    href = amendments_href(visit, found.matter)
    undecided = [card for card in cards(found, visit) if card.view.state == AmendmentState.PROPOSED]
    if not undecided:
        messages.info(request, _("Alla yrkanden är avgjorda."))
        return redirect(href)
    form = DecideForm(request.POST or None, initial={"step": _asked(request, found.matter)})
    form.offer(found.matter, undecided)
    if request.method == "POST" and form.submit(lambda: _decide(visit, form)):
        count = len(form.verdicts())
        told = ngettext(
            "Beslutet om %(count)s yrkande är sparat.", "Besluten om %(count)s yrkanden är sparade.", count
        )
        messages.success(request, told % {"count": count})
        return redirect(href)
    page = FormPage(
        _("Besluta om yrkandena"),
        _("Spara besluten"),
        href,
        crumbs(visit, found.matter, listed(visit, found.matter)),
        _("Välj i vilket steg det beslutades och vad som hände med varje yrkande. Allt sparas på en gång."),
    )
    rows = [(card, form[f"verdict_{card.view.id}"]) for card in undecided]
    steps = any(one.kind in rules.DECIDING for one in found.matter.steps)
    return form_answer(
        request, form, page, "decisions/amendments/decide.html", rows=rows, has_steps=steps, visit=visit
    )


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("decisions")
def reopen(request: HttpRequest, visit: Visit, matter: str, amendment: int) -> HttpResponse:
    """Take back a decision, or that the words stood there already; with a reason."""
    require(may_keep_matters(visit.actor))
    found = ground(request, visit, matter)
    view = found.numbered(amendment)
    href = amendment_href(visit, found.matter, amendment)
    form = ReasonForm(request.POST or None, initial={"version": view.version})
    if request.method == "POST":
        saved = form.submit(
            lambda: reopen_amendment(
                by=visit.actor,
                amendment_id=view.id,
                version=form.seen,
                reason=form.cleaned_data["reason"],
            )
        )
        if saved:
            messages.success(request, _("Beslutet är återtaget."))
            return redirect(href)
    page = FormPage(
        _("Återta beslutet om yrkande %(number)s") % {"number": amendment},
        _("Återta beslutet"),
        href,
        crumbs(visit, found.matter, listed(visit, found.matter), Crumb(revision_name(amendment), href)),
        _("Gör det när beslutet skrevs in fel. Yrkandet blir som det var innan, och kan avgöras på nytt."),
    )
    return form_answer(request, form, page)


def _decide(visit: Visit, form: DecideForm) -> bool:
    decide_amendments(by=visit.actor, step_id=form.cleaned_data["step"], verdicts=form.verdicts())
    return True


def _asked(request: HttpRequest, matter: MatterView) -> object:
    """The step that the page was opened for, else the last that decides."""
    deciding = [one for one in matter.steps if one.kind in rules.DECIDING]
    wanted = request.GET.get("steg", "")
    chosen = next((one for one in deciding if str(one.id) == wanted), deciding[-1] if deciding else None)
    return chosen.id if chosen else ""
