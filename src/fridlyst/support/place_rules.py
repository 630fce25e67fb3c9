"""A sheltered home has a way of contact, never a place; plain Python."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol
from urllib.parse import unquote

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.support.fields import ContactFields, TranslationFields
from fridlyst.support.label_rules import label_name
from fridlyst.support.place_words import Found, place_in
from fridlyst.support.source_prints import Worded
from fridlyst.support.terms import ContactKind, PlaceKind

# What can only be a home whose place nobody may know.
_HOME: Final = re.compile(
    r"skydda(?:t|de|d|ts)\s+(?:\w+\s+)?(?:boende|adress)|skyddsboende|jourboende|jourlägenhet|"
    r"hemlig\s+adress|women.?s\s+shelter|\bshelter\b|ملجأ|притулок",
    re.IGNORECASE,
)
# What those call themselves who have such a home, an office that anyone may visit, or both.
_ORGANISATION: Final = re.compile(r"kvinnojour|tjejjour|kvinnohus|mansjour", re.IGNORECASE)
_OWN: Final = re.compile(
    r"skydda(?:t|de)\s+(?:\w+\s+)?boende|skydda[dt]\s+adress|skyddsboende|jourboende|jourlägenhet|hemlig\s+adress",
    re.IGNORECASE,
)
# Who speaks of sheltered homes like this helps people to one, or from one.
_NOT_OWN: Final = re.compile(
    r"\b(?:till|om|efter|från|än|söka|söker|hitta|hittar|få|får|ordna|ordnar|behov av|behöver|"
    r"hänvisar?|som har|med)"
    r"(?:\s+(?:ett|en|annat|något|plats på|plats i|vårt|kommunens))?\s*$",
    re.IGNORECASE,
)
_BEFORE: Final = 40
_IN_WORDS: Final = {kind.value: kind.label for kind in PlaceKind}


class ProtectedPlace(BadInput):
    """A place in what is said of a service with a protected address."""

    code = "protected-place"


class Called(Protocol):
    """What tells whether a service is a home that nobody may find."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def protected_address(self) -> bool: ...
    @property
    def open_office(self) -> bool: ...


class Said(Worded, Called, Protocol):
    """What is said of a service, as it is written."""

    @property
    def place(self) -> str: ...
    @property
    def contacts(self) -> Sequence[ContactFields]: ...


def is_sheltered(said: Called) -> bool:
    """Whether the service is a home whose address nobody may know: said so, or called so.

    An organisation's name alone is enough, unless the coordinator has said that anyone may come there.
    """
    return said.protected_address or _is_home(said) or (is_named_so(said.name) and not said.open_office)


def is_named_so(name: str) -> bool:
    """Whether the name is that of an organisation which may have a home that nobody may find."""
    return bool(_ORGANISATION.search(name))


def names_shelter(text: str) -> bool:
    """Whether a sheltered home, or an organisation that may have one, is named there."""
    return bool(_HOME.search(text)) or is_named_so(text)


def _is_home(said: Called) -> bool:
    return bool(_HOME.search(said.name)) or _speaks_of_own(said.description)


def check_no_place(said: Said) -> None:
    """Raise ProtectedPlace when a service with a protected address tells where it is, in any field."""
    if said.open_office and (said.protected_address or _is_home(said)):
        raise ProtectedPlace(
            "Ett skyddat boende är inte öppet för vem som helst. Ta bort krysset vid öppen mottagning, eller "
            "beskriv mottagningen och boendet som två stöd.",
            field="open_office",
        )
    if not is_sheltered(said):
        return
    if said.place.strip():
        raise ProtectedPlace(_no_place(said), field="place")
    _check(_texts(said))
    _check(("contacts", text) for one in said.contacts for text in _told(one))


def check_translated(fields: TranslationFields) -> None:
    """The same of the translation of a service with a protected address."""
    _check((name, getattr(fields, name)) for name in ("name", "description", "cost", "hours", "area"))
    _check((label_name(swedish), text) for swedish, text in fields.labels.items())


def check_kept_translation(texts: Iterable[str], language: str) -> None:
    """The same of a translation that is there already, when the service's address becomes protected."""
    for found in filter(None, map(place_in, texts)):
        raise ProtectedPlace(
            Sentence(
                "Översättningen till %(language)s säger var stödet finns: ”%(words)s”. Ta bort det ur "
                "översättningen först, och spara sedan att adressen är skyddad.",
                language=language,
                words=found.words[:80],
            ),
            field="protected_address",
        )


def check_note(text: str, field: str) -> None:
    """Words to staff: who names a sheltered home there tells no place."""
    found = place_in(text) if names_shelter(text) else None
    if found:
        raise ProtectedPlace(_refusal(found), field=field, details={"found": found.words[:200]})


def _texts(said: Said) -> Iterator[tuple[str, str]]:
    for name in ("name", "description", "hours", "area", "cost"):
        yield name, getattr(said, name)


def _told(contact: ContactFields) -> Iterator[str]:
    """What of a contact could tell a place: never the digits of a telephone number."""
    yield contact.label
    if contact.kind == ContactKind.EMAIL:
        yield re.sub(r"[-_+.@]+", " ", contact.value)
    if contact.kind == ContactKind.LETTER:
        yield contact.value
    if contact.kind in (ContactKind.WEB, ContactKind.CHAT):
        plain = unquote(contact.value)
        yield plain
        yield re.sub(r"[-_+/?=&]+", " ", plain.partition("://")[2])


def _check(texts: Iterator[tuple[str, str]]) -> None:
    for field, text in texts:
        found = place_in(text)
        if found:
            raise ProtectedPlace(_refusal(found), field=field, details={"found": found.words[:200]})


def _refusal(found: Found) -> str:
    return Sentence(
        "Här står %(kind)s: ”%(words)s”. Stödet har skyddad adress, och den som letar efter en människa ska "
        "inte hitta något att gå efter. Ta bort det och skriv i stället hur man får kontakt, till exempel "
        "”Ring så berättar vi hur du kommer till oss”. För brev: en box.",
        kind=Sentence(str(_IN_WORDS[found.kind])),
        words=found.words[:80],
    )


def _no_place(said: Said) -> str:
    if said.protected_address:
        return Sentence(
            "Stödet har skyddad adress och visas aldrig med plats: den som letar efter en människa ska inte "
            "hitta något att gå efter. Ta bort platsen och skriv i stället hur man får kontakt."
        )
    if not _is_home(said):
        return Sentence(
            "Namnet är en jours, och då visas ingen plats: den kan ha ett skyddat boende. Är det här en "
            "öppen mottagning som vem som helst får besöka? Då kan samordnaren kryssa i det. Annars: ta "
            "bort platsen."
        )
    return Sentence(
        "Texten säger att det här är ett skyddat boende eller en jour, och då visas ingen plats. Ta bort "
        "platsen. Hjälper ni bara människor dit? Skriv då ”hjälp till skyddat boende”."
    )


def _speaks_of_own(description: str) -> bool:
    found = _OWN.finditer(description)
    return any(not _NOT_OWN.search(description[max(0, one.start() - _BEFORE) : one.start()]) for one in found)
