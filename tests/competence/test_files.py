"""A file of counts is read whole or refused with every fault; nothing that could be a person is taken in."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from fridlyst.competence.reading_files import FileRead, read_file
from fridlyst.competence.shapes import CourseView
from fridlyst.competence.terms import CourseKind, CourseTheme, StaffGroup
from fridlyst.counts.taking_in.filled_in import BadFile
from fridlyst.files.errors import UnreadableDocument
from fridlyst.organisation.queries import BodyView

TODAY = date(2026, 8, 31)
BODIES = tuple(
    BodyView(number, f"b{number}", name, "department", None, False, (alias,), None, None, 1)
    for number, name, alias in ((1, "Skolan", "BUF"), (2, "Vården", "VOF"))
)
COURSES = tuple(
    CourseView(
        number, f"k{number}", title, CourseKind.OWN, CourseTheme.ALL, "", "", StaffGroup.EVERYONE,
        None, None, None, False, 1,
    )
    for number, title in ((7, "Webbkurs om våld"), (8, "Webbkurs heder"))
)  # fmt: skip
HEAD = "Enhet;Från;Till;Anställda;Varav chefer;Slutade;Webbkurs om våld"


def read(text: str, name: str = "antal.csv") -> FileRead:
    return read_file(text.encode("utf-8"), name, bodies=BODIES, courses=COURSES, today=TODAY)


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(BadFile) as caught:
        read(text)
    return caught.value.faults


def test_a_row_a_body_and_period() -> None:
    found = read(
        f"{HEAD}\nSkolan;2026-01-01;2026-06-30;1 512;;90;257\nvof;1/1 2026;30/6 2026;1\u00a0104;-;;0\n"
    )
    school, care = found.rows
    assert (school.body_id, school.period_to, school.staff, school.left) == (1, date(2026, 6, 30), 1512, 90)
    assert school.managers is None
    assert dict(school.trained) == {7: 257}
    assert (care.staff, care.left, dict(care.trained)) == (1104, None, {7: 0})
    assert [one.id for one in found.courses] == [7]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_the_ways_that_excel_saves(encoding: str) -> None:
    text = f"Antal\n{HEAD},x\n".replace(",x", "") + "Vården;2026-01-01;2026-06-30;10;;;saknas\n"
    data = text.encode(encoding)
    [row] = read_file(data, "antal.csv", bodies=BODIES, courses=COURSES, today=TODAY).rows
    assert (row.body_id, row.staff, dict(row.trained)) == (2, 10, {})


def test_a_workbook_with_numbers_and_days() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(
        ["Enhet", "Från", "Till", "Anställda", "Personalomsättning, procent om året", "Webbkurs heder"]
    )
    sheet.append(["Skolan", date(2026, 1, 1), date(2026, 6, 30), 1512, 12.5, 30])
    out = io.BytesIO()
    book.save(out)
    [row] = read_file(out.getvalue(), "antal.xlsx", bodies=BODIES, courses=COURSES, today=TODAY).rows
    assert (row.staff, row.turnover, dict(row.trained)) == (1512, Decimal("12.5"), {8: 30})


def test_every_fault_is_told_with_its_row() -> None:
    said = faults(
        f"{HEAD}\nVägverket;2026-01-01;2026-06-30;10;;;1\nSkolan;igår;2026-06-30;många;;;-3\n"
        "Vården;2026-06-30;2026-01-01;1;;;1\n"
    )
    assert len(said) == 5
    assert all(f"Rad {row}" in " ".join(said) for row in (2, 3, 4))
    assert "Vägverket" in said[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Enhet;Från;Till;Antal fiskar\nSkolan;2026-01-01;2026-06-30;1", "Antal fiskar"),
        ("Enhet;Från;Anställda\nSkolan;2026-01-01;1", "Till"),
        ("Namn;Från\nSkolan;2026-01-01", "Enhet"),
        (f"{HEAD};Anställda\nSkolan;2026-01-01;2026-06-30;1;;;1;1", "två gånger"),
        (HEAD, "ingen rad"),
        (f"{HEAD}\nSkolan;2026-01-01;2026-06-30;1;;;\nBUF;2026-01-01;2026-06-30;1;;;", "rad 2"),
        (f"{HEAD}\nSkolan;2026-01-01;2026-06-30;=1+1;;;", "inget antal"),
        (f"{HEAD}\nSkolan;2026-01-01;2026-06-30;{'9' * 5000};;;", "inget antal"),
        (f"{HEAD}\nSkolan;2026-01-01;2026-06-30;1e3;;;", "inget antal"),
        (f"{HEAD}\nSkolan;2026-02-30;2026-06-30;1;;;", "skriv dagen"),
        (f"{HEAD}\nSkolan;2026-09-01;2026-12-31;1;;;", "inte börjat"),
    ],
)
def test_files_that_are_refused(text: str, says: str) -> None:
    assert says in " ".join(faults(text))


@pytest.mark.parametrize("who", ["19811228-9874", "811228-9874", "8112289874", "Anna 198112289874"])
def test_a_file_with_a_personal_number_is_refused_and_not_echoed(who: str) -> None:
    said = " ".join(faults(f"{HEAD}\nSkolan;2026-01-01;2026-06-30;1;;;1\n{who};;;;;;\n"))
    assert "personnummer" in said
    assert "9874" not in said


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 x", b"\x00\x01\x02" * 90, b"PK\x03\x04" + b"x" * 40])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises((UnreadableDocument, BadFile)):
        read_file(data, "antal.csv", bodies=BODIES, courses=COURSES, today=TODAY)
