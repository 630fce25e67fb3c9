"""Where the table stands, what its columns and words mean, and the counts that come of it."""

import pytest
from openpyxl.workbook import Workbook

from fridlyst.counts.taking_in.errors import BadNumbers, NoTable
from fridlyst.counts.taking_in.layout import Grid, find_grid, value_columns
from fridlyst.counts.taking_in.making import is_far, rows_of, sums_by, total_of
from fridlyst.counts.taking_in.mapping import (
    BadMapping,
    FileMapping,
    check,
    fits,
    mapping_of,
    propose,
    with_new,
)
from fridlyst.counts.taking_in.numbers import number_of
from fridlyst.counts.taking_in.sheets import read_contents
from fridlyst.counts.terms import Facet, Sex
from fridlyst.files.errors import BrokenFile, TooManyCells, UnreadableDocument
from fridlyst.programmes.terms import ViolenceForm
from tests.counts.making import CROSS, LONG, Rows, as_csv, as_xlsx

LABELS = {
    Facet.FORM: {one.value: str(one.label) for one in ViolenceForm},
    Facet.SEX: {one.value: str(one.label) for one in Sex},
    Facet.AGE: {"0-17": "0–17 år"},
    Facet.DISTRICT: {},
    Facet.ACTION: {},
}


def grid(rows: Rows, **more: str) -> Grid:
    return find_grid(read_contents(as_csv(rows, **more), "antal.csv").sheets)


@pytest.mark.parametrize(
    ("text", "count"),
    [("12", 12), ("1 234", 1234), ("1\u202f234", 1234), ("1.234", 1234), ("12,0", 12), ("0", 0), ("<5", None),
     ("x", None), ("-", None), ("..", None), ("", None), ("1-4", None), ("färre än 5", None)],
)  # fmt: skip
def test_what_a_cell_says(text: str, count: int | None) -> None:
    found = number_of(text)
    assert found is not None
    assert found.count == count


@pytest.mark.parametrize("text", ["-3", "1,5", "9" * 5000, "12345678", "=1+1", "många", "١٢", "1e5", "\x00"])
def test_what_is_no_count(text: str) -> None:
    assert number_of(text) is None


def test_what_the_source_hid_is_missing_and_said() -> None:
    assert number_of("<5").hidden  # type: ignore[union-attr]
    assert not number_of("").hidden  # type: ignore[union-attr]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_however_it_is_written(mark: str, encoding: str) -> None:
    assert grid(LONG, mark=mark, encoding=encoding).rows[0] == ("Fysiskt våld", "Kvinnor", "0–17 år", "12")


def test_the_table_is_found_below_its_title_and_above_its_notes() -> None:
    rows = (("Statistik 2026",), (), *LONG, (), ("Källa: eget uttag",))
    assert grid(rows) == grid(LONG)


def test_a_hidden_sheet_is_not_the_table_and_two_tables_are_one_too_many() -> None:
    def more(book: Workbook) -> None:
        sheet = book.create_sheet("till")
        for row in CROSS:
            sheet.append(list(row))

    def hidden(book: Workbook) -> None:
        more(book)
        book["till"].sheet_state = "hidden"

    assert find_grid(read_contents(as_xlsx(LONG, hidden), "a.xlsx").sheets) == grid(LONG)
    with pytest.raises(NoTable, match="mer än en"):
        find_grid(read_contents(as_xlsx(LONG, more), "a.xlsx").sheets)


def test_a_file_without_numbers_has_no_table() -> None:
    with pytest.raises(NoTable):
        grid((("bara",), ("ord",)))


def test_a_cross_table_has_several_columns_of_numbers() -> None:
    assert len(value_columns(grid(LONG))) == 1
    assert len(value_columns(grid(CROSS))) > 1


def test_a_long_file_is_understood() -> None:
    found = propose(grid(LONG), LABELS)
    assert found.columns == {"Våldsform": "form", "Kön": "sex", "Ålder": "age", "Antal": "value"}
    assert found.words["form"] == {"Fysiskt våld": "physical", "Psykiskt våld": "psychological"}
    assert found.words["age"] == {"0–17 år": "0-17", "18–64 år": "new"}


def made(rows: Rows) -> dict[tuple[str, ...], int | None]:
    table = grid(rows)
    mapping, _ = with_new(propose(table, LABELS), LABELS)
    return {row.codes: row.count for row in rows_of(table, mapping)}


def test_a_new_word_becomes_an_entry_with_a_code_of_its_own() -> None:
    _, new = with_new(propose(grid(LONG), LABELS), LABELS)
    assert [(one.facet, one.code, one.label) for one in new] == [("age", "18-64-ar", "18–64 år")]
    assert made(LONG)["physical", "women", "18-64-ar", "", ""] == 41


