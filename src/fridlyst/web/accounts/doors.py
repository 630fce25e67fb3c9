"""The demonstration's doors: one person for each role of each municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from fridlyst.accounts.models import Membership, User
from fridlyst.organisation.terms import Role
from fridlyst.web.shared.text import Words

ORDER = (Role.COORDINATOR, Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR)
COMES_TO: dict[Role, Words] = {
    Role.COORDINATOR: _("tar in program, öppnar omgångar och skriver rapporten"),
    Role.REPORTER: _("svarar för sin egen del av programmet"),
    Role.APPROVER: _("godkänner eller skickar tillbaka svaren"),
    Role.READER: _("ser hur det går, vad som är sent och vem som inte har svarat"),
    Role.REGISTRAR: _("följer ärenden från motion till beslut"),
}


class Held(NamedTuple):
    """A role somebody holds, with the words that the page shows."""

    municipality: str
    role: str
    body: str | None
    user_id: int
    name: str
    slug: str


@dataclass(frozen=True)
class Door:
    """One button: who one becomes, and what that person comes to do."""

    user_id: int
    name: str
    role: Words
    where: str
    does: Words


@dataclass(frozen=True)
class House:
    """The doors of one municipality; the public's stands open at `slug`."""

    municipality: str
    slug: str
    doors: tuple[Door, ...]


def houses() -> tuple[House, ...]:
    """The doors of every municipality, by name; one statement."""
    return arranged(_held())


def arranged(held: Iterable[Held]) -> tuple[House, ...]:
    """One door a role, the first person by name, in the order of the roles."""
    rows = sorted(
        held, key=lambda row: (row.municipality, ORDER.index(Role(row.role)), row.name, row.body or "")
    )
    return tuple(
        House(
            name,
            slug,
            tuple(_door(next(people)) for _role, people in groupby(group, key=lambda row: row.role)),
        )
        for (name, slug), group in groupby(rows, key=lambda row: (row.municipality, row.slug))
    )


def person_behind(user_id: int) -> User | None:
    """The person whom a door leads to; nobody who may administer the site has one. Two statements."""
    behind = {door.user_id for house in houses() for door in house.doors}
    return User.objects.filter(pk=user_id).first() if user_id in behind else None


def _held() -> Iterable[Held]:
    rows = Membership.objects.filter(user__is_active=True, user__is_staff=False, user__is_superuser=False)
    columns = ("municipality__name", "role", "body__name", "user_id", "user__name", "municipality__slug")
    return [Held(*row) for row in rows.values_list(*columns)]


def _door(held: Held) -> Door:
    role = Role(held.role)
    return Door(held.user_id, held.name, role.label, held.body or held.municipality, COMES_TO[role])
