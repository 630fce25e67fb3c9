"""A file about persons one by one is refused, however they hide; one of counts is not."""

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from fridlyst.counts.taking_in.errors import LooksLikeIndividuals
from fridlyst.counts.taking_in.individuals import check_no_individuals
from fridlyst.counts.taking_in.scanning import holds_personal_number
from fridlyst.counts.taking_in.sheets import read_contents
from tests.counts.making import CROSS, LONG, NUMBER, Rows, as_csv, as_xlsx, with_row
from tests.ending import ending


def why(data: bytes, name: str = "antal.csv") -> str:
    try:
        check_no_individuals(read_contents(data, name))
    except LooksLikeIndividuals as error:
        return error.why
    return ""


@pytest.mark.parametrize(
    "written",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "1212121212",
        "121212+1212",
        "121212 1212",
        "19121212 - 1212",
        "1912-12-12-1212",
        "19121212–1212",
        "1\u200b9121212-1212",
        "１９１２１２１２１２１２",
        "pnr191212121212x",
        "701063-2391",
        "19701063-2391",
        "121212-XXXX",
        "19121212-TF12",
        "121212/1212",
        "121212_1212",
        "121212--1212",
        "121212 (1212)",
        "1912 1212 1212",
        "121\u2067212-1212",
        "121212\U000e0020-1212",
        "١٩١٢١٢١٢١٢١٢",
    ],
)
def test_personal_numbers_are_known_in_any_writing(written: str) -> None:
    assert holds_personal_number([f"Se {written}, uttaget i juni"])


@pytest.mark.parametrize(
    "written",
    ["19121212-1213", "191312121212", "1 234", "2026-01-01", "2026-H1", "08-123 45 67",
     "12345678901234567890", "020-50 50 50", "1912121212121"],
)  # fmt: skip
def test_other_digits_are_no_personal_number(written: str) -> None:
    assert not holds_personal_number([written])


@pytest.mark.parametrize("rows", [LONG, CROSS])
@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_counts_are_taken(rows: Rows, make: Callable[[Rows], bytes]) -> None:
    assert why(make(rows), f"antal.{'csv' if make is as_csv else 'xlsx'}") == ""


def test_districts_called_after_saints_are_no_persons() -> None:
    rows = (("Område", "Antal"), ("Maria", 30), ("Sofia", 44), ("Katarina", 12), ("Norr", 9), ("Söder", 8),
            ("Öster", 70), ("Sankta Maria", 6), ("Hammarby", 20), ("Anna Lindhs plats", 9))  # fmt: skip
    assert why(as_csv(rows)) == ""


def hidden_sheet(book: Workbook) -> None:
    sheet = book.create_sheet("Underlag")
    sheet.append(["x", NUMBER])
    sheet.sheet_state = "veryHidden"


def hidden_column(book: Workbook) -> None:
    book.active["H40"] = 191212121212  # type: ignore[index]
    book.active.column_dimensions["H"].hidden = True  # type: ignore[union-attr]


def comment(book: Workbook) -> None:
    book.active["A2"].comment = Comment(f"gäller {NUMBER}", "x")  # type: ignore[index]


def properties(book: Workbook) -> None:
    book.properties.description = f"Uttag {NUMBER}"


def header(book: Workbook) -> None:
    book.active.oddHeader.center.text = NUMBER  # type: ignore[union-attr]


def sheet_name(book: Workbook) -> None:
    book.create_sheet(NUMBER)


@pytest.mark.parametrize("hide", [hidden_sheet, hidden_column, comment, properties, header, sheet_name])
def test_personal_numbers_are_found_wherever_they_hide(hide: Callable[[Workbook], None]) -> None:
    assert why(as_xlsx(LONG, hide), "antal.xlsx") == "personal-number"


def test_personal_numbers_are_found_in_a_note_under_the_table() -> None:
    assert why(as_csv((*LONG, (), (f"Uttaget av {NUMBER}",)))) == "personal-number"


@pytest.mark.parametrize(
    "heading",
    ["Namn", "Förnamn", "Klientens adress", "Ärendenummer", "Personnr", "Mobil", "E-post", "Löpnr", "ID"],
)  # fmt: skip
def test_headings_about_the_person_are_refused(heading: str) -> None:
    rows = ((heading, "Kön", "Antal"), ("a", "Kvinnor", 2), ("b", "Män", 5))
    assert why(as_csv(rows)) == "heading"


PEOPLE = ("Anna Karlsson", "Mohamed Ali", "Erik Lindström", "Fatima Hassan", "Lisa Bergqvist")


def test_names_under_a_heading_that_says_nothing_are_refused() -> None:
    rows = (("A", "Kön", "Antal"), *((name, "Kvinnor", 7 + at) for at, name in enumerate(PEOPLE)))
    assert why(as_csv(rows)) == "names"


def test_one_name_among_many_words_is_enough() -> None:
    assert why(as_csv(with_row(("Karlsson, Anna", "Kvinnor", "0–17 år", 8)))) == "names"


