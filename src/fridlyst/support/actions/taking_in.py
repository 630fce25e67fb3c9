"""Many services at once, from a list that the municipality has already."""

from collections.abc import Sequence

from django.db import transaction

from fridlyst.base.errors import Conflict
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import slug
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import policies
from fridlyst.support.actions.services import save_service
from fridlyst.support.fields import ServiceFields
from fridlyst.support.models import SupportService


class ServiceThere(Conflict):
    """A service with the same name came in between; what is there is never written over."""

    code = "service-there"


@transaction.atomic
def add_services(*, by: Actor, services: Sequence[ServiceFields]) -> int:
    """New services as drafts, all of them or none; how many. ServiceThere when one has come with its name."""
    require(policies.may_edit_directory(by))
    hold(by.municipality_id)
    there = set(
        SupportService.objects.filter(municipality_id=by.municipality_id).values_list("key", flat=True)
    )
    for fields in services:
        if slug(fields.name, longest=100) in there:
            raise ServiceThere(Sentence("”%(name)s” finns redan i listan.", name=fields.name))
        save_service(by=by, fields=fields)
    return len(services)
