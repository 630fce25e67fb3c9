"""Reading users and what they hold."""

from dataclasses import dataclass

from fridlyst.accounts.models import Membership
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.organisation.terms import Role


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in person in one municipality."""

    municipality: MunicipalityView
    actor: Actor


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A role that somebody holds, with the names that a page shows."""

    id: int
    user_id: int
    user_name: str
    email: str
    role: str
    body_id: int | None
    body_name: str | None


_STANDING = Prepared(
    lambda user_id, slug: Membership.objects.filter(user_id=user_id, municipality__slug=slug).values_list(
        "role", "body_id", "municipality_id", "municipality__code", "municipality__name"
    ),
    numbers=["user_id"],
    texts=["slug"],
)


def visit(*, user_id: int, user_label: str, slug: str) -> Visit:
    """The person's standing in the municipality of the address; one statement.

    NotFound both when there is no such municipality and when they hold nothing there.
    """
    rows = _STANDING.rows(user_id=user_id, slug=slug)
    if not rows:
        raise NotFound
    grants = tuple(Grant(Role(role), body_id) for role, body_id, *_ in rows)
    _, _, municipality_id, code, name = rows[0]
    return Visit(
        MunicipalityView(municipality_id, code, name, slug),
        Actor(municipality_id, user_id, user_label, grants),
    )


def municipalities_of(user_id: int) -> tuple[MunicipalityView, ...]:
    """Where the person holds a role, by name; one statement."""
    rows = (
        Membership.objects.filter(user_id=user_id)
        .order_by("municipality__name")
        .values_list("municipality_id", "municipality__code", "municipality__name", "municipality__slug")
        .distinct()
    )
    return tuple(MunicipalityView(*row) for row in rows)


def memberships(municipality_id: int) -> tuple[MembershipView, ...]:
    """Everyone who holds a role here, by name; one statement."""
    rows = (
        Membership.objects.filter(municipality_id=municipality_id)
        .order_by("user__name", "role", "body__name")
        .values_list("id", "user_id", "user__name", "user__email", "role", "body_id", "body__name")
    )
    return tuple(MembershipView(*row) for row in rows)
