"""What free words mean: concepts found by words and phrases in any of the languages, however spelt."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from fridlyst.support.finding.ages import ages_in
from fridlyst.support.finding.compounds import Compounds
from fridlyst.support.finding.deeds import deeds_in
from fridlyst.support.finding.folding import fold, is_marked, written_words
from fridlyst.support.finding.lexicon import OTHER_SCRIPTS, Concept, Lexicon, Phrase, lexicon
from fridlyst.support.finding.shapes import Understood
from fridlyst.support.finding.spelling import Speller
from fridlyst.support.finding.stemming import stem
from fridlyst.support.finding.words_read import Word
from fridlyst.support.terms import Happening, Seeker, forms_of

# More different words than this say nothing more.
MOST_WORDS: Final = 80
_SHORT: Final = 5
# Vowels, and a letter written twice.
_UNSOUNDED: Final = re.compile(r"[aeiouyаеиіоуюяєїьй]|(.)(?=\1)")
# Words as long as this are rather put together than misspelt.
_LONG: Final = 8
_GROWN_UP: Final = 18
# Shorter words are not written in two.
_SHORTEST_JOINED: Final = 5
_LATIN: Final = ("sv", "en", "fi", "so")
_OTHERS: Final = ("ar", "prs", "ti", "uk")
# As they are said, and written by many.
_SPOKEN: Final = {"mej": "mig", "dej": "dig", "sej": "sig", "dom": "de"}
_HAPPENINGS: Final = tuple(Happening.values)
_SEEKERS: Final = tuple(Seeker.values)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a question and the concepts that they speak for, each with the places of its words."""

    words: tuple[Word, ...]
    concepts: tuple[tuple[Concept, tuple[int, ...]], ...]
    understood: Understood


@cache
def _speller(language: str) -> Speller:
    """The lexicon's words of a language, where they may be misspelt."""
    return Speller(part for part in lexicon().stems[language] if len(part) > 3)


@cache
def _compounds(language: str) -> Compounds:
    """The lexicon's words of a language, where others are put together of them."""
    stems = lexicon().stems[language]
    return Compounds(stems, stems.__contains__)


def understand(text: str, *, language: str = "sv") -> Understood:
    """What was understood, as codes."""
    return read(text, language).understood


_NOTHING: Final = Reading((), (), Understood())


def _nothing(_: str) -> bool:
    return False


def read(text: str, language: str, knows: Callable[[str], bool] = _nothing) -> Reading:
    """The reading of a question; a word whose stem the directory `knows` is not taken for a misspelt one."""
    if not text:
        return _NOTHING
    book = lexicon()
    every = [_word(book, one) for one in islice(written_words(text), MOST_WORDS * 4)]
    folded = [word.folded for word in every]
    main = _main_language(book, folded, language)
    words, spelled = _Guessing(book, main, knows).read(every[:MOST_WORDS])
    deeds = deeds_in(book, words, text, _tongue(book, folded, main, language))
    found = dict.fromkeys(deeds.meant(_spoken(book, words, main)))
    ages = ages_in(deeds.without_grown(folded))
    every_concept = ((book.concepts[code], at) for code, at in found)
    concepts = tuple((one, at) for one, at in every_concept if _can_be(one.seeker, ages))
    return Reading(words, concepts, _understood([one for one, _ in concepts], ages, spelled))


def _word(book: Lexicon, written: str) -> Word:
    return _everyday().get(written) or _made(book, written, _SPOKEN.get(written) or fold(written))


def _made(book: Lexicon, written: str, folded: str) -> Word:
    parts, end = book.parts_of(folded)
    return Word(written, folded, end, parts, is_marked(written), folded in book.stopped)


@cache
def _everyday() -> Mapping[str, Word]:
    """The lexicon's own words, as they are written and without å, ä and ö; never any that a visitor wrote."""
    book = lexicon()
    own = {form for words in book.known.values() for form in words} | book.written
    return {form: _made(book, form, _SPOKEN.get(form) or fold(form)) for form in own}


class _Guessing:
    """What words that nobody knows may be, in a text of a language."""

    def __init__(self, book: Lexicon, language: str, knows: Callable[[str], bool]) -> None:
        self.book = book
        self.language = language
        self.knows = knows

    def read(self, words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[tuple[str, str], ...]]:
        """The words with what those unknown may be: joined with the next, put together, or misspelt."""
        made, spelled = [], []
        for at, word in enumerate(words):
            after = words[at + 1] if at + 1 < len(words) else None
            joined = _joined(word, after)
            parts = (*word.parts, joined) if joined in self.book.shown else word.parts
            if not parts and self._is_unknown(word):
                parts, is_misspelt = self._may_be(word, after, joined)
                if is_misspelt:
                    spelled.append((word.written, self.book.shown[parts[0]]))
            if not joined and parts is word.parts:
                made.append(word)
                continue
            guessed = bool(parts) and not word.parts
            made.append(Word(*word[:3], parts, word.marked, word.stopped, guessed, joined))
        return tuple(made), tuple(spelled)

    def _may_be(self, word: Word, after: Word | None, joined: str) -> tuple[tuple[str, ...], bool]:
        """What an unknown word may be, by itself or with an unknown one after it."""
        parts, is_misspelt = self._guessed(word.folded, word.stem)
        if parts or after is None or after.parts:
            return parts, is_misspelt
        return self._guessed(word.folded + after.folded, joined)

    def _is_unknown(self, word: Word) -> bool:
        known = word.stopped or word.folded.isdigit() or word.stem in self.book.plain
        return not known and not self.knows(word.stem)

    def _guessed(self, folded: str, stem_of_it: str) -> tuple[tuple[str, ...], bool]:
        """What a word that nobody knows may be, and whether that is by its spelling."""
        language = self.language if folded.isascii() else OTHER_SCRIPTS
        speller = _speller(language)
        put_together = _compounds(language).parts_of(folded) or ()
        if put_together and len(folded) >= _LONG:
            return put_together, False
        near = speller.likely(stem_of_it) or (speller.likely(folded) if folded != stem_of_it else ())
        near = tuple(one for one in near if _sounds_like(one, stem_of_it))
        return (near, True) if near else (put_together, False)


