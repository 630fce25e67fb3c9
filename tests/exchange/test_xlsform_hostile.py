"""A workbook from a stranger: nothing in it stops the reading in another way than with a sentence."""

import contextlib
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from fridlyst.exchange.xlsform.problems import BadForm, shown
from fridlyst.exchange.xlsform.reading import read_form
from fridlyst.files.errors import (
    BrokenFile,
    EmptyFile,
    TooManyCells,
    UnreadableDocument,
    WrongType,
    ZipBomb,
)
from fridlyst.intake.extract.cells import MAX_ROWS, extract_cells
from fridlyst.intake.guard import cells_in_worker

_TYPES = [
    "text",
    "integer",
    "date",
    "select_one l",
    "select_multiple l",
    "select_one yes_no",
    "select_one",
    "note",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
    "calculate",
    "geopoint",
    "rank l",
    "x",
    "",
    "select_one_from_file a.csv",
    "begin group",
    "range",
]
_NAMES = [
    "a",
    "b",
    "b_taljare",
    "b_namnare",
    "b_andel",
    "fridlyst_aktivitet",
    "fridlyst_status",
    "fridlyst_statusar",
    "ä",
    "2",
    "",
    "meta",
    "fridlyst_aktivitet_namn",
]
_WHEN = [
    "",
    "",
    "${a} = '1'",
    "${b} = 'yes'",
    "selected(${fridlyst_status}, 'late')",
    "${",
    "${}",
    "a = b",
    "selected(${fridlyst_statusar}, 'x')",
    "${a} or ${b}",
]
_ROW = st.tuples(
    st.sampled_from(_TYPES),
    st.sampled_from(_NAMES),
    st.sampled_from(["A", "", "${a}"]),
    st.sampled_from(_WHEN),
).map(list)
_TOP = ["type", "name", "label", "relevant"]
_CHOICES = [
    ["list_name", "name", "label"],
    ["l", "1", "Ett"],
    ["l", "2", "Två"],
    ["yes_no", "yes", "Ja"],
    ["yes_no", "no", "Nej"],
]


@settings(max_examples=400, deadline=None)
@given(rows=st.lists(_ROW, max_size=12))
def test_every_row_is_a_question_or_told_of(rows: list[list[str]]) -> None:
    rows = [[kind, name, label and f"{label} {n}", when] for n, (kind, name, label, when) in enumerate(rows)]
    try:
        form = read_form({"survey": [_TOP, *rows], "choices": _CHOICES}, bodies={})
    except BadForm:
        return
    told = {one.spot.row for one in form.unread}
    repeated = ",".join(one.text for one in form.unread if "upprepningen" in one.text)
    labels = [one.label for one in form.questions]
    shares = any(one.kind == "share" for one in form.questions)
    for number, (kind, name, label, _when) in enumerate(rows, start=2):
        own = name.startswith("fridlyst_") or (shares and name.startswith("b_"))
        structural = kind.startswith(("begin", "end")) or (not kind and not name and not label)
        assert structural or own or label in labels or number in told or f"”{label or name}”" in repeated


_CELL = st.one_of(st.sampled_from([*_TOP, "label::sv", "list_name", "fridlyst_form"]), st.text(max_size=8))
_SHEET_NAMES = st.sampled_from(["survey", "Choices", "settings", "x"])
_SHEETS = st.dictionaries(_SHEET_NAMES, st.lists(st.lists(_CELL, max_size=6), max_size=5))


@settings(max_examples=200, deadline=None)
@given(sheets=_SHEETS)
def test_any_cells_give_a_form_or_a_sentence(sheets: dict[str, list[list[str]]]) -> None:
    with contextlib.suppress(BadForm):
        read_form(sheets, bodies={})


def _workbook(*rows: list[object]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("survey")
    for y, row in enumerate(rows):
        sheet.write_row(y, 0, row)
    book.close()
    return out.getvalue()


_SOUND = _workbook(["type", "name", "label"], ["text", "a", "A"], ["integer", "b", 2024], ["date", True, 1.5])


def test_cells_are_read_as_they_would_be_written() -> None:
    read = cells_in_worker(_SOUND, "form.xlsx")
    rows = [["type", "name", "label"], ["text", "a", "A"], ["integer", "b", "2024"], ["date", "true", "1.5"]]
    assert read == {"survey": rows}


def test_rows_far_down_are_not_lost() -> None:
    gap = _workbook(["type"], *([[]] * (MAX_ROWS - 2)), ["text"])
    assert len(extract_cells(gap)["survey"]) == MAX_ROWS
    with pytest.raises(TooManyCells, match=f"Fliken survey är för stor vid rad {MAX_ROWS + 2}"):
        extract_cells(_workbook(["type"], *([[]] * MAX_ROWS), ["text"]))
    with pytest.raises(TooManyCells):
        extract_cells(_workbook(["x"] * 101))


def test_hidden_sheets_are_read_too() -> None:
    book = load_workbook(io.BytesIO(_SOUND))
    book.create_sheet("choices")["A1"] = "list_name"
    book["choices"].sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    assert list(extract_cells(out.getvalue())) == ["survey", "choices"]


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(_SOUND) - 1), bytes_=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_a_damaged_workbook_gives_a_sentence(at: int, bytes_: bytes, cut: bool) -> None:
    damaged = _SOUND[:at] if cut else _SOUND[:at] + bytes_ + _SOUND[at + len(bytes_) :]
    with contextlib.suppress(UnreadableDocument):
        extract_cells(damaged)


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(WrongType, match="Använd en Excel-fil"):
        cells_in_worker(b"type,name,label\ntext,a,A\n", "form.csv")
    with pytest.raises(EmptyFile):
        cells_in_worker(_workbook(), "form.xlsx")
    with pytest.raises(BrokenFile):
        cells_in_worker(_SOUND[:-30], "form.xlsx")


def _with_sheet(xml: bytes) -> bytes:
    """The sound workbook with another XML for its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_SOUND)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return out.getvalue()


_SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>'
)


def test_bombs_and_outside_entities_are_stopped() -> None:
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "haha">' + laughs + b"]>" + _SHEET % b"&l11;"
    with pytest.raises(UnreadableDocument):
        cells_in_worker(_with_sheet(bomb), "form.xlsx")
    outside = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + _SHEET % b"&e;"
    )
    with pytest.raises(UnreadableDocument):
        cells_in_worker(_with_sheet(outside), "form.xlsx")
    with pytest.raises(ZipBomb):
        cells_in_worker(_with_sheet(_SHEET % (b" " * 30_000_000)), "form.xlsx")


def test_a_formula_without_a_value_is_not_run() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("survey")
    sheet.write_row(0, 0, ["type", "name", "label"])
    sheet.write_row(1, 0, ["text", "a"])
    sheet.write_formula(1, 2, '=HYPERLINK("http://example.com","x")', None, "Sparat värde")
    book.close()
    assert extract_cells(out.getvalue())["survey"][1] == ["text", "a", "Sparat värde"]


def test_what_is_not_seen_in_a_cell_is_shown_in_the_sentence() -> None:
    assert shown("a\u202eb\x1b c\u200b\n d") == "”a�b� c� d”"
