"""Who may keep matters."""

from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import keeps_matters, reports_for

may_keep_matters = keeps_matters


def may_comment(actor: Actor, body_id: int | None) -> bool:
    """Those who keep matters, for anybody; the body's own people for it."""
    return may_keep_matters(actor) or (body_id is not None and reports_for(actor, body_id))
