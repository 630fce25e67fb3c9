"""Any list as CSV, Excel or JSON; nothing that a person typed can become a formula."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from fridlyst.reports.columns import Cell, Coded, Column, Row, check_rows, iso_day
from fridlyst.reports.sheets import Book
from fridlyst.reports.text import clean
from fridlyst.reports.tones import Status

CSV_TYPE = "text/csv; charset=utf-8"
JSON_TYPE = "application/json"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def table_as_csv(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """UTF-8 with byte order mark, semicolons, decimal comma, as a Swedish Excel opens it (RFC 4180 quoting).

    Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    """
    check_rows(tuple(columns), tuple(rows))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(column.title) for column in columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


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
    return [dict(zip(names, (plain(cell) for cell in row), strict=True)) for row in rows]


def plain(cell: Cell) -> str | int | float | None:
    """A cell as JSON can hold it."""
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
    return cell
