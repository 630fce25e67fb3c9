"""One service as an address names it, who may do what with it, and what they have seen of it."""

from dataclasses import fields as own_fields

from django.http import HttpRequest

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.organisation.policies import require
from fridlyst.support.fields import ContactFields, OpeningFields, ServiceFields
from fridlyst.support.policies import may_keep, may_remove
from fridlyst.support.queries import ServiceForEditing, ServiceView, keepers, service_for_editing

_ROWS = ("contacts", "openings")


def one_service(visit: Visit, key: str) -> ServiceForEditing:
    """The service; NotFound when it is not this municipality's. Four statements."""
    return service_for_editing(municipality_id=visit.municipality.id, key=key, today=today())


def kept_service(visit: Visit, key: str) -> ServiceForEditing:
    """The service, for those who may change it; NotPermitted for others."""
    found = one_service(visit, key)
    require(rights(visit, found)[0])
    return found


def rights(visit: Visit, one: ServiceForEditing) -> tuple[bool, bool]:
    """Whether the visitor may change the service, and take it away; two statements."""
    kept_by, owner = keepers(visit.municipality.id), one.service.body_id
    return may_keep(visit.actor, kept_by.of(owner)), may_remove(visit.actor, kept_by.owners(owner))


def fields_of(one: ServiceView) -> ServiceFields:
    """The service as the actions take it: what a part of the form does not touch stands as it was."""
    plain = {
        field.name: getattr(one, field.name) for field in own_fields(ServiceFields) if field.name not in _ROWS
    }
    return ServiceFields(
        **plain,
        contacts=tuple(
            ContactFields(way.kind, way.value, way.label, way.free, way.unseen) for way in one.contacts
        ),
        openings=tuple(OpeningFields(row.weekdays, row.opens, row.closes) for row in one.openings),
    )


def version_seen(request: HttpRequest) -> int:
    """The version that the visitor saw; one that never was when it is not told."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else -1
