"""What belongs to a service: ways to get in touch and hours, written anew each time it is saved."""

from collections.abc import Sequence

from fridlyst.support.fields import ContactFields, OpeningFields
from fridlyst.support.models import ContactWay, OpeningHours, SupportService


def save_contacts(service: SupportService, contacts: Sequence[ContactFields]) -> None:
    """The service's ways to get in touch, these and no others, in order."""
    service.contacts.all().delete()
    ContactWay.objects.bulk_create(
        ContactWay(
            service=service,
            position=at,
            kind=one.kind,
            value=one.value,
            label=one.label,
            free=one.free,
            unseen=one.unseen,
        )
        for at, one in enumerate(contacts)
    )


def save_openings(service: SupportService, openings: Sequence[OpeningFields]) -> None:
    """The service's hours, these and no others, in order."""
    service.openings.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(
            service=service, position=at, weekdays=list(one.weekdays), opens=one.opens, closes=one.closes
        )
        for at, one in enumerate(openings)
    )
