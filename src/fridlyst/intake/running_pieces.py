"""A document's blocks as pieces of running text: furniture out, broken paragraphs whole, headings told."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fridlyst.intake.blocks import Block, BlockKind, Document
from fridlyst.intake.running_headings import (
    chapter_number,
    find_heading,
    follows,
    number_and_heading,
    split_item,
)
from fridlyst.intake.understand.words import Wording, ends_sentence, sentences, starts_lower

_ONLY_SIGNS = re.compile(r"^[\W\d_]{1,12}$")
_LONGEST_HEADING = 110
_LONGEST_STYLED = 1000
_LEAD_WORDS = 4


class PieceKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """`rank` is the document's own level of a heading, None for one that ran into its paragraph or had none;
    `number` is a heading's or a list item's own."""

    kind: PieceKind
    text: str
    page: int | None
    number: str = ""
    rank: int | None = None
    block: Block | None = None


@dataclass
class Pieces:
    """The walk through the blocks; `chapter` is the number of the chapter that is open."""

    wording: Wording
    gridless: bool
    found: list[Piece] = field(default_factory=list)
    chapter: tuple[int, ...] = ()

    def walk(self, document: Document) -> list[Piece]:
        """Every piece in order, footnotes last."""
        blocks = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
        for at, block in enumerate(blocks):
            if block.table is not None:
                self.found.append(Piece(PieceKind.TABLE, "", block.place.page, block=block))
            elif text := self.wording.join(block.lines):
                self._take(block, text, blocks[at + 1] if at + 1 < len(blocks) else None)
        notes = [piece for piece in self.found if piece.kind is PieceKind.NOTE]
        return [*(piece for piece in self.found if piece.kind is not PieceKind.NOTE), *notes]

    def _take(self, block: Block, text: str, following: Block | None) -> None:
        page = block.place.page
        if self.gridless and _ONLY_SIGNS.match(text):
            return
        if block.kind is BlockKind.FOOTNOTE or (text[0].isdigit() and self.wording.is_note(text)):
            self.found.append(Piece(PieceKind.NOTE, text, page))
        elif block.kind is BlockKind.HEADING and not _is_text(text, following):
            self._add_heading(text, page, block.level or 9)
        elif self._is_bare_heading(text, following):
            self._add_heading(text, page, None)
        elif block.kind is BlockKind.PARAGRAPH and self._goes_on(text):
            self._append(text, page)
        else:
            self._add_text(text, page, item=block.kind is BlockKind.LIST_ITEM, bullet=_has_bullet(block))

    def _add_heading(self, text: str, page: int | None, rank: int | None) -> None:
        number, words = number_and_heading(text)
        if number and follows(chapter_number(number), self.chapter):
            self.chapter = chapter_number(number)
        self.found.append(Piece(PieceKind.HEADING, words, page, number, rank))

    def _is_bare_heading(self, text: str, following: Block | None) -> bool:
        """A chapter's number and a few words alone, not the beginning of a list."""
        number, words = number_and_heading(text)
        if not number or len(text) > _LONGEST_HEADING or words.endswith((".", ",", ";", ":")):
            return False
        here = chapter_number(number)
        if not follows(here, self.chapter) or self._list_number() or self._last_leads():
            return False
        after = number_and_heading(self.wording.join(following.lines))[0] if following else ""
        return (
            chapter_number(after) != (*here[:-1], here[-1] + 1)
            and find_heading(text, self.chapter, self.wording, item=True) is None
        )

    def _add_text(self, text: str, page: int | None, *, item: bool, bullet: bool) -> None:
        """Text with the headings that run into it taken out."""
        number = "" if bullet else number_and_heading(text)[0]
        in_list = bool(number) and self._continues_list(number)
        while not in_list and not bullet:
            cut = find_heading(text, self.chapter, self.wording, item=item and not number)
            if cut is None or (cut.before and _is_item_number(number) and self._list_number()):
                break
            if cut.before:
                self._add(cut.before, page, item=item and not cut.number)
            self.chapter = chapter_number(cut.number) or self.chapter
            self.found.append(Piece(PieceKind.HEADING, cut.heading, page, cut.number))
            text, item, number = cut.after, False, ""
        if text:
            self._add(text, page, item=item or in_list)

    def _add(self, text: str, page: int | None, *, item: bool) -> None:
        if not item:
            self.found.append(Piece(PieceKind.PARAGRAPH, text, page))
            return
        number, _words = number_and_heading(text)
        before = self._items_before()
        own, rest = (
            split_item(text, self.wording) if before and not any(map(ends_sentence, before)) else (text, "")
        )
        self.found.append(Piece(PieceKind.ITEM, own, page, number))
        if rest:
            self.found.append(Piece(PieceKind.PARAGRAPH, rest, page))

    def _items_before(self) -> list[str]:
        """The numbered items of the list that is open, when there are two or more."""
        items: list[str] = []
        for piece in reversed(self.found):
            if piece.kind is not PieceKind.ITEM or not piece.number:
                break
            items.append(piece.text)
        return items if len(items) > 1 else []

    def _list_number(self) -> int:
        """The number of the list item that stands last, 0 when none does."""
        last = self.found[-1] if self.found else None
        numbers = chapter_number(last.number) if last and last.kind is PieceKind.ITEM else ()
        return numbers[-1] if len(numbers) == 1 else 0

    def _continues_list(self, number: str) -> bool:
        """Whether the number goes on from the item above, or opens a list that the text above leads to."""
        here = chapter_number(number)
        if len(here) != 1:
            return False
        return (
            here[0] == self._list_number() + 1 if self._list_number() else here[0] == 1 and self._last_leads()
        )

    def _last_leads(self) -> bool:
        return bool(self.found) and self.found[-1].text.endswith((":", ";"))

    def _goes_on(self, text: str) -> bool:
        """Whether the text is the rest of the paragraph or item above."""
        last = self.found[-1] if self.found else None
        if last is None or last.kind not in (PieceKind.PARAGRAPH, PieceKind.ITEM):
            return False
        return starts_lower(text) and not last.text.endswith((".", "!", "?", ":", ";"))

    def _append(self, text: str, page: int | None) -> None:
        """The rest of what stands above; of a list item only to the end of its sentence."""
        last = self.found[-1]
        own, rest = text, ""
        if last.kind is PieceKind.ITEM:
            own = sentences(text)[0]
            rest = text[len(own) :].strip()
        self.found[-1] = replace(last, text=self.wording.join([last.text, own]))
        if rest:
            self._add_text(rest, page, item=False, bullet=False)


def _is_text(text: str, following: Block | None) -> bool:
    """A sentence that a list follows is no heading, whatever it looks like; nor is a whole page."""
    if len(text) > _LONGEST_STYLED:
        return True
    listed = following is not None and following.kind is BlockKind.LIST_ITEM
    return listed and text.endswith((":", ";")) and len(text.split()) > _LEAD_WORDS


def _has_bullet(block: Block) -> bool:
    return bool(block.lines) and block.lines[0].bullet


def _is_item_number(number: str) -> bool:
    return len(chapter_number(number)) == 1


def pieces_of(document: Document, wording: Wording) -> Sequence[Piece]:
    """The document's pieces."""
    return Pieces(wording, document.gridless).walk(document)


def headings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that are headings."""
    return (piece for piece in pieces if piece.kind is PieceKind.HEADING)
