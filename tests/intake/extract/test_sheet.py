"""Excel workbooks: each visible sheet a heading and a table."""

import datetime

import pytest
import xlsxwriter

from fridlyst.files.errors import BrokenFile, EmptyFile, TooManyCells
from fridlyst.intake.blocks import BlockKind
from fridlyst.intake.extract import extract_document, sheet
from tests.intake.extract.making import cells, tables, texts, workbook


def fill(book: xlsxwriter.Workbook) -> None:
    plan = book.add_worksheet("Plan")
    plan.write_row(1, 1, ["Aktivitet", "Ansvarig", "Tid", "Andel"])
    plan.merge_range(2, 1, 3, 1, "Utbilda\n\nalla")
    plan.write_row(2, 2, ["Nämnd A", "löpande", 0.25])
    plan.write_row(3, 2, ["Nämnd B"])
    plan.write_datetime(3, 3, datetime.datetime(2026, 8, 31), book.add_format({"num_format": "yyyy-mm-dd"}))
    plan.write_boolean(3, 4, True)
    plan.write_formula(6, 1, "=1+1", None, 2)
    book.add_worksheet("Tomt")
    hidden = book.add_worksheet("Dolt")
    hidden.write(0, 0, "syns inte")
    hidden.hide()


def test_values_as_printed() -> None:
    found = extract_document(workbook(fill), "plan.xlsx")
    assert texts(found, BlockKind.HEADING) == ["Plan"]
    (table,) = tables(found)
    assert cells(table) == [
        ["Aktivitet", "Ansvarig", "Tid", "Andel"],
        ["Utbilda alla", "Nämnd A", "löpande", "0,25"],
        ["Nämnd B", "2026-08-31", "Ja"],
        ["2"],
    ]
    assert [cell.column for cell in table.rows[2]] == [1, 2, 3]
    assert (table.rows[1][0].row_span, table.rows[1][0].lines[1].blank_before) == (2, True)


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_CELLS", 5)
    with pytest.raises(TooManyCells, match="Plan"):
        extract_document(workbook(fill), "plan.xlsx")


def test_empty_and_broken() -> None:
    with pytest.raises(EmptyFile):
        extract_document(workbook(lambda book: book.add_worksheet()), "tom.xlsx")
    whole = workbook(fill)
    with pytest.raises(BrokenFile):
        extract_document(whole[: len(whole) // 2], "plan.xlsx")
