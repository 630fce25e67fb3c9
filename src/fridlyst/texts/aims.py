"""Which words of a text an order is to change: the base's own, or those that another order added."""

from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.texts.matching import matches
from fridlyst.texts.orders import Order
from fridlyst.texts.places import SURE, locate, sought
from fridlyst.texts.shapes import Clash, Found, Run
from fridlyst.texts.strips import of_base, text_of
from fridlyst.texts.words import phrase, short_phrase
from fridlyst.texts.work import Work

_CLOSE = 0.6


@dataclass(frozen=True, slots=True)
class Aim:
    """A passage and the signs in it, counted in the words that are the base's or that order `of` added."""

    key: str
    start: int
    end: int
    of: int | None = None

    def is_mine(self, run: Run) -> bool:
        """Whether the run is of the words that the signs are counted in."""
        return of_base(run) if self.of is None else run.added_by == self.of


def aim_at(work: Work, order: Order, made: Sequence[Order]) -> Aim | Clash:
    """Where the order is to be made; a clash when there is no such place."""
    if order.of is not None:
        return _in_words_of(work, order, order.of) or Clash(order.by, "no_place", (order.of,))
    found = _given(work, order)
    if found is None:
        best = next(iter(locate(work.body, order.anchor, order.change)), None)
        found = best if best and best.certainty >= SURE else None
    if found is not None:
        return Aim(found.passage_key, found.start, found.end)
    if sought(order.anchor, order.change):
        for other in reversed(made):
            aim = _in_words_of(work, order, other.by, least=1.0)
            if aim:
                return aim
    return Clash(order.by, "no_place")


def _given(work: Work, order: Order) -> Found | None:
    """The place that a person chose, if the text has it."""
    place = order.place
    if place is None or place.passage_key not in work.base:
        return None
    length = len(work.base[place.passage_key].text)
    return place if 0 <= place.start <= place.end <= length else None


def _in_words_of(work: Work, order: Order, of: int, least: float = _CLOSE) -> Aim | None:
    """The place in the words that another order added; their end when no words of theirs are quoted."""
    words = sought(order.anchor, order.change)
    best: tuple[float, Aim] | None = None
    for key in work.with_words_of(of):
        text = text_of(work.marked[key].runs, lambda run: run.added_by == of)
        if not words:
            start = len(text) if not order.change.struck and order.change.added else 0
            return Aim(key, start, len(text), of)
        there = phrase(text)
        for match in matches(short_phrase(words), there):
            if match.score >= least and (best is None or match.score > best[0]):
                start, end = there.words[match.first].start, there.words[match.last].end
                best = match.score, Aim(key, start, end, of)
    return best[1] if best else None
