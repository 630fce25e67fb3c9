"""A text made ready to be searched many times: its words, where they stand, and what stands together."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.texts.terms import PassageKind
from fridlyst.texts.words import Phrase, phrase


@dataclass(frozen=True)
class Row:
    """A passage in its section, by their numbers; `group` is the list or the cell that it is a part of."""

    index: int
    section_at: int
    section: Section
    passage: Passage
    phrase: Phrase
    group: int

    @property
    def page(self) -> int | None:
        return self.passage.page or self.section.page


@dataclass(frozen=True)
class Heading:
    """A section's heading in words, and the sections from it up to the next of the same level."""

    section: Section
    phrase: Phrase
    reach: range


@dataclass(frozen=True)
class Prepared:
    """A text to be searched."""

    rows: tuple[Row, ...]
    headings: tuple[Heading, ...]

    @cached_property
    def by_key(self) -> dict[str, Row]:
        return {row.passage.key: row for row in self.rows}

    @cached_property
    def groups(self) -> tuple[tuple[Row, ...], ...]:
        """The rows that stand together: the items of a list, the passages of a cell, else one paragraph."""
        held: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows:
            held[row.group].append(row)
        return tuple(tuple(rows) for rows in held.values())

    @cached_property
    def last_page(self) -> int | None:
        pages = [row.page for row in self.rows] + [heading.section.page for heading in self.headings]
        return max((page for page in pages if page), default=None)

    @cached_property
    def has_table(self) -> bool:
        return any(row.passage.column is not None for row in self.rows)

    @cached_property
    def joined(self) -> dict[int, str]:
        """Every passage's words with a space around each."""
        return {row.index: f" {row.phrase.joined} " for row in self.rows if row.phrase.words}

    @cached_property
    def holding(self) -> dict[str, frozenset[int]]:
        """The passages that hold a meaning."""
        held: dict[str, set[int]] = defaultdict(set)
        for row in self.rows:
            for word in row.phrase.words:
                held[word.meaning].add(row.index)
        return {meaning: frozenset(rows) for meaning, rows in held.items()}

    @cached_property
    def first_of_section(self) -> dict[int, int]:
        first: dict[int, int] = {}
        for row in self.rows:
            first.setdefault(row.section_at, row.index)
        return first

    @cached_property
    def last_of_section(self) -> dict[int, int]:
        return {row.section_at: row.index for row in self.rows}

    def rarity(self, meaning: str) -> float:
        """How telling a word is in this text: 1 for one that a single passage has, towards 0 for all."""
        many = len(self.rows) or 1
        return math.log1p(many / (1 + len(self.holding.get(meaning, ())))) / math.log1p(many)

    def likeness(self, words: Phrase, rows: Iterable[Row]) -> float:
        """0–1: how much of what the words say, weighed by rarity, these passages together say too."""
        there = frozenset(word.meaning for row in rows for word in row.phrase.words)
        told = {word.meaning: word.weight * self.rarity(word.meaning) for word in words.words}
        whole = sum(told.values())
        return sum(value for meaning, value in told.items() if meaning in there) / whole if whole else 0.0

    def most_alike(self, words: Phrase, limit: int) -> list[int]:
        """The passages that share the most with the words, weighed by rarity; the best first."""
        score: dict[int, float] = defaultdict(float)
        for word in {word.meaning: word for word in words.words}.values():
            worth = word.weight * self.rarity(word.meaning)
            for row in self.holding.get(word.meaning, ()) if not word.is_stop else ():
                score[row] += worth
        return sorted(score, key=lambda row: (-score[row], row))[:limit]


@lru_cache(maxsize=4)
def prepare(body: TextBody) -> Prepared:
    """The text made ready; the same text is made ready once."""
    rows: list[Row] = []
    group, before = -1, object()
    for at, section in enumerate(body.sections):
        for passage in section.passages:
            together = _together(at, passage, len(rows))
            group += together != before
            before = together
            rows.append(Row(len(rows), at, section, passage, phrase(passage.text), group))
    return Prepared(tuple(rows), tuple(_headings(body.sections)))


def _together(section: int, passage: Passage, row: int) -> tuple[object, ...]:
    if passage.kind == PassageKind.CELL:
        return (section, "cell", passage.table, passage.row, passage.column)
    return (section, "list") if passage.kind == PassageKind.LIST_ITEM else (section, "paragraph", row)


def _headings(sections: tuple[Section, ...]) -> Iterable[Heading]:
    for at, section in enumerate(sections):
        end = at + 1
        while end < len(sections) and section.level and sections[end].level > section.level:
            end += 1
        yield Heading(section, phrase(section.heading), range(at, end))
