"""Who may read documents in and review what was read."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, is_registrar


def may_review(actor: Actor) -> bool:
    """The coordinator, and the registrar, who takes minutes in; a programme needs the coordinator then."""
    return is_coordinator(actor) or is_registrar(actor)
