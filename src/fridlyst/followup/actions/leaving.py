"""When somebody leaves: their roles and links go, and all that they wrote stands."""

from dataclasses import dataclass

from django.db import transaction

from fridlyst.accounts.actions import take_every_role
from fridlyst.accounts.models import User
from fridlyst.accounts.policies import may_edit_people
from fridlyst.followup.actions.links import revoke_links_to
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


@dataclass(frozen=True, slots=True)
class Left:
    """What was taken from who left."""

    roles: int
    links: int


@transaction.atomic
def leave(*, by: Actor, user_id: int) -> Left:
    """Take a person's roles in the actor's municipality, and revoke the links that were sent to them.

    NotFound when they hold nothing here; LastCoordinator when nobody would be left to coordinate.
    """
    require(may_edit_people(by))
    hold(by.municipality_id)
    email = User.objects.filter(pk=user_id).values_list("email", flat=True).first()
    # Links before the trail is taken, as where an answer is handed on: otherwise the two could wait for
    # each other.
    links = revoke_links_to(by=by, email=email) if email else 0
    return Left(take_every_role(by=by, user_id=user_id), links)
