"""Who does what to whom: the acts that a text speaks of, each with who does it, to whom, and what denies it.

Swedish and English stand on their order of words: the one who acts stands before the verb (or, in Swedish,
right after it), the one it is done to after it. Whoever is unsure is taken for nobody.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fridlyst.support.finding.acts import Act, Who
from fridlyst.support.finding.folding import written_words
from fridlyst.support.finding.grammar import HURTS, WATCHES, Grammar, Words

# The one it is done to, and what denies an act, stand no further from it; nor what makes an act of a verb.
_REACH: Final = 8
_NEAR: Final = 4
_SOMEBODY: Final = ("him", "he", "you", "kin", "parent", "offspring")
_NONE: Final[frozenset[int]] = frozenset()
_ANY = re.compile(r"[.!?;:\n,]\s*\S")
_HARD = re.compile(r"[.!?;:\n]+")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Folded words with where sentences and their parts begin.

    `parts_of` says what each word is in a sentence, `is_person` whether somebody is said at a place.
    """

    words: Sequence[str]
    parts_of: Sequence[Words]
    grammar: Grammar
    begins: frozenset[int]
    parts: frozenset[int]
    is_person: Callable[[int], bool]

    def acts(self) -> Iterator[Act]:
        """Every act, in order."""
        for at, word in enumerate(self.words):
            if word not in self.grammar.verbs:
                continue
            if self._is_undergone(at, word):
                yield self._undergone(at)
            elif kind := self._kind(at):
                yield self._done(at, kind)
            elif self.has("marries", at) and (kin := self._marrying(at)) >= 0:
                yield Act(at, WATCHES, Who.KIN, kin, Who.ME, -1, self._denied(at, -1), is_own_word=False)
            elif self._makes(at, self.grammar.buys):
                yield self._done(at, HURTS, bought=True)

    def is_of_other(self, at: int) -> bool:
        """Whether what stands at a place is said of somebody else than who writes."""
        who, _, is_direct = self._subject(at)
        return is_direct and who not in (Who.ME, Who.NOBODY)

    def _marrying(self, at: int) -> int:
        """The place of a family that speaks of the writer's marriage; -1 where none does."""
        near = list(self._before(at))
        if not any(self.has("i", place) or self.has("me", place) for place in (*near, at + 1)):
            return -1
        return next((one for one in near if self.has("kin", one) or self.has("parent", one)), -1)

    def _kind(self, at: int) -> str:
        if self._makes(at, self.grammar.pairs):
            return HURTS
        if self.has("idiom", at + 1) and at + 1 not in self.parts:
            return ""
        return self.grammar.acts.get(self.words[at]) or self.grammar.states.get(self.words[at], "")

    def has(self, name: str, at: int) -> bool:
        """Whether the word at a place, which may be none, is one of the grammar's under a name."""
        return 0 <= at < len(self.words) and name in self.parts_of[at]

    def _makes(self, at: int, pairs: tuple[tuple[Words, Words], ...]) -> bool:
        return any(self.words[at] in verbs and self._follows(at, nouns) for verbs, nouns in pairs)

    def _follows(self, at: int, nouns: Words) -> bool:
        return any(self.words[place] in nouns for place in self._after(at, _NEAR + 1))

    def _after(self, at: int, reach: int) -> range:
        """The places after one in the same sentence."""
        end = next((place for place in range(at + 1, at + reach + 1) if place in self.begins), at + reach + 1)
        return range(at + 1, min(end, len(self.words)))

    def _before(self, at: int) -> Iterator[int]:
        """The places before one in the same sentence, the nearest first."""
        while at > 0 and at not in self.begins:
            at -= 1
            yield at

    def _is_undergone(self, at: int, word: str) -> bool:
        grammar = self.grammar
        if word in grammar.passives or (word in grammar.gets[0] and self._follows(at, grammar.gets[1])):
            return True
        if word not in grammar.participles or self.has("him", at + 1) or self.has("to", at - 1):
            return False
        near = next((at - back for back in range(1, _NEAR) if not self.has("between", at - back)), at)
        return any(self.has("be", place) for place in range(max(near, at - _NEAR), at))

    def _undergone(self, at: int) -> Act:
        by, by_at = self._agent(at)
        to, to_at, _ = self._subject(at)
        if to is Who.NOBODY and to_at < 0:
            to = Who.ME  # "Blev slagen": who says nobody else speaks of themselves.
        if to not in (Who.ME, Who.NOBODY):
            to = Who.OTHER
        own = by is Who.ME and self._is_own_word(at, at)
        return Act(at, HURTS, by, by_at, to, to_at, self._denied(at, to_at), own)

    def _agent(self, at: int) -> tuple[Who, int]:
        """Who it is done by, said after it: "av min man"."""
        by = next((place for place in self._after(at, _NEAR) if self.has("by", place)), -1)
        for place in self._after(by, _NEAR) if by >= 0 else ():
            if self.has("me", place):
                return Who.ME, place
            if self._is_somebody(place):
                return Who.OTHER, place
        return Who.NOBODY, -1

    def _done(self, at: int, kind: str, *, bought: bool = False) -> Act:
        by, by_at, is_direct = self._subject(at)
        if by is Who.ME and self._is_had(at, by_at):
            return Act(at, kind, Who.HE, at + 1, Who.NOBODY, -1, self._denied(at, -1), is_own_word=False)
        to, to_at = self._object(at, by_at)
        if by_at < 0 and any(self.has("stops", at - back) for back in (1, 2, 3)):
            by = Who.ME  # "Vill sluta slå": who says nobody else speaks of themselves.
        if by is Who.ME and self.has("you", to_at):
            by, to = Who.OTHER, Who.ME  # "Ska döda dig": another's words, repeated.
        if by is Who.ME and to is Who.ME:
            by, to = (Who.ME, Who.MYSELF) if is_direct else (Who.OTHER, Who.ME)
        if by is Who.ME and not is_direct and by_at >= 0 and to is not Who.OTHER:
            by = Who.NOBODY
        if to is Who.THING and (self.words[at] in self.grammar.states or bought):
            to = Who.NOBODY
        denied = self._denied(at, by_at)
        own = not denied and self._is_own_word(at, by_at)
        return Act(at, kind, by, by_at, to, to_at, denied, own, bought)

    def _is_had(self, at: int, by_at: int) -> bool:
        """Whether who is so is somebody that the writer has or is with: "jag har en våldsam man"."""
        if self.words[at] not in self.grammar.states:
            return False
        for place in range(at - 1, max(by_at, 0) - 1, -1):
            if self.has("am", place) or self.has("be", place):
                return False
            if self.has("had", place) or (self.has("too", place) and place < at - 1):
                return True
        return False

    def _subject(self, at: int) -> tuple[Who, int, bool]:
        """Who acts, where they are said, and whether by nothing but the verb's own small words between."""
        who, place, is_direct = self._subject_before(at)
        if not is_direct and self.grammar.turns:
            turned = at + 1
            if self.has("i", turned) and turned not in self.parts:
                return Who.ME, turned, True
            if self.has("he", turned) and turned not in self.parts:
                return Who.HE, turned, True
        return who, place, is_direct

    def _subject_before(self, at: int) -> tuple[Who, int, bool]:
        joined, place = False, -1
        for place in self._before(at):
            joined = joined or place + 1 in self.parts
            who = self._named(place, joined)
            if who is not None:
                return who, place, not joined
            if self.has("and", place):
                joined = True
            elif not (joined or self._is_small(place)):
                return Who.NOBODY, place, False
        return Who.NOBODY, -1, False

    def _named(self, place: int, joined: bool) -> Who | None:
        """Who is said at a place before an act, if anybody."""
        if self.has("i", place):
            return Who.ME
        if self.has("we", place):
            return Who.NOBODY
        if self.has("who", place):
            return Who.ME if self._is_about_me(place) else Who.OTHER
        if self.has("one", place) and self.has("stops", place - 1):
            return Who.ME
        if self.has("me", place) and not joined:
            return Who.ME if any(self.has("help", place - back) for back in (1, 2)) else Who.NOBODY
        if self.has("am", place - 1) and self.has("i", place - 2):
            return Who.ME
        if self.has("he", place):
            return Who.HE
        is_known = self.is_person(place) or (self.has("my", place - 1) and not self._is_small(place))
        for name, who in (("kin", Who.KIN), ("parent", Who.PARENT)):
            if self.has(name, place):
                return who
        return Who.OTHER if is_known or (self.has("him", place) and not joined) else None

    def _is_about_me(self, place: int) -> bool:
        """Whether a "who" goes back to the writer: "det är jag som", "jag är en man som", no question."""
        if self.has("i", place - 1):
            return self.has("am", place - 2)
        named = next((at for at in (place - 3, place - 2, place - 1) if self.has("a", at)), 0)
        if not self.has("am", named - 1):
            return self.has("i", named - 1)
        return self.has("i", named - 2 - self.has("between", named - 2))

    def _is_small(self, place: int) -> bool:
        names = ("between", "not", "stops")
        return (
            self.words[place].isdigit()
            or any(self.has(name, place) for name in names)
            or self.words[place] in self.grammar.acts
        )

    def _object(self, at: int, by_at: int) -> tuple[Who, int]:
        """The one an act is done to: said after it, before anything new begins."""
        found = Who.NOBODY
        for place in self._after(at, _REACH):
            if place == by_at:
                continue
            if self._is_new(place, at):
                break
            if self.has("body", place) and (self.has("my", place - 1) or self.has("his", place - 1)):
                return (Who.ME if self.has("my", place - 1) else Who.OTHER), place
            if self.has("me", place):
                return (Who.MYSELF if self.has("self", place + 1) else Who.ME), place
            if self._is_somebody(place):
                return Who.OTHER, place
            if not (self._is_small(place) or self.has("my", place)):
                found = Who.THING
        return found, -1

    def _is_new(self, place: int, at: int) -> bool:
        if place in self.parts or self.has("breaks", place) or self.has("i", place):
            return True
        if self.has("if", place) and (self.has("i", place + 1) or self.has("he", place + 1)):
            return True
        return self.has("he", place) and place > at + 1 and not self.has("my", place - 1)

    def _is_somebody(self, place: int) -> bool:
        return any(self.has(name, place) for name in _SOMEBODY) or self.is_person(place)

    def _denied(self, at: int, by_at: int) -> bool:
        """A "not" between who acts and the act, or soon after it; "cannot stop hitting" denies nothing."""
        if any(self.has("more", place) for place in self._after(at, _NEAR)):
            return False  # "Vill inte slå mer".
        first = by_at if 0 <= by_at < at else max(at - 3, 0)
        for place in range(at - 1, first, -1):
            if self.has("stops", place):
                return False
            if self.has("not", place):
                return True
        for place in self._after(at, _NEAR):
            if place != by_at and self._is_new(place, at):
                return False
            if self.has("not", place):
                return True
        return False

    def _is_own_word(self, at: int, by_at: int) -> bool:
        """Whether it is said without another's claim, an if, or that it was done in defence."""
        near = self._after(at, _NEAR + 1)
        if any(self.has("away", place) for place in near) or self.has("if", by_at - 1):
            return False
        asked = self.has("asks", by_at - 1) and (by_at == 1 or by_at - 1 in self.begins)
        return not (asked or self.is_claimed(at))

    def is_claimed(self, at: int) -> bool:
        """Whether it is what another says, and nobody admits."""
        if any(self.has("says", one) and self._is_somebody(one + 1) for one in self._after(at, _REACH)):
            return not self._is_admitted(at)
        for place in self._before(at):
            if self.has("but", place):
                return False
            if self.has("says", place) and self._subject(place)[0] is not Who.ME:
                return not self._is_admitted(at)
        return False

    def _is_admitted(self, at: int) -> bool:
        return any(
            self.has("admits", place) and not any(self.has("not", place - back) for back in (1, 2))
            for place in range(at + 1, len(self.words))
        )


def borders(text: str, most: int) -> tuple[frozenset[int], frozenset[int]]:
    """The places of the words that sentences begin with, and of those that their parts (after a comma) do.

    Of the first `most` words only.
    """
    if not _ANY.search(text):
        return _NONE, _NONE
    begins, parts, counted = set(), set(), 0
    for sentence in _HARD.split(text):
        for part in sentence.split(","):
            counted += sum(1 for _ in written_words(part))
            parts.add(counted)
        begins.add(counted)
        if counted >= most:
            break
    return frozenset(begins), frozenset(parts)
