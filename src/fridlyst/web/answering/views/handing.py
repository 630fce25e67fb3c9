"""Handing an answer on to a colleague without an account, and the links that there are."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now, today
from fridlyst.base.errors import NotFound
from fridlyst.followup import actions, queries
from fridlyst.followup.link_shapes import Handing, LinkView, MadeLink
from fridlyst.followup.policies import may_hand_on, may_run_rounds
from fridlyst.followup.queries import round_by_slug
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.reminders.actions import tell_of_link
from fridlyst.reminders.addresses import link_address
from fridlyst.reminders.tasks import order_sending
from fridlyst.web.answering.forms import HandOnForm
from fridlyst.web.answering.presenters import letter_words, link_cells, link_columns, link_row
from fridlyst.web.followup.addresses import answer_href, hand_on_href, round_crumbs, round_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb

# The link just made, whose address the next page shows once.
_SHOWN_ONCE = "answer_link"


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """The links to a body's answer, and making one more."""
    found = _handing(visit, round, body)
    form = HandOnForm(request.POST or None, initial={"expires_on": found.expires_on})
    if request.method == "POST":
        made: list[MadeLink] = []
        if there := form.sends(visit.actor.user_id, lambda: _hand_on(visit, found, form, made)):
            for link in made:
                _tell(request, visit, found, link, form.cleaned_data["name"])
            return redirect(there)
    crumbs = (
        *round_crumbs(visit),
        Crumb(found.round_title, round_href(visit, round)),
        Crumb(found.body_name, answer_href(visit, round, body)),
    )
    context = {
        "found": found,
        "open": found.round_state == RoundState.OPEN,
        "form": form,
        "rows": [link_row(visit, round, one) for one in _links(visit, found)],
        "fresh": _fresh(request, visit, found),
        "crumbs": crumbs,
    }
    return render(request, "answering/links.html", context, status=form.status)


@require_safe
@municipal("followup")
def show_round(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Every link of a round; for the coordinator."""
    require(may_run_rounds(visit.actor))
    view = round_by_slug(municipality_id=visit.municipality.id, slug=round)
    found = queries.links(municipality_id=visit.municipality.id, round_id=view.id, today=today())
    file = exported(
        request,
        title=_("svarslänkar %(round)s") % {"round": view.title},
        columns=link_columns(),
        rows=lambda: [link_cells(one) for one in found],
    )
    context = {
        "round": view,
        "page": paged(request, [link_row(visit, round, one) for one in found]),
        "working": sum(one.works for one in found),
        "crumbs": round_crumbs(visit, view),
        "back": round_href(visit, round),
    }
    return file or render(request, "answering/round_links.html", context)


@require_POST
@municipal("followup")
def revoke(request: HttpRequest, visit: Visit, round: str, body: str, link_id: int) -> HttpResponse:
    """Let a link stop working at once."""
    found = _handing(visit, round, body)
    link = next((one for one in _links(visit, found) if one.id == link_id), None)
    if link is None:
        raise NotFound
    actions.revoke_link(by=visit.actor, link_id=link.id)
    messages.success(request, _("Länken till %(name)s fungerar inte längre.") % {"name": link.name})
    if "round" in request.POST:
        return redirect(address("handing:round", visit.municipality.slug, round))
    return redirect(hand_on_href(visit, round, body))


def _handing(visit: Visit, round_slug: str, body: str) -> Handing:
    found = queries.handing(
        municipality_id=visit.municipality.id, round_slug=round_slug, body_key=body, today=today()
    )
    require(may_hand_on(visit.actor, found.body_id))
    return found


def _links(visit: Visit, found: Handing) -> tuple[LinkView, ...]:
    return queries.links(
        municipality_id=visit.municipality.id,
        round_id=found.round_id,
        body_id=found.body_id,
        today=today(),
    )


def _hand_on(visit: Visit, found: Handing, form: HandOnForm, made: list[MadeLink]) -> str:
    """Make the link; the address of the page that shows it once."""
    made.append(actions.hand_on(by=visit.actor, submission_id=found.submission_id, **form.values()))
    return hand_on_href(visit, found.round_slug, found.body_key)


def _tell(request: HttpRequest, visit: Visit, found: Handing, link: MadeLink, name: str) -> None:
    """Write to the colleague, and say what comes of it."""
    done = tell_of_link(by=visit.actor, link_id=link.id, at=now())
    if done.reminded:
        order_sending(by=visit.actor, round_slug=found.round_slug)
    if link.replaced:
        messages.info(request, _("Den förra länken till samma adress fungerar inte längre."))
    say = messages.success if done.reminded else messages.warning
    say(request, letter_words(done, name))
    request.session[_SHOWN_ONCE] = link.id


def _fresh(request: HttpRequest, visit: Visit, found: Handing) -> str:
    """The whole address of the link just made, told once."""
    link_id = request.session.get(_SHOWN_ONCE) if request.method == "GET" else None
    if link_id is None:
        return ""
    del request.session[_SHOWN_ONCE]
    token = queries.link_token(
        municipality_id=visit.municipality.id, submission_id=found.submission_id, link_id=link_id
    )
    return link_address(token) if token else ""
