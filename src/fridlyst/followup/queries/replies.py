"""Reading what was answered to a round's questions; only what is sent in, with what was left unanswered."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from fridlyst.figures.tables import Rule
from fridlyst.followup.models import Question, QuestionAnswer
from fridlyst.followup.queries.questions import question_views
from fridlyst.followup.questioning import QuestionSums, QuestionView
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.shown_replies import shown_replies


@dataclass(frozen=True, slots=True)
class BodyReply:
    """One body's answer, of one activity where the question is about activities; None is not answered.

    `hidden` is an answer that counts too few persons to be shown, or would give others away.
    """

    body_key: str
    body_name: str
    activity_title: str
    value: Any
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with every answer that was sent in, by the body's name, and what they say together.

    As they may be shown to everybody; `sum_hidden` where what they sum to may not.
    """

    question: QuestionView
    replies: tuple[BodyReply, ...]
    sums: QuestionSums
    sum_hidden: bool = False


def question_results(*, municipality_id: int, round_id: int, rule: Rule) -> tuple[QuestionResult, ...]:
    """Every question of the round with what was answered to it, in order; three statements.

    A question that was taken away stands last, if somebody who has sent in was asked it.
    """
    views = question_views(Question.objects.filter(municipality_id=municipality_id, round_id=round_id))
    rows = QuestionAnswer.objects.filter(
        municipality_id=municipality_id,
        submission__round_id=round_id,
        submission__state__in=sorted(ANSWERED),
        asked=True,
    ).order_by("submission__body__name", "submission__body_id", "activity__title", "pk")
    columns = ("question_id", "submission__body__key", "submission__body__name", "activity__title", "value")
    found: dict[int, list[BodyReply]] = defaultdict(list)
    for question_id, key, name, activity, value in rows.values_list(*columns):
        found[question_id].append(BodyReply(key, name, activity or "", value))
    shown = [one for one in views if not one.withdrawn or one.id in found]
    ordered = sorted(shown, key=lambda one: one.withdrawn)
    return tuple(_result(one, found[one.id], rule) for one in ordered)


def _result(question: QuestionView, replies: list[BodyReply], rule: Rule) -> QuestionResult:
    shown = shown_replies(question, [one.value for one in replies], rule)
    told = zip(replies, shown.values, shown.hidden, strict=True)
    kept = tuple(replace(one, value=value, hidden=hidden) for one, value, hidden in told)
    return QuestionResult(question, kept, shown.sums, shown.sum_hidden)
