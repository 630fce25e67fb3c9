"""Letters, templates, extracts and the mail of decisions, as people use their pages."""

import io
from dataclasses import dataclass
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Dispatch, Letter, LetterTemplate, Matter, Step
from fridlyst.organisation.terms import Role
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STEPS = [
    StepFields("motion_received", date(2022, 2, 27), "Kommunfullmäktige", "100"),
    StepFields("decision", date(2025, 10, 29), "Kommunfullmäktige", "187", "Programmet <b>antas</b>."),
]


@dataclass(frozen=True)
class Desk:
    """A registrar at a matter."""

    town: Town
    matter: Matter
    client: Client

    @property
    def home(self) -> str:
        return f"/{self.town.slug}/arenden/{self.matter.slug}/"

    @property
    def templates(self) -> str:
        return f"/{self.town.slug}/arenden/mallar/"

    @property
    def step(self) -> Step:
        return self.matter.steps.get(kind="decision")

    def get(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, address: str, status: int = 302, /, **fields: object) -> str:
        answer = self.client.post(address, fields)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def letter(self, **fields: object) -> str:
        """A new letter; its address."""
        self.send(f"{self.home}brev/nytt/", title="Nytt program", **fields)
        return f"{self.home}brev/{Letter.objects.latest('pk').pk}/"

    def upload(
        self, data: bytes, status: int = 302, name: str = "Vår", to: str = "ny/", **more: object
    ) -> str:
        file = SimpleUploadedFile("mall.docx", data, WORD)
        return self.send(f"{self.templates}{to}", status, name=name, file=file, **more)


@pytest.fixture
def desk() -> Desk:
    town = factories.town()
    matter = register_matter(by=town.actor, registration_number="2025.202 KS", title="Program", steps=STEPS)
    return Desk(town, matter, factories.signed_in(factories.person(town, Role.REGISTRAR)))


