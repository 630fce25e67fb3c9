"""Whom to tell of services that are to be gone through, and of which; plain Python."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from fridlyst.reminders.service_rules import SERVICES_APART
from fridlyst.reminders.shapes import Item, LateService, Person, Standing, Told

LEAD = "service_lead"
_Whole = dict[Person, list[LateService]]


def due_services(standing: Standing, told: Mapping[Told, date], today: date) -> Iterable[Item]:
    """One letter to each: all that they keep, when there is anything new of any of it.

    The coordinators are told of what soon leaves the public page, and of all that nobody else can be told of.
    """
    heard = _heard(told)
    for person, services in _by_person(standing, kept=True).items():
        if _anything_new(person, services, heard, today, lead=False):
            yield from (Item(person, None, None, one.step, one.id) for one in services)
    for person, services in _by_person(standing, kept=False).items():
        if _anything_new(person, services, heard, today, lead=True):
            yield from (Item(person, None, None, LEAD, one.id) for one in services)


def people_for(standing: Standing, item: Item) -> tuple[Person, ...]:
    """Those whom the item of a service is for, as things stand now."""
    service = standing.services.get(item.service_id or 0)
    if service is None:
        return ()
    return leads_of(standing, service) if item.step == LEAD else reviewers(standing, service)


def reviewers(standing: Standing, service: LateService) -> tuple[Person, ...]:
    """Those who are asked to go through the service: its keepers, else the coordinators."""
    return standing.keepers(service) or standing.coordinators


def leads_of(standing: Standing, service: LateService) -> tuple[Person, ...]:
    """The coordinators who are told that others let the service leave the public page."""
    if service.step != "service_leaving":
        return ()
    asked = {one.email for one in reviewers(standing, service)}
    return tuple(one for one in standing.coordinators if one.email not in asked)


def _by_person(standing: Standing, *, kept: bool) -> _Whole:
    found: dict[str, tuple[Person, list[LateService]]] = {}
    for service in standing.services.values():
        for person in reviewers(standing, service) if kept else leads_of(standing, service):
            found.setdefault(person.email, (person, []))[1].append(service)
    return dict(found.values())


def _heard(told: Mapping[Told, date]) -> Mapping[tuple[str, int, bool], date]:
    """(Address, service, whether as its lead) → the last day that a letter told of it."""
    found: dict[tuple[str, int, bool], date] = defaultdict(lambda: date.min)
    for one, day in told.items():
        if one.service_id is not None:
            key = one.email, one.service_id, one.step == LEAD
            found[key] = max(found[key], day)
    return dict(found)


def _anything_new(
    person: Person,
    services: Iterable[LateService],
    heard: Mapping[tuple[str, int, bool], date],
    today: date,
    *,
    lead: bool,
) -> bool:
    days = {one.id: heard.get((person.email, one.id, lead)) for one in services}
    last = max((day for day in days.values() if day is not None), default=None)
    if last is not None and today - last < SERVICES_APART:
        return False
    return any((day := days[one.id]) is None or day < one.since for one in services)
