"""A text's words with their places in it, and its sentences."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fridlyst.texts.swedish import LIGHT, STOP, meaning, stem

# A word broken by a hyphen is one word, but not "hälso- och sjukvård".
_WORD = re.compile(
    r"[^\W\d_]+(?:(?:[-‐‑’'\u00ad]|[-‐\u00ad]\s+(?!(?:och|eller|samt|respektive|till)\b)(?=[a-zåäöé]))[^\W\d_]+)*"
    r"|\d+"
)
_INNER = re.compile(r"[^\w]+")
_END = re.compile(r"[.!?…][\"”’»)\]]*(?=\s+[\"”«(\[•]*[A-ZÅÄÖÉ0-9])")
_SHORT = re.compile(
    r"(?:\b(?:t\.ex|bl\.a|m\.m|m\.fl|d\.v\.s|dvs|o\.s\.v|osv|s\.k|f\.d|fr\.o\.m|t\.o\.m|p\.g\.a|kap|kl|nr|st|sid"
    r"|jfr|resp|ca|tel|s|p)|\b\d{1,2}|\b[A-ZÅÄÖ])\.$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")
_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "´": "'", "–": "-", "—": "-"}
    | {"‐": "-", "‑": "-", "\u00ad": "", "\u200b": "", "…": "..."}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its signs in the text, as it is written in small letters, and what it weighs."""

    start: int
    end: int
    form: str
    stem: str
    meaning: str
    weight: float

    @property
    def is_stop(self) -> bool:
        return self.form in STOP

    @property
    def is_telling(self) -> bool:
        """Neither a stop word nor one of those verbs and pronouns that any sentence may have."""
        return self.weight == 1.0


@dataclass(frozen=True)
class Phrase:
    """A text in words. `joined` is its forms with a space between them, `offsets` where each begins there."""

    text: str
    words: tuple[Word, ...]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(word.form for word in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(word.stem for word in self.words)

    @cached_property
    def meanings(self) -> frozenset[str]:
        """What its telling words mean; all of its words when none is telling."""
        telling = frozenset(word.meaning for word in self.words if word.is_telling)
        return telling or frozenset(word.meaning for word in self.words)

    @cached_property
    def joined(self) -> str:
        return " ".join(self.forms)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        offsets, at = [], 0
        for form in self.forms:
            offsets.append(at)
            at += len(form) + 1
        return tuple(offsets)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence in the text, the full stop with it and the space not."""
        ends = [match.end() for match in _END.finditer(self.text) if _is_end(self.text, match.start())]
        spans, start = [], 0
        for end in (*ends, len(self.text.rstrip())):
            while start < end and self.text[start].isspace():
                start += 1
            if start < end:
                spans.append((start, end))
            start = end
        return tuple(spans) or ((0, len(self.text)),)

    def said(self, first: int, last: int) -> str:
        """The text's own words from one to another, both with."""
        return self.text[self.words[first].start : self.words[last].end]


def phrase(text: str) -> Phrase:
    """The text in words."""
    return Phrase(text, tuple(_word(match) for match in _WORD.finditer(text)))


@lru_cache(maxsize=1000)
def short_phrase(text: str) -> Phrase:
    """The same for the words of an amendment, which are asked for again and again."""
    return phrase(text)


def normal(text: str) -> str:
    """The text as it is compared to the letter: one kind of quotes, dashes and spaces."""
    return _SPACES.sub(" ", text.translate(_SIGNS)).strip()


def _word(match: re.Match[str]) -> Word:
    form = _INNER.sub("", match[0].casefold())
    weight = 0.3 if form in STOP else 0.6 if form in LIGHT else 1.0
    return Word(match.start(), match.end(), form, stem(form), meaning(form), weight)


def _is_end(text: str, at: int) -> bool:
    """Whether the full stop at `at` ends a sentence and not an abbreviation, a number or an initial."""
    return text[at] != "." or not _SHORT.search(text[max(0, at - 8) : at + 1])
