"""A referral's conditions against their answers, and answering one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.actions.conditions import answer_condition
from fridlyst.decisions.condition_rules import check_open, is_locked
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import ConditionView, MatterView
from fridlyst.organisation.policies import require
from fridlyst.texts.queries import body, versions
from fridlyst.texts.shapes import TextBody
from fridlyst.web.decisions import conditions
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_condition, one_matter
from fridlyst.web.decisions.written_forms import ConditionForm, condition_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer

PART = "villkor"


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Every condition against its answer, in a list that can be had as a file."""
    found = one_matter(visit, matter)
    shown = conditions.present(found, visit)
    file = exported(
        request,
        title=f"villkor {found.registration_number}",
        columns=conditions.columns(),
        rows=lambda: conditions.cells(shown),
    )
    context = {"visit": visit, "matter": found, "conditions": shown, "crumbs": crumbs(visit, found)}
    return file or render(request, "decisions/conditions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def answer(request: HttpRequest, visit: Visit, *, matter: str, condition_id: int) -> HttpResponse:
    """Answer a condition, and say what shows it."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    condition = one_condition(found, condition_id)
    check_open(condition.is_answered, is_locked(found, condition))
    form = ConditionForm(request.POST or None, initial=condition_initial(condition))
    form.offer(found, _texts(visit, found, condition))
    back = matter_href(visit, found, PART)
    if request.method == "POST" and form.saves(
        lambda: answer_condition(
            by=visit.actor,
            condition_id=condition.id,
            version=form.seen,
            answer=form.cleaned_data["answer"],
            proof=form.proof(),
        )
    ):
        messages.success(request, _("Svaret är sparat."))
        return redirect(back)
    listed = Crumb(_("Villkor"), below(visit, found, "conditions"))
    page = FormPage(
        _("Besvara villkoret"), _("Spara svaret"), back, crumbs(visit, found, listed), lead=condition.text
    )
    return form_answer(request, form, page, "decisions/condition_form.html")


def _texts(visit: Visit, matter: MatterView, condition: ConditionView) -> list[tuple[int, int, TextBody]]:
    """The newest version of the matter's text, and the one that shows the answer, where it is another."""
    if matter.text_id is None:
        return []
    here = visit.municipality.id
    every = versions(municipality_id=here, text_id=matter.text_id)
    wanted = [
        one for one in every[-1:] + every[:-1] if one is every[-1] or one.id == condition.proof_version_id
    ]
    return [(one.id, one.number, body(municipality_id=here, version_id=one.id)) for one in wanted]
