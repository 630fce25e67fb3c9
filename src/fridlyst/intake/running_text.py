"""A document as running text: headings with their numbers, whole paragraphs, list items, cells, footnotes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from fridlyst.intake.blocks import Document
from fridlyst.intake.running_cells import cell_passages
from fridlyst.intake.running_headings import chapter_number
from fridlyst.intake.running_pieces import Piece, PieceKind, headings, pieces_of
from fridlyst.intake.understand.words import Wording, learn
from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.texts.terms import PassageKind

_KINDS = {
    PieceKind.PARAGRAPH: PassageKind.PARAGRAPH,
    PieceKind.ITEM: PassageKind.LIST_ITEM,
    PieceKind.NOTE: PassageKind.PARAGRAPH,
}
_NOTES = "Noter"
_DEEPEST = 9
_LONGEST = 20_000


def running_text(document: Document) -> TextBody:
    """The document's words as sections and passages, with keys.

    Furniture (running heads, page numbers, lists of contents) is left out; every other word is there, in
    order, but footnotes, which stand last. A heading that runs into its paragraph is a heading of its own.
    """
    wording = learn(document)
    printed = document.gridless or bool(document.page_sizes)
    pieces = pieces_of(document, wording)
    level = _levels(pieces)
    sections: list[Section] = []
    for piece in pieces:
        if piece.kind is PieceKind.HEADING:
            sections.append(Section("", piece.text, level[id(piece)], piece.number, piece.page))
            continue
        if piece.kind is PieceKind.NOTE and (not sections or sections[-1].heading != _NOTES):
            sections.append(Section("", _NOTES, 1))
        if not sections:
            sections.append(Section("", "", 0))
        sections[-1] = _with(sections[-1], piece, wording, printed=printed)
    return with_keys(TextBody(tuple(replace(one, passages=tuple(_short(one.passages))) for one in sections)))


def _short(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages, one that is longer than a text can hold parted between two words."""
    for passage in passages:
        for part in wrap(passage.text, _LONGEST) if len(passage.text) > _LONGEST else (passage.text,):
            yield replace(passage, text=part)


def _with(section: Section, piece: Piece, wording: Wording, *, printed: bool) -> Section:
    made: Sequence[Passage]
    if piece.block is not None:
        tables = {passage.table for passage in section.passages if passage.table is not None}
        made = tuple(cell_passages(piece.block, len(tables), wording, printed=printed))
    else:
        made = (Passage("", _KINDS[piece.kind].value, piece.text, piece.page),)
    return replace(section, passages=(*section.passages, *made))


def _levels(pieces: Sequence[Piece]) -> dict[int, int]:
    """Each heading's level, by `id()`: the document's own ranks without gaps; one that ran in by its number
    under the title; and what has neither under the numbered chapter that ran in above it."""
    ranks = sorted({piece.rank for piece in headings(pieces) if piece.rank is not None})
    first = next(headings(pieces), None)
    base = 1 if first is not None and first.rank is not None and not first.number else 0
    found: dict[int, int] = {}
    chapter = 0
    for piece in headings(pieces):
        depth = len(chapter_number(piece.number))
        if piece.rank is not None:
            level = max(ranks.index(piece.rank) + 1, chapter + 1 if chapter else 0)
        elif depth:
            level = chapter = base + depth
        else:
            level = (chapter or base) + 1
        found[id(piece)] = min(level, _DEEPEST)
    return found
