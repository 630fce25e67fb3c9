"""Who may do what with programmes."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import is_coordinator, reports_for
from fridlyst.organisation.terms import Role

may_edit_programme = is_coordinator
may_see_drafts = is_coordinator


def may_add_own(actor: Actor, body_id: int) -> bool:
    """Adds activities of a body's own: the body's people, or the coordinator."""
    return is_coordinator(actor) or reports_for(actor, body_id)


def may_tell_cost(actor: Actor, body_id: int | None) -> bool:
    """Tells what falls on a body: its own people, or the coordinator, who tells for the whole too."""
    return is_coordinator(actor) or (body_id is not None and reports_for(actor, body_id))


def may_place_some(actor: Actor) -> bool:
    """Places activities: the coordinator all of them, the people of a body its own."""
    return is_coordinator(actor) or actor.holds(Role.REPORTER, Role.APPROVER)
