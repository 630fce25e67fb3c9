"""Who may do what with statistics."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, reports_for

may_publish = is_coordinator
may_keep_sources = is_coordinator
may_decide_rule = is_coordinator


def may_deliver(actor: Actor, body_id: int | None) -> bool:
    """Takes in a source's files: the coordinator, or the people of the body that it belongs to."""
    return is_coordinator(actor) or (body_id is not None and reports_for(actor, body_id))
