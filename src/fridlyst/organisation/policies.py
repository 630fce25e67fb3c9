"""Who may do what with the organisation; the predicates that other policies are made of."""

from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.terms import Role


def is_coordinator(actor: Actor) -> bool:
    """Coordinates the municipality's programmes."""
    return actor.holds(Role.COORDINATOR)


def is_registrar(actor: Actor) -> bool:
    """Keeps the municipality's matters."""
    return actor.holds(Role.REGISTRAR)


def keeps_matters(actor: Actor) -> bool:
    """Keeps matters and the texts that they lead to: the registrar and the coordinator."""
    return is_registrar(actor) or is_coordinator(actor)


def belongs(actor: Actor) -> bool:
    """Holds any role in the municipality."""
    return actor.is_system or bool(actor.grants)


def reports_for(actor: Actor, body_id: int) -> bool:
    """Answers for the body."""
    return actor.holds_on(body_id, Role.REPORTER, Role.APPROVER)


def approves_for(actor: Actor, body_id: int) -> bool:
    """Approves what the body answers."""
    return actor.holds_on(body_id, Role.APPROVER)


may_see = belongs
may_edit_organisation = is_coordinator


def require(allowed: bool) -> None:
    """Raise NotPermitted unless `allowed`."""
    if not allowed:
        raise NotPermitted
