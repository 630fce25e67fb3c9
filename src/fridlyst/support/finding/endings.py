"""Acts that somebody says of themselves in languages where the verb's ending says who acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fridlyst.support.finding.acts import Act, Who
from fridlyst.support.finding.grammar import HARMS, HURTS, Endings, Words

# The one it is done to stands no further off; nor what makes an act of a word.
_REACH: Final = 6
_NEXT: Final = 2


@dataclass(frozen=True, slots=True)
class OwnDeeds:
    """Folded words with where sentences begin."""

    words: Sequence[str]
    grammar: Endings
    begins: frozenset[int]

    def acts(self) -> Iterator[Act]:
        """Every act of the one who writes, in order."""
        for at, word in enumerate(self.words):
            if word not in self.grammar.verbs:
                continue
            is_bought = self._makes(at, self.grammar.buys)
            kind = HURTS if is_bought else self._kind(at)
            if kind and (not is_bought or self._is_mine(at)):
                yield self._act(at, kind, is_bought)

    def _kind(self, at: int) -> str:
        if self._has("hurts", at) or (self._makes(at, self.grammar.pairs) and self._is_mine(at)):
            return HURTS
        if self._has("harms", at):
            return "" if self._has("idiom", at - 1) else HARMS
        if self._has("did", at) and self._is_said_by_me(at):
            return HARMS
        return HURTS if self._has("is", at) and self._is_said_by_me(at) else ""

    def _act(self, at: int, kind: str, is_bought: bool) -> Act:
        to, to_at = self._object(at)
        denied = any(self._has("not", place) for place in (at - 1, at - 2))
        around = self._around(at)
        own = not denied and not any(self._has("away", place) for place in around if place > at)
        own = own and not any(self._has("says", place) for place in around if place < at)
        own = own and not any(self._has("defends", place) for place in around)
        return Act(at, kind, Who.ME, -1, to, to_at, denied, own, is_bought)

    def _object(self, at: int) -> tuple[Who, int]:
        first = at if self.grammar.only_after else 0
        near = [place for place in self._around(at) if abs(place - at) <= _REACH and place > first - 1]
        if any(self._has("self", place) and abs(place - at) <= _NEXT for place in near):
            return Who.MYSELF, -1
        place = next((place for place in near if self._is_somebody(place)), -1)
        is_subject = self.grammar.only_after and self._is_somebody(at - 1)
        return (Who.OTHER, place) if place >= 0 and not is_subject else (Who.NOBODY, -1)

    def _is_said_by_me(self, at: int) -> bool:
        for place in range(at - 1, max(at - _REACH, 0) - 1, -1):
            if self._has("i", place):
                return True
            if any(self._has(name, place) for name in ("he", "me", "beside")):
                return False
        return False

    def _is_mine(self, at: int) -> bool:
        """Whether nobody else is said to do it, nor it to be done to the one who writes."""
        return not any(self._has("he", place) or self._has("me", place) for place in self._around(at))

    def _around(self, at: int) -> range:
        """The places of the sentence."""
        begin = max((place for place in self.begins if place <= at), default=0)
        end = min((place for place in self.begins if place > at), default=len(self.words))
        return range(begin, min(end, len(self.words)))

    def _has(self, name: str, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at] in self.grammar.words.get(name, ())

    def _is_somebody(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.grammar.is_somebody(self.words[at])

    def _makes(self, at: int, pairs: tuple[tuple[Words, Words], ...]) -> bool:
        near = self.words[max(at - _REACH, 0) : at + _REACH]
        return any(self.words[at] in verbs and not nouns.isdisjoint(near) for verbs, nouns in pairs)
