"""Words into printed lines, and lines into text: broken words mended, gaps and bullets noticed."""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fridlyst.intake.blocks import Box, Line, Place
from fridlyst.intake.extract.pdf_words import NO_FONT, Font, View, Word
from fridlyst.intake.extract.wording import is_note_mark, is_only_bullet, split_bullet

_SAME_LINE = 0.45
WIDE_GAP = 0.85
_BLANK_GAP = 1.32
_RAISED = 0.82
_INNER_WORD = re.compile(r"(?<=[ (])[^\W\d_]+(?=[ .,;:)])")
_HYPHENATED = re.compile(r"\b\w+(?:-\w+)+")
_AROUND = "().,;:”\"'’"
_ENDINGS = frozenset(
    (
        "en",
        "et",
        "er",
        "ar",
        "or",
        "na",
        "ne",
        "de",
        "te",
        "ad",
        "at",
        "re",
        "as",
        "ns",
        "ts",
        "nas",
        "ens",
        "ets",
        "ende",
        "ande",
        "ning",
        "het",
        "are",
    )
)  # endings of words that may stand alone on a line
_KEEP_HYPHEN_BEFORE = ("och", "eller", "samt", "respektive", "resp", "till", "and", "or", "alternativt")


@dataclass(slots=True)
class Printed:
    """One printed line of a page, `page` from 1. Points from the top left."""

    words: list[Word]
    page: int
    font: Font = NO_FONT

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle_y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words).replace("\u00ad", "-")

    def place(self, view: View) -> Place:
        """Where the line stands, as fractions of the page."""
        return place_of(self.page, (self.left, self.top, self.right, self.bottom), view)


def place_of(page: int, box: tuple[float, float, float, float], view: View) -> Place:
    """A box in points as a place on the page."""

    def part(value: float, whole: float) -> float:
        return min(max(value / whole, 0.0), 1.0) if whole else 0.0

    left, top, right, bottom = box
    return Place(
        page,
        Box(
            part(left, view.width), part(top, view.height), part(right, view.width), part(bottom, view.height)
        ),
    )


def lines_of(words: Iterable[Word], page: int) -> list[Printed]:
    """The words as lines from the top down, each from left to right, raised note numbers left out."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.bottom):
        if lines and _on_line(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    found = []
    for line in lines:
        line.sort(key=lambda word: word.left)
        if kept := _without_marks(line):
            found.append(Printed(kept, page))
    return found


def _on_line(first: Word, word: Word) -> bool:
    return word.bottom - first.bottom < _SAME_LINE * max(min(first.height, word.height), 1.0)


def _without_marks(line: list[Word]) -> list[Word]:
    """The line without small raised numbers that stand as words of their own behind another word."""
    full = max(word.height for word in line)
    if all(word.height >= full * _RAISED for word in line):
        return line
    floor = max(word.bottom for word in line)
    return [word for number, word in enumerate(line) if not _is_mark(number, word, line, full, floor)]


def _is_mark(number: int, word: Word, line: list[Word], full: float, floor: float) -> bool:
    raised = word.height < full * _RAISED and word.bottom < floor - 0.1 * full
    return raised and number > 0 and is_note_mark(word.text, line[number - 1].text)


def segments(line: Printed) -> list[list[Word]]:
    """The line's words in runs parted by wide gaps."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and word.left - found[-1][-1].right <= WIDE_GAP * word.height:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def pitch_of(lines: Sequence[Printed]) -> float:
    """The usual distance from one line to the next; 0 where there are too few to tell."""
    steps = [b.bottom - a.bottom for a, b in pairwise(lines) if a.page == b.page]
    steps = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * line.height]
    return min(statistics.median(steps), statistics.quantiles(steps, n=4)[0] * 1.1) if len(steps) > 1 else 0.0


def is_gap(above: Printed, below: Printed, pitch: float) -> bool:
    """Whether the space between two lines is an empty line or nearly so."""
    if above.page != below.page:
        return False
    usual = pitch or below.height * 1.2
    return below.bottom - above.bottom > max(usual * _BLANK_GAP, below.height * 1.3)


