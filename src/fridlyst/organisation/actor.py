"""The one who acts: a person with roles in one municipality, or the system itself."""

from dataclasses import dataclass

from fridlyst.organisation.terms import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, on one body or, with `body_id` None, in the whole municipality."""

    role: Role
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something in `municipality_id`, and what they hold there.

    `user_id` None is the system, somebody without an account who came by the answer link `link_id`, or a
    program that came by the key `key_id`.
    """

    municipality_id: int
    user_id: int | None
    label: str
    grants: tuple[Grant, ...] = ()
    is_system: bool = False
    link_id: int | None = None
    key_id: int | None = None

    def holds(self, *roles: Role) -> bool:
        """Holds one of the roles anywhere in the municipality."""
        return self.is_system or any(grant.role in roles for grant in self.grants)

    def holds_on(self, body_id: int, *roles: Role) -> bool:
        """Holds one of the roles on the body, or in the whole municipality."""
        return self.is_system or any(
            grant.role in roles and grant.body_id in (None, body_id) for grant in self.grants
        )


def system_actor(municipality_id: int) -> Actor:
    """The system acting on its own: loading, jobs and the command line."""
    return Actor(municipality_id, None, "Fridlyst", is_system=True)
