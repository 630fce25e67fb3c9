"""Taking a draft away again."""

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from fridlyst.base.errors import WrongState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes import policies, rules
from fridlyst.programmes.actions.common import own_programme
from fridlyst.programmes.models import Activity, Programme


class DraftInUse(WrongState):
    """A later edition, a round or a measurement stands on the draft."""

    code = "draft-in-use"


@transaction.atomic
def remove_draft(*, by: Actor, programme_id: int) -> str:
    """Take a draft away with its goals, its text and the activities that serve nothing else; gives its title.

    A text that a matter leads to stays.

    ProgrammeStep when it is or has been in force, DraftInUse when something stands on it. Bodies stay.
    """
    require(policies.may_edit_programme(by))
    programme = own_programme(by, programme_id)
    rules.check_removable(programme.state)
    if programme.editions.exists():
        raise DraftInUse("Ett annat program är gjort ur det här utkastet. Ta bort det först.")
    title, count, text = programme.title, programme.goals.count(), programme.text
    try:
        _only_here(programme).delete()
        programme.delete()
        if text is not None and not text.matters.exists():
            text.delete()
    except ProtectedError as error:
        raise DraftInUse("Något i utkastet har redan följts upp. Det behövs för historiken.") from error
    write_trail(by, "removed", "programme", programme_id, {"goals": count})
    return title


def _only_here(programme: Programme) -> QuerySet[Activity]:
    here = Activity.objects.filter(municipality_id=programme.municipality_id, goals__programme=programme)
    elsewhere = Activity.objects.filter(
        municipality_id=programme.municipality_id, goals__programme__in=_others(programme)
    )
    return Activity.objects.filter(pk__in=here.values("pk")).exclude(pk__in=elsewhere.values("pk"))


def _others(programme: Programme) -> QuerySet[Programme]:
    return Programme.objects.filter(municipality_id=programme.municipality_id).exclude(pk=programme.pk)
