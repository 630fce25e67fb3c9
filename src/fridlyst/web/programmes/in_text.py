"""Where in the running text a goal or an activity stands, as its own page tells it."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.queries import standing
from fridlyst.web.programmes.views.reading import sees_drafts
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def in_text(visit: Visit, *, goal_id: int | None = None, activity_id: int | None = None) -> tuple[Crumb, ...]:
    """The section's heading, leading to the words; one for each programme. One statement."""
    found = standing(
        municipality_id=visit.municipality.id,
        goal_id=goal_id,
        activity_id=activity_id,
        drafts=sees_drafts(visit),
    )
    return tuple(
        Crumb(
            one.heading or _("Utan rubrik"),
            f"{address('texts:programme_show', visit.municipality.slug, one.programme_slug)}"
            f"#{one.passage or one.section}",
        )
        for one in found
    )
