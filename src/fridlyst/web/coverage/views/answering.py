"""Saying that something missing is meant to be so, and taking it back."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.queries import coverage_of
from fridlyst.coverage.shapes import Gap
from fridlyst.followup.actions import answer_gaps, answers_version, reopen_gap
from fridlyst.followup.policies import may_answer_gaps
from fridlyst.organisation.policies import require
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.coverage.addresses import coverage_crumbs, coverage_href
from fridlyst.web.coverage.forms import IntendedForm
from fridlyst.web.programmes.views.reading import one_programme
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def answer(request: HttpRequest, visit: Visit, programme: str, gap: str) -> HttpResponse:
    """Say of gaps of one kind that they are meant to be so; `?lucka=` chooses one of them."""
    require(may_answer_gaps(visit.actor))
    view = one_programme(visit, programme)
    coverage = coverage_of(view)
    found = [one for one in gaps(coverage) if one.code == gap]
    if not found:
        raise NotFound
    version = answers_version((one.subject, one.version) for one in coverage.answers if one.code == gap)
    form = _form(request, found, version)
    back = coverage_href(visit, view.slug)
    if request.method == "POST":
        count = form.submit(lambda: _answer(visit, view, gap, form))
        if count is not None:
            told = ngettext("Svaret är sparat.", "Svaret är sparat för %(n)s luckor.", count)
            messages.success(request, told % {"n": count})
            return redirect(f"{back}#saknas")
    page = FormPage(
        _("Medvetet val"),
        _("Spara svaret"),
        f"{back}#saknas",
        (*coverage_crumbs(visit, view), Crumb(_("Täckning"), back)),
        _("Luckan står sedan kvar på sidan, men bland medvetna val och med ditt skäl."),
    )
    return form_answer(request, form, page)


def _form(request: HttpRequest, found: Sequence[Gap], version: int) -> IntendedForm:
    wanted = request.GET.get("lucka", "")
    chosen = [one for one in found if one.subject.key == wanted]
    initial = {
        "version": version,
        "subjects": [one.subject.key for one in chosen or found if chosen or one.answer is None],
        "reason": next((one.answer.reason for one in chosen if one.answer), ""),
    }
    form = IntendedForm(request.POST if request.method == "POST" else None, initial=initial)
    form.offer(found)
    return form


def _answer(visit: Visit, view: ProgrammeView, code: str, form: IntendedForm) -> int:
    return answer_gaps(
        by=visit.actor,
        programme_id=view.id,
        code=code,
        subjects=form.cleaned_data["subjects"],
        reason=form.cleaned_data["reason"],
        on=today(),
        version=form.seen,
    )


@require_POST
@municipal("programmes")
def reopen(request: HttpRequest, visit: Visit, programme: str, gap: str) -> HttpResponse:
    """Take back that a gap is meant to be so."""
    require(may_answer_gaps(visit.actor))
    view = one_programme(visit, programme)
    subject = request.POST.get("lucka", "")
    reopen_gap(by=visit.actor, programme_id=view.id, code=gap, subject=subject)
    messages.success(request, _("Luckan saknas igen."))
    return redirect(f"{coverage_href(visit, view.slug)}#saknas")
