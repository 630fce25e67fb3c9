"""A key by which a program speaks for the town."""

from datetime import timedelta

from fridlyst.accounts.actions import add_key
from fridlyst.base.clock import today
from fridlyst.organisation.terms import Role
from tests.factories import Town


def keyed(town: Town, mark: str) -> dict[str, object]:
    """The key, by the name that it has in an address."""
    made = add_key(
        by=town.actor, name=f"{mark} nyckel", role=Role.REPORTER, expires_on=today() + timedelta(30)
    )
    return {"key_id": made.id}
