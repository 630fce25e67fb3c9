"""What every part of the reading shares: the document's wording, the bodies met, what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fridlyst.intake.blocks import Block, Box, Document, Line, Place
from fridlyst.intake.understand.bodies import Bodies
from fridlyst.intake.understand.draft import Doubt, Source
from fridlyst.intake.understand.words import Wording, learn


@dataclass
class Context:
    """The reading of one document."""

    document: Document
    wording: Wording
    printed: bool
    bodies: Bodies = field(default_factory=Bodies)
    doubts: list[Doubt] = field(default_factory=list)

    def withdraw(self, source: Source) -> None:
        """Take the heading that stands first in a doubt out of it: it has become a goal after all."""
        for at, doubt in enumerate(self.doubts):
            if doubt.source == source:
                rest = doubt.text.partition("\n\n")[2]
                self.doubts[at : at + 1] = [replace(doubt, text=rest)] if rest else []
                return

    def doubt(self, text: str, why: str, source: Source | None = None) -> None:
        """Keep what was not understood; nothing that says nothing."""
        if text.strip():
            self.doubts.append(Doubt(text.strip(), why, source))


def context_of(document: Document) -> Context:
    """The shared state for a reading; a line is a printed line where the format knows pages or no grid."""
    return Context(document, learn(document), printed=document.gridless or bool(document.page_sizes))


def source_of(block: Block, lines: Sequence[Line] = (), place: Place | None = None) -> Source:
    """The place of some lines: the page where they begin and the box around them there."""
    placed = [line.place for line in lines if line.place.page is not None]
    if not placed:
        return Source(block.number, place if place and place.page else block.place)
    page = placed[0].page
    boxes = [spot.box for spot in placed if spot.page == page and spot.box is not None]
    return Source(block.number, Place(page, _around(boxes) or (place.box if place else None)))


def _around(boxes: Sequence[Box]) -> Box | None:
    if not boxes:
        return None
    first = boxes[0]
    for box in boxes[1:]:
        first = replace(
            first,
            left=min(first.left, box.left),
            top=min(first.top, box.top),
            right=max(first.right, box.right),
            bottom=max(first.bottom, box.bottom),
        )
    return first
