"""Words that were quoted, found in a passage however badly they were quoted."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from fridlyst.texts.steps import steps
from fridlyst.texts.words import Phrase, Word, short_phrase

LEAST = 0.35
_ROUGHLY = 45.0
_SAME_WORD = 80.0
_STRAY = 3
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Quoted words in a passage: from word `first` to word `last`, both with. `score` 0–1 is how much of
    what was quoted is there; `exact` that all of it is, word for word."""

    first: int
    last: int
    score: float
    exact: bool


def matches(quote: Phrase, text: Phrase) -> tuple[Match, ...]:
    """Where in the passage the quote is: every place where it is exact, else the best where it nearly is."""
    if not quote.words or not text.words:
        return ()
    exact = tuple(_exact(quote, text))
    if exact:
        return exact
    best = _nearly(quote, text)
    return (best,) if best and best.score >= LEAST else ()


def with_signs(text: Phrase, match: Match, quote: str) -> tuple[int, int]:
    """The signs of the match in the text, with a full stop or a bracket that the quote has at its ends."""
    start, end = text.words[match.first].start, text.words[match.last].end
    quote = quote.strip()
    words = short_phrase(quote).words
    lead, tail = quote[: words[0].start], quote[words[-1].end :]
    if lead and text.text[:start].endswith(lead):
        start -= len(lead)
    if tail and text.text.startswith(tail, end):
        end += len(tail)
    return start, end


def _exact(quote: Phrase, text: Phrase) -> Iterator[Match]:
    sought, inside = f" {quote.joined} ", f" {text.joined} "
    at = inside.find(sought)
    while at >= 0:
        first = bisect_right(text.offsets, at) - 1
        yield Match(first, first + len(quote.words) - 1, 1.0, True)
        at = inside.find(sought, at + 1)


def _nearly(quote: Phrase, text: Phrase) -> Match | None:
    """The stretch of the passage that is most like the quote, without what only happens to be the same."""
    found = fuzz.partial_ratio_alignment(quote.joined, text.joined, score_cutoff=_ROUGHLY)
    if found is None:
        return None
    first = max(0, bisect_right(text.offsets, found.dest_start) - 1 - _AROUND)
    last = min(len(text.words), bisect_right(text.offsets, max(found.dest_end - 1, 0)) + _AROUND)
    said = _once(quote.words)
    pairs = _without_strays(_pairs(said, text.words[first:last]), said)
    if not pairs:
        return None
    start, end = pairs[0][1], pairs[-1][2]
    weight = sum(word.weight for at, _, _ in pairs for word in (said[at],))
    extra = (end - start + 1) - sum(to - of + 1 for _, of, to in pairs)
    score = weight / sum(word.weight for word in said) / (1 + 0.08 * extra)
    return Match(first + start, first + end, min(score, 0.99), False)


def _once(words: Sequence[Word]) -> list[Word]:
    """The words without those that were written twice after one another."""
    return [word for at, word in enumerate(words) if not at or word.form != words[at - 1].form]


Pair = tuple[int, int, int]


def _pairs(said: Sequence[Word], there: Sequence[Word]) -> list[Pair]:
    """Words of the quote with their first and last word in the text, in order."""
    pairs: list[Pair] = []
    for step in steps([word.stem for word in said], [word.stem for word in there]):
        of, within = range(step.start, step.end), range(step.first, step.last)
        if step.same:
            pairs += [(at, place, place) for at, place in zip(of, within, strict=True)]
        elif of and within:
            pairs += _misspelt(said, of, there, within)
    return pairs


def _misspelt(said: Sequence[Word], of: range, there: Sequence[Word], within: range) -> list[Pair]:
    """Words that are nearly the same, one for one, or broken in two on one side."""
    pairs: list[Pair] = []
    free = within.start
    skip = -1
    for at in of:
        for place in range(free, within.stop) if at > skip else ():
            if fuzz.ratio(said[at].form, there[place].form) >= _SAME_WORD:
                found = (at, place, place)
            elif at + 1 < of.stop and said[at].form + said[at + 1].form == there[place].form:
                found, skip = (at, place, place), at + 1
            elif place + 1 < within.stop and said[at].form == there[place].form + there[place + 1].form:
                found = (at, place, place + 1)
            else:
                continue
            pairs.append(found)
            pairs += [(skip, place, place)] if skip == at + 1 else []
            free = found[2] + 1
            break
    return pairs


def _without_strays(pairs: list[Pair], said: Sequence[Word]) -> list[Pair]:
    """The pairs without small words at either end that stand far from the rest."""
    blocks: list[list[Pair]] = []
    for pair in pairs:
        if blocks and pair[1] - blocks[-1][-1][2] <= 1:
            blocks[-1].append(pair)
        else:
            blocks.append([pair])
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2][-1], blocks[-1][0], said):
        blocks.pop()
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[0][-1], blocks[1][0], said):
        blocks.pop(0)
    return [pair for block in blocks for pair in block]


def _is_stray(block: Sequence[Pair], before: Pair, after: Pair, said: Sequence[Word]) -> bool:
    """Whether a few words stand so far from the rest that they only happen to be there: further than what
    was quoted between them, or far anyhow."""
    weight = sum(said[at].weight for at, _, _ in block)
    apart, quoted = after[1] - before[2] - 1, after[0] - before[0] - 1
    return (weight < 1.0 and apart > quoted) or (weight < 2.0 and apart > _STRAY)
