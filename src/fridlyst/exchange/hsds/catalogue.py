"""A whole directory as HSDS, kept as long as it is the same: what an interface or a file is made of."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fridlyst.exchange.hsds.identities import Item
from fridlyst.exchange.hsds.organizations import NATIONAL, organizations, owner_id
from fridlyst.exchange.hsds.services import line_id, line_item, service_id, service_item
from fridlyst.exchange.hsds.words import codes_of, codes_of_line, term_ids
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import Directory, NationalLine, PublicService


@dataclass(frozen=True)
class Entry:
    """A service as it is sought: `terms` are the identities of its words and of their taxonomies.

    `words` is its text, folded; `whole` makes the service with everything under it.
    """

    id: str
    organization_id: str
    terms: frozenset[str]
    words: str
    changed_on: date | None
    whole: Callable[[], Item]


@dataclass(frozen=True)
class Catalogue:
    """A directory's services in order, the municipality's own first, and its organizations."""

    services: Mapping[str, Entry]
    organizations: Mapping[str, Item]

    @cached_property
    def places(self) -> Mapping[str, Entry]:
        """The service at each place, by the identity of the two together."""
        found = ((place, entry) for entry in self.services.values() for place in places_of(entry.whole()))
        return {str(place["id"]): entry for place, entry in found}


def catalogue(directory: Directory, base: str) -> Catalogue:
    """The directory and the national lines; `base` is the site's address without a stroke at its end."""
    owners = organizations(directory)
    own = [_entry(directory, one, owners, base) for one in directory.services]
    lines = [_line(one) for one in national_lines()]
    return Catalogue({one.id: one for one in (*own, *lines)}, owners)


def places_of(service: Item) -> list[Item]:
    """The service's places, as its item holds them."""
    places = service.get("service_at_locations")
    return places if isinstance(places, list) else []


def folded(text: str) -> str:
    """The text as it is compared: without case, and without marks on the letters."""
    return "".join(
        sign for sign in unicodedata.normalize("NFKD", text.casefold()) if sign.isalnum() or sign == " "
    )


def _entry(directory: Directory, service: PublicService, owners: Mapping[str, Item], base: str) -> Entry:
    town = directory.town
    owner = owners[owner_id(town, service)]
    text = service.text("sv")
    return Entry(
        id=service_id(town, service),
        organization_id=str(owner["id"]),
        terms=term_ids(codes_of(service)),
        words=folded(f"{text.name} {text.description} {text.area} {service.body}"),
        changed_on=service.changed_on or service.reviewed_on,
        whole=lambda: service_item(town, service, owner, base),
    )


def _line(line: NationalLine) -> Entry:
    text = line.text("sv")
    return Entry(
        id=line_id(line),
        organization_id=str(NATIONAL["id"]),
        terms=term_ids(codes_of_line(line)),
        words=folded(f"{text.name} {text.note}"),
        changed_on=line.checked_on,
        whole=lambda: line_item(line, NATIONAL),
    )
