"""A service of the directory, and a national line, as HSDS services."""

from typing import Final

from fridlyst.exchange.hsds.contacts import first, phones, placed, written
from fridlyst.exchange.hsds.days import moment
from fridlyst.exchange.hsds.identities import Item, identity, without_empty
from fridlyst.exchange.hsds.schedules import always, schedules
from fridlyst.exchange.hsds.words import attributes, codes_of, codes_of_line, label
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.languages import BY_CODE
from fridlyst.support.shapes import Contact, NationalLine, PublicService

_APPLYING: Final = {
    "no_decision": {True: "Du behöver inget beslut först.", False: "Du behöver ett beslut först."},
    "anonymous": {True: "Du kan vara anonym."},
    "children": {True: "Barn får komma med.", False: "Barn kan inte komma med."},
    "pets": {True: "Djur får komma med.", False: "Djur kan inte komma med."},
}


def service_id(town: MunicipalityView, service: PublicService) -> str:
    """The service's identity, of the municipality's code and the service's key."""
    return identity("service", town.code, service.key)


def line_id(line: NationalLine) -> str:
    """A national line's identity, the same in every municipality."""
    return identity("national line", line.key)


def service_item(town: MunicipalityView, service: PublicService, organization: Item, base: str) -> Item:
    """The service with everything under it; `base` is the site's address without a stroke at its end.

    Words are the Swedish ones. What is not said is left out. A protected address has no place of any kind.
    """
    own = service_id(town, service)
    text = service.text("sv")
    return without_empty(
        {
            "id": own,
            "organization_id": organization["id"],
            "name": text.name,
            "description": text.description,
            "url": first(service.contacts, "web") or f"{base}/info/{town.slug}/visa/{service.id}/",
            "email": first(service.contacts, "email"),
            "status": "active",
            "interpretation_services": "Tolk kan ordnas." if service.interpreter else None,
            "application_process": _how_to_apply(service),
            "fees_description": text.cost or ("Kostar ingenting." if service.free else None),
            "eligibility_description": eligibility(service.whom, service.minimum_age, service.maximum_age),
            "minimum_age": service.minimum_age,
            "maximum_age": service.maximum_age,
            "assured_date": service.reviewed_on.isoformat() if service.reviewed_on else None,
            "last_modified": moment(service.changed_on or service.reviewed_on),
            "phones": phones(own, service.contacts),
            "schedules": schedules(own, service),
            "service_areas": [_area(own, text.area or town.name)],
            "service_at_locations": placed(own, service),
            "languages": _languages(own, service.languages),
            "organization": organization,
            "cost_options": _free(own) if service.free else [],
            "contacts": written(own, service.contacts),
            "attributes": attributes(own, codes_of(service)),
        }
    )


def line_item(line: NationalLine, organization: Item) -> Item:
    """A national line as a service of its own."""
    own = line_id(line)
    text = line.text("sv")
    number = Contact("phone", line.number, "", line.free, line.unseen)
    return without_empty(
        {
            "id": own,
            "organization_id": organization["id"],
            "name": text.name,
            "description": text.note,
            "url": line.web,
            "status": "active",
            "interpretation_services": "Tolk kan ordnas." if line.interpreter else None,
            "fees_description": "Kostar ingenting." if line.free else None,
            "eligibility_description": eligibility(line.whom, line.minimum_age, line.maximum_age),
            "minimum_age": line.minimum_age,
            "maximum_age": line.maximum_age,
            "assured_date": line.checked_on.isoformat(),
            "last_modified": moment(line.checked_on),
            "phones": phones(own, (number,)),
            "schedules": always(own) if line.always_open else [],
            "service_areas": [_area(own, "Sverige")],
            "organization": organization,
            "cost_options": _free(own) if line.free else [],
            "attributes": attributes(own, codes_of_line(line)),
        }
    )


def eligibility(whom: tuple[str, ...], minimum: int | None, maximum: int | None) -> str:
    """For whom and what ages, in a sentence: "För unga, barn. Från 13 till 25 år."."""
    named = ", ".join(label("seeker", code).lower() for code in whom)
    return " ".join(part for part in (f"För {named}." if named else "", _ages(minimum, maximum)) if part)


def _ages(minimum: int | None, maximum: int | None) -> str:
    if minimum is not None and maximum is not None:
        return f"Från {minimum} till {maximum} år."
    if minimum is not None:
        return f"Från {minimum} år."
    return f"Till och med {maximum} år." if maximum is not None else ""


def _how_to_apply(service: PublicService) -> str:
    said = [words.get(getattr(service, field)) for field, words in _APPLYING.items()]
    chats = [f"Chatta: {one.value}" for one in service.contacts if one.kind == "chat"]
    return " ".join([*(one for one in said if one), *chats])


def _area(own: str, name: str) -> Item:
    return {"id": identity("area", own), "name": name}


def _free(own: str) -> list[Item]:
    return [{"id": identity("cost", own), "option": "Kostar ingenting", "currency": "SEK", "amount": 0}]


def _languages(own: str, codes: tuple[str, ...]) -> list[Item]:
    """ISO 639 codes: easy Swedish is Swedish, with a note."""
    return [
        without_empty(
            {
                "id": identity("language", own, code),
                "name": BY_CODE[code].swedish if code in BY_CODE else code,
                "code": code.partition("-")[0],
                "note": "Lätt svenska" if code == "sv-simple" else None,
            }
        )
        for code in codes
    ]
