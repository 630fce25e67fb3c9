"""An order made to the runs of a passage, or put beside it as a passage of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fridlyst.texts.aims import Aim
from fridlyst.texts.joining import instead, is_sentence, joined
from fridlyst.texts.orders import Order
from fridlyst.texts.shapes import Clash, Passage, Run
from fridlyst.texts.spots import OWN_PASSAGE
from fridlyst.texts.strips import (
    Mine,
    Runs,
    added_inside,
    cut,
    is_struck,
    kept,
    place_in,
    put,
    stands_at,
    strike,
    struck_by,
    text_of,
    without_double_spaces,
)
from fridlyst.texts.terms import ChangeKind, PassageKind
from fridlyst.texts.work import Work

_BULLET = re.compile(r"^\s*[•·▪◦–—*-]\s+")
_NUMBERED = re.compile(r"^(\d+)([.)])\s+")
_STOP = re.compile(r"[\"”’]?[.!?…][\"”’)]*")
_TIGHT = ".,;:!?"


def make(work: Work, order: Order, aim: Aim, made: Sequence[Order]) -> Clash | None:
    """Make the order at its aim; a clash, and nothing made, when other orders have changed the same words."""
    if order.change.kind in OWN_PASSAGE:
        _own_passage(work, order, aim)
        return None
    runs = work.marked[aim.key].runs
    if order.change.kind == ChangeKind.ADD:
        return _add(work, order, aim, runs, {one.by: one for one in made})
    against = struck_by(runs, aim.start, aim.end, aim.is_mine)
    against += added_inside(runs, aim.start, aim.end, aim.is_mine)
    if against or aim.start == aim.end:
        return Clash(order.by, "same_words" if against else "no_place", tuple(sorted(set(against))))
    change = _replace if order.change.kind == ChangeKind.REPLACE else _strike
    work.change(aim.key, change(runs, aim, order))
    return None


def _add(work: Work, order: Order, aim: Aim, runs: Runs, made: dict[int, Order]) -> Clash | None:
    against = struck_by(runs, aim.start, aim.end, aim.is_mine)
    at = _where(text_of(runs, aim.is_mine), aim, order)
    gone = is_struck(runs, aim.start, aim.end, aim.is_mine)
    if gone and all(made[by].change.kind == ChangeKind.STRIKE for by in against if by in made):
        return Clash(order.by, "same_words", against)
    inside = _struck_around(runs, at, aim.is_mine)
    if inside:
        return Clash(order.by, "same_words", inside)
    runs = cut(runs, at, aim.is_mine)
    number = place_in(runs, at, aim.is_mine, lambda run: _stands_there(run, aim, made))
    words = joined(kept(runs[:number]), order.change.added, kept(runs[number:]))
    work.change(aim.key, put(runs, number, Run(words, added_by=order.by)))
    return None


def _stands_there(run: Run, aim: Aim, made: dict[int, Order]) -> bool:
    """Whether words that were added before stand before those that are added now at the same place."""
    if run.added_by is None or aim.of is None:
        return run.added_by is not None
    return run.added_by in made and made[run.added_by].of == aim.of


def _struck_around(runs: Runs, at: int, mine: Mine) -> tuple[int, ...]:
    """The change that has struck the words on both sides of the sign."""
    before = struck_by(runs, at - 1, at, mine) if at else ()
    after = struck_by(runs, at, at + 1, mine)
    return before if before == after else ()


def _where(text: str, aim: Aim, order: Order) -> int:
    """The sign that the words go in at: whole sentences after the full stop, the rest of one before it."""
    if order.anchor.before:
        return aim.start
    stop = _STOP.match(text, aim.end)
    if stop and is_sentence(order.change.added):
        return stop.end()
    added = order.change.added.strip()
    if added[:1].islower() and text[: aim.end][-1:] == ".":
        return aim.end - 1
    return aim.end


def _strike(runs: Runs, aim: Aim, order: Order) -> Runs:
    start, end = _with_space(runs, aim)
    return without_double_spaces(strike(runs, start, end, aim.is_mine, order.by), order.by)


def _with_space(runs: Runs, aim: Aim) -> tuple[int, int]:
    """The words to strike with the space, and the comma, that would be one too many."""
    text, start, end = text_of(runs, aim.is_mine), aim.start, aim.end
    rest = text[end : end + 1]
    closed = not rest or rest in _TIGHT
    alone_before = start > 0 and text[start - 1].isspace() and not stands_at(runs, start, aim.is_mine)
    alone_after = rest.isspace() and not stands_at(runs, end, aim.is_mine)
    if alone_before and (closed or not alone_after):
        start -= 1
        if closed and start and text[start - 1] == ",":
            start -= 1
    elif alone_after and (start == 0 or text[start - 1].isspace()):
        end += 1
    if struck_by(runs, start, aim.start, aim.is_mine) or struck_by(runs, aim.end, end, aim.is_mine):
        return aim.start, aim.end
    return start, end


def _replace(runs: Runs, aim: Aim, order: Order) -> Runs:
    mine = aim.is_mine
    runs = strike(runs, aim.start, aim.end, mine, order.by)
    old = text_of(runs, mine)[aim.start : aim.end]
    number = place_in(runs, aim.end, mine, lambda _: False)
    words = instead(kept(runs[:number]), old, order.change.added, kept(runs[number:]))
    return put(runs, number, Run(words, added_by=order.by))


def _own_passage(work: Work, order: Order, aim: Aim) -> None:
    beside = work.marked[aim.key].passage
    before = order.anchor.before or (aim.start == aim.end == 0 and aim.of is None)
    kind = beside.kind
    if kind != PassageKind.CELL:
        bullet = order.change.kind == ChangeKind.ADD_BULLET
        kind = PassageKind.LIST_ITEM if bullet else PassageKind.PARAGRAPH
    words = _like(order.change.added, work.beside(aim.key), last=not before)
    work.add(replace(beside, kind=str(kind), text=words), aim.key, order.by, before=before)


def _like(added: str, others: Sequence[Passage], *, last: bool) -> str:
    """The new words written as their neighbours are: a capital first, a full stop last, the next number."""
    words = _BULLET.sub("", " ".join(added.split()))
    if all(one.text[:1].isupper() or one.text[:1].isdigit() for one in others):
        words = words[:1].upper() + words[1:]
    if others and all(one.text.rstrip().endswith(".") for one in others) and words[-1:].isalnum():
        words = f"{words}."
    numbers = [found for one in others for found in [_NUMBERED.match(one.text)] if found]
    if last and numbers and len(numbers) == len(others) and not _NUMBERED.match(words):
        words = f"{int(numbers[-1][1]) + 1}{numbers[-1][2]} {words}"
    return words
