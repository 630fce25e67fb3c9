"""The only writers of users, roles and keys."""

from fridlyst.accounts.actions.keys import NewKey, add_key, note_use, revoke_key
from fridlyst.accounts.actions.people import (
    LastCoordinator,
    WrongAddress,
    checked_address,
    give_role,
    share_roles,
    take_every_role,
    take_role,
)

__all__ = [
    "LastCoordinator",
    "NewKey",
    "WrongAddress",
    "add_key",
    "checked_address",
    "give_role",
    "note_use",
    "revoke_key",
    "share_roles",
    "take_every_role",
    "take_role",
]
