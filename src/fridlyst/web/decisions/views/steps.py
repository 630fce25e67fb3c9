"""Adding, changing and taking out a step of a matter."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.decisions import actions
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.policies import require
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_matter, one_step, step_words
from fridlyst.web.decisions.forms.steps import FOLDED, MinutesForm, RemoveStepForm, StepForm, step_initial
from fridlyst.web.decisions.kinds import choices
from fridlyst.web.decisions.views.editing import body_names
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
@municipal("decisions")
def add(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """A new step: first its kind, then what that kind can say."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    kind = request.POST.get("kind") or request.GET.get("slag", "")
    if kind not in StepKind.values:
        return _choose(request, visit, found)
    form = StepForm(request.POST or None, initial={"kind": kind})
    form.fit(kind, found)
    if request.method == "POST":
        made = form.sends(visit.actor.user_id, lambda: _add(visit, found, form))
        if made:
            messages.success(request, _("Steget är tillagt."))
            return redirect(made)
    title = str(StepKind(kind).label)
    way = crumbs(visit, found, Crumb(_("Nytt steg"), below(visit, found, "new_step")))
    page = FormPage(title, _("Lägg till steget"), matter_href(visit, found), way)
    return _answer(request, visit, form, page)


def _choose(request: HttpRequest, visit: Visit, matter: MatterView) -> HttpResponse:
    now, others = choices(matter)
    page = FormPage(
        _("Lägg till ett steg"), "", matter_href(visit, matter), crumbs(visit, matter), _("Vad har hänt?")
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"page": page, "now": now, "others": others}
    return render(request, "decisions/choose_kind.html", context, status=status)


def _add(visit: Visit, matter: MatterView, form: StepForm) -> str:
    actions.add_step(by=visit.actor, matter_id=matter.id, fields=form.values(), after_id=form.after_id)
    return matter_href(visit, matter)


@require_http_methods(_METHODS)
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Change a step."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    form = StepForm(request.POST or None, initial=step_initial(step))
    form.fit(step.kind, found, step)
    if request.method == "POST" and form.saves(lambda: _edit(visit, step, form)):
        messages.success(request, _("Steget är sparat."))
        return redirect(matter_href(visit, found))
    return _answer(request, visit, form, _page(visit, found, step, _("Ändra steget"), _("Spara steget")))


def _edit(visit: Visit, step: StepView, form: StepForm) -> object:
    return actions.edit_step(
        by=visit.actor,
        step_id=step.id,
        version=form.seen,
        fields=form.values(step),
        after_id=form.after_id,
    )


@require_http_methods(_METHODS)
@municipal("decisions")
def minutes(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """When a step's minutes were adjusted and that was posted."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    days = {"adjusted_on": step.adjusted_on, "posted_on": step.posted_on, "version": step.version}
    form = MinutesForm(request.POST or None, initial=days)
    if request.method == "POST" and form.saves(
        lambda: actions.set_minutes_days(
            by=visit.actor,
            step_id=step.id,
            version=form.seen,
            adjusted_on=form.cleaned_data["adjusted_on"],
            posted_on=form.cleaned_data["posted_on"],
        )
    ):
        messages.success(request, _("Dagarna är sparade."))
        return redirect(matter_href(visit, found))
    page = _page(visit, found, step, _("Justering och anslag"), _("Spara dagarna"))
    return form_answer(request, form, page)


@require_http_methods(_METHODS)
@municipal("decisions")
def remove(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Take out a step that was entered by mistake; what goes with it is said first."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    form = RemoveStepForm(request.POST or None, initial={"version": step.version})
    if request.method == "POST" and form.saves(
        lambda: actions.remove_step(
            by=visit.actor, step_id=step.id, version=form.seen, reason=form.cleaned_data["reason"]
        )
    ):
        messages.success(request, _("Steget är borttaget."))
        return redirect(matter_href(visit, found))
    page = _page(visit, found, step, _("Ta bort steget"), _("Ta bort steget"))
    return form_answer(request, form, page, "decisions/remove_step.html", step=step)


def _page(visit: Visit, matter: MatterView, step: StepView, title: str, save: str) -> FormPage:
    return FormPage(title, save, matter_href(visit, matter), crumbs(visit, matter), step_words(step))


def _answer(request: HttpRequest, visit: Visit, form: StepForm, page: FormPage) -> HttpResponse:
    form.ask_why()
    shown = form.visible_fields()
    return form_answer(
        request,
        form,
        page,
        "decisions/step_form.html",
        names=body_names(visit),
        open_fields=[one for one in shown if one.name not in FOLDED],
        folded_fields=[one for one in shown if one.name in FOLDED],
        folded_title=_("Protokoll, mottagare och ordning"),
    )
