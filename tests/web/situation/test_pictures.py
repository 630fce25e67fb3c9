"""The picture of the situation as people use its pages: begun, written, decided, read, fetched as files."""

import io
import json
from dataclasses import dataclass
from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from fridlyst.base.clock import today
from fridlyst.decisions.actions import register_matter
from fridlyst.organisation.terms import Role
from fridlyst.situation.actions import decide_situation
from fridlyst.situation.fields import SituationDecision
from fridlyst.situation.models import Situation
from tests import factories
from tests.factories import Town
from tests.holding import AT_ONCE
from tests.web.walking.pictured import begun

pytestmark = pytest.mark.django_db
SAVING = {"X-Fridlyst-Autosave": "1"}


@dataclass(frozen=True)
class Desk:
    """A coordinator and a reader of the same town."""

    town: Town
    coordinator: Client
    reader: Client

    @property
    def all(self) -> str:
        return f"/{self.town.slug}/statistik/lagesbild/"

    def one(self, row: Situation, page: str = "") -> str:
        return f"{self.all}{row.slug}/{page}"

    def get(self, address: str, client: Client | None = None) -> str:
        answer = (client or self.coordinator).get(address)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, address: str, status: int = 302, /, **fields: object) -> str:
        answer = self.coordinator.post(address, fields)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()


@pytest.fixture
def desk(settings: Settings) -> Desk:
    settings.TASKS = AT_ONCE
    town = factories.town()
    clients = [factories.signed_in(factories.person(town, role)) for role in (Role.COORDINATOR, Role.READER)]
    return Desk(town, *clients)


def decided(desk: Desk, on: date) -> Situation:
    row = begun(desk.town, "Lägesbild", "Det mesta sker efter.", on.year)
    decision = SituationDecision(on, None, "Kommunstyrelsen", "12")
    return decide_situation(
        by=desk.town.actor, situation_id=row.pk, version=row.version, decision=decision, today=on
    )


def test_a_picture_from_nothing_to_decided(desk: Desk) -> None:
    assert "Ingen lägesbild ännu" in desk.get(desk.all)
    fields = {"title": "Lägesbild 2026", "period_start": "2025-01-01", "period_end": "2026-12-31"}
    desk.send(f"{desk.all}ny/", **fields)
    row = Situation.objects.get()
    text = desk.get(desk.one(row))
    assert "Utkast, inte beslutad" in text
    assert "Programmet har inte följts upp i någon omgång än." in text
    said = desk.send(
        desk.one(row, "besluta/"), 422, decided_on=today().isoformat(), body_name="KS", version=row.version
    )
    assert "Skriv analysen" in said
    desk.send(desk.one(row, "text/analys/"), **{"analys-text": "<b>Orsaker</b>", "analys-version": 0})
    desk.send(
        desk.one(row, "besluta/"),
        decided_on=today().isoformat(),
        body_name="Kommunstyrelsen",
        paragraph="12",
        version=row.version,
    )
    read = desk.get(desk.one(row), desk.reader)
    assert "av Kommunstyrelsen § 12" in read
    assert "&lt;b&gt;Orsaker&lt;/b&gt;" in read
    assert "<textarea" not in read


def test_a_draft_is_not_there_for_a_reader(desk: Desk) -> None:
    row = begun(desk.town, "Hemligt utkast", "x", 2026)
    assert "Hemligt utkast" not in desk.get(desk.all, desk.reader)
    for page in ("", "uppgifter/", "besluta/", "andra/", "ta-bort/"):
        assert desk.reader.get(desk.one(row, page)).status_code in (403, 404)
    assert desk.reader.post(desk.one(row, "gor/"), {"format": "pdf"}).status_code == 404
    answer = desk.reader.post(desk.one(row, "text/analys/"), {"analys-text": "x", "analys-version": 1})
    assert answer.status_code == 403
    assert row.texts.get().text == "x"


