"""The questions of a round as values: what is asked of whom, when, and what an answer is."""

from collections.abc import Sequence
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
