"""The words of a question as a directory's own texts hold them: exactly, joined, put together or misspelt."""

from collections.abc import Iterator
from typing import NamedTuple

from fridlyst.support.finding.bits import Mask
from fridlyst.support.finding.index import Index
from fridlyst.support.finding.lexicon import lexicon
from fridlyst.support.finding.understanding import Reading
from fridlyst.support.finding.words_read import Word

_STRONGEST = 7


class Heard(NamedTuple):
    """A word and the services that hold it, in the name or anywhere; `weight` is high for what few hold."""

    written: str
    names: Mask
    texts: Mask
    weight: int
    spelled: str = ""


def heard_in(index: Index, reading: Reading) -> tuple[Heard, ...]:
    """What of the question the directory's texts hold, each word once."""
    found: dict[str, Heard] = {}
    for word in reading.words:
        for part, spelled in _meant(index, word):
            if part not in found:
                found[part] = _heard(index, word.written, part, spelled)
    return tuple(found.values())


def _meant(index: Index, word: Word) -> Iterator[tuple[str, str]]:
    """The stems of the texts that a word may be, each with the word that a misspelt one was taken for."""
    knows = index.words.knows
    if knows(word.joined):
        yield word.joined, ""
    if word.stopped or word.folded.isdigit() or len(word.folded) < 2:
        return
    if knows(word.stem):
        yield word.stem, ""
    elif parts := index.words.compounds.parts_of(word.folded):
        yield from ((part, "") for part in parts)
    elif word.guessed and any(knows(part) for part in word.parts):
        yield from ((part, index.words.shown.get(part, part)) for part in word.parts if knows(part))
    elif (not word.parts and word.stem not in lexicon().plain) or word.guessed:
        near = index.words.spelled.likely(word.stem)
        yield from ((one, index.words.shown.get(one, one)) for one in near[:3])


def _heard(index: Index, written: str, part: str, spelled: str) -> Heard:
    names, texts = index.words.in_names(part), index.words.in_texts(part) | index.words.in_parts(part)
    rare = (index.size // max(texts.bit_count(), 1)).bit_length()
    return Heard(written, names, texts, min(rare, _STRONGEST) - bool(spelled) * (rare > 1), spelled)
