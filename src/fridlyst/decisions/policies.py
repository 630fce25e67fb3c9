"""Who may keep matters."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, is_registrar


def may_keep_matters(actor: Actor) -> bool:
    """The registrar and the coordinator."""
    return is_registrar(actor) or is_coordinator(actor)
