"""A service at a place, as HSDS says it."""

from fridlyst.exchange.hsds.catalogue import Entry, places_of
from fridlyst.exchange.hsds.identities import Item, simple


def place_item(entry: Entry, number: str, *, full: bool) -> Item:
    """The place with its service; name and status are the service's, as the standard's description asks."""
    service = entry.whole()
    place = next(one for one in places_of(service) if one["id"] == number)
    location = place["location"]
    assert isinstance(location, dict)
    shown: Item = {name: service[name] for name in ("name", "status")}
    if full:
        under: Item = {name: service[name] for name in ("phones", "contacts", "schedules") if name in service}
        return {**place, **shown, **under, "service": service}
    return {**place, **shown, "location": simple(location)}
