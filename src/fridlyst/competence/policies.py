"""Who may do what with competence."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, reports_for

may_keep_courses = is_coordinator


def may_enter(actor: Actor, body_id: int) -> bool:
    """The coordinator, for anybody; the body's own people for it."""
    return is_coordinator(actor) or reports_for(actor, body_id)
