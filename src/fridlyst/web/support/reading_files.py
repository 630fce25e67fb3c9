"""A list of services in a file, one a row: read whole, or told what has to be mended."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import translation

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import slug
from fridlyst.counts.taking_in.filled_in import BadFile, FilledIn, cell
from fridlyst.organisation.queries import BodyView
from fridlyst.support.actions.services import check_service
from fridlyst.support.contact_rules import check_value
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.terms import ContactKind, Seeker
from fridlyst.web.support.spoken import spoken_choices

NAME: Final = "Stöd"
# What the row of the template that shows how is called.
EXAMPLE: Final = "Exempel: Rådgivningen (den här raden läses inte in)"
OWNER: Final = "Enhet som ansvarar"
_CONTACTS: Final = {
    "Telefon": ContactKind.PHONE,
    "Sms": ContactKind.SMS,
    "E-post": ContactKind.EMAIL,
    "Webbplats": ContactKind.WEB,
    "Chatt": ContactKind.CHAT,
}
_WORDS: Final = {
    NAME: "name",
    "Beskrivning": "description",
    "Tiderna i ord": "hours",
    "Besöksadress": "place",
    "Område": "area",
    "Kostnad": "cost",
}
_AGES: Final = {"Lägsta ålder": "minimum_age", "Högsta ålder": "maximum_age"}
_FLAGS: Final = {
    "Dygnet runt": "always_open",
    "Skyddad adress": "protected_address",
    "Öppen mottagning": "open_office",
}
_ANSWERS: Final = {
    "Gratis": "free",
    "Utan beslut": "no_decision",
    "Anonymt": "anonymous",
    "Barn får följa med": "children",
    "Husdjur får följa med": "pets",
    "Tolk": "interpreter",
}
_LISTS: Final = {"För vem": "whom", "Språk": "languages"}
HEADINGS: Final = (
    *(NAME, "Beskrivning", "För vem", *_AGES, OWNER, *_CONTACTS),
    *("Dygnet runt", "Tiderna i ord", "Skyddad adress", "Öppen mottagning", "Besöksadress", "Område"),
    *("Gratis", "Kostnad", "Utan beslut", "Anonymt", "Barn får följa med", "Husdjur får följa med"),
    *("Tolk", "Språk"),
)
_SAID: Final[Mapping[str, bool | None]] = {
    **dict.fromkeys(("ja", "j", "x", "yes", "true", "sant", "1"), True),
    **dict.fromkeys(("nej", "n", "no", "false", "falskt", "0"), False),
    **dict.fromkeys(("", "-", "–", "vet inte", "inte sagt", "inte ifyllt"), None),
}
_MOST_ROWS: Final = 500
_COLUMN_OF: Final = {name: title for title, name in (_WORDS | _AGES | _FLAGS | _ANSWERS | _LISTS).items()}


@dataclass(frozen=True, slots=True)
class Known:
    """What is there already: bodies that may own, and the keys of services."""

    bodies: Sequence[BodyView]
    keys: frozenset[str]


def read_services(data: bytes, filename: str, known: Known) -> tuple[ServiceFields, ...]:
    """The services of a CSV or XLSX file; BadFile with every fault, or why it cannot be read at all."""
    return _Reading(data, filename, known).read()


class _Reading(FilledIn):
    """One file being read."""

    def __init__(self, data: bytes, filename: str, known: Known) -> None:
        super().__init__(data, filename)
        self._bodies = {name.casefold(): one.id for one in known.bodies for name in (*one.aliases, one.name)}
        with translation.override("sv"):
            self._whom = {str(label).casefold(): code for code, label in Seeker.choices}
            self._spoken = {label.casefold(): code for code, label in spoken_choices()}
        self._there = dict.fromkeys(known.keys, 0)

    def read(self) -> tuple[ServiceFields, ...]:
        columns = self.columns(self.head(NAME), {title: title for title in HEADINGS})
        empty = Sentence("Filen har ingen rad med något stöd.")
        filled = [row for row in self.rows(empty) if not _is_example(row[1], columns)]
        if not filled:
            raise BadFile([empty])
        if len(filled) > _MOST_ROWS:
            raise BadFile([Sentence("Filen har fler än %(most)s rader. Dela upp den.", most=_MOST_ROWS)])
        rows = [self._row(number, columns, row) for number, row in filled]
        self.refuse()
        return tuple(row for row in rows if row is not None)

    def _row(self, number: int, columns: Mapping[int, str], row: Sequence[str]) -> ServiceFields | None:
        told = {title: _plain(cell(row, at)) for at, title in columns.items()}
        faults = len(self._faults)
        values: dict[str, Any] = {name: told[title] for title, name in _WORDS.items() if title in told}
        values |= self._each(number, told, _AGES, self._age)
        values |= self._each(number, told, _ANSWERS, self._answer)
        flags = self._each(number, told, _FLAGS, self._answer)
        values |= {name: bool(value) for name, value in flags.items()}
        values["whom"] = self._codes(number, "För vem", told.get("För vem", ""), self._whom)
        values["languages"] = self._codes(number, "Språk", told.get("Språk", ""), self._spoken)
        values["body_id"] = self._owner(number, told.get(OWNER, ""))
        values["contacts"] = tuple(self._contacts(number, told))
        self._check_name(number, told[NAME])
        if len(self._faults) > faults:
            return None
        fields = ServiceFields(**values)
        self._check(number, fields)
        return fields

    def _contacts(self, number: int, told: Mapping[str, str]) -> Iterator[ContactFields]:
        for title, kind in _CONTACTS.items():
            for one in _listed(told.get(title, "")):
                try:
                    yield ContactFields(kind, check_value(kind, one))
                except BadInput as error:
                    self.fault(number, title, error.message)

    def _check(self, number: int, fields: ServiceFields) -> None:
        try:
            check_service(fields)
        except BadInput as error:
            self.fault(number, _COLUMN_OF.get(error.field or "", NAME), error.message)

    def _check_name(self, number: int, name: str) -> None:
        if not name:
            self.fault(number, NAME, Sentence("Skriv vad stödet heter."))
            return
        before = self._there.setdefault(slug(name, longest=100), number)
        if before == 0:
            self.fault(number, NAME, Sentence("”%(name)s” finns redan i listan.", name=name[:60]))
        elif before != number:
            self.fault(number, NAME, Sentence("samma namn står redan på rad %(row)s.", row=before))

    def _each(
        self,
        number: int,
        told: Mapping[str, str],
        titles: Mapping[str, str],
        read: Callable[[int, str, str], Any],
    ) -> dict[str, Any]:
        return {name: read(number, title, told[title]) for title, name in titles.items() if title in told}

    def _age(self, number: int, title: str, text: str) -> int | None:
        if not text or text in ("-", "–"):
            return None
        plain = text.casefold().removesuffix("år").strip()
        if plain.isascii() and plain.isdigit() and len(plain) < 4:
            return int(plain)
        self.fault(number, title, Sentence("”%(text)s” är ingen ålder i hela år.", text=text[:20]))
        return None

    def _answer(self, number: int, title: str, text: str) -> bool | None:
        if text.casefold() not in _SAID:
            said = Sentence(
                "skriv ja eller nej, eller lämna tomt: ”%(text)s” går inte att läsa.", text=text[:20]
            )
            self.fault(number, title, said)
        return _SAID.get(text.casefold())

    def _codes(self, number: int, title: str, text: str, known: Mapping[str, str]) -> tuple[str, ...]:
        found = {one: known.get(one.casefold()) for one in _listed(text)}
        for one, code in found.items():
            if code is None:
                said = Sentence("”%(text)s” finns inte i listan. Se mallens andra rad.", text=one[:60])
                self.fault(number, title, said)
        return tuple(code for code in found.values() if code)

    def _owner(self, number: int, text: str) -> int | None:
        if text and text.casefold() not in self._bodies:
            said = Sentence("enheten ”%(name)s” finns inte i organisationen.", name=text[:60])
            self.fault(number, OWNER, said)
        return self._bodies.get(text.casefold())


def _is_example(row: Sequence[str], columns: Mapping[int, str]) -> bool:
    """Whether the row is the template's own, left where it was."""
    return any(title == NAME and _plain(cell(row, at)) == EXAMPLE for at, title in columns.items())


def _plain(text: str) -> str:
    """A text without the apostrophe by which some keep a number from losing its zeros."""
    return text.removeprefix("'").strip()


def _listed(text: str) -> list[str]:
    """The things of a cell, apart by semicolons, or by line."""
    return [one.strip() for one in text.replace("\n", ";").split(";") if one.strip()]
