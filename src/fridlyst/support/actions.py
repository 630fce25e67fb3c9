"""The only writer of the directory."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from fridlyst.base.slugs import slug
from fridlyst.organisation.actions import check_own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import policies, rules
from fridlyst.support.models import SupportService


@dataclass(frozen=True, slots=True)
class ServiceFields:
    """A service's own fields."""

    name: str
    description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    target_groups: Sequence[str] = ()
    violence_forms: Sequence[str] = ()
    protected_address: bool = False
    body_id: int | None = None


@transaction.atomic
def ensure_service(*, by: Actor, fields: ServiceFields) -> SupportService:
    """The service with this name, made or brought up to date."""
    require(policies.may_edit_directory(by))
    rules.check_ages(fields.minimum_age, fields.maximum_age)
    check_own_body(by, fields.body_id)
    mine = SupportService.objects.filter(municipality_id=by.municipality_id)
    service, made = SupportService.objects.update_or_create(
        municipality_id=by.municipality_id,
        key=slug(fields.name, longest=100),
        defaults={
            "name": fields.name.strip(),
            "description": fields.description.strip(),
            "minimum_age": fields.minimum_age,
            "maximum_age": fields.maximum_age,
            "target_groups": list(fields.target_groups),
            "violence_forms": list(fields.violence_forms),
            "protected_address": fields.protected_address,
            "body_id": fields.body_id,
        },
    )
    if made:
        service.position = mine.count() - 1
        service.save(update_fields=["position"])
    write_trail(by, "added" if made else "edited", "support_service", service.pk)
    return service
