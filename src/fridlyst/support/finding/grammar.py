"""Words by what they do in a sentence, out of `words/grammar.yaml`.

Each as it is written and folded: who writes "så" has not written "sa", who writes "sa" may mean both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from fridlyst.support.finding.folding import fold, written_words
from fridlyst.support.finding.lexicon import read_words

HURTS, HARMS, UPSETS, WATCHES = "hurts", "harms", "upsets", "watches"
_KINDS: Final = (WATCHES, UPSETS, HARMS, HURTS)
_ENDINGS: Final = {
    "sv": (("a", "ar", "er", "ade", "at"), ("as", "ades", "ats", "s"), ("ad", "ade", "at", "ats")),
    "en": (("", "e", "s", "es", "ed", "ing"), (), ("ed",)),
}

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's words by their part in a sentence.

    `parts` are words to what they are in it, `acts` forms of verbs to their kind, `states` what somebody is
    to its; `pairs` are verbs and what makes an act of them, `gets` what makes the subject the one it is done
    to, `buys` acts of buying.
    """

    parts: Mapping[str, Words]
    acts: Mapping[str, str]
    states: Mapping[str, str]
    passives: Words
    participles: Words
    pairs: tuple[tuple[Words, Words], ...]
    gets: tuple[Words, Words]
    buys: tuple[tuple[Words, Words], ...]
    # An act begins with one of these; without any of those that say what it is, nothing is done to anybody.
    verbs: Words
    needed: Words
    turns: bool


@dataclass(frozen=True, slots=True)
class Endings:
    """The words of a language whose verbs say who acts; `begun` are beginnings of words for somebody."""

    words: Mapping[str, Words]
    people: Words
    begun: tuple[str, ...]
    only_after: bool
    pairs: tuple[tuple[Words, Words], ...]
    buys: tuple[tuple[Words, Words], ...]
    verbs: Words

    def is_somebody(self, word: str) -> bool:
        return word in self.people or word.startswith(self.begun)


@cache
def endings_of(language: str) -> Endings | None:
    """The grammar of a language whose verbs say who acts."""
    given = read_words("grammar").get(language, {})
    return _endings(given) if "people" in given else None


def _endings(given: Mapping[str, Any]) -> Endings:
    people = given["people"].split()
    words = {name: _words(row) for name, row in given.items() if isinstance(row, str)}
    pairs, buys = _pairs(given["with"]), _pairs(given["buys"])
    return Endings(
        words,
        _words(" ".join(word for word in people if not word.endswith("*"))),
        tuple(_words(" ".join(word for word in people if word.endswith("*")))),
        given["order"] == "after",
        pairs,
        buys,
        words["hurts"].union(words["harms"], words["did"], words["is"], *(one for one, _ in (*pairs, *buys))),
    )


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language that has one."""
    given = read_words("grammar").get(language, {})
    return _grammar(language, given) if "forms" in given else None


def _grammar(language: str, given: Mapping[str, Any]) -> Grammar:
    forms = given["forms"]
    active, passive, participle = _ENDINGS[language]
    regular = [
        (kind, form.removesuffix("a"))
        for kind in _KINDS
        for verb in given["regular"].get(kind, ())
        for form in (verb, fold(verb))
    ]
    acts = {verb + end: kind for kind, verb in regular for end in active}
    acts.update((word, kind) for kind in _KINDS for word in _words(forms.get(kind, "")))
    passives = _words(forms["passive"]) | {verb + end for _, verb in regular for end in passive}
    participles = _words(forms["participle"]) | {verb + end for _, verb in regular for end in participle}
    states = dict.fromkeys(_words(forms["is"]), HURTS) | dict.fromkeys(_words(forms["is_upset"]), UPSETS)
    pairs, buys = _pairs(given["with"]), _pairs(given["buys"])
    (gets,) = _pairs([given["gets"]])
    marries = _words(given["marries"])
    paired = (*pairs, *buys, gets)
    single = passives.union(participles, acts, states)
    return Grammar(
        _parts(given),
        acts,
        states,
        passives,
        participles,
        pairs,
        gets,
        buys,
        single.union(marries, *(verbs for verbs, _ in paired)),
        single.union(marries, *(nouns for _, nouns in paired)),
        bool(given["turns"]),
    )


def _parts(given: Mapping[str, Any]) -> Mapping[str, Words]:
    """Each word to the names of the rows that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, row in given.items():
        for word in _words(row) if isinstance(row, str) else ():
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _pairs(given: Iterable[tuple[str, str]]) -> tuple[tuple[Words, Words], ...]:
    return tuple((_words(verbs), _words(nouns)) for verbs, nouns in given)


def _words(row: str) -> Words:
    return frozenset(form for word in written_words(row) for form in (word, fold(word)))
