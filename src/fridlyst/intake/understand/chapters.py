"""Running prose by chapter: shown whole to the reviewer as one doubt a chapter, so that none is dropped."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fridlyst.intake.blocks import Block
from fridlyst.intake.understand.context import Context, source_of
from fridlyst.intake.understand.draft import Doubt, Source

WHY_PROSE = "Brödtext som inte blev något förslag."
_LONGEST_DESCRIPTION = 3000
_LONGEST_GATHERED = 8000


@dataclass
class Chapter:
    """A heading and the prose under it, as far as it has been read."""

    heading: str = ""
    source: Source | None = None
    number: str = ""
    level: int = 9
    texts: list[str] = field(default_factory=list)

    def add(self, text: str, block: Block) -> None:
        """A paragraph more; the first one's place is the chapter's where it had no heading."""
        self.texts.append(text)
        self.source = self.source or source_of(block, block.lines)

    def give_description(self) -> str:
        """The prose as a goal's description, taken out of the chapter; left there when it is long."""
        text = "\n\n".join(self.texts)
        if len(text) > _LONGEST_DESCRIPTION:
            return ""
        self.texts = []
        return text

    def close(self, context: Context, *, heading_used: bool) -> None:
        """Whatever was not taken into a proposal, as one doubt."""
        parts = self.texts if heading_used else [self.heading, *self.texts]
        text = "\n\n".join(part for part in parts if part)
        context.doubt(text, WHY_PROSE, self.source)


def gathered(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Doubts with neighbouring chapters of prose together, so that a reviewer meets a few and not fifty."""
    found: list[Doubt] = []
    for doubt in doubts:
        last = found[-1] if found else None
        fits = last is not None and len(last.text) + len(doubt.text) <= _LONGEST_GATHERED
        if last is not None and fits and last.why == doubt.why == WHY_PROSE:
            found[-1] = replace(last, text=f"{last.text}\n\n{doubt.text}")
        else:
            found.append(doubt)
    return found
