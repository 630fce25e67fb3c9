"""A translation agency's file: read whole and held against what is saved, or told what has to be mended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fridlyst.base.checks import LONGEST, storable
from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.filled_in import BadFile, FilledIn, cell, missing_column
from fridlyst.support.fields import TranslationFields
from fridlyst.support.label_rules import LONGEST_TRANSLATED
from fridlyst.support.languages import Language
from fridlyst.support.queries import TranslationView
from fridlyst.support.source_prints import TEXTS
from fridlyst.web.support.translating import fields_with, words_by_name
from fridlyst.web.support.translation_tables import (
    NUMBER,
    TRANSLATED,
    VERSION,
    passage_number,
    seen_version,
    translated_heading,
)

_LONGEST_LINE: Final = {"name": 300, "cost": 2_000, "hours": 2_000, "area": 2_000}


@dataclass(frozen=True, slots=True)
class Given:
    """What a file says of a service: only what differs from what is saved.

    `meanwhile` says that the Swedish or the translation was changed after the file was taken out, so that
    whoever takes it in is asked.
    """

    view: TranslationView
    words: Mapping[str, str]
    meanwhile: bool

    @property
    def fields(self) -> TranslationFields:
        """The whole translation, as the action takes it."""
        return fields_with(self.view, self.words)


def read_translations(
    data: bytes, filename: str, views: Sequence[TranslationView], language: Language
) -> tuple[Given, ...]:
    """What differs, service by service; BadFile with every fault, or why the file cannot be read at all.

    `views` are the municipality's own: the row of another's service is told of as any that does not exist.
    """
    return _Reading(data, filename, views, language).read()


class _Reading(FilledIn):
    """One file being read."""

    # A row's number and version may look like one.
    may_hold_numbers_of_persons = True

    def __init__(
        self, data: bytes, filename: str, views: Sequence[TranslationView], language: Language
    ) -> None:
        super().__init__(data, filename)
        self._language = language
        self._known = {
            passage_number(view, name): (view, name) for view in views for name in words_by_name(view.source)
        }
        self._found: dict[str, tuple[str, str]] = {}

    def read(self) -> tuple[Given, ...]:
        none = Sentence("Filen har ingen rad med en översättning.")
        titles = [one.casefold() for one in self.head(NUMBER, VERSION)]
        number, version = titles.index(NUMBER.casefold()), titles.index(VERSION.casefold())
        text = self._text_column(titles)
        for at, row in self.rows(none):
            self._take(at, cell(row, number), cell(row, text), cell(row, version))
        self.refuse()
        if not self._found:
            raise BadFile([none])
        given = tuple(self._given())
        self.refuse()
        return given

    def _text_column(self, titles: Sequence[str]) -> int:
        wanted = translated_heading(self._language)
        if wanted.casefold() in titles:
            return titles.index(wanted.casefold())
        other = next((title for title in titles if title.startswith(TRANSLATED.casefold())), "")
        if other:
            said = Sentence("Filen är för ett annat språk: ”%(title)s”. Inget är sparat.", title=other[:60])
            raise BadFile([said])
        raise BadFile([missing_column(wanted)])

    def _take(self, at: int, number: str, text: str, version: str) -> None:
        fault = self._fault(number, text)
        if fault:
            self._faults.append(Sentence("Rad %(row)s: %(fault)s", row=at, fault=fault))
        elif text:
            self._found[number] = (text, version)

    def _fault(self, number: str, text: str) -> str:
        if number not in self._known:
            return Sentence(
                "”%(number)s” är ingen text i er lista. Har stödet tagits bort?", number=number[:40]
            )
        if number in self._found:
            return Sentence("samma text står på flera rader.")
        if not storable(text):
            return Sentence("texten innehåller osynliga tecken som inte går att spara.")
        if len(text) > _longest(self._known[number][1]):
            return Sentence("texten är för lång.")
        return ""

    def _given(self) -> Iterator[Given]:
        by_service: dict[int, tuple[TranslationView, dict[str, str], list[str]]] = {}
        for number, (text, version) in self._found.items():
            view, name = self._known[number]
            _view, words, versions = by_service.setdefault(view.service_id, (view, {}, []))
            if text != _flat(words_by_name(view.text).get(name, "")):
                words[name] = text
                versions.append(version)
        for view, words, versions in by_service.values():
            if words and view.text is None and "name" not in words:
                self._faults.append(Sentence("”%(name)s” saknar översatt namn.", name=view.source.name))
            elif words:
                yield Given(view, words, any(one != seen_version(view) for one in versions))


def _longest(name: str) -> int:
    return _LONGEST_LINE.get(name, LONGEST if name in TEXTS else LONGEST_TRANSLATED)


def _flat(text: str) -> str:
    """As a cell holds it: runs of white space are one space."""
    return " ".join(text.split())
