"""Who may keep matters."""

import rules

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, is_registrar


@rules.predicate
def may_keep_matters(actor: Actor) -> bool:
    """The registrar and the coordinator."""
    return bool(is_registrar(actor) or is_coordinator(actor))
