"""A directory as large as it may become, written in a few statements."""

import random
from collections.abc import Iterator
from datetime import date, time, timedelta

from django.db import transaction

from fridlyst.base import clock
from fridlyst.support.actions.common import touch
from fridlyst.support.models import ContactWay, OpeningHours, ServiceTranslation, SupportService
from fridlyst.support.source_prints import print_of, words_of
from fridlyst.support.terms import Access, Seeker

_FIRST = (
    "Nord",
    "Söder",
    "Väst",
    "Öster",
    "Sol",
    "Berg",
    "Å",
    "Lund",
    "Björk",
    "Dal",
    "Ek",
    "Strand",
    "Ring",
    "Häll",
)
_MIDDLE = ("ängs", "viks", "bo", "gårds", "torps", "backa", "sjö", "mo", "näs", "hamns", "holms", "fors")
_KINDS = (
    "jouren", "mottagningen", "teamet", "samtalen", "gruppen", "linjen", "boendet", "stödet", "rådgivningen",
    "kuratorn", "familjehuset", "brottsofferstödet",
)  # fmt: skip
_DOES = (
    "Samtal för dig som blir slagen, hotad eller kontrollerad av någon nära.",
    "Råd om pengar när någon annan har styrt din ekonomi.",
    "Stöd för barn och unga som har sett eller hört bråk hemma.",
    "Hjälp att sluta skada den du lever med.",
    "Stöd mot familjens eller släktens tvång, och när någon vill gifta bort dig.",
    "Ett rum att komma till, med personal som lyssnar och kan hjälpa dig vidare.",
    "Hjälp att anmäla, att söka skyddade uppgifter och att ta sig igenom en rättegång.",
    "Råd till den som fått ersättning för sex eller är utsatt för människohandel.",
)
_FORMS = (
    "physical",
    "psychological",
    "sexual",
    "economic",
    "digital",
    "honour",
    "pets",
    "prostitution",
    "close_relations",
)
_LANGUAGES = ("sv", "en", "ar", "so", "ti", "prs", "uk", "fi")


@transaction.atomic
def fill_directory(municipality_id: int, count: int = 5000, *, seed: int = 1, translated: int = 2) -> None:
    """`count` published services with contacts, hours and `translated` translations each; always the same."""
    draw, today = random.Random(seed), clock.today()
    services = SupportService.objects.bulk_create(
        _service(municipality_id, at, draw, today) for at in range(count)
    )
    ContactWay.objects.bulk_create(way for one in services for way in _ways(one, draw))
    OpeningHours.objects.bulk_create(
        OpeningHours(service=one, weekdays=[0, 1, 2, 3, 4], opens=time(8), closes=time(16))
        for one in services[::2]
    )
    ServiceTranslation.objects.bulk_create(
        text for one in services for text in _texts(one, ("sv-simple", "en", "ar", "so")[:translated], today)
    )
    touch(municipality_id)


def _service(municipality_id: int, at: int, draw: random.Random, today: date) -> SupportService:
    young = draw.random() < 0.3
    return SupportService(
        municipality_id=municipality_id,
        key=f"stod-{seed_word(at)}",
        position=at,
        name=f"{draw.choice(_FIRST)}{draw.choice(_MIDDLE)}{draw.choice(_KINDS)} {at + 1}",
        description=" ".join(draw.sample(_DOES, 2)),
        area=f"{draw.choice(_FIRST)}{draw.choice(_MIDDLE)}området",
        whom=draw.sample(Seeker.values, draw.randint(1, 3)),
        minimum_age=draw.choice((None, 12, 13, 16)) if young else draw.choice((None, 18)),
        maximum_age=draw.choice((None, 20, 25)) if young else None,
        violence_forms=draw.sample(_FORMS, draw.randint(1, 4)),
        languages=["sv", *draw.sample(_LANGUAGES[1:], draw.randint(0, 3))],
        interpreter=draw.choice((None, True, False)),
        accessibility=draw.sample(Access.values, draw.randint(0, 2)),
        free=draw.choice((None, True)),
        always_open=draw.random() < 0.1,
        protected_address=draw.random() < 0.1,
        children=draw.choice((None, True, False)),
        pets=draw.choice((None, True, False)),
        no_decision=draw.choice((None, True, False)),
        anonymous=draw.choice((None, True, False)),
        published=True,
        reviewed_on=today - timedelta(days=draw.randint(0, 60)),
        changed_on=today,
    )


def seed_word(at: int) -> str:
    """The key's ending."""
    return f"{at + 1:05d}"


def _ways(service: SupportService, draw: random.Random) -> Iterator[ContactWay]:
    yield ContactWay(service=service, kind="phone", value=f"08-465 004 {draw.randint(0, 99):02d}", free=True)
    if draw.random() < 0.5:
        yield ContactWay(service=service, position=1, kind="email", value=f"{service.key}@exempel.se")


def _texts(service: SupportService, languages: tuple[str, ...], today: date) -> Iterator[ServiceTranslation]:
    source = words_of(service)
    for language in languages:
        yield ServiceTranslation(
            service=service,
            language=language,
            name=f"{service.name} ({language})",
            description=service.description,
            source=source,
            source_print=print_of(source),
            translated_on=today,
        )
