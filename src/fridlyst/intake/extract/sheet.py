"""Excel workbooks as blocks: each sheet a heading and a table."""

import datetime
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from fridlyst.base.sentences import Sentence
from fridlyst.base.workbooks import InvalidFileException, openpyxl
from fridlyst.files.errors import BrokenFile, EmptyFile, TooManyCells
from fridlyst.intake.blocks import Block, BlockKind, Cell, Document, Line, Table
from fridlyst.intake.extract.wording import line_of, numbered

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 200_000
_EMPTY_ROWS = 1000
_Progress = Callable[[float, str], None]
BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, SyntaxError,
)  # fmt: skip


def extract_sheets(data: bytes, filename: str, progress: _Progress) -> Document:
    """A workbook's visible sheets, with the values that were saved. Raises UnreadableDocument's kinds."""
    progress(0.1, Sentence("Öppnar Excel-filen"))
    try:
        blocks = numbered(_blocks(data, progress))
    except BROKEN:
        raise BrokenFile(
            "Excel-filen är skadad och går inte att läsa. Spara den på nytt och försök igen."
        ) from None
    if not any(block.kind is BlockKind.TABLE for block in blocks):
        raise EmptyFile("Excel-filen innehåller ingen text.")
    progress(1.0, Sentence("Dokumentet är läst"))
    return Document(filename=filename, media_type=MEDIA_TYPE, blocks=blocks)


def _blocks(data: bytes, progress: _Progress) -> Iterator[Block]:
    """Sheet after sheet; merged cells are known only to a full read, which large books do not get."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    merged = _merged_cells(data)
    left = MAX_CELLS
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for number, sheet in enumerate(sheets):
            progress(0.1 + 0.9 * number / len(sheets), Sentence("Läser bladet %(sheet)s", sheet=sheet.title))
            table = _table(sheet, merged.get(sheet.title, {}), left)
            if table.rows:
                left -= sum(map(len, table.rows))
                title = line_of(sheet.title)
                yield Block(number=0, kind=BlockKind.HEADING, lines=(title,), level=1)
                yield Block(number=0, kind=BlockKind.TABLE, table=table)
    finally:
        book.close()


def _table(sheet: Any, merged: dict[tuple[int, int], tuple[int, int]], left: int) -> Table:  # noqa: ANN401
    """The sheet's cells that hold something; rows and columns of air at the edges are left out."""
    found: list[tuple[int, list[tuple[int, tuple[Line, ...]]]]] = []
    empty = 0
    for number, values in enumerate(
        sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    ):
        row = [(column, lines) for column, value in enumerate(values) if (lines := _lines(value))]
        empty = 0 if row else empty + 1
        left -= len(row)
        if left < 0 or (row and number >= MAX_ROWS):
            raise TooManyCells(
                Sentence(
                    "Bladet %(sheet)s är för stort: högst %(rows)s rader och %(cells)s celler kan läsas.",
                    sheet=sheet.title,
                    rows=MAX_ROWS,
                    cells=MAX_CELLS,
                )
            )
        if row:
            found.append((number, row))
        if empty > _EMPTY_ROWS:
            break
    return _fitted(found, merged)


def _fitted(
    found: list[tuple[int, list[tuple[int, tuple[Line, ...]]]]],
    merged: dict[tuple[int, int], tuple[int, int]],
) -> Table:
    first = min((row[0][0] for _, row in found), default=0)
    numbers = {old: new for new, (old, _) in enumerate(found)}
    rows = []
    for old, row in found:
        cells = []
        for column, lines in row:
            down, across = merged.get((old, column), (1, 1))
            kept = sum(1 for below in range(old, old + down) if below in numbers)
            cells.append(Cell(lines, numbers[old], column - first, max(kept, 1), across))
        rows.append(tuple(cells))
    return Table(rows=tuple(rows))


def _merged_cells(data: bytes) -> dict[str, dict[tuple[int, int], tuple[int, int]]]:
    """By sheet: (row, column) from 0 of each merged cell, and the rows and columns it spans."""
    if len(data) > 2_000_000:
        return {}
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    return {
        sheet.title: {
            (area.min_row - 1, area.min_col - 1): (
                min(area.size["rows"], MAX_ROWS),
                min(area.size["columns"], MAX_COLUMNS),
            )
            for area in sheet.merged_cells.ranges
        }
        for sheet in book.worksheets
    }


def _lines(value: object) -> tuple[Line, ...]:
    found: list[Line] = []
    blank = False
    for text in _printed(value).split("\n"):
        line = line_of(text, blank_before=blank and bool(found))
        blank = not line.text
        if line.text:
            found.append(line)
    return tuple(found)


def _printed(value: object) -> str:
    """A cell's value as a person would read it."""
    match value:
        case None:
            return ""
        case bool():
            return "Ja" if value else "Nej"
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "minutes")
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.10g}".replace(".", ",")
        case _:
            return str(value)
