"""The workbook has typed cells and no formula from anyone."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.reports.hostile import FORMULA, HTML, hostile
from tests.reports.sample import BODIES, sample

from fridlyst.reports.columns import Column
from fridlyst.reports.document import Group, Table
from fridlyst.reports.formats.excel import write_excel


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(write_excel(sample(3)))


def test_first_what_it_says_then_one_sheet_a_table(book: Workbook) -> None:
    assert book.sheetnames[:3] == ["Sammanfattning", "Aktiviteternas läge per mål", "Aktiviteter under mål 1"]
    assert len(book.sheetnames) == 1 + len(list(sample(3).every_table()))
    assert book.sheetnames[-1] == BODIES[2]
    said = [
        cell.value for row in book["Sammanfattning"].iter_rows() for cell in row if cell.value is not None
    ]
    assert said[0] == sample(3).title
    assert "KS 2026/123" in said
    assert "23 av 30" in said
    assert 18 in said


def test_cells_have_types(book: Workbook) -> None:
    sheet = book["Aktiviteter under mål 1"]
    assert [cell.value for cell in sheet[3]] == ["Aktivitet", "Ansvarig", "Läge", "Klart senast", "Andel"]
    assert [cell.value for cell in sheet[4]][2:] == ["○ Ej påbörjad", datetime(2026, 2, 28), 0.13]
    assert sheet["D4"].number_format == "yyyy-mm-dd"
    assert sheet["E4"].number_format == "0%"
    assert sheet["E9"].value == "–"


def test_the_header_stays_and_filters(book: Workbook) -> None:
    sheet = book["Aktiviteter under mål 1"]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:E9"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.column_dimensions["A"].width > 40


def test_properties(book: Workbook) -> None:
    assert book.properties.title == sample(3).title
    assert book.properties.creator == "Åkersta kommun"


def test_hostile_text_is_text() -> None:
    data = write_excel(hostile())
    book = opened(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    values = {cell.value for cell in cells}
    assert {FORMULA, HTML, "föreefter"} <= values
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not [sheet for sheet in sheets if b"<f>" in sheet]


def test_tables_of_one_kind_share_a_sheet_and_say_which_part() -> None:
    columns = (Column("Aktivitet"), Column("Hinder"))
    tables = (
        Table("a", "Svar, A", columns, (("Ett", "Tid"),), group=Group("Svar", "Ansvarig", "A")),
        Table("b", "Svar, B", columns[:1], (("Två",), ("Tre",)), group=Group("Svar", "Ansvarig", "B")),
        Table("c", "Annat", columns[:1], (("Fyra",),)),
    )
    book = opened(write_excel(replace(sample(0), blocks=tables)))
    assert book.sheetnames == ["Sammanfattning", "Svar", "Annat"]
    rows = [row for row in book["Svar"].iter_rows(values_only=True) if row[0] in ("Ansvarig", "A", "B")]
    assert [tuple(cell or "" for cell in row) for row in rows] == [
        ("Ansvarig", "Aktivitet", "Hinder"),
        ("A", "Ett", "Tid"),
        ("B", "Två", ""),
        ("B", "Tre", ""),
    ]
