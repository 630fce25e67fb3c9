"""What the writers of what is published share."""

from fridlyst.base.errors import NotFound
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.policies import may_publish
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require


def own_published(by: Actor, programme_id: int) -> PublishedProgramme:
    """The choices about a programme, held; NotFound where nothing is chosen, or it is another's.

    All that is public in the municipality is held with it: numbers are looked at across the programmes.
    """
    require(may_publish(by))
    hold(by.municipality_id)
    rows = PublishedProgramme.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row
