"""Zero, protected and missing are three different things, and the same in every form."""

import csv
import io
import json
import re
from datetime import date

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from django.template import Context, Template

from fridlyst.figures.ledger import as_record, from_record
from fridlyst.figures.publishing import publish
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Category, Cell, CellState, CountTable, Dimension, PublishedTable, Rule
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.document import ReportDocument, Table
from fridlyst.reports.formats import render
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.published import legend, rule_in_words
from fridlyst.reports.tables import table_as_csv, table_as_json, table_as_xlsx

ROWS = Dimension(
    "row", (Category("sum"), *(Category(one, "sum") for one in ("north", "south", "east", "west")))
)
COUNTS = {("north",): 1234, ("south",): 0, ("east",): 3, ("west",): None}
COLUMNS = (
    Column("Område"),
    Column("Antal", Kind.COUNT, key="count"),
    Column("Andel", Kind.SHARE, key="share"),
)


@pytest.fixture(scope="module")
def published() -> PublishedTable:
    return publish(CountTable((ROWS,), COUNTS), Rule())


HIDDEN, ABSENT = Cell(CellState.SUPPRESSED), Cell(CellState.MISSING)


def shown(count: int) -> Cell:
    return Cell(CellState.SHOWN, count)


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return (
        ("north", shown(1234), PublishedShare(shown(617), shown(1234), CellState.SHOWN, 0.5)),
        ("south", shown(0), PublishedShare(shown(0), shown(10), CellState.SHOWN, 0.0)),
        ("east", HIDDEN, PublishedShare(HIDDEN, shown(30), CellState.SUPPRESSED, None)),
        ("west", ABSENT, PublishedShare(ABSENT, shown(20), CellState.MISSING, None)),
    )


def document(rows: tuple[Row, ...]) -> ReportDocument:
    table = Table("antal", "Antal", COLUMNS, rows)
    return ReportDocument("Antal", "", "Askersund", date(2026, 8, 31), "x", (table,))


WANTED = [["1 234", "50 %"], ["0", "0 %"], ["skyddat", "skyddat"], ["saknas", "saknas"]]


def plainly(text: str) -> str:
    return " ".join(text.split())


def test_on_a_page(rows: tuple[Row, ...]) -> None:
    template = Template("{% load fridlyst %}{{ cell|count_cell }}")
    drawn = [[template.render(Context({"cell": cell})) for cell in row[1:]] for row in rows]
    assert [[plainly(re.sub("<[^>]*>", "", one)) for one in row] for row in drawn] == WANTED
    assert '<span class="quiet">skyddat</span>' in drawn[2][0]


def test_in_a_report_as_a_page(rows: tuple[Row, ...]) -> None:
    cells = re.findall(r'<td class="figure"[^>]*>([^<]*)<|<td[^>]*>([^<]*)<', fragment(document(rows)))
    assert [plainly(one or other) for one, other in cells] == [one for row in WANTED for one in row]


def test_in_csv_the_number_is_empty_and_the_state_said(rows: tuple[Row, ...]) -> None:
    lines = list(csv.reader(io.StringIO(table_as_csv(COLUMNS, rows).decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["Område", "Antal", "Antal, läge", "Andel", "Andel, läge"]
    assert [line[1:3] for line in lines[1:]] == [
        ["1234", "visas"],
        ["0", "visas"],
        ["", "skyddat"],
        ["", "saknas"],
    ]
    assert [line[3:] for line in lines[1:]] == [
        ["0,5", "visas"],
        ["0,0", "visas"],
        ["", "skyddat"],
        ["", "saknas"],
    ]


def test_in_excel(rows: tuple[Row, ...]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_as_xlsx(COLUMNS, rows))).active
    assert sheet is not None
    found = [[cell.value for cell in line[1:]] for line in sheet.iter_rows(min_row=2, max_row=5)]
    assert found == [[1234, 0.5], [0, 0], ["skyddat", "skyddat"], ["saknas", "saknas"]]
    assert sheet["C2"].number_format == "0%"


def test_in_json(rows: tuple[Row, ...]) -> None:
    found = json.loads(table_as_json(COLUMNS, rows))
    assert [one["count"] for one in found] == [
        {"value": 1234, "state": "shown"},
        {"value": 0, "state": "shown"},
        {"value": None, "state": "suppressed"},
        {"value": None, "state": "missing"},
    ]
    assert found[0]["share"] == {"value": 0.5, "state": "shown"}


def test_in_pdf(rows: tuple[Row, ...]) -> None:
    opened = pdfium.PdfDocument(render(document(rows), "pdf").data)
    said = plainly(opened[0].get_textpage().get_text_bounded())
    for name, cells in zip(("north", "south", "east", "west"), WANTED, strict=True):
        assert f"{name} {' '.join(cells)}" in said


def test_in_word(rows: tuple[Row, ...]) -> None:
    table = docx.Document(io.BytesIO(render(document(rows), "docx").data)).tables[-1]
    assert [[plainly(cell.text) for cell in row.cells[1:]] for row in table.rows[1:]] == WANTED


def test_rounded_numbers_say_so() -> None:
    columns = (Column("Område"), Column("Antal", Kind.COUNT, key="count", rounded=True))
    rows = (("north", Cell(CellState.SHOWN, 10)), ("west", Cell(CellState.MISSING)))
    assert "10;avrundat" in table_as_csv(columns, rows).decode()
    assert json.loads(table_as_json(columns, rows))[0]["count"] == {"value": 10, "state": "rounded"}
    rule = Rule(method="round")
    assert "avrundade till jämna 5" in legend((rows[0][1],), rule)
    assert "jämna 5" in rule_in_words(rule)


def test_only_the_words_that_are_there_are_explained(published: PublishedTable) -> None:
    said = legend(published.cells.values(), Rule())
    assert "Skyddat:" in said
    assert "Saknas:" in said
    assert legend([Cell(CellState.SHOWN, 0)], Rule()) == ""
    assert "från 1 till 4" in rule_in_words(Rule())


@pytest.mark.parametrize("cell", [3, 1.5, "3"])
def test_a_number_that_is_not_published_cannot_stand_among_published(cell: Row) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        table_as_csv(COLUMNS[:2], (("x", cell),))  # type: ignore[arg-type]


def test_what_was_published_is_read_as_it_was_written(published: PublishedTable) -> None:
    assert from_record(json.loads(json.dumps(as_record(published)))) == published
