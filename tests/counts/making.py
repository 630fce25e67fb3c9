"""Files of counts as case systems write them, and as they must not."""

import io
from collections.abc import Callable, Sequence

import openpyxl
from openpyxl.workbook import Workbook

Rows = Sequence[Sequence[object]]
LONG: Rows = (
    ("Våldsform", "Kön", "Ålder", "Antal"),
    ("Fysiskt våld", "Kvinnor", "0–17 år", 12),
    ("Fysiskt våld", "Kvinnor", "18–64 år", 41),
    ("Fysiskt våld", "Män", "0–17 år", 9),
    ("Fysiskt våld", "Män", "18–64 år", 3),
    ("Psykiskt våld", "Kvinnor", "0–17 år", 17),
    ("Psykiskt våld", "Kvinnor", "18–64 år", 60),
    ("Psykiskt våld", "Män", "0–17 år", 14),
    ("Psykiskt våld", "Män", "18–64 år", 7),
)
CROSS: Rows = (
    ("", "Kvinnor", "Män", "Totalt"),
    ("Fysiskt våld", 53, 12, 65),
    ("Psykiskt våld", 77, 21, 98),
    ("Totalt", 130, 33, 163),
)
# Luhn holds; the day is Skatteverket's own for examples.
NUMBER = "19121212-1212"


def as_csv(rows: Rows, *, mark: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(mark.join(map(str, row)) for row in rows).encode(encoding)


def as_xlsx(rows: Rows, change: Callable[[Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_row(row: Sequence[object], rows: Rows = LONG) -> Rows:
    return (*rows, row)
