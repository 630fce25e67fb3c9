"""Which text a matter leads to."""

from django.db import transaction

from fridlyst.base.errors import WrongState
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_matter
from fridlyst.decisions.models import Matter
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts.actions import own_text


class LeadsElsewhere(WrongState):
    """The matter leads to another text already."""

    code = "matter-leads-elsewhere"


@transaction.atomic
def set_text(*, by: Actor, matter_id: int, version: int, text_id: int) -> Matter:
    """Let the matter lead to a text. LeadsElsewhere when amendments have been moved against another one."""
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    check_version(matter.version, version, "ärendet")
    return _lead(by, matter, text_id)


@transaction.atomic
def lead_to_text(*, by: Actor, registration_number: str, text_id: int) -> None:
    """Let the matter with this number lead to the text, where there is one that has no text yet."""
    require(policies.may_keep_matters(by))
    found = Matter.objects.filter(
        municipality_id=by.municipality_id, registration_number=registration_number, text=None
    ).first()
    if found is not None:
        _lead(by, own_matter(by, found.pk), text_id)


def _lead(by: Actor, matter: Matter, text_id: int) -> Matter:
    text = own_text(by, text_id)
    if matter.text_id == text.pk:
        return matter
    if matter.text_id is not None and matter.steps.filter(amendments__isnull=False).exists():
        raise LeadsElsewhere("Ärendet har yrkanden mot den text som det redan leder till. Ta bort dem först.")
    matter.text = text
    matter.version += 1
    matter.save(update_fields=["text", "version"])
    write_trail(by, "leads_to", "matter", matter.pk, {"text": text.pk})
    return matter
