"""A directory as a brochure and a card want it: text fit for the fonts, language by language."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import translation

from fridlyst.reports.formats.printed import shown
from fridlyst.reports.printed.choice import PrintChoice
from fridlyst.reports.printed.qr import code_svg
from fridlyst.reports.printed.words import PrintedWords, ages_in_words, more_in_words, printed_words
from fridlyst.reports.text import printable
from fridlyst.support.calendar_words import hours_in_words, weekdays_in_words
from fridlyst.support.languages import BY_CODE, SWEDISH, Language
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import Contact, Directory, NationalLine, PublicService, ServiceText
from fridlyst.support.terms import ContactKind

Data = dict[str, Any]
EMERGENCY = "emergency"
# Ways that one needs nothing but a telephone for; their numbers never break.
_DIALLED = (ContactKind.PHONE, ContactKind.SMS)
# Scripts that our typefaces have one weight for.
_ONE_WEIGHT = ("ar", "prs", "ti")


def brochure_data(
    directory: Directory,
    services: Sequence[PublicService],
    language: Language,
    address: str,
    choice: PrintChoice,
) -> Data:
    """Everything of a brochure in one language; `address` is where to read more, or nothing."""
    with translation.override(language.locale):
        words = printed_words()
        return {
            **_frame(directory, language, words, address if choice.code else ""),
            "numbers": [_line(one, language) for one in national_lines()],
            "services": [_service(one, language, words) for one in services],
            "contact": [shown(one) for one in choice.contact.split("\n") if one.strip()],
            "address": printable(address.partition("://")[2]),
            "more": [shown(more_in_words(count)) for count in range(1, len(services) + 1)],
        }


def card_data(
    directory: Directory,
    services: Sequence[PublicService],
    language: Language,
    address: str,
    choice: PrintChoice,
) -> Data:
    """Everything of a card in one language: the national numbers first, then the chosen services'."""
    with translation.override(language.locale):
        frame = _frame(directory, language, printed_words(), address if choice.code else "")
    lines = [_line(one, language) for one in national_lines()]
    return {**frame, "numbers": lines + [_first_number(one, language) for one in with_phone(services)]}


def with_phone(services: Iterable[PublicService]) -> list[PublicService]:
    """Those that a card of numbers can hold."""
    return [one for one in services if phone_of(one)]


def phone_of(service: PublicService) -> str:
    """Its first telephone number; nothing where there is none."""
    return next((one.value for one in service.contacts if one.kind == ContactKind.PHONE), "")


def own_words(service: PublicService, language: Language) -> str:
    """All of the service's own words that are printed in the language."""
    text = service.text(language.code)
    ways = [f"{text.label(one.label)[0]} {one.value}" for one in service.contacts]
    return " ".join((text.name, text.description, text.hours, *ways))


def spoken(language: Language) -> Data:
    """What tells a template how a text runs."""
    return {
        "lang": language.code.partition("-")[0],
        "rtl": language.direction == "rtl",
        "thin": language.code in _ONE_WEIGHT,
    }


def _frame(directory: Directory, language: Language, words: PrintedWords, coded: str) -> Data:
    return {
        **spoken(language),
        "code": language.code,
        "language": shown(language.name),
        "town": shown(directory.town.name),
        "words": {name: _shown_all(getattr(words, name)) for name in PrintedWords.__slots__},
        "unread": "" if language.checked else shown(words.not_read),
        "qr": {"code": code_svg(coded), "alt": shown(coded)} if coded else None,
    }


def _shown_all(said: str | tuple[str, ...]) -> str | list[str]:
    return shown(said) if isinstance(said, str) else [shown(one) for one in said]


def _line(line: NationalLine, language: Language) -> Data:
    """A national line; at 112 stands when to call, instead of the number once more."""
    text = line.text(language.code)
    own = spoken(language if language.code in line.texts else SWEDISH)
    urgent = line.key == EMERGENCY
    name, note = (text.note, "") if urgent else (text.name, text.note)
    return {**own, "name": shown(name), "number": shown(line.number), "note": shown(note)}


def _first_number(service: PublicService, language: Language) -> Data:
    text = service.text(language.code)
    own = spoken(BY_CODE.get(text.language, SWEDISH))
    return {**own, "name": shown(text.name), "number": shown(phone_of(service)), "note": ""}


def _service(service: PublicService, language: Language, words: PrintedWords) -> Data:
    text = service.text(language.code)
    return {
        **spoken(BY_CODE.get(text.language, SWEDISH)),
        "name": shown(text.name),
        "about": shown(text.description),
        "ways": [_way(one, text) for one in service.contacts],
        "facts": [shown(one) for one in _facts(service, text.hours, words) if one],
    }


def _way(contact: Contact, text: ServiceText) -> Data:
    value = contact.value.removeprefix("https://").rstrip("/")
    label, language = text.label(contact.label)
    own = spoken(BY_CODE.get(language, SWEDISH))
    return {**own, "label": shown(label), "value": shown(value), "number": contact.kind in _DIALLED}


def _facts(service: PublicService, hours: str, words: PrintedWords) -> Iterable[str]:
    if service.always_open:
        yield words.always_open
    for one in () if service.always_open else service.openings:
        yield f"{weekdays_in_words(one.weekdays)} {hours_in_words(one.opens, one.closes)}"
    yield hours
    yield ages_in_words(service.minimum_age, service.maximum_age)
    yield words.free if service.free else ""
    yield words.anonymous if service.anonymous else ""
    yield words.unseen if any(one.unseen for one in service.contacts) else ""
