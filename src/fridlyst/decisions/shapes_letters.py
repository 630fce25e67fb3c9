"""What is read and given of letters, their templates and the mail of decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A person's own words for a part of a letter.

    `beside` tells the proposal that stood beside it when it was written (`letter_rules.mark_of`).
    """

    text: str = ""
    beside: str = ""
    version: int = 0

    @property
    def written(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """An answer to a checklist's question (`terms.ChecklistAnswer`), and words to it; empty is unanswered."""

    answer: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistAnswers:
    """The answers of one checklist by the question's key."""

    answers: Mapping[str, QuestionAnswer] = field(default_factory=dict)
    version: int = 0

    @property
    def begun(self) -> bool:
        return any(one.answer for one in self.answers.values())

    def of(self, key: str) -> QuestionAnswer:
        """The answer to a question, empty when there is none."""
        return self.answers.get(key, QuestionAnswer())


@dataclass(frozen=True, slots=True)
class LetterFields:
    """What stands at the head of a letter. `programme` is the slug of the one that it tells of, or empty."""

    title: str
    to_body_id: int | None = None
    written_on: date | None = None
    signed_by: str = ""
    sent_to: Sequence[str] = ()
    programme: str = ""
    template_id: int | None = None


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter with what people wrote in it, by part and by checklist."""

    id: int
    matter_id: int
    title: str
    to_body_id: int | None
    to_body: str
    written_on: date | None
    signed_by: str
    sent_to: tuple[str, ...]
    programme: str
    template_id: int | None
    template: str
    own: Mapping[str, OwnPart]
    checklists: Mapping[str, ChecklistAnswers]
    version: int

    def part(self, key: str) -> OwnPart:
        """What a person wrote for a part, empty when nobody did."""
        return self.own.get(key, OwnPart())

    def checklist(self, key: str) -> ChecklistAnswers:
        """The answers of a checklist, empty when nobody has begun."""
        return self.checklists.get(key, ChecklistAnswers())


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A municipality's own Word template; `letters` use it."""

    id: int
    name: str
    fields: tuple[str, ...]
    size: int
    added_at: datetime
    added_by: str
    letters: int
    version: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody that a decision is sent to; `body_id` None for one outside the municipality."""

    name: str
    address: str
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """A name that a decision is to be sent to, the body that it means and the people there who get mail."""

    name: str
    body_id: int | None
    body: str
    people: tuple[Addressee, ...]


@dataclass(frozen=True, slots=True)
class DispatchView:
    """That a decision was sent to somebody, or waits to be."""

    id: int
    name: str
    address: str
    body: str
    queued_at: datetime
    queued_by: str
    sent_at: datetime | None
    failure: str

    @property
    def state(self) -> str:
        """ "sent", "failed" or "waiting"."""
        return "sent" if self.sent_at else "failed" if self.failure else "waiting"


@dataclass(frozen=True, slots=True)
class ClaimedDispatch:
    """A decision that this worker has in hand to send."""

    id: int
    municipality_id: int
    matter_slug: str
    step_id: int
    name: str
    body: str
    address: str
    message_id: str
    queued_at: datetime
    attempts: int
