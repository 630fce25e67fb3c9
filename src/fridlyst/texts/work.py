"""A text while orders are made to it: its passages in order, each in runs."""

from collections.abc import Iterable
from dataclasses import replace

from fridlyst.texts.keys import new_key
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, Passage, Run, Section, TextBody
from fridlyst.texts.strips import Runs, kept, with_capitals


class Work:
    """The passages of a text by their keys, and the order in which each section has them."""

    def __init__(self, body: TextBody) -> None:
        self.body = body
        self.base = {passage.key: passage for _, passage in body.passages()}
        self.section_of = {passage.key: section for section, passage in body.passages()}
        self.marked = {key: MarkedPassage(passage, _runs(passage)) for key, passage in self.base.items()}
        self._order = {section.key: [one.key for one in section.passages] for section in body.sections}
        self._taken = {section.key for section in body.sections} | set(self.base)
        self._follows: dict[str, str] = {}

    def change(self, key: str, runs: Runs) -> None:
        """Give a passage its new runs."""
        one = self.marked[key]
        runs = tuple(run for run in runs if run.text)
        self.marked[key] = replace(one, passage=replace(one.passage, text=kept(runs)), runs=runs)

    def add(self, passage: Passage, beside: str, by: int, *, before: bool) -> None:
        """A passage of its own beside another: after those that were put there before it."""
        section = self.section_of[beside]
        order = self._order[section.key]
        key = new_key(section.key, self._taken, len(order) + 1)
        at = order.index(beside)
        if not before:
            at += 1
            while at < len(order) and self._was_put_after(order[at], beside):
                at += 1
            self._follows[key] = beside
        order.insert(at, key)
        self._taken.add(key)
        self.section_of[key] = section
        self.marked[key] = MarkedPassage(
            replace(passage, key=key), (Run(passage.text, added_by=by),), added_by=by
        )

    def _was_put_after(self, key: str, beside: str) -> bool:
        while key in self._follows and key != beside:
            key = self._follows[key]
            if key == beside:
                return True
        return False

    def with_words_of(self, by: int) -> Iterable[str]:
        """The passages that hold words that a change added."""
        return [key for key, one in self.marked.items() if any(run.added_by == by for run in one.runs)]

    def beside(self, key: str) -> list[Passage]:
        """The passages that stand in the same list or cell, in order, as they are now; itself with them."""
        own = self.marked[key].passage
        order = self._order[self.section_of[key].key]
        rows = [self.marked[other].passage for other in order]
        return [one for one in _stretch(rows, order.index(key), own) if one.text]

    def sections(self) -> tuple[MarkedSection, ...]:
        """The whole text as it became."""
        return tuple(self._section(section) for section in self.body.sections)

    def _section(self, section: Section) -> MarkedSection:
        return MarkedSection(section, tuple(_begun(self.marked[key]) for key in self._order[section.key]))


def _begun(one: MarkedPassage) -> MarkedPassage:
    """The passage with a capital where what began a sentence was struck."""
    runs = with_capitals(one.runs)
    return replace(one, passage=replace(one.passage, text=kept(runs)), runs=runs) if runs != one.runs else one


def _runs(passage: Passage) -> Runs:
    return (Run(passage.text),) if passage.text else ()


def _stretch(rows: list[Passage], at: int, own: Passage) -> list[Passage]:
    first = last = at
    while first > 0 and _together(rows[first - 1], own):
        first -= 1
    while last + 1 < len(rows) and _together(rows[last + 1], own):
        last += 1
    return rows[first : last + 1]


def _together(one: Passage, other: Passage) -> bool:
    places = [(it.kind, it.table, it.row, it.column) for it in (one, other)]
    return places[0] == places[1]
