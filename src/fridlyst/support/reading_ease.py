"""How heavy a Swedish text is to read: LIX (C. H. Björnsson, Läsbarhet, 1968)."""

import re
from dataclasses import dataclass
from typing import Final

# Easy Swedish is held below this.
EASY_BELOW: Final = 30
_LONG: Final = 6
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# What ends a sentence: its sign before a capital or the end of a line, so that "kl. 8" and "t.ex. nu" do not.
# A run of signs is tried once, so that a text of nothing else is read as fast as any.
_END: Final = re.compile(
    r"(?<![.!?:…])[.!?:…]++[\"”’)\]]*+(?=\s++[\"”’(\[–-]*+[A-ZÅÄÖ]|[^\S\n]*+$)|\n+", re.M
)
_LEVELS: Final = (
    (30, "very_easy"),
    (40, "easy"),
    (50, "middling"),
    (60, "hard"),
)


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """Counts of a text; `long_words` have more than six letters."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> int:
        """Words a sentence plus the share of long words in per cent, as a whole number; 0 for no text."""
        if not self.words:
            return 0
        return round(self.words / self.sentences + 100 * self.long_words / self.words)

    @property
    def level(self) -> str:
        """Björnsson's five: very_easy (below 30), easy, middling, hard, very_hard (60 and above)."""
        return next((name for below, name in _LEVELS if self.lix < below), "very_hard")

    @property
    def is_easy(self) -> bool:
        """Whether the text is light enough to be called easy Swedish."""
        return self.lix < EASY_BELOW


def reading_ease(text: str) -> ReadingEase:
    """Counts of a Swedish text; a line of its own (a heading, a point of a list) is a sentence."""
    parts = [_WORD.findall(part) for part in _END.split(text)]
    filled = [words for words in parts if words]
    words = [word for part in filled for word in part]
    return ReadingEase(len(words), len(filled), sum(_letters(word) > _LONG for word in words))


def _letters(word: str) -> int:
    return sum(sign.isalpha() for sign in word)
