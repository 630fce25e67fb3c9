"""The words nearest to a misspelt one, among many thousands, in some microseconds.

Two words are within an edit of one another when they are the same after at most one letter is taken out of
each (Mor and Fraenkel 1982; SymSpell). So every known word is kept by what is left of its first letters when
none, one or two are taken out, as numbers in order: twelve bytes each.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# An edit is a letter too many, too few, another one, or two that have changed places.
_FROM_ONE, _FROM_TWO = 4, 8
# Of a long word only so many first letters are kept by what is left of them.
_BEGINNING: Final = 7
# Most of what is asked about is not there: a byte by the last bits of the number says so at once.
_SIEVE: Final = 1 << 19
# Who writes a word shorter than this has its first letter right: "sommar" (somm) is not "gömma" (gomm).
_SURE_OF_FIRST: Final = 6


def edits_allowed(length: int) -> int:
    """How many edits away a word of so many letters is still found: none below four, two from eight on."""
    return (length >= _FROM_ONE) + (length >= _FROM_TWO)


class Speller:
    """Words that can be found although they are misspelt; never changed once made."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Sequence[str] = tuple(sorted(set(words)))
        kept = sorted(
            (hash(left), at)
            for at, word in enumerate(self._words)
            for taken in range(edits_allowed(len(word)) + 1)
            for left in set(_left_of(word, taken))
        )
        self._keys = array("q", (key for key, _ in kept))
        self._places = array("I", (place for _, place in kept))
        self._seen = bytearray(_SIEVE)
        for key in self._keys:
            self._seen[key & _SIEVE - 1] = 1

    def near(self, word: str) -> tuple[str, ...]:
        """The words the fewest edits away, in order; none when all are too far."""
        found: set[int] = set()
        for most in range(edits_allowed(len(word) + 2) + 1):
            found |= self._with(_left_of(word, most))
            near = self._within(word, found, most)
            if near:
                return near
        return ()

    def _within(self, word: str, places: Iterable[int], most: int) -> tuple[str, ...]:
        """Those at these places that are nearest to the word, and no more edits away than this."""
        may_be = [self._words[place] for place in places]
        found: dict[int, list[str]] = {}
        if may_be:
            for one, away, _ in extract(word, may_be, scorer=OSA.distance, score_cutoff=most, limit=None):
                if away <= edits_allowed(len(one)):
                    found.setdefault(away, []).append(one)
        return tuple(sorted(found[min(found)])) if found else ()

    def likely(self, word: str) -> tuple[str, ...]:
        """The nearest that somebody can have meant: of a short word those that begin as it does."""
        near = self.near(word)
        return near if len(word) >= _SURE_OF_FIRST else tuple(one for one in near if one[0] == word[0])

    def _with(self, every_left: Iterable[str]) -> set[int]:
        """The places of the words of which some of this is left too."""
        found, keys, seen = set(), self._keys, self._seen
        for key in [key for key in map(hash, every_left) if seen[key & _SIEVE - 1]]:
            at = bisect_left(keys, key)
            while at < len(keys) and keys[at] == key:
                found.add(self._places[at])
                at += 1
        return found


def _left_of(word: str, taken: int) -> Iterator[str]:
    """What is left of the beginning of a word when so many letters are taken out."""
    beginning = word[:_BEGINNING]
    return map("".join, combinations(beginning, len(beginning) - taken))
