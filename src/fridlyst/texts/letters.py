"""Where a text holds certain words to the letter."""

import re
from collections.abc import Iterable, Iterator

from fridlyst.texts.matching import matches
from fridlyst.texts.prepared import Prepared, Row
from fridlyst.texts.words import Phrase, normal

_LOOSE = re.compile(r"[-\s]+")
Span = tuple[Row, int, int]


def to_the_letter(text: Prepared, words: Phrase, rows: Iterable[Row] | None = None) -> Iterator[Span]:
    """Each place where the words stand, sign for sign but for the case of the first letter, the final full
    stop, the kind of quotes, dashes and spaces, and hyphens at the end of a line."""
    for row, start, end in word_for_word(text, words, rows):
        if _letters(row.passage.text[start:end]) == _letters(words.said(0, -1)):
            yield row, start, end


def word_for_word(text: Prepared, words: Phrase, rows: Iterable[Row] | None = None) -> Iterator[Span]:
    """Each place where the same words stand, whatever the signs between them and their capitals."""
    if not words.words:
        return
    inner = f" {words.joined} "
    for row in text.rows if rows is None else rows:
        if inner not in text.joined.get(row.index, ""):
            continue
        for match in matches(words, row.phrase):
            yield row, row.phrase.words[match.first].start, row.phrase.words[match.last].end


def _letters(words: str) -> str:
    bare = _LOOSE.sub("", normal(words))
    return bare[:1].casefold() + bare[1:]
