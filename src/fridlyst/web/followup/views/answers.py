"""The answer page: read, write, send in."""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup import actions
from fridlyst.followup.policies import may_answer
from fridlyst.followup.shapes import AnswerSheet
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.organisation.policies import reports_for, require
from fridlyst.web.followup.addresses import answer_href, hand_on_href, round_crumbs
from fridlyst.web.followup.forms.answers import AnswerForms
from fridlyst.web.followup.presenters.deciding import Deciding, deciding_section, decision_words
from fridlyst.web.followup.presenters.progress import first_unanswered, sheet_progress_words
from fridlyst.web.followup.presenters.sheets import answer_page
from fridlyst.web.followup.presenters.words import closing_words, period_words
from fridlyst.web.followup.reading import one_sheet, reads, writes
from fridlyst.web.followup.touching import save_touched
from fridlyst.web.shared.municipal import municipal


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("followup")
def show(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """A body's answer: to fill in, to approve, or to read. Posted whole where there is no script."""
    sheet = one_sheet(visit, round, body)
    if request.method == "POST":
        return _save(request, visit, sheet)
    if not reads(visit, sheet):
        return _not_in(request, visit, sheet)
    forms = AnswerForms(sheet) if writes(visit, sheet) else None
    return answer_response(request, visit, sheet, forms)


@require_POST
@municipal("followup")
def send_in(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """Save what the page holds and send in; what is unanswered is named, and asked about, first."""
    sheet = one_sheet(visit, round, body)
    require(may_answer(visit.actor, sheet.body_id))
    if sheet.state in (SubmissionState.SUBMITTED, SubmissionState.APPROVED):
        return redirect(_here(visit, sheet))
    forms = AnswerForms(sheet, request.POST)
    if not save_touched(visit.actor, sheet, forms):
        return _back(request, visit, forms, round, body)
    sheet = one_sheet(visit, round, body)
    anyway = "anyway" in request.POST
    odd = any(one.question for one in sheet.outcomes)
    if (first_unanswered(sheet) or odd) and not anyway:
        return _ask(request, visit, sheet)
    actions.submit(by=visit.actor, submission_id=sheet.submission_id, with_gaps=anyway)
    messages.success(request, _("Svaret är inskickat. Tack!"))
    return redirect(_here(visit, sheet))


def answer_response(
    request: HttpRequest,
    visit: Visit,
    sheet: AnswerSheet,
    forms: AnswerForms | None,
    deciding: Deciding | None = None,
) -> HttpResponse:
    """The page of an answer, with the forms of the body or of the one who decides."""
    section = deciding or (None if forms else deciding_section(visit, sheet))
    context = {
        "visit": visit,
        "page": answer_page(visit, sheet, forms, deciding=section is not None),
        "forms": forms,
        "sheet": sheet,
        "crumbs": round_crumbs(visit, sheet.round),
        "closing": closing_words(sheet.round.closes_on, today()),
        "period": period_words(sheet.round),
        "saved_at": _if_today(sheet.saved_at),
        "closed": sheet.round.state == RoundState.CLOSED,
        "sent_back": sheet.state == SubmissionState.SENT_BACK,
        "on_behalf": forms is not None and not reports_for(visit.actor, sheet.body_id),
        "deciding": section,
        "decided_words": decision_words(sheet.decision),
        "hand_on": hand_on_href(visit, sheet.round.slug, sheet.body_key) if forms else "",
    }
    status = forms.status if forms else (section.status if section else HTTPStatus.OK)
    return render(request, "followup/answer.html", context, status=status)


def _save(request: HttpRequest, visit: Visit, sheet: AnswerSheet) -> HttpResponse:
    require(may_answer(visit.actor, sheet.body_id))
    forms = AnswerForms(sheet, request.POST)
    if not save_touched(visit.actor, sheet, forms):
        return _back(request, visit, forms, sheet.round.slug, sheet.body_key)
    sheet = one_sheet(visit, sheet.round.slug, sheet.body_key)
    messages.success(request, f"{_('Sparat.')} {sheet_progress_words(sheet)}.")
    anchor = first_unanswered(sheet)
    return redirect(_here(visit, sheet) + (f"#{anchor}" if anchor else ""))


def _back(request: HttpRequest, visit: Visit, sent: AnswerForms, round_slug: str, body: str) -> HttpResponse:
    """The page again: what was saved as it now stands, what was not as it was typed."""
    sheet = one_sheet(visit, round_slug, body)
    forms = AnswerForms(sheet)
    forms.keep(sent)
    return answer_response(request, visit, sheet, forms)


def _ask(request: HttpRequest, visit: Visit, sheet: AnswerSheet) -> HttpResponse:
    """What is not answered, and whether to send in all the same."""
    page = answer_page(visit, sheet, None)
    outcomes = (*page.outcomes, *page.own_outcomes)
    odd = [one for one in outcomes if one.question]
    left = bool(page.progress.next_anchor)
    context = {
        "sheet": sheet,
        "page": page,
        "here": _here(visit, sheet),
        "items": [one for one in page.items if not one.answered],
        "goals": [one for one in page.goals if not one.answered],
        "outcomes": [one for one in outcomes if not one.answered],
        "odd": odd,
        "left": left,
        "onward": page.progress.next_anchor or odd[0].anchor,
        "questions": [one for one in page.questions if one.required and not one.answered],
        "crumbs": round_crumbs(visit, sheet.round),
    }
    return render(request, "followup/gaps.html", context)


def _not_in(request: HttpRequest, visit: Visit, sheet: AnswerSheet) -> HttpResponse:
    """What the body has written is its own until it is sent in."""
    context = {
        "sheet": sheet,
        "crumbs": round_crumbs(visit, sheet.round),
        "closed": sheet.round.state == RoundState.CLOSED,
    }
    return render(request, "followup/not_in.html", context, status=HTTPStatus.FORBIDDEN)


def _if_today(moment: datetime | None) -> datetime | None:
    """A time of day says nothing about another day."""
    return moment if moment and localtime(moment).date() == today() else None


def _here(visit: Visit, sheet: AnswerSheet) -> str:
    return answer_href(visit, sheet.round.slug, sheet.body_key)
