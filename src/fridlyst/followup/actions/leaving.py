"""When somebody leaves: their roles and links go, and all that they wrote stands."""

from dataclasses import dataclass

from django.db import transaction

from fridlyst.accounts.actions import take_every_role
from fridlyst.accounts.models import User
from fridlyst.followup.actions.links import revoke_links_to
from fridlyst.organisation.actor import Actor


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
    roles = take_every_role(by=by, user_id=user_id)
    return Left(roles, revoke_links_to(by=by, email=User.objects.get(pk=user_id).email))
