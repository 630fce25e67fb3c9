"""A municipality's own list in a file: the template, what it says, and what has to be mended."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fridlyst.organisation.terms import Role
from fridlyst.support.models import SupportService
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def client(town: Town) -> Client:
    return factories.signed_in(factories.person(town, Role.COORDINATOR))


def at(town: Town, path: str = "") -> str:
    return f"/{town.slug}/stod/fil/{path}"


def send(client: Client, town: Town, content: str | bytes, name: str = "stod.csv") -> tuple[int, str]:
    data = content if isinstance(content, bytes) else content.encode()
    answer = client.post(at(town), {"file": SimpleUploadedFile(name, data)})
    return answer.status_code, answer.content.decode()


def carried(content: str) -> str:
    return str(re.findall(r'name="rows" value="([^"]*)"', content)[0])


def test_the_template_is_filled_in_seen_and_taken_in_as_drafts(town: Town, client: Client) -> None:
    factories.body(town, "Socialtjänsten")
    book = openpyxl.load_workbook(io.BytesIO(client.get(at(town, "?format=xlsx")).content))
    sheet = book.active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Stöd") + 1, "Rådgivningen")
    sheet.cell(2, heads.index("Enhet som ansvarar") + 1, "socialtjänsten")
    sheet.cell(2, heads.index("Telefon") + 1, "08-465 004 10; 070-174 06 05")
    out = io.BytesIO()
    book.save(out)
    status, content = send(client, town, out.getvalue(), "mall.xlsx")
    assert status == 200
    assert "Rådgivningen" in content
    assert not SupportService.objects.exists()
    assert client.post(at(town), {"rows": carried(content)}).status_code == 302
    made = SupportService.objects.get()
    assert (made.name, made.minimum_age, made.interpreter, made.published) == (
        "Rådgivningen",
        18,
        True,
        False,
    )
    assert made.languages == ["sv", "en"]
    assert len(made.whom) == 6
    assert [one.value for one in made.contacts.all()] == ["08-465 004 10", "070-174 06 05"]
    assert made.body is not None


def test_the_row_that_shows_how_is_never_taken_in(town: Town, client: Client) -> None:
    template = client.get(at(town, "?format=csv")).content.decode("utf-8-sig")
    status, content = send(client, town, template)
    assert status == 422
    assert "Filen har ingen rad med något stöd." in content
    status, content = send(client, town, f"{template}Jouren\n")
    assert status == 200
    assert client.post(at(town), {"rows": carried(content)}).status_code == 302
    assert [one.name for one in SupportService.objects.all()] == ["Jouren"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (";18", "Skriv vad stödet heter."),
        ("Stöd A;arton", "är ingen ålder i hela år"),
        ("Stöd A;900", "Åldern ska vara mellan 0 och 120"),
        (f"Stöd A;{'9' * 5000}", "är ingen ålder i hela år"),
        ("Stöd A;;ring mig", "Numret går inte att ringa"),
        ("Stöd A;;;kanske", "skriv ja eller nej"),
        ("Stöd A;;;;klingonska", "finns inte i listan"),
        ("Stöd A;;;;;Hittepåenheten", "finns inte i organisationen"),
        (f"{'n' * 301};", "Texten är 301 tecken"),
        ("Finns redan;", "finns redan i listan"),
        ("Stöd A\nStöd A", "samma namn står redan på rad 2"),
        ("Stöd A;;;;;;javascript:alert(1)", "ska börja med https://"),
    ],
)
def test_a_fault_is_said_with_its_row_and_nothing_is_kept(
    town: Town, client: Client, row: str, said: str
) -> None:
    client.post(f"/{town.slug}/stod/nytt/", {"name": "Finns redan"})
    heads = "Stöd;Lägsta ålder;Telefon;Tolk;Språk;Enhet som ansvarar;Webbplats"
    status, content = send(client, town, f"{heads}\n{row}\n")
    assert status == 422
    assert said in content
    assert "Rad " in content
    assert SupportService.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Filen är tom"),
        ("Namn;Ålder\nA;1", "Kolumnen ”Stöd” saknas"),
        ("Stöd;Stöd\nA;B", "finns två gånger"),
        ("Stöd;Skostorlek\nA;40", "finns inte i mallen"),
        ("Stöd\n", "ingen rad med något stöd"),
        ("Stöd\n" + "\n".join(f"Stöd {n}" for n in range(501)), "fler än 500 rader"),
        ("Stöd;Beskrivning\nA;Ring 19121212-1212", "personnummer"),
    ],
)
def test_a_file_that_is_no_list_says_why(town: Town, client: Client, content: str, said: str) -> None:
    status, shown = send(client, town, content)
    assert status == 422
    assert said in shown


def test_nobody_brings_what_the_page_did_not_carry(town: Town, client: Client) -> None:
    other = factories.town("1489", "Alingsås")
    theirs = factories.signed_in(factories.person(other, Role.COORDINATOR))
    _status, content = send(theirs, other, "Stöd\nDeras\n")
    for rows in (carried(content), "", "\x00", "x" * 10_000):
        client.post(at(town), {"rows": rows})
    assert not SupportService.objects.exists()


def test_what_came_in_between_is_never_written_over(town: Town, client: Client) -> None:
    _status, content = send(client, town, "Stöd\nFörsta\nRådgivningen\n")
    client.post(f"/{town.slug}/stod/nytt/", {"name": "Rådgivningen"})
    client.post(at(town), {"rows": carried(content)})
    assert [one.name for one in SupportService.objects.all()] == ["Rådgivningen"]