def test_the_later_of_two_writers_keeps_what_was_typed(desk: Desk) -> None:
    row = begun(desk.town, "Lägesbild", "Första", 2026)
    address = desk.one(row, "text/analys/")
    late = {"analys-text": "Andra", "analys-version": 0}
    told = desk.coordinator.post(address, late, headers=SAVING)
    assert (told.status_code, told.json()["code"]) == (409, "saved-meanwhile")
    assert "Första" in told.json()["html"]
    page = desk.send(address, 409, **late)
    assert "Andra" in page
    saved = desk.coordinator.post(address, late | {"analys-version": 1}, headers=SAVING)
    assert saved.json()["version"] == 2
    assert desk.coordinator.post(desk.one(row, "text/annat/"), {}).status_code == 404


def test_figures_are_chosen_and_ordered(desk: Desk) -> None:
    row = begun(desk.town, "Lägesbild", "x", 2026)
    page = desk.get(desk.one(row, "uppgifter/"))
    assert "Inga antal har lämnats ur verksamhetssystemen." in page
    places = {f"at-{kind}": at for at, kind in enumerate(("decisions", "coverage", "indicators"), start=1)}
    rest = {f"at-{kind}": 7 for kind in ("counts", "comparison", "followup", "competence")}
    chosen = {"on-decisions": "on", "on-coverage": "on", "version": row.version}
    desk.send(desk.one(row, "uppgifter/"), **places, **rest, **chosen)
    row.refresh_from_db()
    assert row.kinds == ["decisions", "coverage"]
    said = desk.send(desk.one(row, "uppgifter/"), 409, **places, **rest, **chosen)
    assert "Någon annan har ändrat lägesbilden" in said
    desk.send(desk.one(row, "uppgifter/"), 422, **places, **rest | {"at-counts": "9" * 5000}, version=3)


def test_hostile_decisions_are_refused_with_a_sentence(desk: Desk) -> None:
    other = factories.town("1489", "Alingsås")
    theirs = register_matter(by=other.actor, registration_number="9", title="Deras")
    row = begun(desk.town, "Lägesbild", "x", 2026)
    good = {"decided_on": today().isoformat(), "body_name": "KS", "version": row.version}
    for bad in (
        {"matter": theirs.pk},
        {"matter": "9" * 5000},
        {"decided_on": (today() + timedelta(days=1)).isoformat()},
        {"decided_on": "0001-01-01"},
        {"decided_on": "2026-02-30"},
        {"body_name": "x" * 301},
        {"body_name": "a\x00b"},
        {"paragraph": "9" * 21},
    ):
        assert "error" in desk.send(desk.one(row, "besluta/"), 422, **good | bad)
    row.refresh_from_db()
    assert row.state == "draft"


def test_the_list_says_when_it_is_late(desk: Desk) -> None:
    decided(desk, today() - timedelta(days=800))
    text = desk.get(desk.all, desk.reader)
    assert "försenad" in text
    assert "Ingen ny är påbörjad." in text
    start = desk.get(f"/{desk.town.slug}/")
    assert "Lägesbilden skulle ha förnyats senast" in start
    assert "Lägesbilden skulle" not in desk.get(f"/{desk.town.slug}/", desk.reader)


def test_the_law_is_asked_about_once(desk: Desk) -> None:
    """The calendar asks for what the law demands only until a picture of the situation answers it."""
    factories.programme(desk.town, "Program", valid_to=today() + timedelta(days=900))
    asked = f"/{desk.town.slug}/uppfoljning/kalender/"
    assert "Lag (2023:196) 6 §" in desk.get(asked)
    decided(desk, today() - timedelta(days=100))
    text = desk.get(asked)
    assert "Lag (2023:196) 6 §" not in text
    assert "Lägesbilden gäller till" in text


def test_the_year_wheel_holds_the_last_day(desk: Desk) -> None:
    row = decided(desk, today() - timedelta(days=100))
    assert row.due_on is not None
    text = desk.get(f"/{desk.town.slug}/arshjul/?ar={row.due_on.year}", desk.reader)
    assert "Lägesbilden ska förnyas" in text


