"""How well a place agrees with the page, the heading, the column and the rest that was said of it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from fridlyst.texts.prepared import Heading, Prepared, Row
from fridlyst.texts.shapes import Anchor
from fridlyst.texts.terms import PassageKind
from fridlyst.texts.words import Phrase, short_phrase

_NUMBER = re.compile(r"^\s*(?:avsnitt|kapitel|kap\.?|punkt)?\s*(\d+(?:\.\d+)*)[.)]?(?:\s+|$)", re.IGNORECASE)
_PAGES_OFF = {0: 1.0, 1: 0.7, 2: 0.4, 3: 0.2}
_HEADING_LEAST = 0.72
_HEADING_TRUE = 0.9
WEIGHTS = {"heading": 3.0, "page": 1.2, "column": 2.0, "sentence": 0.8, "paragraph": 1.0, "item": 1.2}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far each thing that was said is true of a place, 0–1; what cannot be told is not there."""

    told: Mapping[str, float] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()


class Scope:
    """The place that an anchor describes, without its quoted words; asked of one passage at a time."""

    def __init__(self, text: Prepared, anchor: Anchor) -> None:
        self.text = text
        self.anchor = anchor
        self.under = _headings(text, anchor.heading) if anchor.heading.strip() else None
        self.glued = _glued(text, anchor.heading) if self._may_be_glued() else {}

    def _may_be_glued(self) -> bool:
        return self.under is not None and max(self.under.values(), default=0.0) < 0.95

    @property
    def said_heading(self) -> Phrase:
        """The heading that was said, without its number."""
        return _bare(self.anchor.heading)

    @property
    def names_heading(self) -> bool:
        """Whether the heading that was said is in the text at all."""
        return bool(self.under or self.glued)

    @property
    def is_said(self) -> bool:
        """Whether a heading, a column or a page that exists was said: enough to look for a place by."""
        page, last = self.anchor.page, self.text.last_page
        there = page is not None and last is not None and page <= last
        return self.names_heading or there or (self.anchor.column is not None and self.text.has_table)

    @property
    def is_beyond(self) -> bool:
        """Whether a column or a page was said of a text that has no tables or no pages to tell it by."""
        if self.anchor.column is not None and not self.text.has_table:
            return True
        return self.anchor.page is not None and self.text.last_page is None

    def touches(self, row: Row) -> bool:
        """Whether the passage has anything to do with the heading that was said."""
        return _of_heading(self, row, None) != 0.0

    def covers(self, row: Row) -> bool:
        """Whether the passage is under the heading and in the column that were said."""
        heading, column = _of_heading(self, row, None), _of_column(self, row, None)
        return (heading is None or heading >= _HEADING_TRUE) and column != 0.0

    def agreement(self, row: Row, at: int | None = None) -> Agreement:
        """What is true of the passage, and of the sign `at` in it for the sentence."""
        told: dict[str, float] = {}
        wrong: list[str] = []
        for name, judge in _JUDGES.items():
            value = judge(self, row, at)
            if value is None:
                continue
            told[name] = value
            if value < _TRUE_FROM.get(name, 1.0):
                wrong.append(name)
        return Agreement(told, tuple(wrong))


def _of_heading(scope: Scope, row: Row, _at: int | None) -> float | None:
    if scope.under is None:
        return None
    column = 0.0
    if row.passage.column_heading:
        column = 0.9 * _alike(_bare(scope.anchor.heading), short_phrase(row.passage.column_heading))
    return max(scope.under.get(row.section_at, 0.0), scope.glued.get(row.index, 0.0), column)


def _of_page(scope: Scope, row: Row, _at: int | None) -> float | None:
    if scope.anchor.page is None or row.page is None:
        return None
    return _PAGES_OFF.get(abs(row.page - scope.anchor.page), 0.0)


def _of_column(scope: Scope, row: Row, _at: int | None) -> float | None:
    if scope.anchor.column is None:
        return None
    return 1.0 if row.passage.column == scope.anchor.column - 1 else 0.0


