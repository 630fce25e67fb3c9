"""Amendments made to a text: what became of it, with every change to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fridlyst.texts.places import locate
from fridlyst.texts.shapes import (
    Anchor,
    Change,
    Clash,
    Found,
    MarkedPassage,
    MarkedSection,
    MarkedText,
    Run,
    TextBody,
)


@dataclass(frozen=True, slots=True)
class Order:
    """One change to make: `by` is its number, `place` the place that a person chose, `of` the number of the
    order whose words it changes (an amendment to an amendment)."""

    by: int
    anchor: Anchor
    change: Change
    place: Found | None = None
    of: int | None = None


def consolidate(body: TextBody, orders: Sequence[Order]) -> MarkedText:
    """The text with the orders made to it in turn; what could not be made is in `clashes`."""
    marked = {passage.key: MarkedPassage(passage, (Run(passage.text),)) for _, passage in body.passages()}
    clashes = []
    for order in orders:
        place = order.place or next(iter(locate(body, order.anchor, order.change)), None)
        if place is None:
            clashes.append(Clash(order.by, "no_place"))
            continue
        one = marked[place.passage_key]
        if one.is_changed:
            clashes.append(Clash(order.by, "same_words"))
            continue
        marked[place.passage_key] = _changed(one, place, order)
    sections = tuple(
        MarkedSection(section, tuple(marked[passage.key] for passage in section.passages))
        for section in body.sections
    )
    return MarkedText(sections, tuple(clashes))


def _changed(one: MarkedPassage, place: Found, order: Order) -> MarkedPassage:
    text = one.passage.text
    struck = text[place.start : place.end] if order.change.struck else ""
    at = place.end - len(struck)
    runs = (
        Run(text[:at]),
        Run(struck, struck_by=order.by),
        Run(f" {order.change.added}" if order.change.added else "", added_by=order.by),
        Run(text[place.end :]),
    )
    runs = tuple(run for run in runs if run.text)
    kept = "".join(run.text for run in runs if run.struck_by is None)
    return MarkedPassage(replace(one.passage, text=kept), runs)