def test_the_list_as_files(desk: Desk) -> None:
    row = decided(desk, date(2026, 1, 2))
    Situation.objects.filter(pk=row.pk).update(title="=1+1")
    csv = desk.reader.get(f"{desk.all}?format=csv").content.decode("utf-8-sig")
    days = "2025-01-01;2026-12-31;2026-01-02"
    assert csv.splitlines()[1].startswith(f"'=1+1;Beslutad;{days};Kommunstyrelsen;12")
    found = json.loads(desk.reader.get(f"{desk.all}?format=json").content)
    assert (found[0]["title"], found[0]["due_on"]) == ("=1+1", "2028-01-02")
    book = openpyxl.load_workbook(io.BytesIO(desk.reader.get(f"{desk.all}?format=xlsx").content))
    assert book.active is not None
    assert book.active["A2"].data_type == "s"


@pytest.mark.parametrize(
    ("format", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"), ("html", b"<!DO")]
)
def test_the_decided_picture_as_a_file(desk: Desk, format: str, begins: bytes) -> None:
    row = decided(desk, today())
    made = desk.reader.post(desk.one(row, "gor/"), {"format": format}).headers["Location"]
    assert "Hämta" in desk.get(made, desk.reader)
    file = desk.reader.get(f"{made}hamta/")
    assert file.content.startswith(begins)
    assert f"lagesbild-{row.slug}-" in file.headers["Content-Disposition"]
    assert desk.reader.post(desk.one(row, "gor/"), {"format": "exe"}).status_code in (400, 422)


def test_a_draft_s_files_are_not_the_decided_picture_s(desk: Desk) -> None:
    row = begun(desk.town, "Lägesbild", "Hemlig mening", 2026)
    made = desk.coordinator.post(desk.one(row, "gor/"), {"format": "html"}).headers["Location"]
    decision = SituationDecision(today(), None, "KS")
    decide_situation(by=desk.town.actor, situation_id=row.pk, version=row.version, decision=decision)
    for client in (desk.reader, desk.coordinator):
        assert client.get(made).status_code == 404
        assert client.get(f"{made}hamta/").status_code == 404
    assert "fil gjord tidigare" not in desk.get(desk.one(row))


def test_a_draft_is_removed_with_its_texts(desk: Desk) -> None:
    row = begun(desk.town, "Lägesbild", "x", 2026)
    assert "de 1 texter" in desk.get(desk.one(row, "ta-bort/"))
    desk.send(desk.one(row, "ta-bort/"), 409, version=row.version - 1)
    desk.send(desk.one(row, "ta-bort/"), version=row.version)
    assert not Situation.objects.exists()


def test_the_overview_says_what_is_missing(desk: Desk) -> None:
    text = desk.get(f"/{desk.town.slug}/statistik/", desk.reader)
    for said in (
        "Inget program som gäller har aktiviteter.",
        "Inget program som gäller har indikatorer.",
        "Inga antal har lämnats ur verksamhetssystemen.",
        "Ingen har lämnat hur många som är utbildade.",
        "Inga jämförelsetal är hämtade för kommunen.",
        "Kommunen har ingen beslutad lägesbild i Fridlyst.",
    ):
        assert said in text


def test_statements_do_not_grow(desk: Desk) -> None:
    plan = factories.programme(desk.town, "Program")
    goal = factories.goal(desk.town, plan, "Mål")
    row = decided(desk, today() - timedelta(days=10))
    draft = begun(desk.town, "Nästa", "x", 2027)
    pages = {
        f"/{desk.town.slug}/statistik/": 40,
        desk.all: 4,
        desk.one(row): 11,
        desk.one(draft): 14,
    }
    found = []
    for times in (1, 9):
        for number in range(times):
            activity = factories.activity(desk.town, goal, f"Aktivitet {times} {number}")
            factories.indicator(desk.town, goal, f"Andel {activity.pk}", kind="share")
        found.append({page: _count(desk.coordinator, page) for page in pages})
    assert found == [pages, pages]


def _count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
