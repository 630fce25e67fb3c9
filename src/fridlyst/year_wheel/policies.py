"""Who may take the year wheel into a calendar: whoever sees the municipality, for themselves."""

from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import belongs, require


def person_with_addresses(actor: Actor) -> int:
    """The number of the person whose addresses they are; NotPermitted for the system and for strangers."""
    require(belongs(actor))
    if actor.user_id is None:
        raise NotPermitted
    return actor.user_id
