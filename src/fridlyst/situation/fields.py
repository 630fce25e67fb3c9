"""What actions on a picture of the situation take, as frozen values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SituationFields:
    """What stands at the head of a picture."""

    title: str
    period_start: date
    period_end: date


@dataclass(frozen=True, slots=True)
class SituationDecision:
    """Who decided on a picture, and when; `body_name` where no body of ours is meant."""

    decided_on: date
    body_id: int | None = None
    body_name: str = ""
    paragraph: str = ""
    matter_id: int | None = None
