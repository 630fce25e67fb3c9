"""Translations: how far a language has come, a text beside its source, checked by somebody, and as a file."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.base.workbooks import openpyxl
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.support.actions import save_service, save_translation
from fridlyst.support.fields import ContactFields, ServiceFields, TranslationFields
from fridlyst.support.models import ServiceTranslation, SupportService
from tests import factories
from tests.factories import Town
from tests.web.support.test_pages import at, browser, hidden, page, service

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Here = tuple[Town, SupportService, Client]


@pytest.fixture
def here() -> Here:
    town = factories.town()
    made = service(town, "Rådgivningen", description="Ring oss. Vi lyssnar.")
    return town, made, browser(town)


def translated(town: Town, made: SupportService, language: str = "ar", name: str = "الإرشاد") -> None:
    fields = TranslationFields(name, "اتصل بنا.")
    save_translation(by=town.actor, service_id=made.pk, language=language, fields=fields)


def changed(town: Town, made: SupportService, description: str) -> None:
    now = SupportService.objects.get(pk=made.pk)
    fields = ServiceFields(made.name, description)
    save_service(by=town.actor, fields=fields, service_id=made.pk, version=now.version)


def one(town: Town, made: SupportService, language: str = "ar", path: str = "") -> str:
    return at(town, f"oversattning/{language}/insats/{made.key}/{path}")


def test_the_overview_says_what_is_missing_behind_and_unchecked(here: Here) -> None:
    town, made, client = here
    service(town, "Mottagningen")
    translated(town, made)
    changed(town, made, "Ring oss. Vi svarar.")
    arabic = _arabic(client, town)
    assert [arabic[name] for name in ("services", "translated", "missing", "behind", "unchecked")] == [
        2,
        1,
        1,
        1,
        1,
    ]
    content = page(client, at(town, "oversattning/"))
    assert 'dir="rtl"' in content
    assert "?lage=behind" in content


def test_a_translation_that_says_only_the_name_is_not_done(here: Here) -> None:
    town, made, client = here
    fields = TranslationFields("الإرشاد", "")
    save_translation(by=town.actor, service_id=made.pk, language="ar", fields=fields)
    arabic = _arabic(client, town)
    assert (arabic["translated"], arabic["partial"], arabic["missing"]) == (1, 1, 0)
    assert "?lage=partial" in page(client, at(town, "oversattning/"))
    shown = page(client, at(town, "oversattning/ar/?lage=partial"))
    assert "Delvis översatt" in shown
    assert "1 text saknas." in shown
    translated(town, service(town, "Mottagningen", description="Kom hit."))
    assert _arabic(client, town)["partial"] == 1


def _arabic(client: Client, town: Town) -> dict[str, object]:
    told = client.get(at(town, "oversattning/?format=json")).json()
    rows: list[dict[str, object]] = told["rows"] if isinstance(told, dict) else told
    return next(row for row in rows if row["language"] == "arabiska")


def test_the_overview_and_a_language_ask_for_a_fixed_number_of_statements(here: Here) -> None:
    town, made, client = here
    translated(town, made)
    counts = []
    for more in range(2):
        for path in ("oversattning/", "oversattning/ar/"):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                page(client, at(town, path))
            counts.append(len(asked))
        translated(town, service(town, f"Ny {more}"))
    assert counts[:2] == counts[2:]


def test_a_translation_is_saved_beside_its_source_in_its_own_direction(here: Here) -> None:
    town, made, client = here
    content = page(client, one(town, made))
    assert re.search(r'<textarea[^>]*name="description"[^>]*dir="rtl"', content)
    assert re.search(r'<p lang="sv">Ring oss', content)
    sent = {"version": "0", "name": "الإرشاد", "description": "اتصل بنا."}
    assert client.post(one(town, made), sent).status_code == 302
    row = ServiceTranslation.objects.get(service=made)
    assert (row.language, row.name, row.description, row.checked_by) == ("ar", "الإرشاد", "اتصل بنا.", "")


def test_words_beside_a_contact_have_a_field_of_their_own(here: Here) -> None:
    town, made, client = here
    ways = (ContactFields("phone", "08-465 004 10", "Dagtid"),)
    fields = ServiceFields(made.name, made.description, contacts=ways)
    translated(town, made)
    save_service(by=town.actor, fields=fields, service_id=made.pk, version=made.version)
    assert "?lage=behind" in page(client, at(town, "oversattning/ar/"))
    content = page(client, one(town, made))
    assert "Vad kontakten är till för: Dagtid" in content
    found = re.search(r'name="(label-[0-9a-f]{8})" maxlength="300"[^>]*dir="rtl"', content)
    assert found
    sent = {"version": "1", "name": "الإرشاد", "description": "اتصل بنا."}
    too_long = client.post(one(town, made), {**sent, found[1]: "x" * 301})
    assert too_long.status_code == 422
    assert client.post(one(town, made), {**sent, found[1]: "نهارا"}).status_code == 302
    assert ServiceTranslation.objects.get(service=made).labels == {"Dagtid": "نهارا"}
    assert 'value="نهارا"' in page(client, one(town, made))
    assert "?lage=behind" not in page(client, at(town, "oversattning/ar/"))


def test_a_translation_behind_shows_what_has_changed_since(here: Here) -> None:
    town, made, client = here
    translated(town, made)
    assert "Ändrat sedan översättningen" not in page(client, one(town, made))
    changed(town, made, "Ring oss. Vi svarar dygnet runt.")
    content = page(client, one(town, made))
    assert "Den svenska texten är ändrad" in content
    assert re.search(r"<del>.*lyssnar", content)
    assert "Ligger efter" in page(client, at(town, "oversattning/ar/?lage=behind"))
    version = hidden(content, "version")
    client.post(one(town, made), {"version": version, "name": "الإرشاد", "description": "اتصل."})
    assert "Den svenska texten är ändrad" not in page(client, one(town, made))


def test_it_is_checked_by_somebody_and_no_longer_when_it_is_saved_again(here: Here) -> None:
    town, made, client = here
    translated(town, made)
    nobody = client.post(one(town, made, path="kontrollerad/"), {"version": "1", "checked_by": " "})
    assert nobody.status_code == 422
    assert "Skriv vem som har läst" in nobody.content.decode()
    client.post(one(town, made, path="kontrollerad/"), {"version": "1", "checked_by": "Modersmålsläraren"})
    assert ServiceTranslation.objects.get(service=made).checked_by == "Modersmålsläraren"
    content = page(client, at(town, "oversattning/ar/"))
    assert "Kontrollerad av Modersmålsläraren" in content
    assert '<p lang="ar" dir="rtl">' in content
    assert "Översättning till arabiska" in content
    client.post(one(town, made), {"version": "2", "name": "الإرشاد", "description": "x"})
    assert ServiceTranslation.objects.get(service=made).checked_by == ""


def test_two_who_translate_at_once_are_shown_the_difference(here: Here) -> None:
    town, made, client = here
    translated(town, made)
    answer = client.post(one(town, made), {"version": "0", "name": "Annat", "description": "y"})
    assert answer.status_code == 409
    assert ServiceTranslation.objects.get(service=made).name == "الإرشاد"


def test_what_is_typed_in_easy_swedish_is_reckoned_without_being_saved(here: Here) -> None:
    town, made, client = here
    heavy = "Socialförvaltningens mottagningsenhet tillhandahåller informationssamtal."
    sent = {"version": "0", "name": "Råd", "description": heavy, "rakna": "1"}
    content = client.post(one(town, made, "sv-simple"), sent).content.decode()
    assert "mycket svår" in content
    assert "Skriv kortare meningar" in content
    assert heavy in content
    assert not ServiceTranslation.objects.exists()
    assert "Räkna LIX" not in page(client, one(town, made))


def test_a_wrong_translation_is_taken_away_by_who_saw_it_last(here: Here) -> None:
    town, made, client = here
    translated(town, made)
    assert "Ta bort översättningen" in page(client, one(town, made))
    client.post(one(town, made, path="ta-bort/"), {"version": "7"})
    assert ServiceTranslation.objects.filter(service=made).exists()
    assert browser(town, Role.READER).post(one(town, made, path="ta-bort/")).status_code == 403
    assert client.post(one(town, made, path="ta-bort/"), {"version": "1"}).status_code == 302
    assert not ServiceTranslation.objects.exists()
    assert "Ta bort översättningen" not in page(client, one(town, made))
    assert client.post(one(town, made, path="ta-bort/"), {"version": "1"}).status_code == 404


@pytest.mark.parametrize("language", ["sv", "xx", "de", "sv-simple-1"])
def test_a_language_that_is_none_does_not_exist(here: Here, language: str) -> None:
    town, made, client = here
    assert client.get(at(town, f"oversattning/{language}/")).status_code == 404
    assert client.get(one(town, made, language)).status_code == 404


def test_only_the_coordinator_translates_and_only_their_own(here: Here) -> None:
    town, made, _client = here
    other = factories.town("1489", "Alingsås")
    reader = browser(town, Role.READER)
    for path in ("oversattning/", "oversattning/ar/", "oversattning/ar/fil/"):
        assert reader.get(at(town, path)).status_code == 403
    assert browser(other).get(one(other, made)).status_code == 404
    assert browser(other).get(one(town, made)).status_code == 404


@pytest.mark.parametrize("text", ["x" * 20_001, "a\x00b"])
def test_what_cannot_be_kept_is_told_beside_its_field(here: Here, text: str) -> None:
    town, made, client = here
    answer = client.post(one(town, made), {"version": "0", "name": "N", "description": text})
    assert answer.status_code in (400, 422)
    assert not ServiceTranslation.objects.exists()


def test_markup_is_text(here: Here) -> None:
    town, made, client = here
    client.post(one(town, made), {"version": "0", "name": "<script>x</script>", "description": "<b>"})
    assert "<script>x" not in page(client, at(town, "oversattning/ar/"))


# --- Files -----------------------------------------------------------------------------------------


def taken_out(client: Client, town: Town, language: str = "ar") -> list[list[str]]:
    answer = client.get(at(town, f"oversattning/{language}/?format=xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def filled(rows: list[list[str]], words: dict[str, str]) -> list[list[str]]:
    """The file with the translations of the passages whose Swedish is given."""
    head = next(at for at, row in enumerate(rows) if "Rad" in row)
    source, text = (
        rows[head].index("Svenska"),
        next(at for at, title in enumerate(rows[head]) if title.startswith("Översättning till")),
    )
    for row in rows[head + 1 :]:
        row[text] = words.get(row[source], row[text])
    return rows


def sent(client: Client, town: Town, rows: list[list[str]], language: str = "ar") -> HttpResponse:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("oversatt.xlsx", out.getvalue(), XLSX)
    return client.post(at(town, f"oversattning/{language}/fil/"), {"file": file})


def taken_in(client: Client, town: Town, answer: HttpResponse, **more: object) -> HttpResponse:
    rows = hidden(answer.content.decode(), "rows")
    return client.post(at(town, "oversattning/ar/fil/"), {"rows": rows, **more})


def test_a_file_goes_out_and_comes_back_translated(here: Here) -> None:
    town, made, client = here
    ways = (ContactFields("phone", "08-465 004 10", "Dagtid"),)
    fields = ServiceFields(made.name, made.description, contacts=ways)
    save_service(by=town.actor, fields=fields, service_id=made.pk, version=made.version)
    words = {"Rådgivningen": "الإرشاد", "Ring oss. Vi lyssnar.": "اتصل بنا.", "Dagtid": "نهارا"}
    rows = filled(taken_out(client, town), words)
    answer = sent(client, town, rows)
    assert answer.status_code == 200
    assert not ServiceTranslation.objects.exists()
    assert taken_in(client, town, answer).status_code == 302
    row = ServiceTranslation.objects.get(service=made)
    assert (row.name, row.description, row.checked_by) == ("الإرشاد", "اتصل بنا.", "")
    assert row.labels == {"Dagtid": "نهارا"}
    again = sent(client, town, taken_out(client, town))
    assert "Inget ändras" in again.content.decode()


def test_what_was_changed_since_the_file_was_taken_out_is_asked_about(here: Here) -> None:
    town, made, client = here
    rows = filled(taken_out(client, town), {"Rådgivningen": "Nytt namn"})
    translated(town, made)
    answer = sent(client, town, rows)
    assert "Ändrat sedan filen hämtades" in answer.content.decode()
    taken_in(client, town, answer)
    assert ServiceTranslation.objects.get(service=made).name == "الإرشاد"
    taken_in(client, town, answer, ta_in=str(made.pk))
    row = ServiceTranslation.objects.get(service=made)
    assert (row.name, row.description) == ("Nytt namn", "اتصل بنا.")


def test_a_file_for_swedish_that_was_changed_is_asked_about(here: Here) -> None:
    town, made, client = here
    rows = filled(taken_out(client, town), {"Rådgivningen": "الإرشاد"})
    changed(town, made, "Ring oss i dag.")
    assert "Ändrat sedan filen hämtades" in sent(client, town, rows).content.decode()


def test_another_municipalitys_rows_are_refused_and_nothing_is_kept(here: Here) -> None:
    town, _made, client = here
    other = factories.town("1489", "Alingsås")
    theirs = service(other, "Rådgivningen", description="Deras.")
    rows = filled(taken_out(browser(other), other), {"Rådgivningen": "x"})
    answer = sent(client, town, rows)
    assert answer.status_code == 422
    assert f"”{theirs.pk}-name” är ingen text i er lista" in answer.content.decode()
    assert not ServiceTranslation.objects.exists()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda rows: [row[:3] for row in rows], "”Version (ändra inte)” saknas"),
        (
            lambda rows: [[c.replace("till arabiska", "till somaliska") for c in r] for r in rows],
            "annat språk",
        ),
        (lambda rows: [*rows, rows[-1]], "samma text står på flera rader"),
        (lambda rows: filled(rows, {"Rådgivningen": "n" * 301}), "texten är för lång"),
        (lambda rows: filled(rows, {"Ring oss. Vi lyssnar.": "bara text"}), "saknar översatt namn"),
        (lambda rows: rows, "ingen rad med en översättning"),
    ],
)
def test_a_file_that_is_wrong_says_what_and_where(here: Here, edit: object, said: str) -> None:
    town, _made, client = here
    rows = filled(taken_out(client, town), {})
    if said == "samma text står på flera rader":
        rows = filled(rows, {"Ring oss. Vi lyssnar.": "y", "Rådgivningen": "x"})
    answer = sent(client, town, edit(rows))  # type: ignore[operator]
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ServiceTranslation.objects.exists()


def test_a_formula_is_harmless_in_and_out(here: Here) -> None:
    town, made, client = here
    rows = filled(taken_out(client, town), {"Rådgivningen": '=HYPERLINK("http://x","y")'})
    assert sent(client, town, rows).status_code == 422  # a formula has no text of its own: nothing to take in
    translated(town, made, name="=1+1")
    answer = client.get(at(town, "oversattning/ar/?format=xlsx"))
    cells = [c for row in openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0] for c in row]
    assert [c.data_type for c in cells if c.value == "=1+1"] == ["s"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"%PDF-1.7", b"\x00" * 100])
def test_a_hostile_file_is_refused_with_a_sentence(here: Here, data: bytes) -> None:
    town, _made, client = here
    file = SimpleUploadedFile("oversatt.xlsx", data, XLSX)
    answer = client.post(at(town, "oversattning/ar/fil/"), {"file": file})
    assert answer.status_code == 422


def test_what_is_carried_cannot_be_changed_or_taken_to_another_town(here: Here) -> None:
    town, _made, client = here
    answer = sent(client, town, filled(taken_out(client, town), {"Rådgivningen": "x"}))
    rows = hidden(answer.content.decode(), "rows")
    other = factories.town("1489", "Alingsås")
    browser(other).post(at(other, "oversattning/ar/fil/"), {"rows": rows})
    client.post(at(town, "oversattning/so/fil/"), {"rows": rows})
    client.post(at(town, "oversattning/ar/fil/"), {"rows": rows + "x"})
    assert not ServiceTranslation.objects.exists()


def test_a_bodys_own_people_translate_nothing_by_these_pages(here: Here) -> None:
    town, _made, _client = here
    body: Body = factories.body(town, "Socialtjänsten")
    reporter = browser(town, Role.REPORTER, body)
    assert reporter.get(at(town, "oversattning/")).status_code == 403
