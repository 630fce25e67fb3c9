"""Comparison as people use its pages: read, chosen, fetched, and open comparisons taken in."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from fridlyst.base.errors import FridlystError
from fridlyst.comparison.actions import begin_fetch, fail_fetch
from fridlyst.comparison.kolada.errors import KoladaAway
from fridlyst.comparison.models import ComparisonChoice, Fetch, OpenUpload, ReferenceMeasure, ReferenceValue
from fridlyst.comparison.open_comparisons import OpenColumn
from fridlyst.comparison.refreshing import refresh
from fridlyst.organisation.terms import Role
from tests import factories
from tests.comparison.books import PLAIN, SHARE, book
from tests.comparison.conftest import asking
from tests.comparison.server import Service, answering, filled, serving
from tests.factories import Town
from tests.holding import AT_ONCE

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@dataclass(frozen=True)
class Desk:
    """A coordinator and a reader of the same town."""

    town: Town
    coordinator: Client
    reader: Client

    @property
    def all(self) -> str:
        return f"/{self.town.slug}/statistik/jamforelse/"

    def get(self, page: str = "", client: Client | None = None) -> str:
        answer = (client or self.coordinator).get(f"{self.all}{page}")
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, page: str, status: int = 302, /, **fields: object) -> str:
        answer = self.coordinator.post(f"{self.all}{page}", fields)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()


@pytest.fixture
def desk(settings: Settings) -> Desk:
    settings.TASKS = AT_ONCE
    town = factories.town()
    clients = [factories.signed_in(factories.person(town, role)) for role in (Role.COORDINATOR, Role.READER)]
    return Desk(town, *clients)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(filled(Service())) as running:
        yield running


def fetched(service: Service, days_ago: int = 0) -> None:
    refresh(at=timezone.now() - timedelta(days=days_ago), tell=lambda _s, _t: None, kolada=asking(service))


def failed(error: FridlystError, days_ago: int = 0) -> None:
    at = timezone.now() - timedelta(days=days_ago)
    fail_fetch(fetch_id=begin_fetch(at=at), error=error, at=at)


def test_before_anything_is_fetched_the_page_says_what_to_do(desk: Desk, settings: Settings) -> None:
    text = desk.get()
    assert "Inga jämförelsetal är hämtade" in text
    assert "fridlyst compare --from-file" in text
    assert "15 mått har inga värden" in text
    settings.FRIDLYST_KOLADA_URL = "https://api.kolada.se"
    assert "Hämta värdena nu" in desk.get()
    assert "Hämta värdena nu" not in desk.get(client=desk.reader)


def test_the_municipality_beside_the_others(desk: Desk, service: Service) -> None:
    fetched(service)
    text = desk.get(client=desk.reader)
    for said in (
        "Anmälda våldsbrott",
        "139",
        "199",
        "219",
        "119",
        "Lägre än alla 3",
        "Källa: Kolada. Senast hämtat",
    ):
        assert said in text
    assert "12 mått har inga värden" in text


def test_one_measure(desk: Desk, service: Service) -> None:
    service.groups["G36401"] = ("Liknande kommuner IFO, Askersund, 2024", ("1760", "1861", "1881"))
    fetched(service)
    text = desk.get("matt/N07403/", client=desk.reader)
    for said in (
        "Storfors",
        "Hallsberg",
        "Kumla",
        "Askersund ligger lägre än alla 3",
        "Källa: Kolada, hämtat",
    ):
        assert said in text
    assert text.count("<svg") >= 2
    assert "Askersund: från 130 år 2015 till 139 år 2024" in text
    assert "Kvinnor och män" not in text


def test_women_and_men_have_a_chart_of_their_own(desk: Desk, service: Service) -> None:
    for sex, value in (("K", 80.0), ("M", 20.0)):
        service.give("U30750", "1882", 2024, value, sex)
    fetched(service)
    assert "Kvinnor och män" in desk.get("matt/U30750/")


@pytest.mark.parametrize("code", ["N99999", "n07403", "0", "x" * 2000])
def test_another_measure_is_not_there(desk: Desk, service: Service, code: str) -> None:
    fetched(service)
    assert desk.coordinator.get(f"{desk.all}matt/{code}/").status_code == 404


def test_a_service_that_is_away_is_told_with_the_last_values(desk: Desk, service: Service) -> None:
    fetched(service, days_ago=9)
    failed(KoladaAway(), days_ago=1)
    text = desk.get()
    assert "Kolada svarade inte i går." in text
    assert "139" in text


def test_what_stands_in_the_page_is_escaped(desk: Desk, service: Service) -> None:
    service.measures["N07403"] = (HOSTILE, False)
    service.areas["1881"] = (HOSTILE, "K")
    fetched(service)
    for page in ("", "matt/N07403/", "val/"):
        assert HOSTILE not in desk.get(page)


def test_lists_as_files(desk: Desk, service: Service) -> None:
    service.measures["N07403"] = ("=1+1", False)
    service.values["N07403", "1882", 2024] = [{"gender": "T", "value": None, "status": "Private"}]
    fetched(service)
    rows = json.loads(desk.get("?format=json"))
    first = next(row for row in rows if row["code"] == "N07403")
    assert (first["own"], first["own_state"], first["year"]) == (138.0, "given", "2023")
    assert next(row for row in rows if row["code"] == "N01460")["own_state"] == "missing"
    answer = desk.coordinator.get(f"{desk.all}?format=csv").content.decode("utf-8-sig")
    assert "'=1+1" in answer
    one = json.loads(desk.get("matt/N07403/?format=json"))
    protected = [row for row in one if row["role"] == "own" and row["year"] == "2024"]
    assert [(row["value"], row["state"]) for row in protected] == [(None, "suppressed")]
    lines = list(csv.reader(io.StringIO(desk.get("matt/N07403/?format=csv").lstrip("\ufeff")), delimiter=";"))
    assert len(lines) == len(one) + 1
    book = openpyxl.load_workbook(
        io.BytesIO(desk.coordinator.get(f"{desk.all}matt/N07403/?format=xlsx").content)
    )
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == len(one) + 1


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx", "html"])
def test_the_comparison_as_a_report(desk: Desk, service: Service, format: str) -> None:
    service.measures["N07403"] = (HOSTILE, False)
    fetched(service)
    answer = desk.reader.get(f"{desk.all}rapport/{format}/")
    assert answer.status_code == 200
    assert f".{format}" in answer.headers["Content-Disposition"]
    assert len(answer.content) > 2000
    if format == "html":
        text = answer.content.decode()
        assert HOSTILE not in text
        for said in ("3 av 15 mått har värden", "Källa: Kolada, hämtat", "Askersund ligger lägre än alla 3"):
            assert said in text


def test_a_report_in_another_format_is_refused(desk: Desk) -> None:
    assert desk.reader.get(f"{desk.all}rapport/exe/").status_code == 400


def test_the_coordinator_chooses(desk: Desk, service: Service) -> None:
    fetched(service)
    desk.send(
        "val/",
        peers="own",
        group="IFO",
        own_peers=["1760", "1861", "1489"],
        measures=["N07403"],
        more="u30750, N00941",
        lower=["N07403"],
        version=0,
    )
    row = ComparisonChoice.objects.get()
    assert row.measures == ["N07403", "U30750", "N00941"]
    assert row.directions == {"N07403": "lower"}
    text = desk.get()
    assert "Era valda kommuner" in text
    assert "Lägre är bättre" in text
    assert "mittvärdet (medianen) är uträknat i Fridlyst" in desk.get("matt/N07403/")


@pytest.mark.parametrize(
    "fields",
    [
        {"peers": "own", "own_peers": ["1760"]},
        {"peers": "own", "own_peers": ["9999", "1760", "1861"]},
        {"peers": "own", "own_peers": ["1882", "1760", "1861"]},
        {"peers": "andra"},
        {"peers": "similar", "group": "finns inte"},
        {"peers": "similar", "measures": ["DROP TABLE"]},
        {"peers": "similar", "more": "N1"},
        {"peers": "similar", "more": "\x00"},
        {"peers": "similar", "more": "x" * 10_000},
        {"peers": "similar", "more": " ".join(f"N{number:05}" for number in range(70))},
        {"peers": "similar", "measures": ["N07403"], "higher": ["N07403"], "lower": ["N07403"]},
        {"peers": "similar", "version": "9" * 5000},
    ],
)
def test_a_choice_that_cannot_be_is_told_and_nothing_is_stored(
    desk: Desk, service: Service, fields: dict[str, object]
) -> None:
    fetched(service)
    desk.send("val/", 422, **{"version": 0, **fields})
    assert not ComparisonChoice.objects.exists()


def test_who_chooses_later_is_told(desk: Desk, service: Service) -> None:
    fetched(service)
    desk.send("val/", peers="similar", measures=["N07403"], version=0)
    text = desk.send("val/", 409, peers="similar", measures=["U30750"], version=0)
    assert "Någon annan har ändrat valen" in text


def test_readers_see_and_change_nothing(desk: Desk, service: Service) -> None:
    fetched(service)
    for page in ("val/", "oppna/"):
        assert desk.reader.get(f"{desk.all}{page}").status_code == 403
    for page in ("val/", "oppna/", "hamta/", "oppna/1/ta-bort/"):
        assert desk.reader.post(f"{desk.all}{page}", {"peers": "similar", "version": 0}).status_code == 403
    assert not ComparisonChoice.objects.exists()


def test_fetching_is_followed(desk: Desk, service: Service, settings: Settings) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    answer = desk.coordinator.post(f"{desk.all}hamta/")
    page = desk.coordinator.get(answer.headers["Location"]).content.decode()
    assert "värden är hämtade" in page
    assert Fetch.objects.get().state == "done"
    part = desk.coordinator.get(answer.headers["Location"], headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part


def test_a_fetch_that_fails_says_why_and_may_be_tried_again(
    desk: Desk, service: Service, settings: Settings
) -> None:
    settings.FRIDLYST_KOLADA_URL = service.url
    service.always(answering(401))
    answer = desk.coordinator.post(f"{desk.all}hamta/")
    page = desk.coordinator.get(answer.headers["Location"]).content.decode()
    assert "Kolada tog inte emot frågan" in page
    assert "Försök igen" in page


def test_no_page_asks_anybody_outside(desk: Desk, service: Service, settings: Settings) -> None:
    fetched(service)
    settings.FRIDLYST_KOLADA_URL = service.url
    before = len(service.asked)
    for page in ("", "matt/N07403/", "val/", "oppna/", "?format=csv"):
        desk.get(page)
    assert len(service.asked) == before


def statements(desk: Desk, page: str) -> int:
    desk.get(page)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        desk.get(page)
    return len(caught)


def test_the_same_statements_at_many_times_the_values(desk: Desk, service: Service) -> None:
    fetched(service)
    few = {page: statements(desk, page) for page in ("", "matt/N07403/", "val/")}
    for number in range(80):
        service.areas[f"{2000 + number}"] = (f"Ort {number}", "K")
        service.give("N07403", f"{2000 + number}", 2024, number)
    fetched(service)
    assert {page: statements(desk, page) for page in few} == few
    assert max(few.values()) <= 12


def sent(data: bytes, name: str = "oj.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_open_comparisons_are_taken_in(desk: Desk) -> None:
    desk.send("oppna/", year=2025, file=sent(book()))
    upload = OpenUpload.objects.get()
    text = desk.get(f"oppna/{upload.pk}/")
    assert PLAIN in text
    assert not ReferenceValue.objects.exists()
    desk.send(f"oppna/{upload.pk}/", kept=[PLAIN, SHARE], version=1)
    text = desk.get()
    assert "Öppna jämförelser" in text
    code = OpenColumn(PLAIN, "", {}).code
    page = desk.get(f"matt/{code}/", client=desk.reader)
    assert "Källa: Socialstyrelsen, öppna jämförelser 2025" in page
    assert "67" in page
    desk.send("oppna/", year=2024, file=sent(book()))
    assert ReferenceValue.objects.filter(year=2024).exists()
    desk.send(f"oppna/{upload.pk}/ta-bort/")
    assert not ReferenceValue.objects.filter(year=2025).exists()


def test_other_columns_are_asked_about(desk: Desk) -> None:
    desk.send("oppna/", year=2025, file=sent(book()))
    first = OpenUpload.objects.get()
    desk.send(f"oppna/{first.pk}/", kept=[SHARE], version=1)
    desk.send("oppna/", year=2024, file=sent(book(headings=("A", SHARE, "C"))))
    second = OpenUpload.objects.exclude(pk=first.pk).get()
    assert "andra kolumner än den förra" in desk.get(f"oppna/{second.pk}/")
    assert not ReferenceValue.objects.filter(year=2024).exists()
    for kept in ([], ["finns inte"]):
        desk.send(f"oppna/{second.pk}/", 422, kept=kept, version=1)
    desk.send(f"oppna/{second.pk}/", 409, kept=[SHARE], version=7)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"kod;kommun", "oj.csv", "Det här går att lägga till: Excel"),
        (b"MZ" + b"\0" * 100, "oj.xlsx", "ett körbart program"),
        (book()[:3000], "oj.xlsx", "en zip-fil"),
        (book(codes=list("ABCDEFG")), "oj.xlsx", "ingen kolumn med kommunkoder"),
    ],
)
def test_other_files_are_told_in_a_sentence(desk: Desk, data: bytes, name: str, says: str) -> None:
    assert says in desk.send("oppna/", 422, year=2025, file=sent(data, name))
    assert not OpenUpload.objects.exists()
    assert not ReferenceMeasure.objects.exists()


@pytest.mark.parametrize("year", ["", "x", "-3", "1999", "9" * 5000])
def test_a_year_that_is_none_is_told(desk: Desk, year: str) -> None:
    desk.send("oppna/", 422, year=year, file=sent(book()))
    assert not OpenUpload.objects.exists()
