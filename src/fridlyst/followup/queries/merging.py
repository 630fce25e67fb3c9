"""Reading whether anything rests on a merging of bodies."""

from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone

from fridlyst.followup.models import Submission
from fridlyst.organisation.merging import Merging, merging
from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import successors
from fridlyst.organisation.rules import chain, day_after, predecessors


def merge_can_be_undone(*, municipality_id: int, body_id: int) -> bool:
    """Whether the body was merged and nobody has answered since; four statements."""
    rows = Body.objects.filter(municipality_id=municipality_id, pk=body_id, merged_into__isnull=False)
    body = rows.first()
    return body is not None and not answered_since(municipality_id, body, merging(municipality_id, body))


def answered_since(municipality_id: int, body: Body, merged: Merging) -> bool:
    """Whether an answer was given that rests on the merging; two statements.

    That is one of the body's own after both the merging's day and its writing down, or one of those who
    took over in a round that was opened after it was written down.
    """
    known = successors(municipality_id)
    began = _beginning(body)
    since = max(began, merged.at) if merged.at else began
    old = Q(body_id__in=(body.pk, *predecessors(body.pk, known)))
    touched = Q(saved_at__gte=since) | Q(submitted_at__gte=since) | Q(approved_at__gte=since)
    new = Q(body_id__in=chain(merged.into_id, known), saved_at__isnull=False)
    opened = Q(round__opened_at__gte=merged.at) if merged.at else Q()
    rows = Submission.objects.filter(municipality_id=municipality_id)
    return rows.filter((old & touched) | (new & opened)).exists()


def _beginning(body: Body) -> datetime:
    """When the body's successor took over: as the day after its last begins."""
    assert body.valid_to is not None
    return timezone.make_aware(datetime.combine(day_after(body.valid_to), time.min))
