"""Open comparisons read out of workbooks, asked about, and compared with."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import openpyxl
import pytest

from fridlyst.base import clock
from fridlyst.base.errors import BadInput, Conflict, NotFound, NotPermitted
from fridlyst.comparison.actions import choose_columns, drop_drafts, remove_upload, take_in_upload
from fridlyst.comparison.models import OpenUpload, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.open_comparisons import (
    NoFigures,
    NoMunicipalities,
    OpenColumn,
    read_open_comparisons,
)
from fridlyst.comparison.queries import compared, compared_measure, uploads
from fridlyst.comparison.shapes import ComparedMeasure
from fridlyst.files.errors import UnreadableDocument
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from tests import factories
from tests.comparison.books import CODES, NAMES, PLAIN, SHARE, book
from tests.factories import Town

KNOWN = {name.casefold(): code for name, code in zip(NAMES, CODES, strict=True)}
YEAR = 2025


def read(data: bytes, **known: str) -> dict[str, OpenColumn]:
    return {one.heading: one for one in read_open_comparisons(data, "oj.xlsx", names=known)}


def test_titles_above_and_footnotes_below_are_passed_by() -> None:
    found = read(book(more_sheets=["Om frågorna"]))
    assert list(found) == [PLAIN, SHARE, "Antal handläggare"]
    assert [one.kind for one in found.values()] == ["yes_no", "per_cent", "number"]
    assert found[PLAIN].values == {
        "1882": (1.0, "given"),
        "1881": (0.0, "given"),
        "1861": (1.0, "given"),
        "1760": (None, "missing"),
        "1489": (0.0, "given"),
        "0114": (None, "suppressed"),
        "0180": (1.0, "given"),
    }
    assert found[SHARE].values["1882"] == (45.0, "given")
    assert found["Antal handläggare"].values["1760"] == (None, "missing")


def test_groups_of_headings_are_told_with_each_column() -> None:
    found = read(book(grouped=True))
    assert f"Våldsutsatta vuxna – {PLAIN}" in found
    assert any(heading.startswith("Övrigt – ") for heading in found)


def test_codes_may_be_numbers_and_names_may_stand_for_codes() -> None:
    as_numbers = read(book(codes=[int(code) for code in CODES], titled=False))
    assert set(as_numbers[PLAIN].values) == set(CODES)
    named = read(book(codes=[None] * len(CODES), code_heading="Län"), **KNOWN)
    assert set(named[PLAIN].values) == set(CODES)


def test_the_nation_is_known_by_its_word() -> None:
    found = read(book(codes=["Riket", *CODES[1:]]))
    assert "0000" in found[PLAIN].values


def test_the_same_question_is_the_same_another_year() -> None:
    first, second = OpenColumn("Rutin 2024  finns", "", {}), OpenColumn("rutin 2025 finns", "", {})
    assert first.code == second.code
    assert first.code != OpenColumn("rutin finns inte", "", {}).code


def test_a_heading_that_stands_twice_is_two_columns() -> None:
    found = read(book(headings=("Antal", "Antal", "Antal")))
    assert list(found) == ["Antal", "Antal (2)", "Antal (3)"]


def empty_book() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def swelling() -> bytes:
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/bomb.bin", b"0" * 300_000_000)
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


def broken() -> bytes:
    """A package whose sheet is no XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            made.writestr(name, b"<sheet" if name.endswith("sheet1.xml") else given.read(name))
    return out.getvalue()


