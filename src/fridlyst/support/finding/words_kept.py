"""Which services hold which words: every word of every text, by stem, and the parts of words put together."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from fridlyst.support.finding.bits import Mask, mask_of
from fridlyst.support.finding.compounds import Compounds
from fridlyst.support.finding.folding import fold, written_words
from fridlyst.support.finding.lexicon import lexicon
from fridlyst.support.finding.spelling import Speller
from fridlyst.support.finding.stemming import stem
from fridlyst.support.shapes import PublicService, ServiceText

# A word that more services than this hold is kept as a set; one that fewer do as a list of their ranks.
_MANY: Final = 12
_Kept = array | Mask  # type: ignore[type-arg]


class KeptWords:
    """The words of some services in order; a service is known by its rank. Never changed once made."""

    def __init__(self, services: Sequence[PublicService]) -> None:
        self.size = len(services)
        names: dict[str, list[int]] = defaultdict(list)
        texts: dict[str, list[int]] = defaultdict(list)
        stems = _Stems()
        for rank, service in enumerate(services):
            for word in stems.of(text.name for text in service.texts.values()):
                names[word].append(rank)
            for word in stems.of(map(_whole, service.texts.values())):
                texts[word].append(rank)
        self.spelled = Speller(word for word in texts if len(word) > 3 and not word.isdigit())
        self._names = {word: self._kept(ranks) for word, ranks in names.items()}
        self._texts = {word: self._kept(ranks) for word, ranks in texts.items()}
        self._parts = self._of_parts(stems.folds)
        self.compounds = Compounds((*self._texts, *self._parts), self.knows)
        self.shown: dict[str, str] = {}
        for folded, word in stems.folds.items():
            self.shown.setdefault(word, folded)

    def knows(self, word: str) -> bool:
        """Whether some service holds the stem, by itself or in a word put together."""
        return word in self._texts or word in self._parts

    def in_names(self, word: str) -> Mask:
        """The services whose name holds the stem, alone or in a word put together."""
        found = self._mask(self._names.get(word, 0))
        for whole in self._parts.get(word, ()):
            found |= self._mask(self._names.get(whole, 0))
        return found

    def in_texts(self, word: str) -> Mask:
        """The services that hold the stem anywhere."""
        return self._mask(self._texts.get(word, 0))

    def in_parts(self, word: str) -> Mask:
        """The services that hold the stem as a part of a word put together."""
        found = 0
        for whole in self._parts.get(word, ()):
            found |= self.in_texts(whole)
        return found

    def _kept(self, ranks: list[int]) -> _Kept:
        return (
            array("H" if self.size < 1 << 16 else "I", ranks)
            if len(ranks) <= _MANY
            else mask_of(ranks, self.size)
        )

    def _mask(self, kept: _Kept) -> Mask:
        if isinstance(kept, int):
            return kept
        found = 0
        for rank in kept:
            found |= 1 << rank
        return found

    def _of_parts(self, folds: dict[str, str]) -> dict[str, tuple[str, ...]]:
        """Each part to the words that hold it; a part is a word of the services or of the lexicon."""
        known = lexicon().shown.keys() | self._texts.keys()
        compounds, found = Compounds(known, known.__contains__), defaultdict(set)
        for folded, whole in folds.items():
            first = compounds.parts_of(folded) or ()
            more = compounds.parts_of(first[0]) if first else ()
            for part in (*first, *(more or ())):
                if part != whole:
                    found[part].add(whole)
        return {part: tuple(sorted(wholes)) for part, wholes in found.items()}


def _whole(text: ServiceText) -> str:
    return " ".join((text.name, text.description, text.cost, text.hours, text.area))


class _Stems:
    """The stems of words, each worked out once; `folds` holds each folded word with its stem."""

    def __init__(self) -> None:
        self.folds: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def of(self, texts: Iterable[str]) -> set[str]:
        return {self._known.get(word) or self._of(word) for text in texts for word in written_words(text)}

    def _of(self, word: str) -> str:
        folded = fold(word)
        found = self._known[word] = self.folds.setdefault(folded, stem(folded))
        return found
