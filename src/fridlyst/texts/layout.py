"""How passages stand together: paragraphs, lists and tables, as a page or a file shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from fridlyst.texts.shapes import MarkedPassage, Passage, Run
from fridlyst.texts.terms import PassageKind

Cell = tuple[MarkedPassage, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs one after another."""

    items: tuple[MarkedPassage, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items of a list."""

    items: tuple[MarkedPassage, ...]

    @property
    def numbered(self) -> bool:
        """Whether the items carry their own numbers."""
        return any(one.runs and one.runs[0].text[:1].isdigit() for one in self.items)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head, empty where it has none, and rows of cells; no cell is missing."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


Layout = Paragraphs | Listing | Grid


def laid_out(passages: Sequence[MarkedPassage]) -> Iterator[Layout]:
    """The passages of one section, those that belong together joined, in order."""
    for (kind, _table), group in groupby(passages, key=_togetherness):
        found = tuple(group)
        if kind == PassageKind.CELL:
            yield _grid(found)
        else:
            yield Listing(found) if kind == PassageKind.LIST_ITEM else Paragraphs(found)


def _togetherness(one: MarkedPassage) -> tuple[str, int | None]:
    return one.passage.kind, one.passage.table


def _grid(found: tuple[MarkedPassage, ...]) -> Grid:
    cells: dict[tuple[int, int], list[MarkedPassage]] = {}
    for one in found:
        cells.setdefault((one.passage.row or 0, one.passage.column or 0), []).append(one)
    width = 1 + max(column for _row, column in cells)
    headings = {one.passage.column or 0: one.passage.column_heading for one in found}
    named = any(headings.values())
    rows = sorted({row for row, _column in cells if row or not named})
    head = [_cell(cells, 0, column) or _heading(headings.get(column, "")) for column in range(width)]
    return Grid(
        tuple(head) if named else (),
        tuple(tuple(_cell(cells, row, column) for column in range(width)) for row in rows),
    )


def _cell(cells: dict[tuple[int, int], list[MarkedPassage]], row: int, column: int) -> Cell:
    return tuple(cells.get((row, column), ()))


def _heading(text: str) -> Cell:
    return (MarkedPassage(Passage("", PassageKind.CELL, text), (Run(text),)),)
