"""A workbook as the text of its cells: for tables that are read by row and column."""

import datetime
import io
from collections.abc import Iterable, Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.base.workbooks import openpyxl
from fridlyst.files.errors import BrokenFile, EmptyFile, TooManyCells
from fridlyst.intake.extract.sheet import BROKEN

MAX_SHEETS, MAX_ROWS, MAX_COLUMNS, MAX_SIGNS = 30, 5000, 100, 3_000_000
Sheets = dict[str, list[list[str]]]


def extract_cells(data: bytes) -> Sheets:
    """Every sheet, hidden ones too, from its first row and column. Raises UnreadableDocument's kinds."""
    try:
        found = _sheets(data)
    except (*BROKEN, RuntimeError):
        raise BrokenFile(
            "Excel-filen är skadad och går inte att läsa. Spara den på nytt och försök igen."
        ) from None
    if not any(row for rows in found.values() for row in rows):
        raise EmptyFile("Excel-filen innehåller ingen text.")
    return found


def _sheets(data: bytes) -> Sheets:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise TooManyCells(Sentence("Excel-filen har fler än %(most)s flikar.", most=MAX_SHEETS))
        found: Sheets = {}
        left = MAX_SIGNS
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            found[sheet.title] = _rows(sheet.title, sheet.iter_rows(values_only=True), left)
            left -= sum(len(text) for row in found[sheet.title] for text in row)
        return found
    finally:
        book.close()


def _rows(title: str, rows: Iterable[Sequence[object]], left: int) -> list[list[str]]:
    """The rows as far down as anything stands."""
    found: list[list[str]] = []
    full = 0
    for number, values in enumerate(rows, start=1):
        texts = [_text(value) for value in values]
        while texts and not texts[-1].strip():
            texts.pop()
        left -= sum(map(len, texts))
        if texts and (number > MAX_ROWS or len(texts) > MAX_COLUMNS or left < 0):
            raise TooManyCells(
                Sentence(
                    "Fliken %(sheet)s är för stor vid rad %(row)s: "
                    "högst %(rows)s rader och %(columns)s kolumner kan läsas.",
                    sheet=title[:40],
                    row=number,
                    rows=MAX_ROWS,
                    columns=MAX_COLUMNS,
                )
            )
        if number <= MAX_ROWS:
            found.append(texts)
        full = number if texts else full
    return found[:full]


def _text(value: object) -> str:
    """A cell's value as it would have been written as text."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case _:
            return str(value)
