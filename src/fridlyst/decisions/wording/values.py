"""What an amendment was understood as."""

from dataclasses import dataclass

from fridlyst.texts.shapes import Anchor, Change


@dataclass(frozen=True, slots=True)
class UnderstoodAmendment:
    """The place and the change; `certainty` 0–1. `left_over` are the words that were not understood.

    `amends` is the number of the amendment whose words it changes ("i tillägg 1"), None for the text's own.
    `of_heading`: it changes a heading, which no change of words in a passage can do.
    """

    anchor: Anchor
    change: Change
    certainty: float
    left_over: str = ""
    amends: int | None = None
    of_heading: bool = False
