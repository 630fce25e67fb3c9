"""Services as they are drawn: in the page's language, or in Swedish and marked as such."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from fridlyst.support.calendar_words import day_in_words, hours_in_words, weekdays_in_words
from fridlyst.support.languages import BY_CODE, EASY, SWEDISH, Language
from fridlyst.support.shapes import Contact, PublicService, ServiceText
from fridlyst.support.terms import Access, ContactKind, Seeker
from fridlyst.web.directory.addresses import address
from fridlyst.web.quiet.frame import sentence, shown

_ORDER: Final = tuple(ContactKind.values)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and the language they stand in where it is not the page's."""

    words: str
    lang: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to get in touch: `verb` and `value` are its button, `link` empty where none can be made."""

    verb: str
    value: str
    link: str
    label: Passage
    facts: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what holds for a service."""

    term: str
    values: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A service in words; `lang` and `direction` are set where they are not in the page's language."""

    address: str
    lang: str
    direction: str
    name: str
    description: str
    first: Way | None
    others: tuple[Way, ...]
    facts: tuple[Fact, ...]
    marks: tuple[str, ...]


def card(service: PublicService, town: str, language: Language) -> Card:
    """The service in the language, with what is to be said of its translation."""
    text = service.text(language.code)
    said = passage("", text.language, language)
    ways = tuple(_way(contact, text, language) for contact in _in_order(service.contacts))
    return Card(
        address("service", town, language, number=service.id),
        *(said.lang, said.direction),
        *(text.name, text.description),
        *(ways[0] if ways else None, ways[1:]),
        tuple(fact for fact in _facts(service, language) if fact.values),
        tuple(_marks(service, language)),
    )


def passage(words: str, code: str, language: Language) -> Passage:
    """The words, marked with their language where the page is in another."""
    if code == shown(language).code:
        return Passage(words)
    return Passage(words, code, BY_CODE[code].direction if code in BY_CODE else "ltr")


def named(code: str) -> Passage:
    """A language by its own name."""
    if code in BY_CODE:
        return Passage(BY_CODE[code].name, code, BY_CODE[code].direction)
    return Passage(str(LANG_INFO.get(code, {}).get("name_local", code)), code, "ltr")


def age_words(lowest: int | None, highest: int | None) -> str:
    """ "12–20 år", "från 18 år", "till och med 17 år", or nothing."""
    if lowest is None and highest is None:
        return ""
    if highest is None:
        return _("från %(lowest)s år") % {"lowest": lowest}
    if not lowest:
        return _("till och med %(highest)s år") % {"highest": highest}
    return _("%(lowest)s–%(highest)s år") % {"lowest": lowest, "highest": highest}


def _in_order(contacts: Iterable[Contact]) -> list[Contact]:
    """A number to call first: it is what a person in a hurry can use."""
    return sorted(contacts, key=lambda one: _ORDER.index(one.kind) if one.kind in _ORDER else 9)


def _way(contact: Contact, text: ServiceText, language: Language) -> Way:
    free = _("gratis") if contact.free else ""
    unseen = _("syns inte på telefonräkningen") if contact.unseen else ""
    return Way(
        str(ContactKind(contact.kind).label),
        contact.value.removeprefix("https://").rstrip("/"),
        contact.link,
        passage(*text.label(contact.label), language),
        sentence([fact for fact in (free, unseen) if fact]),
        contact.kind in (ContactKind.WEB, ContactKind.CHAT),
    )


def _facts(service: PublicService, language: Language) -> Iterable[Fact]:
    text = service.text(language.code)
    yield Fact(_("För vem"), _whom(service))
    yield Fact(_("Ålder"), _plain(age_words(service.minimum_age, service.maximum_age)))
    yield Fact(_("Öppettider"), (*_hours(service), *_own(text.hours, text.language, language)))
    yield Fact(_("Kostnad"), (*_cost(service), *_own(text.cost, text.language, language)))
    yield Fact(_("Beslut"), _plain(_no_decision(service)))
    yield Fact(_("Namn"), _plain(_("Du behöver inte säga vem du är.") if service.anonymous else ""))
    yield Fact(_("Barn"), _plain(_children(service)))
    yield Fact(_("Husdjur"), _plain(_pets(service)))
    yield Fact(_("Språk"), tuple(named(code) for code in service.languages))
    yield Fact(_("Tolk"), _plain(_interpreter(service)))
    yield Fact(_("Tillgänglighet"), tuple(Passage(str(Access(one).label)) for one in service.accessibility))
    yield Fact(_("Var"), (*_place(service, language), *_own(text.area, text.language, language)))
    yield Fact(_("Ansvarar"), _own(service.body, SWEDISH.code, language))
    if service.reviewed_on:
        yield Fact(_("Uppgifterna kontrollerades"), _plain(day_in_words(service.reviewed_on)))


def _plain(words: str) -> tuple[Passage, ...]:
    return (Passage(words),) if words else ()


def _own(words: str, code: str, language: Language) -> tuple[Passage, ...]:
    return (passage(words, code, language),) if words else ()


def _whom(service: PublicService) -> tuple[Passage, ...]:
    return tuple(Passage(str(Seeker(one).label)) for one in service.whom) or _plain(_("Alla"))


def _hours(service: PublicService) -> tuple[Passage, ...]:
    if service.always_open:
        return _plain(_("Öppet dygnet runt"))
    return tuple(
        Passage(f"{weekdays_in_words(one.weekdays)} {hours_in_words(one.opens, one.closes)}")
        for one in service.openings
    )


def _cost(service: PublicService) -> tuple[Passage, ...]:
    return _plain(_("Kostar inget.") if service.free else "")


def _no_decision(service: PublicService) -> str:
    if service.no_decision is None:
        return ""
    return (
        _("Du behöver inget beslut först.")
        if service.no_decision
        else _("Socialtjänsten beslutar om du får det.")
    )


def _children(service: PublicService) -> str:
    if service.children is None:
        return ""
    return _("Barn får komma med.") if service.children else _("Barn kan inte komma med.")


def _pets(service: PublicService) -> str:
    if service.pets is None:
        return ""
    return _("Husdjur får komma med.") if service.pets else _("Husdjur kan inte komma med.")


def _interpreter(service: PublicService) -> str:
    if service.interpreter is None:
        return ""
    return _("Det finns tolk. Det kostar inget.") if service.interpreter else _("Det finns ingen tolk.")


def _place(service: PublicService, language: Language) -> tuple[Passage, ...]:
    if service.protected_address:
        return _plain(_("Adressen är hemlig. Ta kontakt först."))
    return _own(service.place, SWEDISH.code, language)


def _marks(service: PublicService, language: Language) -> Iterable[str]:
    """What a reader must know of the words: in another language, older than their source, read by nobody."""
    text = service.text(language.code)
    if text.language != language.code and language.translated:
        easy = language.code == EASY.code
        yield _("Texten finns inte på lätt svenska.") if easy else _("Texten finns bara på svenska.")
    if text.behind_since:
        yield _("Den svenska texten ändrades %(day)s. Den här översättningen är äldre.") % {
            "day": day_in_words(text.behind_since)
        }
    if text.language != SWEDISH.code and not text.checked:
        yield _("Ingen som har språket från början har läst texten.")
