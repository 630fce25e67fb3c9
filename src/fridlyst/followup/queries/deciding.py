"""Reading what waits to be approved."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from fridlyst.followup.models import Submission
from fridlyst.followup.terms import RoundState, SubmissionState


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that is sent in and not yet approved or sent back."""

    body_id: int
    body_key: str
    body_name: str
    round_slug: str
    round_title: str


def waiting_answers(municipality_id: int, *, closed: str = "") -> tuple[Waiting, ...]:
    """What waits in open rounds, those that close first before the others; one statement.

    And in the round with the slug `closed`: what came in before it closed can still be approved.
    """
    closed_one = Q(round__state=RoundState.CLOSED, round__slug=closed)
    return _waiting(municipality_id, Q(round__state=RoundState.OPEN) | closed_one)


def left_waiting(municipality_id: int, *, since: datetime) -> tuple[Waiting, ...]:
    """What waited still when its round closed, of those that have closed since then; one statement."""
    return _waiting(municipality_id, Q(round__state=RoundState.CLOSED, round__closed_at__gte=since))


def _waiting(municipality_id: int, where: Q) -> tuple[Waiting, ...]:
    rows = Submission.objects.filter(where, municipality_id=municipality_id, state=SubmissionState.SUBMITTED)
    columns = ("body_id", "body__key", "body__name", "round__slug", "round__title")
    ordered = rows.order_by("round__closes_on", "round_id", "body__name", "pk")
    return tuple(Waiting(*row) for row in ordered.values_list(*columns))
