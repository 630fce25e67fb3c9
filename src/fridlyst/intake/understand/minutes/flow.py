"""A document as one running text that knows where each sign of it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fridlyst.intake.blocks import Block, BlockKind, Document, Line
from fridlyst.intake.understand.context import source_of
from fridlyst.intake.understand.draft import Source
from fridlyst.intake.understand.words import fold

LONGEST = 2_000_000
BULLET = "• "
_BROKEN = re.compile(r"[^\W\d_]-$")
_HANGING = re.compile(r"(?:och|samt|eller|respektive)\b")


@dataclass(frozen=True, slots=True)
class Flow:
    """`text`: lines joined by a space, blocks parted by a line break; a list item begins with "• ".

    `starts` are where lines begin, with the block and the line; `fresh` those that begin a line that
    somebody meant (a block, or any line of a text that is not set in columns). `furniture` is what
    stands in the margins of the pages, once each. `cut` says that the document goes on.
    """

    text: str
    starts: tuple[int, ...] = ()
    lines: tuple[tuple[Block, Line], ...] = ()
    fresh: frozenset[int] = frozenset()
    furniture: str = ""
    cut: bool = False

    def source(self, start: int, end: int) -> Source:
        """The place of a stretch of the text: its block, its page and the box around its lines there."""
        if not self.lines:
            return Source(0)
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        block = self.lines[first][0]
        return source_of(block, [line for _block, line in self.lines[first : last + 1]])

    def fresh_between(self, start: int, end: int) -> list[int]:
        """Where lines that somebody meant begin in a stretch, its own beginning left out."""
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, end - 1)
        return [at for at in self.starts[first:last] if at in self.fresh]


@dataclass
class _Made:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[int] = field(default_factory=list)
    lines: list[tuple[Block, Line]] = field(default_factory=list)
    fresh: set[int] = field(default_factory=set)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


def flow_of(document: Document) -> Flow:
    """The running text of a document, at most LONGEST signs of it."""
    made = _Made()
    printed = bool(document.page_sizes)
    for block in document.blocks:
        if block.kind is not BlockKind.FURNITURE and made.length < LONGEST:
            _add_block(made, block, printed)
    furniture = dict.fromkeys(fold(block.text) for block in _furniture(document))
    return Flow(
        text="".join(made.parts),
        starts=tuple(made.starts),
        lines=tuple(made.lines),
        fresh=frozenset(made.fresh),
        furniture=" ".join(furniture),
        cut=made.length >= LONGEST,
    )


def _furniture(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind is BlockKind.FURNITURE)


def _lines(block: Block) -> list[Line]:
    if block.table is None:
        return list(block.lines)
    return [line for row in block.table.rows for cell in row for line in cell.lines]


def _add_block(made: _Made, block: Block, printed: bool) -> None:
    lines = [line for line in _lines(block) if line.text.strip()]
    if not lines:
        return
    if made.length:
        made.add("\n")
    for at, line in enumerate(lines):
        _add_line(made, block, line, first=at == 0, printed=printed)


def _add_line(made: _Made, block: Block, line: Line, *, first: bool, printed: bool) -> None:
    words = fold(line.text)
    if not first and not _went_on(made, words):
        made.add(" ")
    made.starts.append(made.length)
    made.lines.append((block, line))
    if first or not printed or block.table is not None or line.bold or line.blank_before:
        made.fresh.add(made.length)
    item = line.bullet or (first and block.kind is BlockKind.LIST_ITEM)
    made.add(BULLET + words if item and not words[:1].isdigit() else words)


def _went_on(made: _Made, words: str) -> bool:
    """Whether a word was broken at the end of the line: then its hyphen goes."""
    if not _BROKEN.search(made.parts[-1]) or not words[:1].islower() or _HANGING.match(words):
        return False
    made.parts[-1] = made.parts[-1][:-1]
    made.length -= 1
    return True


def ends_of(starts: Sequence[int], end: int) -> list[int]:
    """Where each of several stretches ends that begin at `starts`, the last of them at `end`."""
    return [*starts[1:], end] if starts else []
