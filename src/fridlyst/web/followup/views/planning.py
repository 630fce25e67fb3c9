"""Planning a round: what it is, whom it asks, and opening it."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput
from fridlyst.followup import actions, queries
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.rules import check_open
from fridlyst.followup.suggestions import suggested
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import FollowUpKind, ProgrammeState
from fridlyst.web.followup.addresses import activity_href, round_crumbs, round_href, rounds_href
from fridlyst.web.followup.forms.rounds import RoundForm, round_initial, suggested_initial
from fridlyst.web.followup.presenters.words import period_words
from fridlyst.web.followup.reading import one_round
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.shared.text import day


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new round, suggested from how the programme says that it is followed up."""
    require(may_run_rounds(visit.actor))
    offered = _followed(visit)
    kind = _kind(request, offered)
    form = RoundForm(request.POST or None, programmes=offered, initial=_initial(kind, offered))
    if request.method == "POST":
        made = form.submit(lambda: actions.plan_round(by=visit.actor, fields=form.values()))
        if made:
            return redirect(round_href(visit, made.slug))
    page = FormPage(_("Ny omgång"), _("Se vilka som tillfrågas"), rounds_href(visit), round_crumbs(visit))
    kinds = [(code, label, code == kind) for code, label in FollowUpKind.choices]
    return form_answer(request, form, page, "followup/plan.html", kinds=kinds, programmes=offered)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def edit(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Change a round that is not closed."""
    require(may_run_rounds(visit.actor))
    view = one_round(visit, round)
    if view.state == RoundState.CLOSED:
        check_open(view.state)
    offered = _followed(visit) if view.state == RoundState.DRAFT else ()
    form = RoundForm(request.POST or None, programmes=offered, initial=round_initial(view))
    if request.method == "POST":
        saved = form.submit(
            lambda: actions.edit_round(
                by=visit.actor, round_id=view.id, version=form.seen, fields=form.values(view)
            )
        )
        if saved:
            messages.success(request, _("Omgången är sparad."))
            return redirect(round_href(visit, round))
    back = round_href(visit, round)
    page = FormPage(_("Ändra omgången"), _("Spara omgången"), back, round_crumbs(visit, view))
    return form_answer(request, form, page)


@require_POST
@municipal("followup")
def open_it(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Ask those who are ticked; the same answer sent twice opens once."""
    require(may_run_rounds(visit.actor))
    view = one_round(visit, round)
    if view.state == RoundState.OPEN:
        return redirect(round_href(visit, round))
    chosen = [
        int(one) for one in request.POST.getlist("body") if one.isascii() and one.isdigit() and len(one) < 19
    ]
    try:
        opened = actions.open_round(by=visit.actor, round_id=view.id, body_ids=chosen)
    except BadInput as error:
        return show_preview(request, visit, round, _(error.message))
    said = _("Omgången är öppen. %(bodies)s tillfrågas.") % {"bodies": opened.submissions}
    messages.success(request, said)
    return redirect(round_href(visit, round))


def show_preview(request: HttpRequest, visit: Visit, slug: str, wrong: str = "") -> HttpResponse:
    """What opening the round would do."""
    found = queries.preview(municipality_id=visit.municipality.id, slug=slug)
    context = {
        "preview": found,
        "period": period_words(found.round),
        "closes": day(found.round.closes_on),
        "ownerless": [(one.title, activity_href(visit, one.key)) for one in found.ownerless],
        "open_href": round_href(visit, slug, "open_round"),
        "edit_href": round_href(visit, slug, "edit_round"),
        "crumbs": round_crumbs(visit),
        "wrong": wrong,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "followup/preview.html", context, status=status)


def _followed(visit: Visit) -> tuple[ProgrammeView, ...]:
    """The programmes that can be followed up, those in force first."""
    found = programmes(municipality_id=visit.municipality.id, drafts=False)
    return tuple(sorted(found, key=lambda view: view.state != ProgrammeState.IN_FORCE))


def _in_force(offered: tuple[ProgrammeView, ...]) -> list[ProgrammeView]:
    return [view for view in offered if view.state == ProgrammeState.IN_FORCE]


def _kind(request: HttpRequest, offered: tuple[ProgrammeView, ...]) -> str:
    """The kind that the address asks for, or the first that a programme in force names."""
    asked = request.GET.get("slag", "")
    named = [kind for view in _in_force(offered) for kind, _words in view.follow_up]
    known = [kind for kind in (asked, *named) if kind in FollowUpKind.values]
    return known[0] if known else FollowUpKind.ANNUAL


def _initial(kind: str, offered: tuple[ProgrammeView, ...]) -> dict[str, object]:
    chosen = _in_force(offered) or list(offered[:1])
    first = chosen[0] if chosen else None
    suggestion = suggested(
        kind, today(), first.valid_from if first else None, first.valid_to if first else None
    )
    return suggested_initial(kind, suggestion, [view.id for view in chosen])