def test_first_names_alone_are_refused() -> None:
    rows = (("Grupp", "Antal"), *((name.split()[0], 6 + at) for at, name in enumerate(PEOPLE)))
    assert why(as_csv(rows)) == "names"


def test_names_on_a_hidden_sheet_are_refused() -> None:
    def hide(book: Workbook) -> None:
        sheet = book.create_sheet("dold")
        sheet.sheet_state = "hidden"
        for name in PEOPLE:
            sheet.append([name])

    assert why(as_xlsx(LONG, hide), "antal.xlsx") == "names"


def test_the_one_who_made_the_workbook_may_have_a_name() -> None:
    def sign(book: Workbook) -> None:
        book.properties.creator = "Anna Karlsson"

    assert why(as_xlsx(LONG, sign), "antal.xlsx") == ""


def test_days_of_birth_are_refused() -> None:
    rows = (("Grupp", "Antal"), ("1956-03-02", 5), ("1988-11-30", 6), ("2001-07-14", 7))
    assert why(as_csv(rows)) == "dates"
    many = (("Dag", "Antal"), *((f"2026-01-{day:02}", 5 + day) for day in range(1, 10)))
    assert why(as_csv(many)) == "dates"


def test_a_row_a_person_is_refused() -> None:
    ones = (("Kön", "Form", "Antal"), *(("Kvinnor", f"Form {at}", 1) for at in range(9)))
    assert why(as_csv(ones)) == "one-each"
    flags = (("Grupp", "Fysiskt", "Psykiskt"), *((f"g{at}", at % 2, 1) for at in range(9)))
    assert why(as_csv(flags)) == "one-each"
    without = (("Kön", "Ålder", "Våldsform"), ("Kvinnor", 34, "Fysiskt"), ("Män", 51, "Psykiskt"))
    assert why(as_csv(without)) == "no-counts"
    same = (("Kön", "Form", "Antal"), *(("Kvinnor", "Fysiskt", 2 + at) for at in range(9)))
    assert why(as_csv(same)) == "repeated"


def test_a_number_of_its_own_on_each_row_is_refused() -> None:
    rows = (("Kod", "Antal"), *((f"A-{1000 + at}", 5 + at) for at in range(9)))
    assert why(as_csv(rows)) == "identifiers"


def test_what_somebody_wrote_is_refused() -> None:
    rows = (("Form", "Antal", "Kommentar"), ("Fysiskt", 12, "hon kom"), ("Psykiskt", 9, ""))
    assert why(as_csv(rows)) == "free-text"
    text = "kvinnan kom in på natten och hade med sig båda barnen sina"
    long = (("Form", "x", "Antal"), ("Fysiskt", text, 12), ("Psykiskt", text + " igen", 9))
    assert why(as_csv(long)) == "free-text"


def test_what_was_found_is_never_repeated() -> None:
    with pytest.raises(LooksLikeIndividuals) as caught:
        check_no_individuals(read_contents(as_csv(with_row((NUMBER, "Kvinnor", "x", 8))), "antal.csv"))
    assert "1212" not in str(caught.value)
    assert caught.value.details == {"why": "personal-number"}
    assert "Ingenting av filen är sparat" in caught.value.message


@pytest.mark.parametrize("written", ["1 9 1 2 1 2 1 2 1 2 1 2", "19.12.12.12.12.12", "1-2-1-2-1-2-1-2-1-2"])
def test_a_cell_of_digits_set_apart_is_a_personal_number(written: str) -> None:
    assert why(as_csv(with_row((written, "Kvinnor", "0–17 år", 8)))) == "personal-number"


def test_a_number_parted_over_two_columns_is_known() -> None:
    parted = b"Datum;Fyra sista;Antal\n19121212;1212;12\n19121212;1212;9\n"
    assert why(parted) == "personal-number"
    assert why("Månad;Kön;Antal\n2026-01;Kvinnor;1212\n2026-02;Män;1300\n".encode()) == ""


def address(book: Workbook) -> None:
    book.active["A2"].hyperlink = f"https://exempel.se/?p={NUMBER}"  # type: ignore[index]


def remark_of_a_name(book: Workbook) -> None:
    book.defined_names.add(DefinedName("a", attr_text="A1", comment=NUMBER))


def prompt(book: Workbook) -> None:
    book.active.add_data_validation(DataValidation(prompt=NUMBER, sqref="A1"))  # type: ignore[union-attr]


@pytest.mark.parametrize("hide", [address, remark_of_a_name, prompt])
def test_a_number_in_an_attribute_is_known(hide: Callable[[Workbook], None]) -> None:
    assert why(as_xlsx(LONG, hide), "antal.xlsx") == "personal-number"


@pytest.mark.parametrize("mark", [b"<", b"<!--"])
def test_marks_without_an_end_are_read_to_an_end(mark: bytes) -> None:
    data = io.BytesIO(as_xlsx(LONG))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("xl/more.xml", mark * 1_000_000)
    with ending():
        assert why(data.getvalue(), "antal.xlsx") == ""
