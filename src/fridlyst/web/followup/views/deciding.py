"""Approving an answer, noting the committee's decision on it, or sending it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.followup import actions
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.organisation.policies import require
from fridlyst.web.followup.addresses import answer_href
from fridlyst.web.followup.forms.deciding import DecisionForm, SendBackForm, decision_initial
from fridlyst.web.followup.presenters.deciding import deciding_section, waiting_after, waiting_href
from fridlyst.web.followup.reading import decides, one_sheet
from fridlyst.web.followup.views.answers import answer_response
from fridlyst.web.shared.municipal import municipal


@require_POST
@municipal("followup")
def approve(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Approve what the body has sent in, and go on to the next that waits when asked to."""
    sheet = one_sheet(visit, round, body)
    require(decides(visit, sheet))
    form = _decision_form(request, sheet)
    if not form.saves(lambda: _approve(visit, sheet, form)):
        return _back(request, visit, round, body, decision=form)
    after = waiting_after(visit, sheet) if "next" in request.POST else []
    messages.success(request, _approved_words(sheet, len(after)))
    return redirect(waiting_href(visit, after[0]) if after else answer_href(visit, round, body))


@require_POST
@municipal("followup")
def note_decision(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Note the committee's decision on an approved answer, or take it away."""
    sheet = one_sheet(visit, round, body)
    require(decides(visit, sheet))
    form = _decision_form(request, sheet)
    if not form.saves(lambda: _note(visit, sheet, form)):
        return _back(request, visit, round, body, decision=form)
    messages.success(request, _("Beslutet är sparat.") if form.values() else _("Beslutet är borttaget."))
    return redirect(answer_href(visit, round, body))


@require_POST
@municipal("followup")
def send_back(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Send the answer back with what should be changed."""
    sheet = one_sheet(visit, round, body)
    require(decides(visit, sheet))
    form = SendBackForm(request.POST)
    if form.saves(lambda: _send_back(visit, sheet, form)):
        messages.success(request, _("Svaret är tillbaka hos %(body)s.") % {"body": sheet.body_name})
        return redirect(answer_href(visit, round, body))
    return _back(request, visit, round, body, back=form)


def _decision_form(request: HttpRequest, sheet: AnswerSheet) -> DecisionForm:
    return DecisionForm(request.POST, initial=decision_initial(sheet.decision))


def _back(
    request: HttpRequest,
    visit: Visit,
    round_slug: str,
    body: str,
    *,
    decision: DecisionForm | None = None,
    back: SendBackForm | None = None,
) -> HttpResponse:
    """The page again, as the answer now stands, with the form as it was sent."""
    sheet = one_sheet(visit, round_slug, body)
    section = deciding_section(visit, sheet, decision=decision, back=back)
    return answer_response(request, visit, sheet, None, section)


def _approve(visit: Visit, sheet: AnswerSheet, form: DecisionForm) -> bool:
    actions.approve(by=visit.actor, submission_id=sheet.submission_id, decision=form.values())
    return True


def _note(visit: Visit, sheet: AnswerSheet, form: DecisionForm) -> bool:
    given = form.values()
    actions.note_decision(
        by=visit.actor, submission_id=sheet.submission_id, decision=given, version=form.seen
    )
    return True


def _send_back(visit: Visit, sheet: AnswerSheet, form: SendBackForm) -> bool:
    comment = form.cleaned_data["comment"]
    actions.send_back(by=visit.actor, submission_id=sheet.submission_id, comment=comment)
    return True


def _approved_words(sheet: AnswerSheet, waiting: int) -> str:
    said = _("Svaret från %(body)s är godkänt.") % {"body": sheet.body_name}
    if not waiting:
        return said
    left = ngettext("%(count)s svar väntar kvar.", "%(count)s svar väntar kvar.", waiting)
    return f"{said} {left % {'count': waiting}}"