def laughing() -> bytes:
    """A package with a cell of entities that swell a billion times."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{laughs}]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith("sheet1.xml"):
                part = head.encode() + part.replace(b"Kommunkod", b"&l9;")
            made.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", UnreadableDocument),
        (b"kod;kommun\n1882;Askersund", UnreadableDocument),
        (book()[:2000], UnreadableDocument),
        (swelling, UnreadableDocument),
        (with_macros(), UnreadableDocument),
        (broken(), UnreadableDocument),
        (laughing(), UnreadableDocument),
        (b"x" * 11_000_000, UnreadableDocument),
        (empty_book(), NoMunicipalities),
        (book(codes=["A", "B", "C", "D", "E", "F", "G"]), NoMunicipalities),
        (
            book(headings=["Kommentar"], columns=[["fri text om något"] * 7], shares=()),
            NoFigures,
        ),
    ],
)
def test_other_files_are_refused_and_nothing_is_kept(
    town: Town, data: bytes | Callable[[], bytes], why: type[BadInput]
) -> None:
    given = data() if callable(data) else data
    with pytest.raises(why):
        take_in_upload(by=town.actor, data=given, filename="oj.xlsx", year=YEAR)
    assert not OpenUpload.objects.exists()
    assert not ReferenceValue.objects.exists()


def test_formulas_and_markup_are_only_text(town: Town) -> None:
    hostile = '=HYPERLINK("http://x") <script>alert(1)</script> ' + "x" * 5000
    found = read(book(headings=(hostile, SHARE, "Antal")))
    assert max(map(len, found)) <= 300
    taken = take_in_upload(
        by=town.actor, data=book(headings=(hostile, SHARE, "Antal")), filename="=a.xlsx", year=YEAR
    )
    assert len(taken.headings) in (2, 3)


def taken_in(town: Town, **given: object) -> OpenUpload:
    data = book(**given)  # type: ignore[arg-type]
    return take_in_upload(by=town.actor, data=data, filename="oj.xlsx", year=YEAR)


def shown(town: Town, heading: str) -> ComparedMeasure:
    code = OpenColumn(heading, "", {}).code
    return compared_measure(municipality_id=town.municipality.pk, code=code)


def test_the_first_file_is_asked_about_with_what_is_of_violence_proposed(town: Town) -> None:
    made = taken_in(town)
    assert (made.state, made.kept) == ("asked", [PLAIN])
    assert not ReferenceValue.objects.exists()
    choose_columns(by=town.actor, upload_id=made.pk, version=made.version, kept=[PLAIN, SHARE])
    assert set(ReferenceMeasure.objects.values_list("title", flat=True)) == {PLAIN, SHARE}
    made.refresh_from_db()
    assert (made.state, made.table) == ("stored", None)


def test_it_is_compared_with_its_source(town: Town) -> None:
    made = taken_in(town)
    choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=[PLAIN, SHARE])
    found = shown(town, SHARE)
    assert found.source_line == "Källa: Socialstyrelsen, öppna jämförelser 2025"
    assert (found.own.at(YEAR).value, found.county.at(YEAR).value) == (45.0, 50.0)  # type: ignore[union-attr]
    assert found.nation.at(YEAR).value == 60.0  # type: ignore[union-attr]
    assert (found.county.worked_out, found.nation.worked_out) == (True, True)
    yes = shown(town, PLAIN)
    assert yes.own.at(YEAR).value == 1.0  # type: ignore[union-attr]
    assert yes.county.at(YEAR).value == pytest.approx(2 / 3)  # type: ignore[union-attr]
    assert [one.title for one in compared(municipality_id=town.municipality.pk)][-2:] == [PLAIN, SHARE]


def test_the_next_file_with_the_same_columns_is_stored_at_once(town: Town) -> None:
    made = taken_in(town)
    choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=[SHARE])
    again = take_in_upload(by=town.actor, data=book(), filename="oj.xlsx", year=YEAR - 1)
    assert (again.state, again.kept) == ("stored", [SHARE])
    assert [one.year for one in shown(town, SHARE).own.values] == [YEAR - 1, YEAR]


def test_other_columns_than_last_time_are_asked_about_and_nothing_is_stored(town: Town) -> None:
    made = taken_in(town)
    choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=[PLAIN, SHARE])
    before = ReferenceValue.objects.count()
    again = taken_in(town, headings=(PLAIN, "En ny fråga", "Antal handläggare"))
    assert (again.state, again.kept) == ("asked", [PLAIN])
    assert ReferenceValue.objects.count() == before


def test_columns_that_are_not_there_are_refused(town: Town) -> None:
    made = taken_in(town)
    for kept in ([], ["Finns inte"], ["x" * 10_000]):
        with pytest.raises(BadInput):
            choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=kept)
    with pytest.raises(Conflict):
        choose_columns(by=town.actor, upload_id=made.pk, version=9, kept=[PLAIN])
    assert not ReferenceValue.objects.exists()


@pytest.mark.parametrize("year", [-1, 1999, 9999, 10**20])
def test_a_year_that_is_none_is_refused(town: Town, year: int) -> None:
    with pytest.raises(BadInput):
        take_in_upload(by=town.actor, data=book(), filename="oj.xlsx", year=year)


def test_what_is_taken_away_is_gone(town: Town) -> None:
    made = taken_in(town)
    choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=[SHARE])
    remove_upload(by=town.actor, upload_id=made.pk)
    assert not ReferenceMeasure.objects.exists()
    assert uploads(municipality_id=town.municipality.pk) == ()


def test_a_file_that_was_replaced_takes_nothing_with_it(town: Town) -> None:
    first = taken_in(town)
    choose_columns(by=town.actor, upload_id=first.pk, version=1, kept=[SHARE])
    taken_in(town)
    remove_upload(by=town.actor, upload_id=first.pk)
    assert shown(town, SHARE).known


def test_files_that_nobody_chose_in_are_forgotten(town: Town) -> None:
    taken_in(town)
    assert drop_drafts(at=clock.now()) == 0
    assert drop_drafts(at=clock.now() + timedelta(days=2)) == 1


def test_a_file_is_its_municipalitys_own(town: Town) -> None:
    other = factories.town("1489", "Alingsås")
    made = taken_in(town)
    choose_columns(by=town.actor, upload_id=made.pk, version=1, kept=[SHARE])
    with pytest.raises(NotFound):
        shown(other, SHARE)
    for act in (
        lambda: choose_columns(by=other.actor, upload_id=made.pk, version=1, kept=[SHARE]),
        lambda: remove_upload(by=other.actor, upload_id=made.pk),
    ):
        with pytest.raises(NotFound):
            act()
    assert all(one.title != SHARE for one in compared(municipality_id=other.municipality.pk))


def test_only_the_coordinator_takes_files_in(town: Town) -> None:
    reader = Actor(town.municipality.pk, None, "Läsare", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        take_in_upload(by=reader, data=book(), filename="oj.xlsx", year=YEAR)
