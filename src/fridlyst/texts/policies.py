"""Who may write a text."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, is_registrar


def may_write_text(actor: Actor) -> bool:
    """The registrar and the coordinator."""
    return is_registrar(actor) or is_coordinator(actor)
