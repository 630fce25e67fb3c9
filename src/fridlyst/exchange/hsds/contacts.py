"""Ways to get in touch as HSDS says them: phones, contacts, and places that are not protected."""

import re
from collections.abc import Iterable
from typing import Final

from fridlyst.exchange.hsds.identities import Item, identity, without_empty
from fridlyst.exchange.hsds.words import label
from fridlyst.support.contact_rules import dial
from fridlyst.support.shapes import Contact, PublicService

_SPOKEN: Final = {"phone": "voice", "sms": "text"}
# "Storgatan 1, 123 45 Staden": the one way of writing a place that can be told into its parts.
_ADDRESS: Final = re.compile(r"(?P<street>[^,\n]+),\s*(?P<code>\d{3}\s?\d{2})\s+(?P<city>[^,\n]+)")


def phones(owner: str, contacts: Iterable[Contact]) -> list[Item]:
    """Numbers in E.164, to speak or to write to."""
    return [
        without_empty(
            {
                "id": identity("phone", owner, one.kind, one.value),
                "number": dial(one.value),
                "type": _SPOKEN[one.kind],
                "description": _said_of(one),
            }
        )
        for one in contacts
        if one.kind in _SPOKEN
    ]


def written(owner: str, contacts: Iterable[Contact]) -> list[Item]:
    """E-mail addresses, each a contact."""
    return [
        without_empty({"id": identity("contact", owner, one.value), "name": one.label, "email": one.value})
        for one in contacts
        if one.kind == "email"
    ]


def first(contacts: Iterable[Contact], kind: str) -> str | None:
    """The first contact of the kind."""
    return next((one.value for one in contacts if one.kind == kind), None)


def placed(service_id: str, service: PublicService) -> list[Item]:
    """The places of the service: none at all when its address is protected."""
    return [
        {
            "id": identity("service_at_location", service_id, str(location["id"])),
            "service_id": service_id,
            "location_id": location["id"],
            "location": location,
        }
        for location in _locations(service_id, service)
    ]


def _locations(service_id: str, service: PublicService) -> list[Item]:
    if service.protected_address:
        return []
    visited = [_visited(service_id, service)] if service.place else []
    return visited + [
        _unvisited(service_id, one) for one in service.contacts if one.kind in ("chat", "letter")
    ]


def _visited(service_id: str, service: PublicService) -> Item:
    location_id = identity("location", service_id, service.place)
    return without_empty(
        {
            "id": location_id,
            "location_type": "physical",
            "name": service.place,
            "addresses": _addresses(location_id, service.place),
            "accessibility": [
                {"id": identity("accessibility", location_id, code), "description": label("access", code)}
                for code in service.accessibility
            ],
        }
    )


def _unvisited(service_id: str, contact: Contact) -> Item:
    chat = contact.kind == "chat"
    return without_empty(
        {
            "id": identity("location", service_id, contact.kind, contact.value),
            "location_type": "virtual" if chat else "postal",
            "name": contact.label or ("Chatt" if chat else contact.value),
            "description": "" if chat else contact.value,
            "url": contact.value if chat else None,
        }
    )


def _addresses(location_id: str, place: str) -> list[Item]:
    found = _ADDRESS.fullmatch(place.strip())
    if not found:
        return []
    address: Item = {
        "id": identity("address", location_id),
        "address_1": found["street"].strip(),
        "city": found["city"].strip(),
        "state_province": "",
        "postal_code": found["code"],
        "country": "SE",
        "address_type": "physical",
    }
    return [address]


def _said_of(contact: Contact) -> str:
    free = {True: "Gratis", False: "Kostar", None: ""}[contact.free]
    unseen = {True: "Syns inte på telefonräkningen", False: "Kan synas på telefonräkningen", None: ""}
    said = [one for one in (contact.label, free, unseen[contact.unseen]) if one]
    return "".join(f"{one.rstrip('.')}. " for one in said).strip()
