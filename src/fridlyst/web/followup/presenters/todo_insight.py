"""What the public has said of the programmes and nobody has handled, for the coordinator."""

from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.insight.policies import may_read_feedback
from fridlyst.insight.queries import waiting
from fridlyst.web.followup.presenters.todo import Todo
from fridlyst.web.shared.addresses import address


def feedback_todos(visit: Visit) -> tuple[Todo, ...]:
    """One line for all of it, nothing when there is none; one statement, none for who may not read it."""
    count = waiting(visit.municipality.id) if may_read_feedback(visit.actor) else 0
    if not count:
        return ()
    said = ngettext(
        "%(count)s ny synpunkt från allmänheten.", "%(count)s nya synpunkter från allmänheten.", count
    )
    action = ngettext("Läs synpunkten", "Läs synpunkterna", count)
    return (Todo(said % {"count": count}, action, address("insight:inbox", visit.municipality.slug)),)
