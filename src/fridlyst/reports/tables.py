"""Any list as CSV, Excel or JSON; nothing that a person typed can become a formula."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell as PublishedCount
from fridlyst.figures.tables import CellState
from fridlyst.reports.columns import (
    Cell,
    Coded,
    Column,
    Published,
    Row,
    check_rows,
    is_missing,
    iso_day,
    published_value,
)
from fridlyst.reports.sheets import Book
from fridlyst.reports.text import clean
from fridlyst.reports.tones import Status
from fridlyst.reports.wording import words

CSV_TYPE = "text/csv; charset=utf-8"
JSON_TYPE = "application/json"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def table_as_csv(columns: Sequence[Column], rows: Sequence[Row], *, language: str = "sv") -> bytes:
    """UTF-8 with byte order mark, semicolons, decimal comma, as a Swedish Excel opens it (RFC 4180 quoting).

    Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    A column of published numbers is two: the number, empty unless it is shown, and its state in words.
    """
    check_rows(tuple(columns), tuple(rows))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(title) for column in columns for title in _csv_titles(column, language)])
    for row in rows:
        pairs = zip(row, columns, strict=True)
        writer.writerow([text for cell, column in pairs for text in _csv_texts(cell, column, language)])
    return out.getvalue().encode("utf-8-sig")


def _csv_titles(column: Column, language: str) -> list[str]:
    if not column.kind.is_published:
        return [column.title]
    return [column.title, f"{column.title}, {words(language).state}"]


def _csv_texts(cell: Cell, column: Column, language: str) -> list[str]:
    if not isinstance(cell, PublishedCount | PublishedShare):
        return [_csv_cell(cell), ""] if column.kind.is_published else [_csv_cell(cell)]
    return [_csv_cell(published_value(cell)), _state_word(cell, column, language)]


def _state_word(cell: Published, column: Column, language: str) -> str:
    said = words(language)
    if published_value(cell) is None:
        return said.missing_count if is_missing(cell) else said.protected
    return said.rounded if column.rounded else said.given


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _harmless(cell)
        case Status():
            return _harmless(cell.text)
        case date():
            return iso_day(cell)
        case PublishedCount() | PublishedShare():
            return _csv_cell(published_value(cell))
    return format(cell, "f" if isinstance(cell, Decimal) else "").replace(".", ",")


def _harmless(text: str) -> str:
    tidy = clean(text)
    return f"'{tidy}" if tidy.lstrip(" \u00a0").startswith(_FORMULA_SIGNS) else tidy


def table_as_xlsx(columns: Sequence[Column], rows: Sequence[Row], *, title: str = "Lista") -> bytes:
    """A workbook of one sheet with typed cells, frozen header and filter."""
    check_rows(tuple(columns), tuple(rows))
    book = Book(title=title)
    book.add_table(title, tuple(columns), tuple(rows))
    return book.finish()


def table_as_json(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """A list of objects, one a row, named by the columns: shares 0–1, dates ISO 8601, null where unknown."""
    return json.dumps(table_records(columns, rows), ensure_ascii=False, indent=1).encode()


def table_records(columns: Sequence[Column], rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows as plain values by column name."""
    check_rows(tuple(columns), tuple(rows))
    names = [clean(column.name) for column in columns]
    return [
        dict(zip(names, (_record(*pair) for pair in zip(row, columns, strict=True)), strict=True))
        for row in rows
    ]


def _record(cell: Cell, column: Column) -> object:
    if isinstance(cell, PublishedCount | PublishedShare):
        return published_record(cell, rounded=column.rounded)
    return plain(cell)


def published_record(cell: Published, *, rounded: bool = False) -> dict[str, object]:
    """A published number as JSON holds it: its value, null unless shown, and its state."""
    hidden = cell.state is not CellState.SHOWN
    return {"value": published_value(cell), "state": "rounded" if rounded and not hidden else str(cell.state)}


def plain(cell: Cell) -> str | int | float | None:
    """A cell as JSON can hold it; of a published number the number alone."""
    match cell:
        case Status():
            return cell.text
        case date():
            return iso_day(cell)
        case Decimal():
            return float(cell)
        case Coded():
            return cell.code
        case str():
            return clean(cell)
        case PublishedCount() | PublishedShare():
            return published_value(cell)
    return cell
