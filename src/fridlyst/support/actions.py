"""The only writer of the directory."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from fridlyst.base.checks import check_name, check_text
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
    name = check_name(fields.name, "name", longest=300, missing="Skriv vad stödet heter.")
    mine = SupportService.objects.filter(municipality_id=by.municipality_id)
    service, made = SupportService.objects.update_or_create(
        municipality_id=by.municipality_id,
        key=slug(name, longest=100),
        defaults={
            "name": name,
            "description": check_text(fields.description, "description"),
            "minimum_age": fields.minimum_age,
            "maximum_age": fields.maximum_age,
            "target_groups": _codes(fields.target_groups, "target_groups"),
            "violence_forms": _codes(fields.violence_forms, "violence_forms"),
            "protected_address": fields.protected_address,
            "body_id": fields.body_id,
        },
    )
    if made:
        service.position = mine.count() - 1
        service.save(update_fields=["position"])
    write_trail(by, "added" if made else "edited", "support_service", service.pk)
    return service


def _codes(given: Sequence[str], field: str) -> list[str]:
    """The codes as they stand: their list belongs to programmes, which stands above the directory."""
    return [check_text(code, field, longest=40) for code in given]
