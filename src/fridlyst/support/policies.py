"""Who may edit the directory."""

from collections.abc import Collection

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, reports_for

may_edit_directory = is_coordinator


def may_remove(actor: Actor, owner_ids: Collection[int]) -> bool:
    """The coordinator, and those who answer for the very body that owns it: what many own no single one of
    them takes away."""
    return may_keep(actor, owner_ids)


def may_keep(actor: Actor, body_ids: Collection[int]) -> bool:
    """The coordinator, every service; those who answer for one of the bodies that keep it, theirs."""
    return is_coordinator(actor) or any(reports_for(actor, one) for one in body_ids)
