"""A change that is to be made to a text."""

from dataclasses import dataclass

from fridlyst.texts.shapes import Anchor, Change, Found


@dataclass(frozen=True, slots=True)
class Order:
    """One change to make: `by` is its number, `place` the place that a person chose in the text as it was.
    `of` is the number of the order whose words it changes (an amendment to an amendment)."""

    by: int
    anchor: Anchor
    change: Change
    place: Found | None = None
    of: int | None = None
