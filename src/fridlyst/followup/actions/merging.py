"""Taking a merging of bodies back, as long as nobody has answered since."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fridlyst.base.errors import WrongState
from fridlyst.followup.models import Submission
from fridlyst.organisation.actions import hold, own_body
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.merging import Merging, merging, unmerge_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import may_edit_organisation, require
from fridlyst.organisation.queries import successors
from fridlyst.organisation.rules import chain, predecessors


class AnsweredSince(WrongState):
    """Somebody has answered as the bodies now are."""

    code = "answered-since"


@transaction.atomic
def undo_merge(*, by: Actor, body_id: int) -> Body:
    """Take a merging back; NotMerged when there is none, AnsweredSince when somebody answered after it."""
    require(may_edit_organisation(by))
    hold(by.municipality_id)
    body = own_body(by, body_id)
    if answered_since(by.municipality_id, body, merging(by.municipality_id, body)):
        raise AnsweredSince(
            "Någon har svarat sedan enheterna slogs ihop, så sammanslagningen kan inte ångras. "
            "Lägg till en ny enhet om den ska finnas igen."
        )
    return unmerge_body(by=by, body_id=body_id)


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
    first = body.valid_to + timedelta(days=1)
    return timezone.make_aware(datetime.combine(first, time.min))