def _of_sentence(scope: Scope, row: Row, at: int | None) -> float | None:
    """Of the section when a heading was said, else of the passage; 0.8 for the right end of a wrong one."""
    said = scope.anchor.sentence
    if not said or at is None:
        return None
    spans = row.phrase.sentences
    start, end = spans[-1] if said == "last" else spans[0]
    if not start <= at <= end:
        return 0.0
    ends = scope.text.last_of_section if said == "last" else scope.text.first_of_section
    whole = scope.under is None or ends[row.section_at] == row.index or row.index in scope.glued
    return 1.0 if whole else 0.8


def _of_paragraph(scope: Scope, row: Row, _at: int | None) -> float | None:
    wanted = scope.anchor.paragraph
    if wanted is None:
        return None
    within = [one for one in _around(scope, row) if one.passage.kind == PassageKind.PARAGRAPH]
    return float(_is_number(within, wanted, row))


def _of_item(scope: Scope, row: Row, _at: int | None) -> float | None:
    wanted = scope.anchor.item
    if wanted is None:
        return None
    group = [one for one in scope.text.groups[row.group] if one.passage.kind != PassageKind.PARAGRAPH]
    return float(_is_number(group, wanted, row))


def _is_number(rows: Sequence[Row], wanted: int, row: Row) -> bool:
    """Whether the passage is that number of them, from 1, or from -1 at the end."""
    at = wanted - 1 if wanted > 0 else wanted
    return -len(rows) <= at < len(rows) and rows[at].index == row.index


def _around(scope: Scope, row: Row) -> Iterable[Row]:
    """What a paragraph is counted among: its section, or its page where no heading was said."""
    if scope.anchor.heading or scope.anchor.page is None:
        return [one for one in scope.text.rows if one.section_at == row.section_at]
    return [one for one in scope.text.rows if one.page == row.page]


_JUDGES: Mapping[str, Callable[[Scope, Row, int | None], float | None]] = {
    "page": _of_page,
    "heading": _of_heading,
    "column": _of_column,
    "sentence": _of_sentence,
    "paragraph": _of_paragraph,
    "item": _of_item,
}
_TRUE_FROM = {"heading": 0.9, "sentence": 0.8}


def _headings(text: Prepared, said: str) -> dict[int, float]:
    """Sections with how well their heading, or that of one that they stand in, is the one said."""
    number, bare = _numbered(said)
    under: dict[int, float] = {}
    scores = [_heading(heading, number, bare) for heading in text.headings]
    least = _HEADING_TRUE if max(scores, default=0.0) >= _HEADING_TRUE else _HEADING_LEAST
    for at, (heading, score) in enumerate(zip(text.headings, scores, strict=True)):
        if score >= least:
            for within in heading.reach:
                under[within] = max(under.get(within, 0.0), score if within == at else 0.95 * score)
    return under


def _heading(heading: Heading, number: str, bare: Phrase) -> float:
    own = heading.section.number.strip(". )")
    if not bare.words:
        return 1.0 if number and number == own else 0.0
    score = _alike(bare, heading.phrase)
    return score * 0.89 if score and number and own and number != own else score


def _alike(said: Phrase, there: Phrase) -> float:
    """1 for the same words; under 0.9 for nearly the same, or for one within the other."""
    if not said.words or not there.words:
        return 0.0
    if said.joined == there.joined:
        return 1.0
    score = fuzz.ratio(said.joined, there.joined) / 100
    within = said.meanings <= there.meanings or there.meanings <= said.meanings
    return min(max(score, 0.72 if within else 0.0), 0.88)


def _glued(text: Prepared, said: str) -> dict[int, float]:
    """Passages that begin with the heading, read as their first words, and those after them."""
    forms = _bare(said).forms
    found: dict[int, float] = {}
    for row in text.rows:
        words = row.phrase.words
        if not forms or row.phrase.forms[: len(forms)] != forms or len(words) <= len(forms):
            continue
        rest = row.passage.text[words[len(forms) - 1].end : words[len(forms)].start + 1].strip()
        if row.passage.text[:1].isupper() and (rest.isupper() or rest.startswith(":")):
            found[row.index] = 0.95
            for after in text.rows[row.index + 1 : text.last_of_section[row.section_at] + 1]:
                found.setdefault(after.index, 0.6)
    return found


def _numbered(said: str) -> tuple[str, Phrase]:
    number = _NUMBER.match(said)
    return (number[1] if number else "", short_phrase(said[number.end() :] if number else said))


def _bare(said: str) -> Phrase:
    return _numbered(said)[1]
