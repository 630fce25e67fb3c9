"""Amendments made to a text: what became of it, with every change to be seen."""

from collections.abc import Sequence

from fridlyst.texts.aims import Aim, aim_at
from fridlyst.texts.making import make
from fridlyst.texts.orders import Order
from fridlyst.texts.shapes import Clash, MarkedText, TextBody
from fridlyst.texts.work import Work

__all__ = ["Order", "consolidate"]


def consolidate(body: TextBody, orders: Sequence[Order]) -> MarkedText:
    """The text with the orders made to it in turn: `.body` is what it became, the runs how.

    All places are told in `body`, whatever the orders before have changed. Two additions at one place both
    stand, in turn. Words that one order has struck or replaced another cannot change too: the earlier one
    stands, and the later is in `.clashes` ("same_words") and changes nothing. An order whose place is not
    given and not found with at least `places.SURE` is there as "no_place". An order `of` another, and one
    whose words only another has added, changes that one's words.
    """
    work = Work(body)
    clashes: list[Clash] = []
    made: list[Order] = []
    for order in orders:
        aim = aim_at(work, order, made)
        clash = make(work, order, aim, made) if isinstance(aim, Aim) else aim
        if clash is None:
            made.append(order)
        else:
            clashes.append(clash)
    return MarkedText(work.sections(), tuple(clashes))
