"""The questions of a round as values: what is asked of whom, when, and what an answer is."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fridlyst.followup.terms import QuestionAbout, QuestionKind

# The kinds of answers that can be numbers of persons.
COUNTING = frozenset({QuestionKind.NUMBER, QuestionKind.SHARE})


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a choice gives."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionCondition:
    """When a question is asked: where a status is one of `statuses`, or `question` has one of `values`.

    A question about an activity looks at that activity's status; one about the body at any of them.
    Values are option keys, or "true" and "false" for yes and no.
    """

    statuses: tuple[str, ...] = ()
    question: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFields:
    """What the coordinator writes of one question; without bodies and kind it is asked of all.

    `about_persons` None is as it stands, and of a new question True.
    """

    label: str
    kind: str
    about: str = QuestionAbout.BODY
    help: str = ""
    required: bool = False
    options: Sequence[Option] = ()
    condition: QuestionCondition | None = None
    body_kind: str = ""
    body_ids: Sequence[int] = ()
    key: str = ""
    section: str = ""
    about_persons: bool | None = None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is stored; `answers` is how many have been given.

    `heirs` answer in the round for those of `body_ids` that have gone up in them and are not asked.
    """

    id: int
    key: str
    position: int
    kind: str
    about: str
    label: str
    help: str
    required: bool
    options: tuple[Option, ...]
    condition: QuestionCondition | None
    body_kind: str
    body_ids: tuple[int, ...]
    withdrawn: bool
    version: int
    answers: int = 0
    section: str = ""
    heirs: tuple[int, ...] = ()
    about_persons: bool = True

    @property
    def counts_persons(self) -> bool:
        """Whether its answers are shown through the rule of small numbers."""
        return self.about_persons and self.kind in COUNTING


@dataclass(frozen=True, slots=True)
class PastValue:
    """What was answered to the same question last time, with the options that there were then.

    By the body itself, or by one that it has taken over from.
    """

    round_title: str
    body_name: str
    options: tuple[Option, ...]
    value: object


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question as one body meets it, once or for one of its activities.

    `value` as in models.QuestionAnswer, None where nothing is answered; `asked` tells whether its condition
    holds as the body's answers now stand.
    """

    question: QuestionView
    activity_id: int | None
    value: object
    version: int
    asked: bool
    before: PastValue | None = None

    @property
    def answered(self) -> bool:
        return self.value is not None

    @property
    def counts(self) -> bool:
        """Whether it is among what has to be answered."""
        return self.asked and self.question.required


@dataclass(frozen=True, slots=True)
class QuestionSums:
    """What the answers to a question say together.

    `choices` counts each option, or "true" and "false", those nobody chose too. Numbers have `total` and
    `mean`, shares the sums of their `numerator` and `denominator`; None where nothing was answered.
    """

    asked: int
    answered: int
    choices: tuple[tuple[str, int], ...] = ()
    total: Decimal | None = None
    mean: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


# A question by its id, and the activity it is asked about.
Place = tuple[int, int | None]


def fields_of(view: QuestionView) -> QuestionFields:
    """The question as the coordinator wrote it."""
    return QuestionFields(
        label=view.label,
        kind=view.kind,
        about=view.about,
        help=view.help,
        required=view.required,
        options=view.options,
        condition=view.condition,
        body_kind=view.body_kind,
        body_ids=view.body_ids,
        key=view.key,
        section=view.section,
        about_persons=view.about_persons,
    )


def sums_of(question: QuestionView, values: Sequence[object]) -> QuestionSums:
    """The sums of the answers, one for each time that the question was asked; None is not answered."""
    given: list[Any] = [one for one in values if one is not None]
    asked, answered = len(values), len(given)
    match QuestionKind(question.kind):
        case QuestionKind.YES_NO | QuestionKind.ONE_CHOICE | QuestionKind.MANY_CHOICES:
            return QuestionSums(asked, answered, choices=_choices(question, given))
        case QuestionKind.NUMBER if given:
            total = sum(map(Decimal, given), Decimal())
            return QuestionSums(asked, answered, total=total, mean=total / answered)
        case QuestionKind.SHARE if given:
            part, whole = (
                sum((Decimal(one[name]) for one in given), Decimal()) for name in ("numerator", "denominator")
            )
            return QuestionSums(asked, answered, numerator=part, denominator=whole)
        case _:
            return QuestionSums(asked, answered)


def _choices(question: QuestionView, given: Sequence[object]) -> tuple[tuple[str, int], ...]:
    counts = Counter(key for value in given for key in _said(value))
    keys = (
        ["true", "false"] if question.kind == QuestionKind.YES_NO else [one.key for one in question.options]
    )
    return tuple((key, counts[key]) for key in keys)


def asked_of(question: QuestionView, body_id: int, body_kind: str) -> bool:
    """Whether the question is for the body."""
    if question.body_ids:
        return body_id in question.body_ids or body_id in question.heirs
    return question.body_kind in ("", body_kind)


def holds(
    condition: QuestionCondition | None, statuses: Collection[str], answers: Mapping[str, object]
) -> bool:
    """Whether a question with the condition is asked, given the statuses it looks at and answers by key."""
    if condition is None:
        return True
    if condition.statuses and not set(condition.statuses) & set(statuses):
        return False
    return not condition.question or bool(_said(answers.get(condition.question)) & set(condition.values))


def asked_now(
    questions: Sequence[QuestionView],
    *,
    statuses: Mapping[int, str],
    goal_statuses: Collection[str],
    answers: Mapping[Place, object],
) -> frozenset[Place]:
    """The questions, in order, that are asked as the answers stand; `statuses` by activity.

    What is answered to a question that is itself not asked does not count.
    """
    found: set[Place] = set()
    whole: dict[str, object] = {}
    each: dict[int, dict[str, object]] = {activity: {} for activity in statuses}
    for one in questions:
        if one.about == QuestionAbout.BODY:
            if holds(one.condition, {*statuses.values(), *goal_statuses}, whole):
                found.add((one.id, None))
                whole[one.key] = answers.get((one.id, None))
            continue
        for activity, status in statuses.items():
            if holds(one.condition, (status,), whole | each[activity]):
                found.add((one.id, activity))
                each[activity][one.key] = answers.get((one.id, activity))
    return frozenset(found)


def _said(value: object) -> set[str]:
    """A choice's answer as what conditions speak of: keys, or "true" and "false"."""
    if isinstance(value, bool):
        return {"true" if value else "false"}
    if isinstance(value, list):
        return {str(one) for one in value}
    return {value} if isinstance(value, str) else set()
