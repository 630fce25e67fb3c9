"""A document without pages laid out in leaves, so that a part of it can be shown beside its proposals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from fridlyst.intake.blocks import Block, BlockKind, Cell, Document, Table

Unit = dict[str, Any]
_LEAF = 3500
_ALIKE = 90
_START = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: leaf from 1, unit on it from 0."""

    leaf: int | None = None
    unit: int | None = None


def leaves_of(document: Document) -> list[list[Unit]]:
    """The document's units, some 3 500 characters a leaf; none for a PDF, which has its own pages.

    A unit is a heading, paragraph, list item or footnote ({"block", "kind", "level", "text"}), or one row
    of a table ({"block", "kind": "row", "cells": [{"text", "rows", "columns"}]}).
    """
    if document.page_sizes:
        return []
    leaves: list[list[Unit]] = [[]]
    room = _LEAF
    for unit in _units(document.blocks):
        length = _length(unit)
        if length > room and leaves[-1]:
            leaves.append([])
            room = _LEAF
        leaves[-1].append(unit)
        room -= length
    return [_closed(leaf) for leaf in leaves if leaf]


def find(leaves: Sequence[Sequence[Unit]], block: int | None, text: str) -> Spot:
    """The unit that holds the text: in the block, else from there on; else the block's own first unit."""
    every = [
        (Spot(leaf, at), unit)
        for leaf, units in enumerate(leaves, start=1)
        for at, unit in enumerate(units)
        if block is not None and unit["block"] >= block
    ]
    wanted = fold(text)
    here = [(spot, unit) for spot, unit in every if unit["block"] == block]
    for start in (wanted, wanted[:_START]):
        for places in (here, every):
            exact = [spot for spot, unit in places if start and start in fold(unit_text(unit))]
            if exact:
                return exact[0]
    if not here:
        return Spot()
    score, spot = _closest(wanted, here)
    return spot if score >= _ALIKE else here[0][0]


def unit_text(unit: Unit) -> str:
    """All the words of a unit."""
    if unit["kind"] == "row":
        return " ".join(cell["text"] for cell in unit["cells"])
    return str(unit["text"])


def fold(text: str) -> str:
    """Lower case, white space folded away: the same words however they were broken."""
    return "".join(text.split()).casefold()


def _closest(wanted: str, here: Sequence[tuple[Spot, Unit]]) -> tuple[float, Spot]:
    scored = [(fuzz.partial_ratio(wanted, fold(unit_text(unit))), spot) for spot, unit in here]
    return max(scored, key=lambda pair: pair[0])


def _units(blocks: Sequence[Block]) -> Iterator[Unit]:
    for block in blocks:
        if block.table is not None:
            yield from _rows(block.number, block.table)
        elif block.kind is not BlockKind.FURNITURE and block.text.strip():
            text = "\n".join(line.text for line in block.lines)
            yield {"block": block.number, "kind": block.kind.value, "level": block.level, "text": text}


def _rows(number: int, table: Table) -> Iterator[Unit]:
    """Each row with every cell that covers it, so that a table can be parted between any two rows."""
    cells = [cell for row in table.rows for cell in row]
    for at in range(len(table.rows)):
        covering = sorted(
            (cell for cell in cells if cell.row <= at < cell.row + cell.row_span),
            key=lambda cell: cell.column,
        )
        yield {"block": number, "kind": "row", "cells": [_cell(cell, at) for cell in covering]}


def _cell(cell: Cell, row: int) -> Unit:
    rest = cell.row + cell.row_span - row
    return {"text": cell.text, "rows": rest, "columns": cell.column_span, "first": cell.row == row}


def _closed(leaf: list[Unit]) -> list[Unit]:
    """The leaf's tables whole in themselves: a cell stands in the first row that it covers here, no lower
    than the leaf reaches."""
    for at, unit in enumerate(leaf):
        if unit["kind"] != "row":
            continue
        above = at > 0 and leaf[at - 1]["kind"] == "row" and leaf[at - 1]["block"] == unit["block"]
        left = _rows_left(leaf, at)
        kept = [cell for cell in unit["cells"] if cell["first"] or not above]
        unit["cells"] = [
            {"text": cell["text"], "rows": min(cell["rows"], left), "columns": cell["columns"]}
            for cell in kept
        ]
    return leaf


def _rows_left(leaf: Sequence[Unit], at: int) -> int:
    block, left = leaf[at]["block"], 0
    for unit in leaf[at:]:
        if unit["kind"] != "row" or unit["block"] != block:
            break
        left += 1
    return left


def _length(unit: Unit) -> int:
    if unit["kind"] != "row":
        return len(unit["text"]) + 40
    return sum(len(cell["text"]) for cell in unit["cells"] if cell["first"]) + 40
