"""Merging bodies with their people, and taking it back as long as nobody has answered since."""

from datetime import date

from django.db import transaction

from fridlyst.accounts.actions import share_roles
from fridlyst.base.errors import WrongState
from fridlyst.followup.queries.merging import answered_since
from fridlyst.organisation.actions import hold, own_body
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.merging import merge_body, merging, unmerge_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import may_edit_organisation, require


class AnsweredSince(WrongState):
    """Somebody has answered as the bodies now are."""

    code = "answered-since"


@transaction.atomic
def take_over(*, by: Actor, body_id: int, into_id: int, on: date, people: bool) -> Body:
    """Merge a body into another as `merge_body` does; with `people` those who hold roles come along."""
    body = merge_body(by=by, body_id=body_id, into_id=into_id, on=on)
    if people:
        share_roles(by=by, from_id=body_id, to_id=into_id)
    return body


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
