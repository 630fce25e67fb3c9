"""The directory in Open Referral HSDS 3.0: each address of the standard, open and only for reading."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from fridlyst.api.directory.answers import listed, open_to_all, whole
from fridlyst.api.directory.asking import Asked, asked
from fridlyst.api.directory.description import description
from fridlyst.api.directory.places import place_item
from fridlyst.base.errors import NotFound
from fridlyst.exchange.hsds.catalogue import Catalogue, Entry, catalogue, folded
from fridlyst.exchange.hsds.identities import Item, simple
from fridlyst.exchange.hsds.words import taxonomies, terms
from fridlyst.support.keeping import MadeOf
from fridlyst.support.queries import directory

Thing = TypeVar("Thing")
VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/"


@open_to_all
def show_root(request: HttpRequest, town: str) -> HttpResponseBase:
    """Which version this is, and where it is described."""
    here = directory(town).town.slug
    return whole(
        {"version": VERSION, "profile": PROFILE, "openapi_url": f"{_base()}/api/hsds/{here}/openapi.json"}
    )


@open_to_all
def show_description(request: HttpRequest, town: str) -> HttpResponseBase:
    """The interface's own description (OpenAPI 3.1)."""
    return whole(description(directory(town).town, _base()))


@open_to_all
def list_services(request: HttpRequest, town: str) -> HttpResponseBase:
    """Services: in short, whole (`full`), or only when they changed (`minimal`)."""
    wanted = _asked(request)
    found = _sought(_catalogue(town).services.values(), wanted)
    return listed([partial(_service, one, wanted) for one in found], wanted)


@open_to_all
def show_service(request: HttpRequest, town: str, number: UUID) -> HttpResponseBase:
    """A service with everything under it."""
    return whole(_one(_catalogue(town).services, number).whole())


@open_to_all
def list_organizations(request: HttpRequest, town: str) -> HttpResponseBase:
    """Organizations: in short or whole."""
    wanted = _asked(request)
    held = _catalogue(town)
    found = [one for one in held.organizations.values() if _holds(str(one["name"]), wanted.search)]
    return listed([partial(_organization, held, one, wanted) for one in found], wanted)


@open_to_all
def show_organization(request: HttpRequest, town: str, number: UUID) -> HttpResponseBase:
    """An organization with its services."""
    held = _catalogue(town)
    return whole(_organization_whole(held, _one(held.organizations, number), _asked(request)))


@open_to_all
def list_places(request: HttpRequest, town: str) -> HttpResponseBase:
    """Services at their places; a service whose address is protected is at none."""
    wanted, places = _asked(request), _catalogue(town).places
    sought = {one.id for one in _sought(places.values(), wanted)}
    found = [number for number, entry in places.items() if entry.id in sought]
    return listed([partial(place_item, places[one], one, full=wanted.full) for one in found], wanted)


@open_to_all
def show_place(request: HttpRequest, town: str, number: UUID) -> HttpResponseBase:
    """A service at a place, whole."""
    return whole(place_item(_one(_catalogue(town).places, number), str(number), full=True))


@open_to_all
def list_taxonomies(request: HttpRequest, town: str) -> HttpResponseBase:
    """The lists of words that services are sorted by."""
    return _words(town, taxonomies(), _asked(request))


@open_to_all
def show_taxonomy(request: HttpRequest, town: str, number: UUID) -> HttpResponseBase:
    """A list of words."""
    directory(town)
    return whole(_one(taxonomies(), number))


@open_to_all
def list_terms(request: HttpRequest, town: str) -> HttpResponseBase:
    """The words; none stands under another."""
    wanted = _asked(request)
    found = {} if wanted.parent_id else terms()
    kept = {
        number: one for number, one in found.items() if wanted.taxonomy_id in ("", str(one["taxonomy_id"]))
    }
    return _words(town, kept, wanted)


@open_to_all
def show_term(request: HttpRequest, town: str, number: UUID) -> HttpResponseBase:
    """A word."""
    directory(town)
    return whole(_one(terms(), number))


@open_to_all
def show_nothing(request: HttpRequest, town: str) -> HttpResponseBase:
    """An address that the interface has not."""
    raise NotFound


def _base() -> str:
    return str(settings.FRIDLYST_PUBLIC_URL)


_CATALOGUES: Final = MadeOf(lambda found: catalogue(found, _base()))


def _catalogue(town: str) -> Catalogue:
    return _CATALOGUES.of(directory(town))


def _asked(request: HttpRequest) -> Asked:
    return asked(request.GET.dict())


def _one(things: Mapping[str, Thing], number: UUID) -> Thing:
    if str(number) not in things:
        raise NotFound
    return things[str(number)]


def _sought(entries: Iterable[Entry], wanted: Asked) -> list[Entry]:
    return [one for one in entries if _fits(one, wanted)]


def _fits(entry: Entry, wanted: Asked) -> bool:
    after = wanted.modified_after
    return (
        wanted.organization_id in ("", entry.organization_id)
        and (not wanted.taxonomy_id or wanted.taxonomy_id in entry.terms)
        and (not wanted.taxonomy_term_id or wanted.taxonomy_term_id in entry.terms)
        and (after is None or (entry.changed_on is not None and entry.changed_on >= after))
        and all(word in entry.words for word in folded(wanted.search).split())
    )


def _holds(text: str, search: str) -> bool:
    return all(word in folded(text) for word in folded(search).split())


def _service(entry: Entry, wanted: Asked) -> Item:
    item = entry.whole()
    if wanted.minimal:
        changed = item.get("last_modified")
        return {"id": entry.id, "last_modified": changed, "modified_date": changed}
    return item if wanted.full else _in_short(item)


def _in_short(item: Item) -> Item:
    organization = item["organization"]
    assert isinstance(organization, dict)
    return {**simple(item), "organization": simple(organization)}


def _organization(held: Catalogue, item: Item, wanted: Asked) -> Item:
    return _organization_whole(held, item, wanted) if wanted.full or wanted.full_service else simple(item)


def _organization_whole(held: Catalogue, item: Item, wanted: Asked) -> Item:
    own = [one.whole() for one in held.services.values() if one.organization_id == item["id"]]
    short = [{name: one[name] for name in ("id", "name", "status")} for one in own]
    return {**item, "services": own if wanted.full_service else short}


def _words(town: str, found: Mapping[str, Item], wanted: Asked) -> HttpResponseBase:
    directory(town)
    kept = [one for one in found.values() if _holds(f"{one['name']} {one['description']}", wanted.search)]
    return listed([partial(dict, one) for one in kept], wanted)
