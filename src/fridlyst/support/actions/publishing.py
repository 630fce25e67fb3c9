"""What the public sees: shown, hidden, gone through again."""

from datetime import date

from django.db import transaction

from fridlyst.base import clock
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.support import rules
from fridlyst.support.actions.common import check_version, own_service, touch
from fridlyst.support.models import SupportService


@transaction.atomic
def publish_service(*, by: Actor, service_id: int, version: int) -> SupportService:
    """Show the service; it counts as gone through today. WithoutContact when nobody could reach it."""
    service = own_service(by, service_id)
    check_version(service.version, version)
    rules.check_shown(service.contacts.count())
    service.published, service.reviewed_on = True, clock.today()
    return _saved(by, service, "published")


@transaction.atomic
def unpublish_service(*, by: Actor, service_id: int, version: int) -> SupportService:
    """Take the service off the public page; nothing of it is lost."""
    service = own_service(by, service_id)
    check_version(service.version, version)
    service.published = False
    return _saved(by, service, "unpublished")


@transaction.atomic
def review_service(
    *, by: Actor, service_id: int, version: int | None = None, on: date | None = None
) -> SupportService:
    """Somebody has gone through the service `on` a day, today when none is said, and it still is true.

    Without a version it holds for the service as it stands: one button, pressed by two, is no conflict.
    """
    service = own_service(by, service_id)
    if version is not None:
        check_version(service.version, version)
    day = on or clock.today()
    if day > clock.today():
        raise rules.ReviewAhead("Dagen ligger framåt i tiden. Välj den dag då stödet sågs över.", field="on")
    service.reviewed_on = day
    return _saved(by, service, "reviewed")


def _saved(by: Actor, service: SupportService, verb: str) -> SupportService:
    service.version += 1
    service.save(update_fields=["published", "reviewed_on", "version"])
    touch(by.municipality_id)
    write_trail(by, verb, "support_service", service.pk, {"name": service.name})
    return service
