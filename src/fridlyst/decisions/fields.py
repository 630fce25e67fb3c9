"""What is given when a matter or a step is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.decisions.terms import AmendmentState
from fridlyst.texts.shapes import Anchor, Change


@dataclass(frozen=True, slots=True)
class ConditionFields:
    """A condition, with the answer where it is known; a proof is given afterwards."""

    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentFields:
    """An amendment, as it was moved.

    Without `change` it is understood from its words. Without `against_id` it is moved against the newest
    version of the matter's text; `amends_id` is the amendment that it changes.
    """

    text: str
    moved_by: str = ""
    state: str = AmendmentState.PROPOSED.value
    anchor: Anchor | None = None
    change: Change | None = None
    against_id: int | None = None
    amends_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReservationFields:
    """Somebody who reserved themselves."""

    who: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class StepFields:
    """One step of a matter.

    Without `body_id` the municipality's body that has the name, or it as another name, is meant. A
    condition or an amendment may be only its words. `sent_to` are names, `enclosures` titles of documents.
    """

    kind: str
    on: date | None = None
    body_name: str = ""
    paragraph: str = ""
    summary: str = ""
    conditions: Sequence[str | ConditionFields] = ()
    amendments: Sequence[str | AmendmentFields] = ()
    body_id: int | None = None
    outcome: str = ""
    adjusted_on: date | None = None
    posted_on: date | None = None
    comment_by: date | None = None
    override_reason: str = ""
    sent_to: Sequence[str] = ()
    reservations: Sequence[str | ReservationFields] = ()
    enclosures: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class MatterFields:
    """What stands at the head of a matter, and who decides next, by name."""

    registration_number: str
    title: str
    next_body_name: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class Handling:
    """What is done with one adopted amendment when the text is made (`terms.PlacedAs`, empty: what needs no
    choice). `reason` is why words that stand there already may stay; `text` is the whole passage
    `passage_key` as it was written by hand."""

    amendment_id: int
    how: str = ""
    reason: str = ""
    passage_key: str = ""
    text: str = ""
