"""Who stands behind the services: the municipality, its bodies, and those of the national lines."""

from collections.abc import Iterable

from fridlyst.exchange.hsds.contacts import phones
from fridlyst.exchange.hsds.identities import Item, identity, without_empty
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.shapes import Contact, Directory, PublicService

NATIONAL: Item = {
    "id": identity("organization", "national lines"),
    "name": "Nationella nummer",
    "description": "Nummer som gäller i hela landet, oberoende av kommunen.",
}


def municipality_id(town: MunicipalityView) -> str:
    """The municipality's identity as an organization."""
    return identity("organization", town.code)


def organizations(directory: Directory) -> dict[str, Item]:
    """Every organization of the directory by its identity: the municipality first, national lines last."""
    town = _municipality(directory)
    bodies = (_body(directory.town, one) for one in _owners(directory.services))
    every = [town, *bodies, NATIONAL]
    return {str(one["id"]): one for one in every}


def owner_id(town: MunicipalityView, service: PublicService) -> str:
    """The identity of the body that the service is owned by; of the municipality where none is."""
    return (
        identity("organization", town.code, service.body_key) if service.body_key else municipality_id(town)
    )


def _owners(services: Iterable[PublicService]) -> list[PublicService]:
    """One service of each body, in the order of the bodies' names."""
    owners = {one.body_key: one for one in services if one.body_key}
    return sorted(owners.values(), key=lambda one: (one.body.casefold(), one.body_key))


def _municipality(directory: Directory) -> Item:
    town, settings = directory.town, directory.settings
    own = municipality_id(town)
    number = [Contact("phone", settings.contact_phone)] if settings.contact_phone else []
    return without_empty(
        {
            "id": own,
            "name": town.name,
            "description": f"Kommunen {town.name}.",
            "email": settings.contact_email,
            "phones": phones(own, number),
            "organization_identifiers": [
                {"id": identity("code", own), "identifier_type": "Kommunkod", "identifier": town.code}
            ],
        }
    )


def _body(town: MunicipalityView, service: PublicService) -> Item:
    return {
        "id": owner_id(town, service),
        "name": service.body,
        "description": f"Ansvarar för stöd i {town.name}.",
        "parent_organization_id": municipality_id(town),
    }