def word(*lines: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def test_a_letter_is_proposed_and_written_over_part_by_part(desk: Desk) -> None:
    letter = desk.letter(written_on="2026-05-04", signed_by="Anna Ek")
    page = desk.get(letter)
    assert "Den 27 februari 2022" in page
    assert "Ingen uppgift om kostnader." in page
    assert "<b>antas" not in page
    desk.send(
        f"{letter}del/economy/",
        **{"economy-text": "Det ryms.", "economy-beside": "x", "economy-version": "0"},
    )
    page = desk.get(letter)
    assert "Det ryms." in page
    assert "Egen text, uppgifterna ändrade" in page
    assert "Någon annan har ändrat" in desk.send(
        f"{letter}del/economy/", 409, **{"economy-text": "Nej.", "economy-version": "0"}
    )
    desk.send(f"{letter}del/economy/", **{"economy-version": "1", "proposal": "1"})
    assert "Det ryms." not in desk.get(letter)
    assert desk.client.get(f"{letter}del/nothing/").status_code == 404


def test_words_that_are_the_proposals_own_are_no_words_of_ones_own(desk: Desk) -> None:
    letter = desk.letter()
    fields = {"background-text": "Den 27  februari", "background-version": "0"}
    desk.send(f"{letter}del/background/", **fields)
    row = Letter.objects.get()
    assert row.parts["background"]["text"] == "Den 27  februari"
    page = desk.get(f"{letter}del/matter/")
    same = page.split('name="matter-text"')[1].split(">", 1)[1].split("</textarea>")[0].strip()
    desk.send(f"{letter}del/matter/", **{"matter-text": same, "matter-version": "0"})
    assert Letter.objects.get().parts["matter"]["text"] == ""


def test_it_is_read_and_had_as_word_and_pdf(desk: Desk) -> None:
    letter = desk.letter(signed_by="Anna Ek")
    assert "Anna Ek" in desk.get(f"{letter}visa/")
    starts = {"docx": b"PK", "pdf": b"%PDF"}
    for name, start in starts.items():
        answer = desk.client.get(f"{letter}fil/{name}/")
        assert answer.content.startswith(start)
        assert f"tjansteskrivelse-2025-202-ks.{name}" in answer["Content-Disposition"]
    for name in ("xlsx", "mall", "html"):
        assert desk.client.get(f"{letter}fil/{name}/").status_code == 404


def test_a_checklist_goes_with_the_letter(desk: Desk) -> None:
    letter = desk.letter()
    desk.send(f"{letter}checklista/children/", heard="no", heard_words="Inte än.", version="0")
    assert "Frågorna 1, 2, 4, 5, 6, 7 är inte besvarade (6 av 7)." in desk.get(f"{letter}visa/")
    assert "1 av 7 frågor besvarade" in desk.get(letter)
    desk.send(f"{letter}checklista/children/", 422, heard="kanske", version="1")
    desk.send(f"{letter}checklista/children/", 422, heard_words="x" * 2001, version="1")
    assert desk.client.get(f"{letter}checklista/none/").status_code == 404


def test_a_template_is_checked_used_replaced_and_removed(desk: Desk) -> None:
    desk.upload(word("{{ arende.diarienummer }}: {{ brev.rubrik }}"))
    template = LetterTemplate.objects.get()
    assert template.fields == ["arende.diarienummer", "brev.rubrik"]
    letter = desk.letter(template=template.pk)
    answer = desk.client.get(f"{letter}fil/mall/")
    filled = docx.Document(io.BytesIO(answer.content))
    assert [one.text for one in filled.paragraphs] == ["2025.202 KS: Nytt program"]
    page = desk.upload(word("{{ ärende.dnr }}"), 422, to=f"{template.pk}/", version="1")
    assert "Menade du {{ arende.diarienummer }}?" in page
    desk.upload(word("Bara text"), to=f"{template.pk}/", version="1")
    page = desk.get(desk.templates)
    assert "varje brev blir likadant" in page
    assert "{{ arende.diarienummer }}" in page
    desk.send(f"{desk.templates}{template.pk}/ta-bort/")
    assert not LetterTemplate.objects.exists()
    assert desk.client.get(f"{letter}fil/mall/").status_code == 404
    assert desk.client.get(f"{letter}fil/docx/").status_code == 200


def test_a_template_that_cannot_be_used_leaves_nothing(desk: Desk) -> None:
    for data, said in (
        (word("{{ 'a' * 9 }}"), "Mallen går inte att använda"),
        (b"%PDF-1.7", "PDF"),
        (b"", "Filen är tom"),
        (b"x" * 5_000_001, "Filen är för stor"),
    ):
        assert said in desk.upload(data, 422)
    assert not LetterTemplate.objects.exists()
    example = desk.client.get(f"{desk.templates}exempel/")
    desk.upload(example.content)
    assert len(LetterTemplate.objects.get().fields) > 40


def test_the_extract_is_for_all_and_the_rest_for_those_who_keep_matters(desk: Desk) -> None:
    letter = desk.letter()
    reader = factories.signed_in(factories.person(desk.town, Role.READER))
    extract = f"{desk.home}steg/{desk.step.pk}/utdrag/"
    page = reader.get(extract).content.decode()
    assert "§\u00a0187 Program" in page
    assert "&lt;b&gt;antas&lt;/b&gt;" in page
    assert reader.get(f"{extract}pdf/").content.startswith(b"%PDF")
    assert reader.get(f"{extract}exe/").status_code == 404
    closed = (letter, f"{letter}visa/", f"{letter}fil/pdf/", desk.templates, f"{desk.home}brev/nytt/",
              f"{desk.home}steg/{desk.step.pk}/skicka/")  # fmt: skip
    assert {reader.get(one).status_code for one in closed} == {403}
    assert "Skriv en tjänsteskrivelse" not in reader.get(desk.home).content.decode()


def test_a_decision_is_sent_to_those_who_were_shown(desk: Desk) -> None:
    social = factories.body(desk.town)
    person = factories.person(desk.town, Role.REPORTER, social)
    Step.objects.filter(pk=desk.step.pk).update(sent_to=["Socialnämnden", "Polisen"])
    address = f"{desk.home}steg/{desk.step.pk}/skicka/"
    page = desk.get(address)
    assert person.email in page
    assert "Ingen person är kopplad hit" in page
    assert "Välj minst en mottagare" in desk.send(address, 422)
    assert "ingen e-postadress" in desk.send(address, 422, people_0=person.email, more="inte en adress")
    desk.send(address, 422, people_0="nagon@annan.example")
    assert not Dispatch.objects.exists()
    desk.send(
        address, people_0=person.email, typed_1="polisen@polisen.example", more="b@c.example\nb@c.example"
    )
    assert Dispatch.objects.count() == 3
    page = desk.get(address)
    assert "polisen@polisen.example" in page
    assert "3 väntar" in desk.get(desk.home)
    failed = Dispatch.objects.get(name="Polisen")
    Dispatch.objects.filter(pk=failed.pk).update(failure="550 5.1.1")
    assert "1 kom inte fram" in desk.get(desk.home)
    desk.send(f"{desk.home}utskick/{failed.pk}/igen/")
    assert Dispatch.objects.get(pk=failed.pk).failure == ""
    assert desk.client.post(f"{desk.home}utskick/999/igen/").status_code == 404


@pytest.mark.parametrize("text", ["x" * 20_001, "a\x00b"])
def test_words_that_cannot_be_kept_are_refused(desk: Desk, text: str) -> None:
    letter = desk.letter()
    body = f"economy-version=0&economy-text={text}".encode("utf-8", "surrogatepass")
    answer = desk.client.post(f"{letter}del/economy/", body, "application/x-www-form-urlencoded")
    assert answer.status_code in (400, 422)
    assert Letter.objects.get().parts == {}


def test_others_bodies_templates_and_programmes_are_refused(desk: Desk) -> None:
    other = factories.town("0180", "Stockholm")
    theirs = factories.body(other)
    for name, value in (("to_body", theirs.pk), ("programme", "deras"), ("template", 999)):
        answer = desk.client.post(f"{desk.home}brev/nytt/", {"title": "T", name: value})
        # Without templates of its own a town's form has no such field, and does not heed it.
        assert answer.status_code == (302 if name == "template" else 422)
    kept = Letter.objects.get()
    assert (kept.to_body_id, kept.programme, kept.template_id) == (None, "", None)


def test_statements_do_not_grow(desk: Desk) -> None:
    letter = desk.letter()
    addresses = [
        desk.home,
        letter,
        f"{letter}visa/",
        desk.templates,
        f"{desk.home}steg/{desk.step.pk}/skicka/",
    ]
    before = [count(desk, one) for one in addresses]
    for number in range(5):
        desk.upload(word("{{ brev.rubrik }}"), name=f"Mall {number}")
        desk.letter()
        desk.matter.steps.create(kind="decision", body_name="N", paragraph=str(number), date=date(2026, 1, 1))
    assert [count(desk, one) for one in addresses] == before


def count(desk: Desk, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        desk.get(address)
    return len(found)
