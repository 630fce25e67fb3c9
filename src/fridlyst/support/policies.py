"""Who may edit the directory."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, reports_for

may_edit_directory = is_coordinator


def may_keep(actor: Actor, body_id: int | None) -> bool:
    """The coordinator, every service; those who answer for a body, its own."""
    return is_coordinator(actor) or (body_id is not None and reports_for(actor, body_id))
