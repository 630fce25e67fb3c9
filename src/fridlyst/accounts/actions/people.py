"""Writing users and the roles that they hold."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from fridlyst.accounts import policies
from fridlyst.accounts.models import Membership, User
from fridlyst.base.checks import check_code, check_name
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.organisation.actions import check_own_body, hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.organisation.terms import Role


class LastCoordinator(BadInput):
    """Someone must be left to run the programme."""

    code = "last-coordinator"


class WrongAddress(BadInput):
    """Not an e-mail address."""

    code = "wrong-address"


@transaction.atomic
def give_role(
    *, by: Actor, email: str, name: str, role: str, body_id: int | None = None, password: str | None = None
) -> Membership:
    """Give a person a role in the actor's municipality; the user is made when the address is new."""
    require(policies.may_edit_people(by))
    body = Body.objects.filter(municipality_id=by.municipality_id, pk=body_id).first() if body_id else None
    if body_id and body is None:
        raise NotFound
    held = Role(check_code(role, Role.values, "role"))
    user = _user(checked_address(email), name, password)
    membership, made = Membership.objects.get_or_create(
        municipality_id=by.municipality_id, user=user, role=held, body=body
    )
    if made:
        write_trail(by, "role_given", "membership", membership.pk, {"role": role, "body": body_id})
    return membership


@transaction.atomic
def share_roles(*, by: Actor, from_id: int, to_id: int) -> int:
    """Give everyone who holds a role on one body the same on another; how many roles were new."""
    require(policies.may_edit_people(by))
    for body_id in (from_id, to_id):
        check_own_body(by, body_id)
    rows = Membership.objects.filter(municipality_id=by.municipality_id, body_id=from_id)
    new = 0
    for one in rows.order_by("pk"):
        given, made = Membership.objects.get_or_create(
            municipality_id=by.municipality_id, user_id=one.user_id, role=one.role, body_id=to_id
        )
        if made:
            write_trail(by, "role_given", "membership", given.pk, {"role": one.role, "body": to_id})
        new += made
    return new


@transaction.atomic
def take_role(*, by: Actor, membership_id: int) -> None:
    """Take a role from a person; LastCoordinator when nobody would be left to coordinate."""
    require(policies.may_edit_people(by))
    hold(by.municipality_id)
    rows = Membership.objects.filter(municipality_id=by.municipality_id)
    membership = rows.filter(pk=membership_id).first()
    if membership is None:
        raise NotFound
    if membership.role == Role.COORDINATOR:
        _check_coordinated(rows.exclude(pk=membership_id))
    write_trail(by, "role_taken", "membership", membership.pk, {"role": membership.role})
    membership.delete()


@transaction.atomic
def take_every_role(*, by: Actor, user_id: int) -> int:
    """Take all that a person holds here, as when they leave; how many roles.

    Where they hold nothing in any municipality they are signed out everywhere. NotFound when they held
    nothing here, LastCoordinator when nobody would be left to coordinate. What they wrote stands.
    """
    require(policies.may_edit_people(by))
    hold(by.municipality_id)
    rows = Membership.objects.filter(municipality_id=by.municipality_id)
    held = list(rows.filter(user_id=user_id).order_by("pk"))
    if not held:
        raise NotFound
    if any(one.role == Role.COORDINATOR for one in held):
        _check_coordinated(rows.exclude(user_id=user_id))
    for one in held:
        write_trail(by, "role_taken", "membership", one.pk, {"role": one.role, "body": one.body_id})
    rows.filter(user_id=user_id).delete()
    write_trail(by, "left", "user", user_id, {"roles": len(held)})
    _sign_out_without_role(user_id)
    return len(held)


def _check_coordinated(left: QuerySet[Membership]) -> None:
    if not left.filter(role=Role.COORDINATOR).exists():
        raise LastCoordinator("Kommunen måste ha minst en samordnare. Ge någon annan rollen först.")


def _sign_out_without_role(user_id: int) -> None:
    """End every session of who holds nothing anywhere: sessions are bound to the password, which goes."""
    if Membership.objects.filter(user_id=user_id).exists():
        return
    for user in User.objects.select_for_update(no_key=True).filter(pk=user_id, is_staff=False):
        user.set_unusable_password()
        user.save(update_fields=["password"])


def checked_address(email: str) -> str:
    """The e-mail address in lower case; WrongAddress when it is none (RFC 5321: at most 254 characters)."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    if not address or len(address) > 254:
        raise WrongAddress(
            Sentence("”%(address)s” är ingen e-postadress.", address=email[:60]), field="email"
        )
    return address


def _user(address: str, name: str, password: str | None) -> User:
    """Who has the address; made when it is new, once, though several give them roles at the same time."""
    found = User.objects.filter(email=address).first()
    if found:
        return found
    called = check_name(name, "name", longest=200, missing="Skriv vad personen heter.")
    try:
        with transaction.atomic():
            return User.objects.create_user(address, password, name=called)
    except IntegrityError:
        return User.objects.get(email=address)
