"""The only writer of users and roles."""

from django.db import transaction

from fridlyst.accounts import policies
from fridlyst.accounts.models import Membership, User
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.organisation.terms import Role


class LastCoordinator(BadInput):
    """Someone must be left to run the programme."""

    code = "last-coordinator"


@transaction.atomic
def give_role(
    *, by: Actor, email: str, name: str, role: str, body_id: int | None = None, password: str | None = None
) -> Membership:
    """Give a person a role in the actor's municipality; the user is made when the address is new."""
    require(policies.may_edit_people(by))
    body = Body.objects.filter(municipality_id=by.municipality_id, pk=body_id).first() if body_id else None
    if body_id and body is None:
        raise NotFound
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        user = User.objects.create_user(email.strip(), password, name=name.strip())
    membership, made = Membership.objects.get_or_create(
        municipality_id=by.municipality_id, user=user, role=Role(role), body=body
    )
    if made:
        write_trail(by, "role_given", "membership", membership.pk, {"role": role, "body": body_id})
    return membership


@transaction.atomic
def take_role(*, by: Actor, membership_id: int) -> None:
    """Take a role from a person; LastCoordinator when nobody would be left to coordinate."""
    require(policies.may_edit_people(by))
    rows = Membership.objects.filter(municipality_id=by.municipality_id)
    membership = rows.filter(pk=membership_id).first()
    if membership is None:
        raise NotFound
    if membership.role == Role.COORDINATOR and rows.filter(role=Role.COORDINATOR).count() == 1:
        raise LastCoordinator("Kommunen måste ha minst en samordnare. Ge någon annan rollen först.")
    write_trail(by, "role_taken", "membership", membership.pk, {"role": membership.role})
    membership.delete()
