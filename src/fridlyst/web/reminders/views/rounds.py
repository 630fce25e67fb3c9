"""The reminders of a round: what is to come, who cannot be reached, what was sent; and sending one now."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now, today
from fridlyst.base.errors import WrongState
from fridlyst.base.translating import translated
from fridlyst.followup.queries import round_by_slug
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.reminders import queries
from fridlyst.reminders.actions import remind
from fridlyst.reminders.due import coming
from fridlyst.reminders.policies import may_run_reminders
from fridlyst.reminders.tasks import order_sending
from fridlyst.reminders.terms import LetterState
from fridlyst.web.followup.addresses import round_crumbs, round_href
from fridlyst.web.reminders.addresses import reminders_href, round_reminders_href
from fridlyst.web.reminders.presenters import (
    coming_rows,
    done_words,
    letter_cells,
    letter_columns,
    letter_row,
    unreached_rows,
)
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal

_WAITING = (LetterState.QUEUED, LetterState.SENDING)


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The reminders of one round; for the coordinator."""
    require(may_run_reminders(visit.actor))
    here = visit.municipality.id
    view = round_by_slug(municipality_id=here, slug=round)
    found = queries.letters(municipality_id=here, round_id=view.id)
    file = exported(
        request,
        title=_("påminnelser %(round)s") % {"round": view.title},
        columns=letter_columns(),
        rows=lambda: [letter_cells(one) for one in found],
    )
    context = _context(visit, view) | {
        "page": paged(request, [letter_row(one, with_round=False) for one in found]),
        "waiting": sum(one.state in _WAITING for one in found),
        "sent": sum(one.state == LetterState.SENT for one in found),
    }
    part = request.headers.get("HX-Request") == "true"
    return file or render(request, "reminders_web/log.html" if part else "reminders_web/round.html", context)


@require_POST
@municipal("followup")
def send(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Remind everybody who has not sent in; nobody gets a second letter today."""
    require(may_run_reminders(visit.actor))
    view = round_by_slug(municipality_id=visit.municipality.id, slug=round)
    try:
        done = remind(by=visit.actor, round_id=view.id, at=now())
    except WrongState as error:
        messages.warning(request, translated(error.message))
        return redirect(round_reminders_href(visit, round))
    if done.reminded:
        order_sending(by=visit.actor, round_slug=view.slug)
    say = messages.success if done.reminded else messages.info
    say(request, " ".join(done_words(done)))
    return redirect(round_reminders_href(visit, round))


def _context(visit: Visit, view: RoundView) -> dict[str, object]:
    """How the round stands: who is silent, whom letters reach, what is to come."""
    seen = queries.standing(municipality_id=visit.municipality.id, today=today())
    silent, unreached = seen.silent_in(view.id), seen.unreached_in(view.id)
    reached = {one.email for body in silent for one in seen.answerers(body)}
    return {
        "round": view,
        "open": view.state == RoundState.OPEN,
        "on": view.id in seen.rounds,
        "silent": len(silent),
        "reached": len(reached),
        "reachable": len(silent) - len(unreached),
        "coming": coming_rows(coming(seen, view.id, today())),
        "unreached": unreached_rows(visit, view.slug, unreached),
        "crumbs": round_crumbs(visit, view),
        "send_href": round_reminders_href(visit, view.slug, "remind"),
        "here": round_reminders_href(visit, view.slug),
        "edit_href": round_href(visit, view.slug, "edit_round"),
        "all_href": reminders_href(visit),
        "plan_href": reminders_href(visit, "plan"),
        "leaves": settings.FRIDLYST_MAIL_LEAVES or settings.FRIDLYST_DEMO,
    }
