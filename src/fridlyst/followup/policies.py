"""Who may do what in a round."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import approves_for, is_coordinator, reports_for

may_run_rounds = is_coordinator
may_answer_gaps = is_coordinator


def may_answer(actor: Actor, body_id: int) -> bool:
    """Answers for the body: its people, and the coordinator on their behalf."""
    return reports_for(actor, body_id) or is_coordinator(actor)


def may_hand_on(actor: Actor, body_id: int) -> bool:
    """Gives a colleague a link to answer by, and takes it back: who answers, unless by a link themselves."""
    return actor.link_id is None and may_answer(actor, body_id)


def may_approve(actor: Actor, body_id: int) -> bool:
    """Approves or sends back: the body's approver, and the coordinator."""
    return approves_for(actor, body_id) or is_coordinator(actor)


def may_read_answer(actor: Actor, body_id: int, state: str) -> bool:
    """Reads a body's answer: its own people at any time, everyone else once it is sent in."""
    return may_answer(actor, body_id) or state in {"submitted", "approved"}