@dataclass(frozen=True)
class Vocabulary:
    """The document's own words, to tell a split word from two: those that stand whole inside a line,
    those written with a hyphen, and what stands before such a hyphen. All casefolded."""

    whole: frozenset[str] = frozenset()
    hyphenated: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        whole: set[str] = set()
        hyphenated: set[str] = set()
        for text in texts:
            lowered = text.casefold()
            whole.update(_INNER_WORD.findall(lowered))
            hyphenated.update(_HYPHENATED.findall(lowered))
        stems = frozenset(word.split("-")[0] for word in hyphenated)
        return cls(frozenset(whole), frozenset(hyphenated), stems)

    def are_two(self, last: str, following: str) -> bool:
        """Whether a full line's only word and the next word are likelier two words than one split."""
        first, second = (word.strip(_AROUND).casefold() for word in (last, following))
        if first + second in self.whole:
            return False
        known = second in self.whole and len(second) > 1 and second not in _ENDINGS
        return first in self.whole or known


@dataclass
class Mender:
    """Joins words that a line break split."""

    vocabulary: Vocabulary = Vocabulary()

    def texts(self, lines: Sequence[Printed], limit: float | None) -> list[str]:
        """One text a line; the end of a split word moves up to the line where the word begins.

        `limit` is the right edge that text cannot pass, in points; None where it is not known.
        """
        rows = [[word.text for word in line.words] for line in lines]
        for number in range(len(lines) - 2, -1, -1):
            glue = self._glue(lines[number], lines[number + 1], rows[number + 1], limit)
            if glue is not None:
                rows[number][-1] = glue + rows[number + 1].pop(0)
        return [" ".join(row).replace("\u00ad", "-") for row in rows]

    def _glue(self, line: Printed, below: Printed, rest: list[str], limit: float | None) -> str | None:
        """What the line's last word becomes before the next word is set straight after it, or None."""
        if not rest:
            return None
        last, following = line.words[-1].text, rest[0]
        if last[-1] in "-\u00ad" and len(last) > 1:
            return self._hyphenated(last[:-1], following)
        if last[-1] == "/" and not line.words[-1].spaced:
            return last
        return last if self._is_forced(line, below, limit) else None

    def _hyphenated(self, start: str, rest: str) -> str | None:
        """`start` with or without its hyphen; None where the hyphen ends a word of its own (hälso- och)."""
        if rest.strip(_AROUND).casefold() in _KEEP_HYPHEN_BEFORE or not start[-1].isalnum():
            return None
        words = self.vocabulary
        stem = start.rsplit("-", 1)[-1].strip(_AROUND)
        short = not stem.isalpha() or len(stem) == 1 or (stem.isupper() and len(stem) < 7)
        real = short or not rest[0].islower() or "/" in start or stem.casefold().startswith("hbt")
        together = f"{start}{rest}".strip(_AROUND).casefold()
        written = (
            f"{start}-{rest}".strip(_AROUND).casefold() in words.hyphenated or stem.casefold() in words.stems
        )
        return f"{start}-" if real or (written and together not in words.whole) else start

    def _is_forced(self, line: Printed, below: Printed, limit: float | None) -> bool:
        """A word too long for its column, cut where the column ended."""
        last = line.words[-1]
        if limit is None or len(line.words) > 1 or last.spaced or abs(line.left - below.left) > 2:
            return False
        first = below.words[0]
        letter = (first.right - first.left) / max(len(first.text), 1)
        if not (first.text[0].islower() or first.text[0].isdigit()) or line.right + letter <= limit - 0.5:
            return False
        return not self.vocabulary.are_two(last.text, first.text)


@dataclass
class Setting:
    """What turning lines into text needs to know: the pages' views and the mender."""

    views: dict[int, View]
    mender: Mender

    def lines(self, printed: Sequence[Printed], limit: float | None = None) -> tuple[Line, ...]:
        """Printed lines as lines of text with their places, bullets off."""
        pitch = pitch_of(printed)
        found: list[Line] = []
        waiting_bullet = False
        above: Printed | None = None
        for line, text in zip(printed, self.mender.texts(printed, limit), strict=True):
            blank = above is not None and is_gap(above, line, pitch)
            above = line
            if is_only_bullet(text):
                waiting_bullet = True
                continue
            words, bullet = split_bullet(text)
            if words:
                bullet = bullet or waiting_bullet
                found.append(Line(words, line.place(self.views[line.page]), blank, bullet, line.font.bold))
                waiting_bullet = False
        return tuple(found)
