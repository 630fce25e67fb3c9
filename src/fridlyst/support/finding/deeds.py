"""What the acts in a text say of who writes it: only their own word makes somebody one who hurts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from fridlyst.support.finding.acts import Act, Who
from fridlyst.support.finding.endings import OwnDeeds
from fridlyst.support.finding.folding import fold
from fridlyst.support.finding.grammar import HARMS, HURTS, UPSETS, WATCHES, Words, endings_of, grammar_of
from fridlyst.support.finding.lexicon import Lexicon
from fridlyst.support.finding.sentences import Sentences, borders
from fridlyst.support.finding.words_read import Word

# A concept's code and the places of the words that it is said by.
Said = tuple[str, tuple[int, ...]]
# Where one of these is said of an act, it is known what has happened.
_TOLD: Final = frozenset({"body", "threats", "sexual", "control", "digital", "money", "honour", "buys_sex"})
# A concept that is not meant where the act that it is said by is denied.
_DENIABLE: Final = frozenset({"body", "threats", "sexual", "control", "things", "using", "violent"})
_OWN: Final = frozenset({"using", "violent", "i_buy"})
# Whose need it is hangs on of whom it is said.
_OWN_NEED: Final = frozenset({"substance_use"})
_AGE_WITHIN: Final = 3
_NO_PART: Final[Words] = frozenset()
_ABOUT_CHILD: Final = frozenset({"child", "young"})


@dataclass(frozen=True, slots=True)
class Deeds:
    """The acts of a text, with places of words.

    `grown` are sons and daughters who are no children in it; `denied` is not so.
    """

    acts: tuple[Act, ...] = ()
    grown: frozenset[int] = frozenset()
    denied: frozenset[int] = frozenset()
    sentences: Sentences | None = None

    def meant(self, found: Iterable[Said]) -> Iterator[Said]:
        """What was found of words and is meant, and then what the acts say."""
        told: set[int] = set()
        for code, places in found:
            if not self._is_unmeant(code, places):
                told.update(places if code in _TOLD else ())
                yield code, places
        for act in self.acts:
            if not (act.by is Who.ME and self._is_answer(act.kind)):
                yield from ((code, (act.at,)) for code in _said_by(act))
            if _hurts_me(act) and act.at not in told:
                yield "body", (act.at,)

    def without_grown(self, folded: Sequence[str]) -> Sequence[str]:
        """The words without the ages of sons and daughters who hurt somebody."""
        spoken = {place for at in self.grown for place in range(at + 1, at + 1 + _AGE_WITHIN)}
        return [word for at, word in enumerate(folded) if at not in spoken] if spoken else folded

    def _is_answer(self, kind: str) -> bool:
        """Whether another's act against the writer stands beside their own: who is hurt may hit back."""
        against = (one for one in self.acts if one.to is Who.ME and not one.denied)
        return any(
            one.by not in (Who.ME, Who.NOBODY) and (one.by is not Who.PARENT or kind == UPSETS)
            for one in against
        )

    def _is_unmeant(self, code: str, places: tuple[int, ...]) -> bool:
        if code in _ABOUT_CHILD:
            return not self.grown.isdisjoint(places)
        if code == "relative":
            return self._is_answer(UPSETS)
        if code in _DENIABLE and not self.denied.isdisjoint(places):
            return True
        if self.sentences is None:
            return False
        if code in _OWN_NEED:
            return self.sentences.is_of_other(places[0])
        if code not in _OWN:
            return False
        return self.sentences.is_claimed(places[0]) or self._is_answer(UPSETS)


