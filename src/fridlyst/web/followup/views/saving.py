"""Saving as one types: one part of the answer at a time, answered in JSON."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import now
from fridlyst.base.errors import NotFound
from fridlyst.base.translating import translated
from fridlyst.followup import queries
from fridlyst.followup.fields import Saved
from fridlyst.followup.policies import may_answer
from fridlyst.followup.question_rules import checked_value
from fridlyst.followup.shapes import SubmissionRef
from fridlyst.indicators.queries import indicator
from fridlyst.organisation.policies import require
from fridlyst.web.followup.forms.answers import (
    AnswerForm,
    AnswerForms,
    CommentForm,
    OutcomeForm,
    item_prefix,
    outcome_prefix,
)
from fridlyst.web.followup.forms.parts import PartForm
from fridlyst.web.followup.forms.replies import GoalForm, QuestionForm, goal_prefix, question_prefix
from fridlyst.web.followup.presenters.blocks import outcome_words
from fridlyst.web.followup.presenters.progress import progress_words
from fridlyst.web.followup.presenters.questions import answer_words
from fridlyst.web.followup.reading import one_sheet
from fridlyst.web.followup.touching import (
    save_comment,
    save_item,
    save_outcome,
)
from fridlyst.web.followup.touching import (
    save_goal as save_goal_report,
)
from fridlyst.web.followup.touching import (
    save_question as save_reply,
)
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.text import clock

# SQLite fails on a larger number than its column holds, where it should find nothing.
LARGEST_ID = 2**63 - 1

FormOf = Callable[[AnswerForms], PartForm]


@require_POST
@municipal("followup")
def save_activity(
    request: HttpRequest, visit: Visit, round: str, body: str, activity_id: int
) -> HttpResponse:
    """What is said of one activity."""
    if activity_id > LARGEST_ID:
        raise NotFound
    ref = _own(visit, round, body)
    form = AnswerForm(request.POST, prefix=item_prefix(activity_id))
    saved = save_item(visit.actor, ref.id, activity_id, form)
    return _told(visit, form, saved, (round, body), lambda forms: forms.items[activity_id])


@require_POST
@municipal("followup")
def save_indicator(
    request: HttpRequest, visit: Visit, round: str, body: str, indicator_id: int
) -> HttpResponse:
    """What is said of one indicator."""
    ref = _own(visit, round, body)
    asked = indicator(municipality_id=visit.municipality.id, indicator_id=indicator_id)
    form = OutcomeForm(
        request.POST, prefix=outcome_prefix(indicator_id), kind=asked.kind, by_sex=asked.by_sex
    )
    saved = save_outcome(visit.actor, ref.id, indicator_id, form)
    result = outcome_words(asked, form.outcome(asked.kind)) if saved else ""
    more = {"result": result, "question": translated(saved.question) if saved else ""}
    return _told(visit, form, saved, (round, body), lambda forms: forms.outcomes[indicator_id], **more)


@require_POST
@municipal("followup")
def save_whole(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """What is said of the body's part as a whole."""
    ref = _own(visit, round, body)
    form = CommentForm(request.POST, prefix="c")
    return _told(
        visit, form, save_comment(visit.actor, ref.id, form), (round, body), lambda forms: forms.whole
    )


@require_POST
@municipal("followup")
def save_goal(request: HttpRequest, visit: Visit, round: str, body: str, goal_id: int) -> HttpResponse:
    """What is said of one goal that the body owns."""
    if goal_id > LARGEST_ID:
        raise NotFound
    ref = _own(visit, round, body)
    form = GoalForm(request.POST, prefix=goal_prefix(goal_id))
    saved = save_goal_report(visit.actor, ref.id, goal_id, form)
    return _told(visit, form, saved, (round, body), lambda forms: forms.goals[goal_id])


@require_POST
@municipal("followup")
def save_question(
    request: HttpRequest,
    visit: Visit,
    round: str,
    body: str,
    question_id: int,
    activity_id: int | None = None,
) -> HttpResponse:
    """What is answered to one question, of one activity where it is about activities."""
    if max(question_id, activity_id or 0) > LARGEST_ID:
        raise NotFound
    ref, place = _own(visit, round, body), (question_id, activity_id)
    asked = queries.one_question(
        municipality_id=visit.municipality.id, round_slug=round, question_id=question_id
    )
    form = QuestionForm(request.POST, prefix=question_prefix(*place), question=asked)
    saved = save_reply(visit.actor, ref.id, place, form)
    result = (
        answer_words(asked.kind, asked.options, checked_value(asked.kind, asked.options, form.values()))
        if saved
        else ""
    )
    return _told(visit, form, saved, (round, body), lambda forms: forms.questions[place], result=result)


def _own(visit: Visit, round_slug: str, body: str) -> SubmissionRef:
    ref = queries.submission(municipality_id=visit.municipality.id, round_slug=round_slug, body_key=body)
    require(may_answer(visit.actor, ref.body_id))
    return ref


def _told(
    visit: Visit,
    form: PartForm,
    saved: Saved | None,
    address: tuple[str, str],
    fresh: FormOf,
    **more: str,
) -> HttpResponse:
    if saved is None:
        return _refused(visit, form, address, fresh)
    read_at = now()
    ref = _own(visit, *address)
    others = ref.reported + ref.replied, ref.goals + ref.questions
    told = {
        "read": read_at.timestamp(),
        "version": saved.version,
        "at": clock(saved.at),
        "answered": ref.answered + ref.measured + others[0],
        "asked": ref.asked + ref.indicators + others[1],
        "progress": progress_words((ref.answered, ref.asked), (ref.measured, ref.indicators), others),
        **more,
    }
    return JsonResponse(told)


def _refused(visit: Visit, form: PartForm, address: tuple[str, str], fresh: FormOf) -> HttpResponse:
    errors = [str(error) for found in form.errors.values() for error in found]
    told = {"code": "refused", "message": " ".join(errors)}
    if form.clashed:
        stored = fresh(AnswerForms(one_sheet(visit, *address)))
        html = render_to_string("followup/meanwhile.html", {"form": stored, "script": True})
        told |= {"code": "saved-meanwhile", "html": html}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    return JsonResponse(told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
