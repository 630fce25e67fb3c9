"""The questions of a round as values: what is asked of whom, when, and what an answer is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fridlyst.followup.terms import QuestionAbout


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
    """What the coordinator writes of one question; without bodies and kind it is asked of all."""

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


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is stored; `answers` is how many have been given."""

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


@dataclass(frozen=True, slots=True)
class QuestionAnswerView:
    """What one body answers; `value` as in models.QuestionAnswer, None where nothing is answered."""

    question_id: int
    body_id: int
    activity_id: int | None
    value: object
    saved_at: datetime | None
    version: int


def asked_of(question: QuestionView, body_id: int, body_kind: str) -> bool:
    """Whether the question is for the body."""
    if question.body_ids:
        return body_id in question.body_ids
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


def _said(value: object) -> set[str]:
    """A choice's answer as what conditions speak of: keys, or "true" and "false"."""
    if isinstance(value, bool):
        return {"true" if value else "false"}
    if isinstance(value, list):
        return {str(one) for one in value}
    return {value} if isinstance(value, str) else set()
