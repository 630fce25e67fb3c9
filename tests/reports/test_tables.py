"""Lists as CSV, Excel and JSON."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from tests.reports.sample import LATE

from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.sheets import Book
from fridlyst.reports.tables import table_as_csv, table_as_json, table_as_xlsx

COLUMNS = (
    Column("Namn"),
    Column("Antal", Kind.NUMBER, key="count"),
    Column("Andel", Kind.PERCENT),
    Column("Dag", Kind.DATE),
    Column("Läge", Kind.STATUS),
)
ROWS: tuple[Row, ...] = (
    ('Åsa; "Öst"', 1200, 0.425, date(2026, 8, 31), LATE),
    ("=cmd|' /C calc'!A0", Decimal("12.5"), None, None, None),
)


def as_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_opens_in_a_swedish_excel() -> None:
    data = table_as_csv(COLUMNS, ROWS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert as_rows(data)[1] == ['Åsa; "Öst"', "1200", "0,425", "2026-08-31", "Försenad"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+46 70", "-x", "@sum", "\t=1", " =1", "\r\n=1", "\x00=1", "＝1", "\u202e=1"]
)
def test_no_text_in_csv_is_a_formula(text: str) -> None:
    assert as_rows(table_as_csv(COLUMNS[:1], ((text,),)))[1][0].startswith("'")


def test_a_negative_number_in_csv_is_a_number() -> None:
    assert as_rows(table_as_csv(COLUMNS[:2], (("a", -3),)))[1] == ["a", "-3"]


def test_excel_cells_have_their_types() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_as_xlsx(COLUMNS, ROWS, title="Lista"))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == [
        'Åsa; "Öst"',
        1200,
        0.425,
        datetime(2026, 8, 31),
        "◆ Försenad",
    ]
    assert [cell.data_type for cell in sheet[3]][:2] == ["s", "n"]
    assert sheet["A3"].value == "=cmd|' /C calc'!A0"
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:E3"


def test_json_has_values_and_null() -> None:
    first, second = json.loads(table_as_json(COLUMNS, ROWS))
    assert first == {
        "Namn": 'Åsa; "Öst"',
        "count": 1200,
        "Andel": 0.425,
        "Dag": "2026-08-31",
        "Läge": "Försenad",
    }
    assert second["count"] == 12.5
    assert second["Dag"] is None


@pytest.mark.parametrize("write", [table_as_csv, table_as_xlsx, table_as_json])
def test_a_row_that_does_not_fit_is_refused(write: object) -> None:
    with pytest.raises(ValueError, match="row 0"):
        write(COLUMNS, (("a",),))  # type: ignore[operator]


@pytest.mark.parametrize("name", ["", "History", "'[Mål]: 1/2?*\\'", "x" * 80, "Läge", "läge", "\x00"])
def test_every_name_becomes_a_name_that_excel_takes(name: str) -> None:
    book = Book("Rapport")
    for _ in range(3):
        book.add_table(name, COLUMNS, ROWS)
    names = openpyxl.load_workbook(io.BytesIO(book.finish())).sheetnames
    assert len({each.casefold() for each in names}) == 3
    assert not [
        each for each in names if len(each) > 31 or set(each) & set("[]:*?/\\") or each.strip("'") != each
    ]


def test_text_longer_than_excel_holds_is_cut_and_says_so() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_as_xlsx(COLUMNS[:1], (("å" * 40_000,),)))).active
    assert sheet is not None
    assert str(sheet["A2"].value).endswith("hela texten finns i Fridlyst)")
    assert len(str(sheet["A2"].value)) == 32_767
