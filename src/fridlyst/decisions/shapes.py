"""What is read of matters, whole and in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class ReservationView:
    """Somebody who reserved themselves against a decision."""

    id: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition that a referral back set; `is_answered` with both an answer and a proof."""

    id: int
    step_id: int
    position: int
    text: str
    answer: str
    proof_kind: str
    proof_version_id: int | None
    proof_section: str
    proof_figure: str
    proof_document_id: int | None
    answered_at: datetime | None
    answered_by: str
    version: int

    @property
    def is_answered(self) -> bool:
        """Answered in words, with something that proves it."""
        return bool(self.answer.strip()) and self.is_proved

    @property
    def is_proved(self) -> bool:
        """What its kind of proof asks for is there."""
        section = self.proof_version_id is not None and bool(self.proof_section)
        given = {
            "section": section,
            "figure": bool(self.proof_figure.strip()),
            "document": self.proof_document_id is not None,
        }
        return given.get(self.proof_kind, False)


@dataclass(frozen=True, slots=True)
class AmendmentView:
    """A change to the text, as it was moved; `number` counts them through the matter, from 1.

    `anchor`, `change` and `place` are `texts.shapes` in plain form, `placing` is `placing.Placing`.
    """

    id: int
    step_id: int
    number: int
    text: str
    moved_by: str
    state: str
    anchor: Mapping[str, Any]
    change: Mapping[str, Any]
    place: Mapping[str, Any] | None
    against_id: int | None
    amends_id: int | None
    decided_in_id: int | None
    placed_in_id: int | None
    version: int
    placing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CommentView:
    """A body that was asked for comments; without `answered_on` it has not answered."""

    id: int
    step_id: int
    body_id: int | None
    body_name: str
    answered_on: date | None
    stance: str
    text: str
    document_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of a matter; `file_id` None is one that minutes name and nobody has attached."""

    id: int
    step_id: int | None
    title: str
    filename: str
    file_id: int | None
    kind: str
    size: int
    sha256: str
    added_at: datetime | None
    added_by: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a matter; `body_kind` is empty where no body of the municipality's is known."""

    id: int
    position: int
    on: date | None
    kind: str
    body_id: int | None
    body_kind: str
    body_name: str
    paragraph: str
    outcome: str
    summary: str
    adjusted_on: date | None
    posted_on: date | None
    comment_by: date | None
    override_reason: str
    sent_to: tuple[str, ...]
    version: int
    reservations: tuple[ReservationView, ...] = ()
    conditions: tuple[ConditionView, ...] = ()
    amendments: tuple[AmendmentView, ...] = ()
    comments: tuple[CommentView, ...] = ()
    documents: tuple[DocumentView, ...] = ()

    @property
    def where(self) -> str:
        """By whom, in which paragraph of the minutes."""
        return where_words(self.body_name, self.paragraph)


def where_words(body_name: str, paragraph: str) -> str:
    """ "Kommunstyrelsen § 60"; the body alone where no paragraph is known."""
    return f"{body_name} § {paragraph}" if paragraph else body_name


@dataclass(frozen=True, slots=True)
class NextView:
    """Who decides next, and when that is known; `body_id` None for somebody outside."""

    body_id: int | None
    body_name: str
    on: date | None


@dataclass(frozen=True, slots=True)
class MatterView:
    """A matter with its steps in order; `documents` are all of it, those of steps too."""

    id: int
    registration_number: str
    slug: str
    title: str
    state: str
    text_id: int | None
    next: NextView | None
    version: int
    steps: tuple[StepView, ...]
    documents: tuple[DocumentView, ...] = ()

    @property
    def conditions(self) -> tuple[ConditionView, ...]:
        """Every condition, in the order of the steps that set them."""
        return tuple(one for step in self.steps for one in step.conditions)

    @property
    def amendments(self) -> tuple[AmendmentView, ...]:
        """Every amendment, as they are numbered."""
        return tuple(one for step in self.steps for one in step.amendments)

    def step(self, step_id: int) -> StepView | None:
        """The step with this id, if it is the matter's."""
        return next((one for one in self.steps if one.id == step_id), None)
