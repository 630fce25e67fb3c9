"""What the actions of statistics share."""

from fridlyst.base.errors import NotFound
from fridlyst.counts import policies
from fridlyst.counts.models import CountSource
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


def own_source(by: Actor, source_id: int) -> CountSource:
    """The municipality's source, locked; NotFound when it has no such."""
    rows = CountSource.objects.select_for_update(no_key=True)
    found = rows.filter(municipality_id=by.municipality_id, pk=source_id).first()
    if found is None:
        raise NotFound
    return found


def deliverable_source(by: Actor, source_id: int) -> CountSource:
    """The source, locked, when the actor may deliver its files."""
    found = own_source(by, source_id)
    require(policies.may_deliver(by, found.body_id))
    return found
