"""Reading what was answered to a round's questions; only what is sent in, with what was left unanswered."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fridlyst.followup.models import Question, QuestionAnswer
from fridlyst.followup.queries.questions import question_views
from fridlyst.followup.questioning import QuestionView
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import QuestionKind


@dataclass(frozen=True, slots=True)
class BodyReply:
    """One body's answer, of one activity where the question is about activities; None is not answered."""

    body_key: str
    body_name: str
    activity_title: str
    value: Any


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """A question with every answer that was sent in, by the body's name.

    `choices` counts each option, or "true" and "false", those nobody chose too. Numbers have `total` and
    `mean`, shares the sums of their `numerator` and `denominator`; None where nothing was answered.
    """

    question: QuestionView
    replies: tuple[BodyReply, ...]
    choices: tuple[tuple[str, int], ...] = ()
    total: Decimal | None = None
    mean: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def asked(self) -> int:
        return len(self.replies)

    @property
    def answered(self) -> int:
        return sum(1 for one in self.replies if one.value is not None)

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered


def question_results(*, municipality_id: int, round_id: int) -> tuple[QuestionResult, ...]:
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
    return tuple(_result(one, tuple(found[one.id])) for one in ordered)


def _result(question: QuestionView, replies: tuple[BodyReply, ...]) -> QuestionResult:
    values = [one.value for one in replies if one.value is not None]
    match QuestionKind(question.kind):
        case QuestionKind.YES_NO:
            counts = Counter("true" if value else "false" for value in values)
            return QuestionResult(question, replies, (("true", counts["true"]), ("false", counts["false"])))
        case QuestionKind.ONE_CHOICE | QuestionKind.MANY_CHOICES:
            return QuestionResult(question, replies, _chosen(question, values))
        case QuestionKind.NUMBER:
            numbers = [Decimal(value) for value in values]
            total = sum(numbers, Decimal(0)) if numbers else None
            mean = total / len(numbers) if total is not None else None
            return QuestionResult(question, replies, total=total, mean=mean)
        case QuestionKind.SHARE:
            return QuestionResult(
                question,
                replies,
                numerator=_sum(values, "numerator"),
                denominator=_sum(values, "denominator"),
            )
        case _:
            return QuestionResult(question, replies)


def _chosen(question: QuestionView, values: Sequence[Any]) -> tuple[tuple[str, int], ...]:
    counts = Counter(key for value in values for key in (value if isinstance(value, list) else [value]))
    return tuple((one.key, counts[one.key]) for one in question.options)


def _sum(values: Sequence[Any], name: str) -> Decimal | None:
    return sum((Decimal(value[name]) for value in values), Decimal(0)) if values else None