def test_a_cross_table_is_understood() -> None:
    table = grid(CROSS)
    found = propose(table, LABELS)
    assert (found.across, found.columns["Kolumn 1"]) == ("sex", "form")
    counts = made(CROSS)
    assert counts["physical", "men", "", "", ""] == 12
    assert counts["", "", "", "", ""] == 163


def test_words_in_other_dress_are_known_by_likeness() -> None:
    rows = (("Typ av våld", "Kön", "Antal"), ("FYSISKT", "K", 5), ("Hedersrelaterat vald", "M", 7),
            ("Psykisk", "Uppgift saknas", 8))  # fmt: skip
    found = propose(grid(rows), LABELS)
    assert found.words["form"] == {
        "FYSISKT": "physical",
        "Hedersrelaterat vald": "honour",
        "Psykisk": "psychological",
    }
    assert list(found.words["sex"].values()) == ["women", "men", "other"]


def test_what_is_not_known_is_asked() -> None:
    rows = (("Våldsform", "Antal"), ("Något helt annat", 5), ("Fysiskt", 7))
    table = grid(rows)
    found = propose(table, LABELS)
    assert found.words["form"]["Något helt annat"] == ""
    with pytest.raises(BadMapping, match="Något helt annat"):
        check(found, table, LABELS)


def test_the_next_file_with_the_same_columns_and_words_fits() -> None:
    table = grid(LONG)
    mapping, new = with_new(propose(table, LABELS), LABELS)
    labels = {**LABELS, Facet.AGE: {**LABELS[Facet.AGE], **{one.code: one.label for one in new}}}
    kept = mapping_of(mapping.as_json())
    assert fits(kept, table, labels)
    assert propose(table, labels, kept) == kept
    assert not fits(kept, grid(CROSS), labels)
    other = (*LONG, ("Digitalt våld", "Kvinnor", "0–17 år", 6))
    assert not fits(kept, grid(other), labels)
    assert propose(grid(other), labels, kept).words["form"]["Digitalt våld"] == "digital"


def test_a_column_with_several_values_cannot_be_left_out() -> None:
    table = grid(LONG)
    found = propose(table, LABELS)
    left = FileMapping({**found.columns, "Kön": "skip"}, "", found.words)
    with pytest.raises(BadMapping, match="Kön"):
        check(left, table, LABELS)


@pytest.mark.parametrize("role", ["", "hemligt", "form"])
def test_a_mapping_from_elsewhere_is_checked(role: str) -> None:
    table = grid(LONG)
    found = propose(table, LABELS)
    with pytest.raises(BadMapping):
        check(FileMapping({**found.columns, "Kön": role}, "", found.words), table, LABELS)


def test_numbers_that_are_none_are_named_by_their_row() -> None:
    rows = (("Kön", "Antal"), ("Kvinnor", 5), ("Män", 7), ("Annat kön", 8), ("Totalt", 9), ("Okänt", "-4"))
    with pytest.raises(BadNumbers, match="Rad 5"):
        made(rows)
    twice = (("Kön", "Antal"), ("Kvinnor", 5), ("Kvinna", 7))
    with pytest.raises(BadNumbers, match="Rad 2"):
        made(twice)


def test_sums_leave_totals_and_groups_out() -> None:
    table = grid(CROSS)
    mapping, _ = with_new(propose(table, LABELS), LABELS)
    rows = rows_of(table, mapping)
    assert total_of(rows, {}) == 163
    assert sums_by(rows, Facet.SEX, {}) == {"women": 130, "men": 33}


@pytest.mark.parametrize(
    ("now", "then", "far"),
    [(100, 100, False), (100, 60, True), (14, 5, False), (16, 5, True), (0, 40, True), (None, 5, True)],
)
def test_what_is_far_from_last_time(now: int | None, then: int, far: bool) -> None:
    assert is_far(now, then) is far


def test_files_that_cannot_be_read_say_why() -> None:
    with pytest.raises(BrokenFile):
        read_contents(as_xlsx(LONG)[:-200], "a.xlsx")
    with pytest.raises(UnreadableDocument):
        read_contents(b"%PDF-1.7", "a.csv")
    with pytest.raises(UnreadableDocument):
        read_contents(b"", "a.csv")
    with pytest.raises(TooManyCells):
        read_contents(b"a;1\r\n" * 4000, "a.csv")
    with pytest.raises(TooManyCells):
        read_contents(b";".join([b"a"] * 100), "a.csv")
