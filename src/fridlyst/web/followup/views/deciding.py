"""Approving an answer, or sending it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.followup import actions
from fridlyst.organisation.policies import require
from fridlyst.web.followup.addresses import answer_href
from fridlyst.web.followup.forms.answers import SendBackForm
from fridlyst.web.followup.reading import decides, one_sheet
from fridlyst.web.followup.views.answers import answer_response
from fridlyst.web.shared.municipal import municipal


@require_POST
@municipal("followup")
def approve(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Approve what the body has sent in."""
    sheet = one_sheet(visit, round, body)
    actions.approve(by=visit.actor, submission_id=sheet.submission_id)
    messages.success(request, _("Svaret från %(body)s är godkänt.") % {"body": sheet.body_name})
    return redirect(answer_href(visit, round, body))


@require_POST
@municipal("followup")
def send_back(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Send the answer back with what should be changed."""
    sheet = one_sheet(visit, round, body)
    require(decides(visit, sheet))
    form = SendBackForm(request.POST)
    if form.submit(lambda: _send_back(visit, sheet.submission_id, form)):
        messages.success(request, _("Svaret är tillbaka hos %(body)s.") % {"body": sheet.body_name})
        return redirect(answer_href(visit, round, body))
    return answer_response(request, visit, sheet, None, form)


def _send_back(visit: Visit, submission_id: int, form: SendBackForm) -> bool:
    comment = form.cleaned_data["comment"]
    actions.send_back(by=visit.actor, submission_id=submission_id, comment=comment)
    return True
