"""The lines between a PDF's tables as headings, paragraphs, list items and footnotes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fridlyst.intake.blocks import BlockKind
from fridlyst.intake.extract.pdf_lines import Printed, is_gap, pitch_of
from fridlyst.intake.extract.wording import (
    BULLETS,
    is_contents_entry,
    is_numbered,
    is_only_bullet,
    split_bullet,
)

_LONGEST_HEADING = 200
_SHORT_LINE = 40
_NOTE = re.compile(r"^(?:\d{1,3}|\*)\s*\S")
_SENTENCE_END = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class Passage:
    """Lines that make one block. `rank` tells headings apart: larger and bolder first."""

    kind: BlockKind
    lines: list[Printed]
    rank: tuple[float, bool] = (0.0, False)


@dataclass
class Style:
    """What the document's running text looks like: its size in points, and whether it is bold."""

    size: float = 0.0
    bold: bool = False
    right: float = 0.0


def style_of(lines: Iterable[Printed]) -> Style:
    """The commonest size and weight, by letters, and the right edge that most text keeps to."""
    weight: Counter[tuple[float, bool]] = Counter()
    rights: list[float] = []
    for line in lines:
        weight[line.font.size, line.font.bold] += len(line.text)
        rights.append(line.right)
    if not weight:
        return Style()
    (size, bold), _ = weight.most_common(1)[0]
    rights.sort()
    return Style(size, bold, rights[int(len(rights) * 0.98)])


@dataclass
class Composer:
    """Puts lines of one run of text (between tables, over pages) together into passages."""

    style: Style
    passages: list[Passage] = field(default_factory=list)
    _pitch: float = 0.0

    def compose(self, lines: Sequence[Printed]) -> list[Passage]:
        self._pitch = pitch_of([line for line in lines if line.font.size == self.style.size])
        above: Printed | None = None
        for line in lines:
            self._take(line, above)
            above = line
        return self.passages

    def _take(self, line: Printed, above: Printed | None) -> None:
        kind = self._kind(line)
        last = self.passages[-1] if self.passages else None
        if last and above and self._belongs(line, kind, above, last):
            last.lines.append(line)
            return
        self.passages.append(Passage(kind, [line], (line.font.size, line.font.bold)))

    def _kind(self, line: Printed) -> BlockKind:
        text = line.text
        if is_contents_entry(text):
            return BlockKind.FURNITURE
        if self._is_heading(line, text):
            return BlockKind.HEADING
        if line.font.size < self.style.size * 0.93 and _NOTE.match(text):
            return BlockKind.FOOTNOTE
        starts = is_only_bullet(text) or split_bullet(text)[1] or is_numbered(text)
        return BlockKind.LIST_ITEM if starts else BlockKind.PARAGRAPH

    def _is_heading(self, line: Printed, text: str) -> bool:
        if not any(map(str.isalpha, text)) or len(text) > _LONGEST_HEADING or text[0] in BULLETS:
            return False
        if line.font.size >= self.style.size * 1.12:
            return True
        bolder = line.font.bold and not self.style.bold and line.font.size >= self.style.size * 0.95
        return bolder and not text.endswith((".", ",", ":"))

    def _belongs(self, line: Printed, kind: BlockKind, above: Printed, last: Passage) -> bool:
        """Whether the line goes on with the last passage."""
        if kind is BlockKind.LIST_ITEM and not is_only_bullet(above.text):
            return False
        if line.page != above.page:
            return self._over_page(line, kind, above, last)
        if is_gap(above, line, self._pitch_for(line)):
            return False
        if last.kind is BlockKind.HEADING or kind is BlockKind.HEADING:
            return kind is last.kind and line.font == above.font
        if last.kind is BlockKind.FOOTNOTE:
            return kind is BlockKind.PARAGRAPH and line.font.size <= above.font.size * 1.05
        if kind in (BlockKind.FOOTNOTE, BlockKind.FURNITURE) or last.kind is BlockKind.FURNITURE:
            return False
        if last.kind is BlockKind.LIST_ITEM and not is_only_bullet(above.text):
            return line.left >= last.lines[0].left + 2 or not self._had_room(above, line)
        return True

    def _pitch_for(self, line: Printed) -> float:
        return self._pitch * line.font.size / self.style.size if self._pitch and self.style.size else 0.0

    def _over_page(self, line: Printed, kind: BlockKind, above: Printed, last: Passage) -> bool:
        """A paragraph or list item goes on over the break where the sentence does."""
        running = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        if kind is not BlockKind.PARAGRAPH or last.kind not in running or line.font.size != above.font.size:
            return False
        open_end = not above.text.endswith(_SENTENCE_END)
        full = len(above.text) > _SHORT_LINE and not self._had_room(above, line)
        return open_end and (line.text[0].islower() or full)

    def _had_room(self, above: Printed, line: Printed) -> bool:
        word = line.words[0]
        return above.right + 0.3 * word.height + (word.right - word.left) < self.style.right
