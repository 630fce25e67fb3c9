"""The coordinator writes what a round asks beside the plan."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.translating import translated
from fridlyst.followup import actions, queries
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.questioning import QuestionView
from fridlyst.followup.ready_made import READY_MADE
from fridlyst.followup.rules import check_open
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.rules import is_valid_on
from fridlyst.web.followup.addresses import round_crumbs, round_href
from fridlyst.web.followup.forms.questions import QuestionEditForm, question_initial
from fridlyst.web.followup.presenters.questionnaire import (
    answers_words,
    kept_words,
    question_rows,
    withdrawn_rows,
)
from fridlyst.web.followup.reading import one_round
from fridlyst.web.followup.views.saving import LARGEST_ID
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_safe
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The questions in order, and what can be done with them."""
    require(may_run_rounds(visit.actor))
    here, view = visit.municipality.id, one_round(visit, round)
    every = queries.questions_of(municipality_id=here, round_id=view.id, withdrawn=True)
    asked = [one for one in every if not one.withdrawn]
    had = {one.key for one in asked}
    others = [one for one in queries.rounds(municipality_id=here) if one.id != view.id]
    context = {
        "visit": visit,
        "round": view,
        "rows": question_rows(visit, view, asked, {body.id: body.name for body in bodies(here)}),
        "withdrawn": withdrawn_rows(visit, view, every),
        "sets": [
            (name, translated(one.title), translated(one.lead), left)
            for name, one in READY_MADE.items()
            if (left := sum(question.key not in had for question in one.questions))
        ],
        "others": [(one.id, one.title) for one in others],
        "open": view.state == RoundState.OPEN,
        "closed": view.state == RoundState.CLOSED,
        "crumbs": round_crumbs(visit, view),
    }
    return render(request, "followup/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def add(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """One more question."""
    view = _changing(visit, round)
    asked = queries.questions_of(municipality_id=visit.municipality.id, round_id=view.id)
    form = _form(request, visit, view, asked)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, view, form))
        if made:
            messages.success(request, _("Frågan är tillagd."))
            return redirect(made)
    return form_answer(request, form, _page(visit, view, _("Ny fråga"), _("Lägg till frågan")), TEMPLATE)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def edit(request: HttpRequest, visit: Visit, round: str, question_id: int) -> HttpResponse:
    """Change a question; of one that is answered only the words."""
    view = _changing(visit, round)
    asked = queries.questions_of(municipality_id=visit.municipality.id, round_id=view.id)
    old = next((one for one in asked if one.id == question_id), None)
    if old is None:
        raise NotFound
    form = _form(request, visit, view, [one for one in asked if one.position < old.position], old)
    if request.method == "POST" and form.saves(lambda: _edit(visit, view, old, form)):
        messages.success(request, _("Frågan är sparad."))
        return redirect(_here(visit, view))
    return form_answer(
        request,
        form,
        _page(visit, view, _("Ändra frågan"), _("Spara frågan")),
        TEMPLATE,
        answers=answers_words(old.answers),
    )


@require_POST
@municipal("followup")
def move(request: HttpRequest, visit: Visit, round: str, question_id: int) -> HttpResponse:
    """Move a question one step up or down."""
    steps = -1 if request.POST.get("at") == "upp" else 1
    return _do(
        request,
        visit,
        round,
        lambda view: actions.move_question(
            by=visit.actor, round_id=view.id, question_id=min(question_id, LARGEST_ID), steps=steps
        ),
    )


@require_POST
@municipal("followup")
def remove(request: HttpRequest, visit: Visit, round: str, question_id: int) -> HttpResponse:
    """Take a question away; one that is answered is kept with its answers."""

    def act(view: RoundView) -> str:
        kept = actions.remove_question(
            by=visit.actor, round_id=view.id, question_id=min(question_id, LARGEST_ID)
        )
        if not kept:
            return _("Frågan är borttagen.")
        return _("Frågan ställs inte längre, men är %(kept)s.") % {"kept": kept_words(kept)}

    return _do(request, visit, round, act)


@require_POST
@municipal("followup")
def ask_again(request: HttpRequest, visit: Visit, round: str, question_id: int) -> HttpResponse:
    """Ask a question that was taken away once more."""

    def act(view: RoundView) -> str:
        actions.ask_again(by=visit.actor, round_id=view.id, question_id=min(question_id, LARGEST_ID))
        return _("Frågan ställs igen och står sist.")

    return _do(request, visit, round, act)


@require_POST
@municipal("followup")
def add_set(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Add a ready-made set."""
    name = request.POST.get("fragor", "")
    return _do(
        request,
        visit,
        round,
        lambda view: _added(actions.add_ready_made(by=visit.actor, round_id=view.id, name=name)),
    )


@require_POST
@municipal("followup")
def copy(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Add the questions of another round."""
    given = request.POST.get("omgang", "")
    source = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    return _do(
        request,
        visit,
        round,
        lambda view: _added(actions.copy_questions(by=visit.actor, round_id=view.id, from_round=source)),
    )


TEMPLATE = "followup/question_form.html"


def _do(
    request: HttpRequest, visit: Visit, slug: str, act: Callable[[RoundView], str | None]
) -> HttpResponse:
    """Do it and go back to the list with what came of it."""
    view = _changing(visit, slug)
    try:
        if said := act(view):
            messages.success(request, said)
    except BadInput as error:
        messages.error(request, translated(error.message))
    return redirect(_here(visit, view))


def _added(count: int) -> str:
    if not count:
        return _("Alla de frågorna finns redan.")
    said = ngettext("%(count)s fråga är tillagd.", "%(count)s frågor är tillagda.", count)
    return said % {"count": count}


def _changing(visit: Visit, slug: str) -> RoundView:
    require(may_run_rounds(visit.actor))
    view = one_round(visit, slug)
    if view.state == RoundState.CLOSED:
        check_open(view.state)
    return view


def _form(
    request: HttpRequest,
    visit: Visit,
    view: RoundView,
    earlier: Sequence[QuestionView],
    old: QuestionView | None = None,
) -> QuestionEditForm:
    chosen = old.body_ids if old else ()
    offered = [
        body
        for body in bodies(visit.municipality.id)
        if body.id in chosen or is_valid_on(body.valid_from, body.valid_to, view.period_end)
    ]
    initial = question_initial(old) if old else {}
    return QuestionEditForm(request.POST or None, earlier=earlier, bodies=offered, old=old, initial=initial)


def _add(visit: Visit, view: RoundView, form: QuestionEditForm) -> str:
    actions.add_question(by=visit.actor, round_id=view.id, fields=form.values())
    return _here(visit, view)


def _edit(visit: Visit, view: RoundView, old: QuestionView, form: QuestionEditForm) -> bool:
    actions.edit_question(
        by=visit.actor, round_id=view.id, question_id=old.id, fields=form.values(), version=form.seen
    )
    return True


def _page(visit: Visit, view: RoundView, title: str, save: str) -> FormPage:
    back = _here(visit, view)
    return FormPage(title, save, back, (*round_crumbs(visit, view), Crumb(_("Frågorna"), back)))


def _here(visit: Visit, view: RoundView) -> str:
    return round_href(visit, view.slug, "questions")
