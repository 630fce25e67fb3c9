"""A sheltered home has a way of contact, never a place."""

from collections.abc import Sequence

from fridlyst.base.errors import BadInput
from fridlyst.support.fields import ContactFields
from fridlyst.support.models import ServiceTranslation, SupportService


class ProtectedPlace(BadInput):
    """A place in what is said of a service with a protected address."""

    code = "protected-place"


def check_no_place(service: SupportService, contacts: Sequence[ContactFields]) -> None:
    """Raise ProtectedPlace when a service with a protected address says where it is."""
    if service.protected_address and service.place:
        raise ProtectedPlace(
            "Stödet har skyddad adress och visas aldrig med plats. Ta bort platsen.", field="place"
        )


def check_translated_no_place(service: SupportService, row: ServiceTranslation) -> None:
    """The same of a translation."""
