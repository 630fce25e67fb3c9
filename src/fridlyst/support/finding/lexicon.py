"""The words by which free text is understood: out of the files in `words/`, made ready to be looked up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from fridlyst.support.finding.folding import fold, is_marked, written_words
from fridlyst.support.finding.stemming import stem

WRITTEN_IN: Final = ("sv", "en", "fi", "so", "ar", "prs", "ti", "uk")
# Under this stand the stems of every language that is not written with Latin letters.
OTHER_SCRIPTS: Final = ""
# What these are spoken for by is somebody.
_PEOPLE: Final = frozenset({"close", "child", "relative", "animals"})
# Between two words of a phrase that are parted by a space, so many others may stand.
_GAP: Final = 2
_SHORTEST_BEGINNING: Final = 2
_PARTS = re.compile(r"[^ _]+|[ _]")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that a service's text may hold: as they are written, and their stems."""

    written: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """What words can mean, as codes of the directory's own lists; `terms` are Swedish words of services.

    `own_doing` is said by who hurts somebody of themselves, and of nobody else.
    """

    code: str
    happened: str = ""
    seeker: str = ""
    need: str = ""
    language: str = ""
    forms: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    silences: frozenset[str] = frozenset()
    own_doing: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order that speak for a concept.

    Each part is a stem or a beginning ("…*"), how many words may stand before it, and whether it is written
    with å, ä or ö; `rest` are those after the first.
    """

    concept: str
    language: str
    parts: tuple[tuple[str, int, bool], ...]
    rest: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases` by their first part; `known` holds each language's own words, folded, `stems` theirs.

    `stopped` are words that say nothing, and `silent` those of them that stand in no phrase; `plain` are
    stems of ordinary words that are no other misspelt; `shown` says how a stem is written; `people` are words
    for somebody, `written` every word as it is written.
    """

    concepts: Mapping[str, Concept]
    phrases: Mapping[str, tuple[Phrase, ...]]
    known: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    plain: frozenset[str]
    stopped: frozenset[str]
    silent: frozenset[str]
    beginnings: frozenset[str]
    longest_beginning: int
    shown: Mapping[str, str]
    people: Mapping[str, frozenset[str]]
    written: frozenset[str]

    def parts_of(self, folded: str) -> tuple[tuple[str, ...], str]:
        """What a folded word can be in a phrase: its stem and beginnings it goes on from; and its stem."""
        whole = stem(folded)
        if folded in self.silent:
            return (), whole
        found = [whole] if whole in self.shown else []
        for length in range(_SHORTEST_BEGINNING, min(len(folded), self.longest_beginning) + 1):
            if folded[:length] in self.beginnings:
                found.append(folded[:length] + "*")
        return tuple(found), whole


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    making = _Making()
    for language in WRITTEN_IN:
        for concept, words in read_words(language).items():
            making.take(language, concept, words)
        for folded in _spelt(read_words("grammar").get(language, "")):
            making.take(language, "plain", (folded,))
    return making.made()


@dataclass(slots=True)
class _Making:
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    plain: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    shown: dict[str, str] = field(default_factory=dict)

    def take(self, language: str, concept: str, words: Iterable[str]) -> None:
        for words_in_row in words:
            if concept in ("stop", "plain"):
                self.written.update(written_words(words_in_row))
                self._take_plain(language, [fold(word) for word in written_words(words_in_row)], concept)
                continue
            parts = tuple(self._parts(language, words_in_row))
            if concept == "part":
                continue
            self.phrases[parts[0][0]].append(
                Phrase(concept, language, parts, frozenset(part for part, _, _ in parts[1:]))
            )

    def _take_plain(self, language: str, folded: list[str], concept: str) -> None:
        self.known[language].update(folded)
        self.plain.update(map(stem, folded))
        if concept == "stop":
            self.stopped.update(folded)

    def _parts(self, language: str, words_in_row: str) -> Iterator[tuple[str, int, bool]]:
        gap = 0
        for found in _PARTS.finditer(words_in_row):
            if found[0] in " _":
                gap = _GAP if found[0] == " " else 0
                continue
            yield self._part(language, found[0]), gap, is_marked(found[0].casefold())

    def _part(self, language: str, given: str) -> str:
        word = "".join(written_words(given))
        folded = fold(word)
        self.written.add(word)
        self.known[language].add(folded)
        self.spoken.add(folded)
        if given.endswith("*"):
            self.beginnings.add(folded)
            return folded + "*"
        part = stem(folded)
        self.stems[language if part.isascii() else OTHER_SCRIPTS].add(part)
        self.shown.setdefault(part, word)
        return part

    def made(self) -> Lexicon:
        return Lexicon(
            _concepts(),
            {first: tuple(found) for first, found in self.phrases.items()},
            {language: frozenset(words) for language, words in self.known.items()},
            {language: frozenset(stems) for language, stems in self.stems.items()},
            frozenset(self.plain),
            frozenset(self.stopped),
            frozenset(self.stopped - self.spoken),
            frozenset(self.beginnings),
            max(map(len, self.beginnings)),
            self.shown,
            {language: frozenset(self._people(language)) for language in WRITTEN_IN},
            frozenset(self.written),
        )

    def _people(self, language: str) -> Iterator[str]:
        every = (one for phrases in self.phrases.values() for one in phrases if one.concept in _PEOPLE)
        last = (one.parts[-1][0] for one in every if one.language == language)
        yield from (part for part in last if self.shown.get(part) not in self.stopped)


def _spelt(given: object) -> Iterator[str]:
    """Every word in rows within rows."""
    if isinstance(given, str):
        yield from written_words(given)
    else:
        for row in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
            yield from _spelt(row)


def _concepts() -> Mapping[str, Concept]:
    return {code: _concept(code, given) for code, given in read_words("concepts").items()}


def _concept(code: str, given: Mapping[str, Any]) -> Concept:
    return Concept(
        code,
        given.get("happened", ""),
        given.get("seeker", ""),
        given.get("need", ""),
        given.get("language", ""),
        tuple(given.get("forms", ())),
        tuple(_term(term) for term in given.get("terms", ())),
        frozenset(given.get("silences", ())),
        bool(given.get("own_doing")),
    )


def _term(written: str) -> Term:
    return Term(written, tuple(stem(fold(word)) for word in written_words(written)))


def read_words(name: str) -> Mapping[str, Any]:
    """A file of `words/`; every value is text, also "no" and "on"."""
    text = files("fridlyst.support.finding.words").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)
    return found