def _sounds_like(one: str, written: str) -> bool:
    """Whether a short word has the consonants of what was written: "vold" is "våld", "port" no "porr"."""
    return len(written) > _SHORT or _UNSOUNDED.sub("", one) == _UNSOUNDED.sub("", written)


def _joined(word: Word, after: Word | None) -> str:
    """The stem of two words written together, where they may be one."""
    if after is None or after.stopped:
        return ""
    joined = stem(word.folded + after.folded)
    return joined if len(joined) > _SHORTEST_JOINED else ""


def _main_language(book: Lexicon, folded: Iterable[str], asked: str) -> str:
    """The language that most words belong to; the page's own, then Swedish, where as many do."""
    own = asked if asked in _LATIN else "sv"
    words = {word for word in folded if word.isascii()}
    return max(_LATIN, key=lambda one: (len(words & book.known[one]), one == own, one == "sv"))


def _tongue(book: Lexicon, folded: Sequence[str], main: str, asked: str) -> str:
    """The language that the sentences are in: the main one, or one written in other letters."""
    others = {word for word in folded if not word.isascii()}
    if not others or len(others) * 2 < len(folded):
        return main
    return max(_OTHERS, key=lambda one: (len(others & book.known[one]), one == asked))


def _spoken(book: Lexicon, words: Sequence[Word], language: str) -> list[tuple[str, tuple[int, ...]]]:
    """Each concept spoken for, with the places of the words that do; what another silences is left out."""
    said = {part for word in words for part in word.parts}
    found = [
        (phrase, places)
        for at, word in enumerate(words)
        for part in word.parts
        for phrase in book.phrases.get(part, ())
        if phrase.rest <= said
        and (places := _places(phrase, words, at))
        and _belongs(book, phrase, words, places, language)
    ]
    silenced = {
        (code, place)
        for phrase, places in found
        for code in book.concepts[phrase.concept].silences
        for place in places
    }
    heard = {
        (phrase.concept, places): None
        for phrase, places in found
        if not any((phrase.concept, place) in silenced for place in places)
    }
    return list(heard)


def _places(phrase: Phrase, words: Sequence[Word], at: int) -> tuple[int, ...]:
    """Where the words of the phrase stand when its first stands here; nothing when one is missing."""
    places, (first, *rest) = [at], phrase.parts
    if not words[at].can_be(first[0], marked=first[2]):
        return ()
    for part, gap, marked in rest:
        after = places[-1] + 1
        near = range(after, min(after + gap + 1, len(words)))
        one = next((place for place in near if words[place].can_be(part, marked=marked)), None)
        if one is None:
            return ()
        places.append(one)
    return tuple(places)


def _belongs(
    book: Lexicon, phrase: Phrase, words: Sequence[Word], places: Sequence[int], language: str
) -> bool:
    """Whether the phrase is of the text's own language, or well spelt and with a word that this has not."""
    if phrase.language == language or phrase.language not in _LATIN:
        return True
    if any(words[place].guessed for place in places):
        return False
    return not all(words[place].folded in book.known[language] for place in places)


def _understood(
    concepts: Sequence[Concept], ages: tuple[int, ...], spelled: tuple[tuple[str, str], ...]
) -> Understood:
    happened = _in_order(_HAPPENINGS, (one.happened for one in concepts))
    forms = {form for code in happened for form in forms_of(code)}
    forms.update(form for one in concepts for form in one.forms)
    return Understood(
        seekers=_in_order(_SEEKERS, (one.seeker for one in concepts)),
        ages=ages,
        happened=happened,
        forms=tuple(sorted(forms)),
        languages=tuple(dict.fromkeys(one.language for one in concepts if one.language)),
        needs=tuple(dict.fromkeys(one.need for one in concepts if one.need)),
        spelled=spelled,
    )


def _can_be(seeker: str, ages: tuple[int, ...]) -> bool:
    """Whether one of these ages can be said of the seeker: a daughter of 24 is no child."""
    return seeker != Seeker.CHILD.value or not ages or min(ages) < _GROWN_UP


def _in_order(codes: Sequence[str], found: Iterable[str]) -> tuple[str, ...]:
    said = set(found)
    return tuple(code for code in codes if code in said)
