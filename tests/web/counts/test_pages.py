"""Pages of statistics: a file in by its steps, a table out in six forms, nothing of a refused file kept."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from fridlyst.base import clock
from fridlyst.counts.actions import add_source, map_draft, publish_table, start_draft, take_in
from fridlyst.counts.fields import SourceFields
from fridlyst.counts.models import Count, CountDelivery, CountDraft, CountSource, Publication
from fridlyst.counts.shapes import TableChoice
from fridlyst.organisation.terms import Role
from tests import factories
from tests.counts.making import CROSS, LONG, NUMBER, Rows, as_csv, as_xlsx, with_row
from tests.factories import Town
from tests.web.walking.answers import Answer
from tests.web.walking.forms import forms_at

pytestmark = pytest.mark.django_db
HERE = "/askersund/statistik/antal/"
TODAY = date(2026, 11, 21)
MARKER = "Viskerska Ohörd"


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return factories.town()


@pytest.fixture
def source(town: Town) -> CountSource:
    return add_source(by=town.actor, fields=SourceFields("Treserva"))


@pytest.fixture
def coordinator(town: Town) -> Client:
    return factories.signed_in(factories.person(town, Role.COORDINATOR))


def sent(client: Client, source: CountSource, data: bytes, name: str = "antal.csv") -> Answer:
    file = SimpleUploadedFile(name, data)
    address = f"{HERE}kallor/{source.pk}/ta-in/"
    return client.post(address, {"period": "2026-H1", "file": file})  # type: ignore[return-value]


def delivered(town: Town, source: CountSource, rows: Rows = LONG, period: str = "2026-H1") -> CountDelivery:
    made = start_draft(
        by=town.actor, source_id=source.pk, period=period, data=as_csv(rows), filename="a.csv", today=TODAY
    )
    if not made.mapping["ready"]:
        map_draft(by=town.actor, draft_id=made.pk, mapping=made.mapping)
    return take_in(by=town.actor, draft_id=made.pk, confirmed=True)


def published(town: Town, source: CountSource, split: str = "age") -> Publication:
    return publish_table(by=town.actor, choice=TableChoice(source.pk, ("2026-H1",), "form", "sex", split))


def said(answer: Answer) -> str:
    return " ".join(" ".join(html.fromstring(answer.content.decode()).itertext()).split())


def test_a_file_goes_in_by_its_steps(coordinator: Client, source: CountSource) -> None:
    first = sent(coordinator, source, as_csv(LONG, encoding="cp1252"))
    draft = CountDraft.objects.get()
    assert first.url == f"{HERE}utkast/{draft.pk}/"  # type: ignore[attr-defined]
    (form,) = [one for one in forms_at(coordinator, first.url) if "column-0" in one.data]  # type: ignore[attr-defined]
    assert form.data["column-3"] == ["value"]
    checked = coordinator.post(form.action, form.data)
    assert checked.url == f"{HERE}utkast/{draft.pk}/kontrollera/"  # type: ignore[attr-defined]
    assert "Totalt 163" in said(coordinator.get(checked.url))  # type: ignore[attr-defined]
    assert Count.objects.count() == 0
    done = coordinator.post(checked.url, {"note": "Nytt uttag"})  # type: ignore[attr-defined]
    assert done.status_code == 302
    assert (Count.objects.count(), CountDraft.objects.count()) == (8, 0)
    again = sent(coordinator, source, as_xlsx(LONG), "antal.xlsx")
    assert again.url.endswith("/kontrollera/")  # type: ignore[attr-defined]


def test_a_column_that_means_something_else_is_asked_about_again(
    coordinator: Client, source: CountSource
) -> None:
    rows = (("Våldsform", "Grupp", "Antal"), ("Fysiskt", "Norr", 9), ("Psykiskt", "Söder", 8))
    page = sent(coordinator, source, as_csv(rows)).url  # type: ignore[attr-defined]
    (form,) = [one for one in forms_at(coordinator, page) if "column-0" in one.data]
    answer = coordinator.post(page, form.with_field("column-1", "district"), follow=True)
    assert "Kontrollera vad orden i dem betyder" in said(answer)
    assert "Norr" in said(answer)


def test_words_that_nobody_explained_are_told_and_nothing_is_lost(
    coordinator: Client, source: CountSource
) -> None:
    rows = (("Våldsform", "Antal"), ("Något eget", 9), ("Psykiskt", 8))
    page = sent(coordinator, source, as_csv(rows)).url  # type: ignore[attr-defined]
    (form,) = [one for one in forms_at(coordinator, page) if "column-0" in one.data]
    answer = coordinator.post(page, form.data)
    assert answer.status_code == 422
    assert "Säg vad ”Något eget” betyder." in said(answer)


def test_words_that_nobody_has_guessed_stand_first(coordinator: Client, source: CountSource) -> None:
    rows = (("Våldsform", "Antal"), ("Psykiskt", 8), ("Något eget", 9), ("Fysiskt", 7))
    page = sent(coordinator, source, as_csv(rows)).url  # type: ignore[attr-defined]
    _, words = said(coordinator.get(page)).split("Orden för våldsform ")
    assert words.startswith("Något eget")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_csv(with_row((f"{MARKER} {NUMBER}", "Kvinnor", "0–17 år", 8))), "antal.csv"),
        (as_xlsx(with_row((f"{MARKER} {NUMBER}", "Kvinnor", "0–17 år", 8))), "antal.xlsx"),
        (as_csv((("Namn", "Antal"), (MARKER, 8))) + b"\r\nx;1" * 200, "antal.csv"),
        (as_csv((("Form", "Antal"), (MARKER, 8), ("Psykiskt", 9))), f"{NUMBER}.csv"),
    ],
)
def test_nothing_of_a_refused_file_is_kept(
    coordinator: Client, source: CountSource, data: bytes, name: str, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(tmp_path))
        patch.setattr(settings, "FILE_UPLOAD_MAX_MEMORY_SIZE", 10)
        answer = sent(coordinator, source, data, name)
    assert answer.status_code == 422
    assert "enskilda personer" in said(answer)
    assert "Ingenting av filen är sparat" in said(answer)
    assert MARKER.encode() not in answer.content
    assert list(tmp_path.iterdir()) == []
    assert everything_stored().isdisjoint({MARKER, NUMBER})
    assert not [one for one in everything_stored() if MARKER in one or NUMBER in one]


def everything_stored() -> set[str]:
    """Every text in every row of the database, and every file beside it."""
    found: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values_list():
            found |= {str(value) for value in row}
    folder = Path(settings.FRIDLYST_DATA)
    for path in folder.rglob("*") if folder.exists() else ():
        if path.is_file() and path.stat().st_size < 1_000_000:
            found.add(path.name)
    return found


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.csv", "tom"),
        (b"%PDF-1.7 x", "a.csv", "PDF"),
        (as_xlsx(LONG)[:900], "a.xlsx", ""),
        (b"a;b\r\nc;d", "a.csv", ""),
        (as_csv((("Kön", "Antal"), ("Kvinnor", "-4"), ("Män", 9))), "a.csv", ""),
        (b"\x00\x01;1", "a.csv", ""),
        ("Kön;Antal\r\nKvinnor;\ud800".encode("utf-8", "surrogatepass"), "a.csv", ""),
        (as_csv((("Kön", "Antal"), ("Kvinnor", "9" * 5000), ("Män", 9))), "a.csv", ""),
        (as_csv((("x" * 10_000, "Antal"), ("Kvinnor", 4), ("Män", 9))), "a.csv", ""),
    ],
)
def test_bad_files_get_a_sentence(
    coordinator: Client, source: CountSource, data: bytes, name: str, why: str
) -> None:
    answer = sent(coordinator, source, data, name)
    assert answer.status_code in (302, 422)
    assert why in said(answer) if why else True
    assert Count.objects.count() == 0


def cells_of_page(answer: Answer) -> list[list[str]]:
    page = html.fromstring(answer.content.decode())
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
        for row in page.xpath("//div[contains(@class,'count-tables')]//tbody/tr")
    ]


def test_the_same_table_in_six_forms(coordinator: Client, town: Town, source: CountSource) -> None:
    delivered(town, source)
    address = f"{HERE}tabeller/{published(town, source).number}/"
    wanted = cells_of_page(coordinator.get(address))
    assert {"skyddat"} < {cell for row in wanted for cell in row}
    lines = csv.reader(
        io.StringIO(coordinator.get(f"{address}?format=csv").content.decode("utf-8-sig")), delimiter=";"
    )
    assert [[one[at] or one[at + 1] for at in (2, 4, 6)] for one in list(lines)[1:]] == wanted
    sheet = openpyxl.load_workbook(io.BytesIO(coordinator.get(f"{address}?format=xlsx").content)).active
    assert sheet is not None
    assert [[str(cell.value) for cell in row[2:]] for row in sheet.iter_rows(min_row=2)][
        : len(wanted)
    ] == wanted
    records = json.loads(coordinator.get(f"{address}?format=json").content)
    words = {"suppressed": "skyddat", "missing": "saknas"}
    assert [
        [words.get(one[code]["state"]) or str(one[code]["value"]) for code in ("women", "men", "total")]
        for one in records
    ] == wanted
    word = docx.Document(io.BytesIO(coordinator.get(f"{address}tabell.docx").content))
    table = next(one for one in word.tables if len(one.columns) == 5)
    assert [[cell.text for cell in row.cells[2:]] for row in table.rows[1:]] == wanted
    printed = pdfium.PdfDocument(coordinator.get(f"{address}tabell.pdf").content)
    text = " ".join(
        re.sub("[\u200b\ufffe\u00ad]", "", page.get_textpage().get_text_bounded()) for page in printed
    )
    assert all(" ".join(row) in " ".join(text.split()) for row in wanted)


def test_no_small_count_stands_in_any_form(coordinator: Client, town: Town, source: CountSource) -> None:
    rows = tuple((*row[:-1], {41: 4321, 3: 2}.get(row[-1], row[-1])) for row in LONG)  # type: ignore[call-overload]
    delivered(town, source, rows)
    address = f"{HERE}tabeller/{published(town, source).number}/"
    assert Count.objects.filter(value=2).exists()
    for form in ("?format=csv", "?format=json", ""):
        cells = re.findall(r"(?<![\d\w-])2(?![\d\w])", coordinator.get(address + form).content.decode())
        assert form == "" or cells == []
    assert all(cell != "2" for row in cells_of_page(coordinator.get(address)) for cell in row)


def test_reading_a_preview_publishes_nothing_and_publishing_does(
    coordinator: Client, town: Town, source: CountSource
) -> None:
    delivered(town, source)
    asked = f"{HERE}tabeller/ny/?kalla={source.pk}&halvar=2026-H1&rader=age&kolumner=sex&delar="
    page = coordinator.get(asked)
    assert "Publicera tabellen" in said(page)
    assert Publication.objects.count() == 0
    made = coordinator.post(asked)
    assert made.url == f"{HERE}tabeller/1/"  # type: ignore[attr-defined]
    reader = factories.signed_in(factories.person(town, Role.READER))
    assert reader.get(made.url).status_code == 200  # type: ignore[attr-defined]
    assert reader.get(asked).status_code == 403
    assert "Personer efter ålder och kön" in said(reader.get(HERE))


@pytest.mark.parametrize(
    "query",
    [
        "kalla=1&halvar=2026-H1&rader=form&kolumner=form",
        "kalla=x&halvar=2026-H1&rader=form&kolumner=sex",
        "kalla=999999&halvar=2026-H1&rader=form&kolumner=sex",
        "kalla=1&halvar=1999-H1&rader=form&kolumner=sex",
        "rader=" + "x" * 5000,
        "rader=%00&kolumner=%ff",
    ],
)
def test_a_table_that_is_not_is_told_and_not_published(
    coordinator: Client, town: Town, source: CountSource, query: str
) -> None:
    delivered(town, source)
    for answer in (
        coordinator.get(f"{HERE}tabeller/ny/?{query}"),
        coordinator.post(f"{HERE}tabeller/ny/?{query}"),
    ):
        assert answer.status_code in (200, 422)
    assert Publication.objects.count() == 0


def test_the_change_since_the_half_year_before(coordinator: Client, town: Town, source: CountSource) -> None:
    for period, more in (("2025-H2", 0), ("2026-H1", 4)):
        rows = (LONG[0], *((*row[:-1], int(str(row[-1])) + more) for row in LONG[1:]))
        delivered(town, source, rows, period)
        publish_table(by=town.actor, choice=TableChoice(source.pk, (period,), "form", "sex"))
    page = said(coordinator.get(f"{HERE}tabeller/2/"))
    assert "Sedan förra halvåret" in page
    assert "Fysiskt våld 65 81 +16" in page


def test_the_body_delivers_and_nobody_else(town: Town) -> None:
    social, school = factories.body(town), factories.body(town, "Skolnämnden")
    source = add_source(by=town.actor, fields=SourceFields("Treserva", body_id=social.pk))
    own = factories.signed_in(factories.person(town, Role.REPORTER, social))
    other = factories.signed_in(factories.person(town, Role.REPORTER, school))
    address = f"{HERE}kallor/{source.pk}/ta-in/"
    assert own.get(address).status_code == 200
    assert sent(own, source, as_csv(CROSS)).status_code == 302
    assert other.get(address).status_code == 403
    assert sent(other, source, as_csv(CROSS)).status_code == 403
    draft = CountDraft.objects.get()
    assert other.get(f"{HERE}utkast/{draft.pk}/").status_code == 403
    assert other.post(f"{HERE}utkast/{draft.pk}/slang/").status_code == 403
    assert own.post(f"{HERE}utkast/{draft.pk}/slang/").status_code == 302
    assert CountDraft.objects.count() == 0


def test_the_rule_is_changed_with_a_reason(coordinator: Client, town: Town) -> None:
    page = f"{HERE}regel/"
    bad = coordinator.post(page, {"threshold": "2", "method": "suppress", "reason": "x", "version": "0"})
    assert "mellan 3 och 20" in said(bad)  # type: ignore[arg-type]
    good = {"threshold": "10", "method": "round", "reason": "Liten kommun", "version": "0"}
    assert coordinator.post(page, good).status_code == 302
    assert coordinator.post(page, good).status_code == 409
    assert "jämna 10" in said(coordinator.get(page))
    reader = factories.signed_in(factories.person(town, Role.READER))
    assert reader.post(page, good).status_code == 403
    assert "Liten kommun" in said(reader.get(page))


def test_a_list_is_put_in_order(coordinator: Client, town: Town, source: CountSource) -> None:
    delivered(town, source)
    page = f"{HERE}listor/aldrar/"
    (form,) = [one for one in forms_at(coordinator, page) if "entries" in one.data]
    assert form.data["entries"][0].strip() == "0–17 år\n18–64 år"
    new = form.with_field("entries", "Barn\n– 0–17 år\nVuxna\n- 18–64 år")
    assert coordinator.post(page, new).status_code == 302
    assert coordinator.post(page, new).status_code == 409
    (form,) = [one for one in forms_at(coordinator, page) if "entries" in one.data]
    assert form.data["entries"][0].strip() == "Barn\n– 0–17 år\nVuxna\n– 18–64 år"
    bad = coordinator.post(page, form.with_field("entries", "Barn"))
    assert "kan inte tas bort" in said(bad)
    assert coordinator.get(f"{HERE}listor/form/").status_code == 404


def test_lists_can_be_had_as_files(coordinator: Client, town: Town, source: CountSource) -> None:
    delivered(town, source)
    published(town, source)
    for page in ("", "kallor/", f"kallor/{source.pk}/"):
        records = json.loads(coordinator.get(f"{HERE}{page}?format=json").content)
        assert records
        for form in ("csv", "xlsx"):
            assert coordinator.get(f"{HERE}{page}?format={form}").status_code == 200


def test_what_is_waited_for_is_told(coordinator: Client, source: CountSource) -> None:
    assert "Treserva: första halvåret 2026 saknas. Filen lämnas av samordnaren." in said(
        coordinator.get(HERE)
    )


def test_as_many_statements_at_more_data(coordinator: Client, town: Town, source: CountSource) -> None:
    delivered(town, source)
    published(town, source, split="")
    pages = {
        "": 6,
        "kallor/": 5,
        f"kallor/{source.pk}/": 6,
        "tabeller/1/": 5,
        "tabeller/ny/": 11,
        "regel/": 4,
    }

    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            coordinator.get(HERE + page)
        return len(caught)

    first = {page: asked(page) for page in pages}
    for period in ("2025-H1", "2025-H2"):
        delivered(town, source, LONG, period)
        publish_table(by=town.actor, choice=TableChoice(source.pk, (period,), "form", "sex"))
    assert {page: asked(page) for page in pages} == first
    assert all(first[page] <= most for page, most in pages.items()), first
