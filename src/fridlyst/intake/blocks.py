"""What a document is once its file format is forgotten: blocks in reading order, with their places."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, as fractions 0–1 of its width and height, origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    def as_list(self) -> list[float]:
        return [round(value, 4) for value in (self.left, self.top, self.right, self.bottom)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: page from 1 (None where the format has no pages), box where known."""

    page: int | None = None
    box: Box | None = None


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `text` without line break. `blank_before` is an empty line or a clear gap above it.
    `bullet`: it began with a bullet sign, which `text` no longer holds. `bold`: all of it is."""

    text: str
    place: Place = Place()
    blank_before: bool = False
    bullet: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its printed lines, with the row and column where it starts, from 0."""

    lines: tuple[Line, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    place: Place = Place()

    @property
    def text(self) -> str:
        """The cell's text with one line break per printed line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells row by row. A table that goes on over a page break is one table; `joined_rows` names the
    rows (from 0) that begin after a page break, which may be the rest of the row above."""

    rows: tuple[tuple[Cell, ...], ...]
    joined_rows: frozenset[int] = frozenset()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level` 1–9 for headings; `table` for tables; `lines` for everything else."""

    number: int
    kind: BlockKind
    lines: tuple[Line, ...] = ()
    level: int | None = None
    table: Table | None = None
    place: Place = Place()
    bold: bool = False

    @property
    def text(self) -> str:
        """All of the block's text, one line break per printed line, cells in reading order."""
        if self.table is None:
            return "\n".join(line.text for line in self.lines)
        return "\n".join(cell.text for row in self.table.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `page_sizes` are width and height in points; empty where there are no pages.
    `gridless` says that the file was plain text: its tables, if any, are lines without cells.
    `notes` are sentences in Swedish about the file that its sender should know."""

    filename: str
    media_type: str
    blocks: tuple[Block, ...]
    page_sizes: tuple[tuple[float, float], ...] = ()
    gridless: bool = False
    notes: tuple[str, ...] = ()
