"""Planning a round: what it is, whom it asks, and opening it."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput
from fridlyst.base.translating import translated
from fridlyst.followup import actions, queries
from fridlyst.followup.asking_shapes import RoundPreview
from fridlyst.followup.calendar import Demand, as_planned
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries.calendar import demanded
from fridlyst.followup.ready_made import ROUTINES
from fridlyst.followup.rules import check_open
from fridlyst.followup.suggestions import suggested
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import FollowUpKind, ProgrammeState
from fridlyst.reminders.queries import unreached
from fridlyst.situation.queries import has_picture
from fridlyst.web.followup.addresses import (
    activity_href,
    give_role_href,
    round_crumbs,
    round_href,
    rounds_href,
)
from fridlyst.web.followup.forms.rounds import (
    RoundForm,
    demanded_initial,
    round_initial,
    suggested_initial,
)
from fridlyst.web.followup.presenters.words import ending_words, hindered_words, period_words
from fridlyst.web.followup.reading import one_round
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer
from fridlyst.web.shared.text import day


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new round, suggested from how the programme says that it is followed up."""
    require(may_run_rounds(visit.actor))
    offered = _followed(visit)
    about = _about(request, offered)
    kind = _kind(request, about)
    wanted = None if request.method == "POST" else _demand(request, visit)
    if wanted:
        kind, initial = wanted.kind, demanded_initial(wanted)
    else:
        initial = {} if request.method == "POST" else _initial(visit, kind, about)
    form = RoundForm(request.POST or None, programmes=offered, initial=initial)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _plan(visit, form))
        if made:
            return redirect(made)
    page = FormPage(_("Ny omgång"), _("Se vilka som tillfrågas"), rounds_href(visit), round_crumbs(visit))
    asked = {"program": request.GET["program"]} if "program" in request.GET else {}
    kinds = [
        (f"?{urlencode(asked | {'slag': code})}", label, code == kind) for code, label in FollowUpKind.choices
    ]
    about_it = {"kinds": kinds, "programmes": offered, "visit": visit}
    return form_answer(request, form, page, "followup/plan.html", **about_it)


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
        return show_preview(request, visit, round, translated(error.message))
    said = _("Omgången är öppen. %(bodies)s tillfrågas.") % {"bodies": opened.submissions}
    messages.success(request, said)
    return redirect(round_href(visit, round))


def show_preview(request: HttpRequest, visit: Visit, slug: str, wrong: str = "") -> HttpResponse:
    """What opening the round would do."""
    found, here = queries.preview(municipality_id=visit.municipality.id, slug=slug), round_href(visit, slug)
    context = {
        "preview": found,
        "period": period_words(found.round),
        "closes": day(found.round.closes_on),
        "opens": day(found.round.opens_on) if found.round.opens_on else "",
        "ends": ending_words(found.round),
        "hindered": hindered_words(found.round),
        "ownerless": [(one.title, activity_href(visit, one.key)) for one in found.ownerless],
        "without": [(one.name, give_role_href(visit, one.key, here)) for one in found.without_reporter],
        "unreached": _unreached(visit, found),
        "letters_href": address("reminders:letters", visit.municipality.slug),
        "open_href": round_href(visit, slug, "open_round"),
        "edit_href": round_href(visit, slug, "edit_round"),
        "questions_href": round_href(visit, slug, "questions"),
        "preview_href": round_href(visit, slug, "preview_body"),
        "crumbs": round_crumbs(visit),
        "wrong": wrong,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "followup/preview.html", context, status=status)


def _unreached(visit: Visit, found: RoundPreview) -> list[str]:
    """The bodies that have a reporter, but none that a reminder reaches; by name."""
    reporting = {body.body_id: body.name for body in found.bodies if body.has_reporter}
    mute = unreached(municipality_id=visit.municipality.id, body_ids=reporting)
    return [name for body_id, name in reporting.items() if body_id in mute]


def _plan(visit: Visit, form: RoundForm) -> str:
    made = actions.plan_round(by=visit.actor, fields=form.values())
    if form.cleaned_data["ready_made"]:
        actions.add_ready_made(by=visit.actor, round_id=made.pk, name=ROUTINES)
    return round_href(visit, made.slug)


def _followed(visit: Visit) -> tuple[ProgrammeView, ...]:
    """The programmes that can be followed up, those in force first."""
    found = programmes(municipality_id=visit.municipality.id, drafts=False)
    return tuple(sorted(found, key=lambda view: view.state != ProgrammeState.IN_FORCE))


def _about(request: HttpRequest, offered: tuple[ProgrammeView, ...]) -> list[ProgrammeView]:
    """The programme that the address asks for, or those in force, or the first there is."""
    asked = [view for view in offered if view.slug == request.GET.get("program", "")]
    in_force = [view for view in offered if view.state == ProgrammeState.IN_FORCE]
    return asked or in_force or list(offered[:1])


def _kind(request: HttpRequest, about: list[ProgrammeView]) -> str:
    """The kind that the address asks for, or the first that a programme names."""
    asked = request.GET.get("slag", "")
    named = [kind for view in about for kind, _words in view.follow_up]
    known = [kind for kind in (asked, *named) if kind in FollowUpKind.values]
    return known[0] if known else FollowUpKind.ANNUAL


def _demand(request: HttpRequest, visit: Visit) -> Demand | None:
    """The demand that the address asks for, while it has no round; its days are still to come."""
    wanted, day, here = request.GET.get("krav", ""), today(), visit.municipality.id
    if not wanted:
        return None
    found = demanded(municipality_id=here, today=day, law=not has_picture(municipality_id=here))
    mine = [one for one in found.demands if one.key == wanted and one.round is None]
    return next(iter(as_planned(mine, [view.title for view in found.rounds], day)), None)


def _initial(visit: Visit, kind: str, about: list[ProgrammeView]) -> dict[str, object]:
    first, chosen = about[0] if about else None, {view.id for view in about}
    before = queries.rounds(municipality_id=visit.municipality.id)
    suggestion = suggested(
        kind,
        today(),
        first.valid_from if first else None,
        first.valid_to if first else None,
        had=[view.title for view in before if chosen & set(view.programme_ids)],
        taken=[view.title for view in before],
        about=short_name(first) if first and len(about) == 1 else "",
    )
    return suggested_initial(kind, suggestion, [view.id for view in about])