def deeds_in(book: Lexicon, words: Sequence[Word], text: str, language: str) -> Deeds:
    """The acts of a text in a language."""
    grammar = grammar_of(language)
    if grammar is None:
        return _by_endings([word.folded for word in words], text, language)
    likely = [_likely(book, word) for word in words]
    if grammar.needed.isdisjoint(likely):
        return Deeds()
    parts_of = [grammar.parts.get(word, _NO_PART) for word in likely]
    sentences = Sentences(
        likely,
        parts_of,
        grammar,
        *borders(text, len(words)),
        partial(_is_person, book.people[language], words),
    )
    acts = tuple(sentences.acts())
    return Deeds(
        acts,
        frozenset(_grown(sentences, acts)),
        frozenset(act.at for act in acts if act.denied),
        sentences,
    )


def _by_endings(folded: Sequence[str], text: str, language: str) -> Deeds:
    endings = endings_of(language)
    if endings is None:
        return Deeds()
    before = endings.words["not"]
    is_needed = not endings.verbs.isdisjoint(folded)
    acts = tuple(OwnDeeds(folded, endings, borders(text, len(folded))[0]).acts()) if is_needed else ()
    return Deeds(acts, denied=frozenset(at + 1 for at, word in enumerate(folded) if word in before))


def _likely(book: Lexicon, word: Word) -> str:
    """The word, or the one that it is misspelt for; folded unless it was written with å, ä or ö."""
    if word.guessed:
        return fold(book.shown.get(word.parts[0], word.folded))
    return word.written if word.marked else word.folded


def _is_person(people: Words, words: Sequence[Word], at: int) -> bool:
    """Whether a word is one for somebody, or ends in one: "exfru"."""
    if at >= len(words):
        return False
    word = words[at]
    if word.stopped or not people.isdisjoint(word.parts):
        return not word.stopped
    return not people.isdisjoint(word.folded[begun:] for begun in range(2, len(word.folded) - 2))


def _grown(sentences: Sentences, acts: Iterable[Act]) -> Iterator[int]:
    """Places of sons and daughters who hurt somebody or are grown up, and of who writes' own children."""
    for act in acts:
        if act.by is Who.OTHER and act.to in (Who.ME, Who.OTHER) and sentences.has("offspring", act.by_at):
            yield act.by_at
    is_parent = any(act.to is Who.ME and act.by in (Who.HE, Who.OTHER) and not act.denied for act in acts)
    for at in range(len(sentences.words)):
        if sentences.has("grown", at) or (sentences.has("am", at) and sentences.has("i", at - 1)):
            yield at + 1
        elif is_parent and sentences.has("children", at):
            yield at


def _said_by(act: Act) -> tuple[str, ...]:
    if act.bought:
        return _said_by_buying(act)
    if act.by is Who.ME:
        return _own(act)
    if act.kind == WATCHES:
        return (
            ()
            if act.denied or act.by is Who.NOBODY
            else ("control", "honour")
            if act.by is Who.KIN
            else ("control",)
        )
    if act.to is Who.ME:
        return ("child",) if act.by is Who.PARENT else ("exposed",)
    if act.to is Who.OTHER and not act.denied:
        return ("between_others",)
    return ("exposed",) if act.by is Who.HE and act.to is Who.NOBODY and act.kind != UPSETS else ()


def _hurts_me(act: Act) -> bool:
    done = act.to is Who.ME and act.by is not Who.ME and not act.denied
    return done and not act.bought and act.kind in (HURTS, HARMS)


def _own(act: Act) -> tuple[str, ...]:
    """What somebody does themselves: only said of somebody, or of violence itself, it leaves services out."""
    if not act.is_own_word or act.to in (Who.THING, Who.MYSELF):
        return ()
    if act.to is Who.NOBODY and act.kind != HURTS:
        return ()
    return ("violent",) if act.kind in (UPSETS, WATCHES) else ("using",)


def _said_by_buying(act: Act) -> tuple[str, ...]:
    if act.to is Who.ME:
        return ("sells_sex", "exposed")
    if act.by is Who.ME:
        return ("i_buy", "buys_sex") if act.is_own_word else ()
    if act.by is Who.NOBODY:
        return ("buys_sex", "violent") if act.by_at < 0 else ("buys_sex",)
    return ("buys_sex", "between_others")
