"""What every municipality has reported, for the count of the nation: no words, no names, no drafts."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from fridlyst.followup.models import ActivityReport
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import RoundState, Status

_AT_ONCE = 5_000


class NationalReport(NamedTuple):
    """How one activity stood for one body in one round; `levels` are its prevention levels, joined by +."""

    municipality: str
    kind: str
    period_end: date
    body_kind: str
    origin: str
    levels: str
    status: str


def national_reports() -> Iterator[NationalReport]:
    """Every report that was asked for in a round that has opened, in any municipality, a few at a time.

    What is not sent in is not answered. One statement; for whoever runs the installation, never for a page.
    """
    rows = (
        ActivityReport.objects.exclude(submission__round__state=RoundState.DRAFT)
        .order_by("pk")
        .values_list(
            *("municipality__code", "submission__round__kind", "submission__round__period_end"),
            *("submission__body__kind", "activity__origin", "activity__prevention_levels"),
            *("submission__state", "status"),
        )
    )
    for code, kind, period_end, body_kind, origin, levels, state, status in rows.iterator(_AT_ONCE):
        told = str(status) if state in ANSWERED else Status.UNKNOWN.value
        yield NationalReport(code, kind, period_end, body_kind, origin, "+".join(sorted(levels)), told)
