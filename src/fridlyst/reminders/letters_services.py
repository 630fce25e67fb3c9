"""What a letter says of services to go through: which, by when, what happens else, and the way there."""

from collections.abc import Iterable, Sequence
from datetime import date

from fridlyst.reminders import addresses
from fridlyst.reminders.due_services import LEAD
from fridlyst.reminders.letter_parts import Section, Way, first_named, long_day, short_day
from fridlyst.reminders.shapes import Item, LateService, Standing

_UNNAMED = "En stödinsats"
_NAMES_INSIDE = "Namn som inte står här ser du när du har loggat in."
_ELSE = (
    "Görs ingenting försvinner ett stöd från den öppna sidan 90 dagar efter den dag då det skulle ha setts "
    "över. Då hittar den som söker hjälp det inte där. Inget raderas."
)


def service_sections(standing: Standing, items: Sequence[Item], today: date) -> tuple[Section, ...]:
    """What is to be gone through by the reader, then what others let leave the public page."""
    mine, led = _services(standing, items, lead=False), _services(standing, items, lead=True)
    found = [_to_review(standing, mine, today)] if mine else []
    return (*found, _leaving(standing, led)) if led else tuple(found)


def services_to_do(standing: Standing, items: Sequence[Item], today: date) -> str:
    """What to do and by when, for the subject."""
    mine = _services(standing, items, lead=False)
    if not mine:
        count = len(_services(standing, items, lead=True))
        return (
            "en stödinsats lämnar snart sidan" if count == 1 else f"{count} stödinsatser lämnar snart sidan"
        )
    what = "en stödinsats" if len(mine) == 1 else f"{len(mine)} stödinsatser"
    ahead = [one.due_on for one in mine if one.due_on is not None and one.due_on >= today]
    return f"se över {what} senast {short_day(min(ahead))}" if len(ahead) == len(mine) else f"se över {what}"


def _services(standing: Standing, items: Iterable[Item], *, lead: bool) -> list[LateService]:
    """Each once, those that leave the page first before the others; before all, those never gone through."""
    wanted = {item.service_id for item in items if item.service_id and (item.step == LEAD) is lead}
    found = [standing.services[one] for one in wanted]
    return sorted(found, key=lambda one: (one.gone_after or date.min, one.name, one.id))


def _to_review(standing: Standing, services: Sequence[LateService], today: date) -> Section:
    sentences = [
        "Läs igenom det som står. Stämmer det trycker du på Stämmer fortfarande. Annars ändrar du det."
    ]
    lonely = sum(not standing.keepers(one) for one in services)
    if lonely:
        sentences.append(_lonely(lonely, len(services)))
    return Section(
        "Stödinsatser att se över",
        (*sentences, *_unnamed(services)),
        names=first_named([f"{_name(one)}: {_stands(one, today)}" for one in services]),
        advice=_ELSE,
        button=Way("Se över stödet", _href(standing, services, today)),
    )


def _lonely(count: int, among: int) -> str:
    """Why the coordinator is asked."""
    which = "den" if among == 1 else "dem" if count == among else f"{count} av dem"
    return (
        f"Ingen annan kan få brev om {which}. "
        "Välj en enhet som ansvarar för stödet, eller ge någon i enheten rollen som rapportör."
    )


def _leaving(standing: Standing, services: Sequence[LateService]) -> Section:
    names = [f"{_name(one)}{_owned(one)}: visas till och med {_long(one.gone_after)}" for one in services]
    return Section(
        "Stödinsatser som snart lämnar den öppna sidan",
        ("Ingen har sett över dem. De som ansvarar får också brev.", *_unnamed(services)),
        names=first_named(names),
        advice=f"Hör med dem som ansvarar, eller se över stödet själv. {_ELSE}",
        button=Way("Se över stödet", addresses.services_address(standing.slug, late=True)),
    )


def _stands(one: LateService, today: date) -> str:
    if one.due_on is None or one.gone_after is None:
        return "visas inte, eftersom ingen har sett över uppgifterna"
    if today > one.gone_after:
        return f"visas inte sedan {_long(one.gone_after)}"
    if today > one.due_on:
        return f"skulle ha setts över {_long(one.due_on)}, visas till och med {_long(one.gone_after)}"
    return f"ska ses över senast {_long(one.due_on)}"


def _long(day: date | None) -> str:
    return long_day(day) if day else ""


def _name(one: LateService) -> str:
    return one.name or _UNNAMED


def _owned(one: LateService) -> str:
    return f" ({one.body})" if one.body else ""


def _unnamed(services: Iterable[LateService]) -> tuple[str, ...]:
    return () if all(one.name for one in services) else (_NAMES_INSIDE,)


def _href(standing: Standing, services: Sequence[LateService], today: date) -> str:
    # A service's address is made of its name.
    if len(services) == 1 and services[0].name:
        return addresses.service_address(standing.slug, services[0].key)
    late = all(one.due_on is None or one.due_on < today for one in services)
    return addresses.services_address(standing.slug, late=late)
