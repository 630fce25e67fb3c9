"""The list of matters, one matter's story, and the forms by which it is written."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.base.clock import today
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.fields import ReservationFields
from fridlyst.decisions.models import Condition, Matter, Step
from fridlyst.decisions.queries import matter as whole
from fridlyst.decisions.shapes import MatterView
from fridlyst.organisation.terms import Role
from tests import factories
from tests.factories import Town
from tests.web.walking.amended import amended

pytestmark = pytest.mark.django_db

# Of a registrar: 5 of them read the matters.
STATEMENTS_OF_START = 17
# Session, user and standing; 7 for the matter, 2 for its text, 1 for proofs, 2 for letters and mail.
STATEMENTS_OF_ALL = 15

STORY = (
    StepFields("motion_received", date(2025, 1, 7), "Kommunfullmäktige", "41", "Motionen väcktes."),
    StepFields("motion_approved", date(2025, 3, 4), "Kommunfullmäktige", adjusted_on=date(2025, 3, 28)),
    StepFields("referred_back", date(2025, 4, 3), "Arbetsutskottet", "58", conditions=["Vad?", "Hur?"]),
)


@dataclass(frozen=True)
class Desk:
    """A town with a matter, and its registrar."""

    town: Town
    client: Client
    slug: str

    @property
    def list(self) -> str:
        return f"/{self.town.slug}/arenden/"

    @property
    def home(self) -> str:
        return f"{self.list}{self.slug}/"

    @property
    def now(self) -> MatterView:
        return whole(self.town.municipality.pk, self.slug)

    def get(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, address: str, status: int, **fields: object) -> str:
        answer = self.client.post(address, fields)
        assert answer.status_code == status, answer.content.decode()[-3000:]
        return answer.content.decode()


@pytest.fixture
def desk(db: None) -> Desk:
    town = factories.town()
    made = register_matter(by=town.actor, registration_number="2025.202 KS", title="Program", steps=STORY)
    registrar = factories.signed_in(factories.person(town, Role.REGISTRAR))
    return Desk(town, registrar, made.slug)


def test_the_whole_story_stands_on_the_page(desk: Desk) -> None:
    told = StepFields(
        "proposal",
        date(2025, 10, 22),
        "Socialförvaltningen",
        outcome="approved_amended",
        override_reason="På delegation.",
        reservations=[ReservationFields("Anna Ask (X)", "Yrkade avslag.")],
        sent_to=["Skolnämnden"],
    )
    register_matter(by=desk.town.actor, registration_number="9", title="Annat", steps=[*STORY, told])
    text = desk.get(f"{desk.list}9/")
    for words in (
        *("Förslag lagt", "7 januari 2025", "Kommunfullmäktige § 41", "Motionen väcktes.", "2 villkor"),
        *("Enligt förslaget med ändringar", "Anna Ask (X): Yrkade avslag.", "Skolnämnden"),
        *("Socialförvaltningen (förvaltning) brukar inte", "Skäl: På delegation."),
        "Motionen avgjordes 4 mars 2025, i tid (senast 7 januari 2026).",
        "Protokollet justerades 28 mars 2025, 10 dagar för sent (senast 18 mars 2025).",
    ):
        assert words in text
    gone = text[text.index('id="gang"') :]
    assert gone.index("Motion väckt") < gone.index("Återremiss") < gone.index("Förslag till beslut")


def test_the_page_says_what_waits_and_readers_get_no_buttons(desk: Desk) -> None:
    assert "0 av 2 villkor är besvarade (2025.202 KS)." in desk.get(desk.home)
    reader = factories.signed_in(factories.person(desk.town, Role.READER))
    text = reader.get(desk.home).content.decode()
    for words in ("Att göra nu", "Lägg till ett steg", "Ta bort", "Ändra ärendet"):
        assert words not in text


def test_the_line_of_contents_leads_to_every_part_and_is_not_there_on_a_short_page(desk: Desk) -> None:
    text = desk.get(desk.home)
    line = text[text.index('class="on-page') : text.index('id="gang"')]
    leads = re.findall(r'href="#([a-z-]+)"', line)
    assert leads == ["gang", "villkor", "yrkanden", "text", "handlingar", "brev"]
    assert all(f'id="{one}"' in text for one in leads)
    register_matter(by=desk.town.actor, registration_number="9", title="Tomt", steps=[])
    assert 'class="on-page' not in desk.get(f"{desk.list}9/")


def test_one_matter_as_files(desk: Desk) -> None:
    found = json.loads(desk.client.get(f"{desk.home}?format=json").content)
    assert found["registration_number"] == "2025.202 KS"
    assert found["steps"][2]["conditions"][0]["text"] == "Vad?"
    assert "id" not in found
    assert "version" not in found["steps"][0]
    rows = json.loads(desk.client.get(f"{desk.list}?format=json").content)
    assert [(row["state"], row["conditions"]) for row in rows] == [("referred_back", 2)]
    assert b"Kommunfullm" in desk.client.get(f"{desk.home}?format=csv").content
    assert desk.client.get(f"{desk.home}?format=xlsx").content.startswith(b"PK")
    assert desk.client.get(f"{desk.home}?format=exe").status_code == 400


def test_the_list_has_what_presses_first_and_is_searched(desk: Desk) -> None:
    due_soon = today() - timedelta(days=353)
    late = today() - timedelta(days=390)
    for number, day in (("A 1", due_soon), ("A 2", late)):
        steps = [StepFields("motion_received", day, "Kommunfullmäktige")]
        register_matter(by=desk.town.actor, registration_number=number, title="En motion", steps=steps)
    text = desk.get(desk.list)
    assert text.index("A 2") < text.index("A 1") < text.index("2025.202 KS")
    assert "om 12 dagar." in text
    assert "0 av 2 villkor besvarade" in text
    assert "2025.202 KS" not in desk.get(f"{desk.list}?q=MOTION")
    assert "A 1" not in desk.get(f"{desk.list}?lage=referred_back")
    assert "Inget ärende stämmer" in desk.get(f"{desk.list}?q=finns+inte")
    assert "A 1" in desk.get(f"{desk.list}?lage=hittepå&page=x")


def test_a_matter_is_registered_once_and_changed(desk: Desk) -> None:
    fields = {"registration_number": "2026.7 KS", "title": "Nytt", "next_body_name": "Fullmäktige"}
    desk.send(f"{desk.list}nytt/", 302, **fields, next_on="2026-12-09")
    assert "finns redan" in desk.send(f"{desk.list}nytt/", 422, **fields)
    assert "Skriv ärendets diarienummer." in desk.send(f"{desk.list}nytt/", 422, title="T")
    version = desk.now.version
    changed = {"registration_number": "2025.203 KS", "title": "Programmet", "version": version}
    desk.send(f"{desk.home}andra/", 302, **changed)
    assert (desk.now.registration_number, desk.now.title) == ("2025.203 KS", "Programmet")
    clash = desk.send(f"{desk.home}andra/", 409, **changed | {"title": "Mitt"})
    assert "Någon annan har ändrat ärendet" in clash
    assert "Mitt" in clash


def test_a_matter_called_as_a_page_has_its_own_address(desk: Desk) -> None:
    desk.send(f"{desk.list}nytt/", 302, registration_number="Nytt", title="T")
    assert Matter.objects.get(registration_number="Nytt").slug == "nytt-2"


def test_a_step_is_chosen_then_written(desk: Desk) -> None:
    choose = desk.get(f"{desk.home}steg/nytt/")
    assert "?slag=statement" in choose
    assert choose.index("?slag=decision") < choose.index("hör till tidigare") < choose.index("?slag=appealed")
    form = desk.get(f"{desk.home}steg/nytt/?slag=statement")
    assert 'name="conditions"' not in form
    assert 'name="adjusted_on"' not in form
    assert 'name="conditions"' in desk.get(f"{desk.home}steg/nytt/?slag=referred_back")
    fields = {"kind": "statement", "on": "2025-09-01", "body": "Kontoret", "paragraph": "§ 4"}
    desk.send(f"{desk.home}steg/nytt/", 302, **fields)
    last = desk.now.steps[-1]
    assert (last.kind, last.on, last.paragraph) == ("statement", date(2025, 9, 1), "4")
    assert desk.now.state == "in_preparation"


def test_a_proposal_waits_for_the_conditions(desk: Desk) -> None:
    fields = {"kind": "proposal", "on": "2025-10-22", "body": "Arbetsutskottet", "summary": "Som förslaget"}
    text = desk.send(f"{desk.home}steg/nytt/", 422, **fields)
    assert "Återremissens villkor måste besvaras först" in text
    assert "”Vad?”; ”Hur?”" in text
    assert "Som förslaget" in text
    assert len(desk.now.steps) == 3


def test_a_warning_asks_why_and_is_shown_with_the_answer(desk: Desk) -> None:
    fields = {
        "kind": "referred_back",
        "on": "2025-05-01",
        "body": "Socialförvaltningen",
        "conditions": "A\n\nB",
    }
    text = desk.send(f"{desk.home}steg/nytt/", 422, **fields)
    assert "Skriv varför det ska stå ändå" in text
    assert '<textarea name="override_reason"' in text
    desk.send(f"{desk.home}steg/nytt/", 302, **fields, override_reason="På delegation.")
    assert "Skäl: På delegation." in desk.get(desk.home)
    assert [one.text for one in desk.now.steps[-1].conditions] == ["A", "B"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "statement", "on": "2999-01-01"}, "har inte varit än"),
        ({"kind": "statement", "on": "31 februari"}, ""),
        ({"kind": "appealed", "on": "2025-05-01"}, "inget beslut att överklaga"),
        ({"kind": "motion_received", "on": "2025-05-01"}, "går inte att lägga in"),
        ({"kind": "statement", "summary": "x\x00y"}, "osynliga tecken"),
        ({"kind": "statement", "summary": "y" * 20_001}, ""),
        ({"kind": "a step that nobody takes"}, "Vad har hänt?"),
        ({"kind": "statement", "body": "b" * 10_000}, ""),
        ({"kind": "statement", "after": "999999"}, ""),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_done(desk: Desk, fields: dict[str, str], words: str) -> None:
    assert words in desk.send(f"{desk.home}steg/nytt/", 422, **fields)
    assert len(desk.now.steps) == 3


def test_markup_is_shown_as_it_was_written(desk: Desk) -> None:
    desk.send(f"{desk.home}steg/nytt/", 302, kind="statement", summary="<b>fet</b>", body="<i>K</i>")
    text = desk.get(desk.home)
    assert "&lt;b&gt;fet&lt;/b&gt;" in text
    assert "<i>K" not in text


def test_a_step_is_changed_dated_and_taken_out(desk: Desk) -> None:
    step = desk.now.steps[1]
    form = desk.get(f"{desk.home}steg/{step.id}/")
    assert 'value="2025-03-28"' in form
    fields = {"kind": step.kind, "on": "2025-03-05", "body": step.body_name, "version": step.version}
    desk.send(f"{desk.home}steg/{step.id}/", 302, **fields, adjusted_on="2025-03-28")
    assert "Någon annan har ändrat steget" in desk.send(f"{desk.home}steg/{step.id}/", 409, **fields)
    days = {"adjusted_on": "2025-03-10", "posted_on": "2025-03-11", "version": 2}
    desk.send(f"{desk.home}steg/{step.id}/protokoll/", 302, **days)
    assert "Justeringen tillkännagavs 11 mars 2025, i tid" in desk.get(desk.home)
    last = desk.now.steps[2]
    page = f"{desk.home}steg/{last.id}/ta-bort/"
    assert "2 villkor" in desk.get(page)
    assert "Skriv varför" in desk.send(page, 422, version=last.version)
    desk.send(page, 302, version=last.version, reason="Fel ärende")
    assert desk.now.state == "in_preparation"


def test_changing_a_step_keeps_what_the_form_does_not_ask_for(desk: Desk) -> None:
    step = desk.now.steps[2]
    fields = {"kind": "referred_back", "on": "2025-04-03", "body": "AU", "conditions": "Vad?\nHur?"}
    desk.send(f"{desk.home}steg/{step.id}/", 302, **fields, version=1)
    assert [one.text for one in desk.now.conditions] == ["Vad?", "Hur?"]
    assert desk.now.steps[0].paragraph == "41"


def test_another_matters_step_is_not_found(desk: Desk) -> None:
    other = register_matter(by=desk.town.actor, registration_number="9", title="T", steps=STORY)
    step = Step.objects.filter(matter=other)[0]
    for rest in ("", "protokoll/", "ta-bort/"):
        assert desk.client.get(f"{desk.home}steg/{step.pk}/{rest}").status_code == 404
    answer = desk.client.post(
        f"{desk.home}steg/nytt/", {"kind": "statement", "on": "2025-05-01", "after": step.pk}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("page", ["", "{slug}/", "{slug}/steg/nytt/?slag=decision", "{slug}/andra/"])
def test_statements_do_not_grow(desk: Desk, page: str) -> None:
    address = desk.list + page.format(slug=desk.slug)
    desk.client.get(address)
    few = _count(desk.client, address)
    for number in range(12):
        register_matter(by=desk.town.actor, registration_number=str(number), title="T", steps=STORY)
    many = [StepFields("referred_back", date(2025, 4, 3), "AU", conditions=["a", "b"])] * 9
    Matter.objects.get(slug=desk.slug).steps.all().delete()
    again = register_matter(by=desk.town.actor, registration_number="99", title="T", steps=[*STORY, *many])
    assert _count(desk.client, desk.list + page.format(slug=again.slug)) == few <= 15


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_start_page_says_what_the_matters_wait_for(desk: Desk) -> None:
    raised = today() - timedelta(days=353)
    steps = [StepFields("motion_received", raised, "Kommunfullmäktige")]
    register_matter(by=desk.town.actor, registration_number="2026.7 KS", title="T", steps=steps)
    start = f"/{desk.town.slug}/"
    for role in (Role.REGISTRAR, Role.COORDINATOR):
        text = factories.signed_in(factories.person(desk.town, role)).get(start).content.decode()
        assert "0 av 2 villkor är besvarade (2025.202 KS)." in text
        assert "Motionen 2026.7 KS ska vara avgjord om 12 dagar" in text
        assert f"{desk.home}#villkor" in text
    reader = factories.signed_in(factories.person(desk.town, Role.READER)).get(start).content.decode()
    assert "villkor" not in reader


def test_the_start_page_names_a_few_and_counts_the_rest(desk: Desk) -> None:
    for number in range(9):
        register_matter(by=desk.town.actor, registration_number=str(number), title="T", steps=STORY)
    assert "2 saker till i ärendena." in desk.get(f"/{desk.town.slug}/")


@pytest.mark.parametrize("matters", [1, 12])
def test_the_start_page_reads_all_matters_at_once(desk: Desk, matters: int) -> None:
    for number in range(matters):
        register_matter(by=desk.town.actor, registration_number=str(number), title="T", steps=STORY)
    desk.client.get(f"/{desk.town.slug}/")
    assert _count(desk.client, f"/{desk.town.slug}/") == STATEMENTS_OF_START


@pytest.mark.parametrize("times", [1, 5])
def test_the_whole_page_costs_the_same_however_much_is_on_it(times: int) -> None:
    town = factories.town()
    whole_story = [
        *STORY * times,
        StepFields("out_for_comment", date(2025, 5, 1), "Kontoret"),
        StepFields("proposal", date(2025, 10, 22), "AU", reservations=["Anna Ask"] * times),
    ]
    story = [one for one in whole_story if times == 1 or one.kind != "motion_received"]
    made = register_matter(by=town.actor, registration_number="1", title="T", steps=story)
    amended(town, made, "M")
    made.refresh_from_db()
    assert made.text is not None
    version = made.text.versions.get(number=1)
    Condition.objects.update(
        answer="Ja", proof_kind="section", proof_version=version, proof_section="avsnitt"
    )
    client = factories.signed_in(factories.person(town, Role.REGISTRAR))
    address = f"/{town.slug}/arenden/{made.slug}/"
    client.get(address)
    assert _count(client, address) == STATEMENTS_OF_ALL
