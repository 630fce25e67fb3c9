"""Documents, conditions, comments and reservations on a matter's page, as people use it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.decisions.actions.comments import ask_bodies
from fridlyst.decisions.actions.documents import Upload, add_document
from fridlyst.decisions.fields import StepFields
from fridlyst.decisions.models import Comment, Condition, MatterDocument, Reservation
from fridlyst.files.models import StoredFile
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from tests import factories
from tests.decisions.matter_making import WORD, Case, case, text_of, version_of
from tests.files.making import word_holding

pytestmark = pytest.mark.django_db
STEPS = (
    StepFields("assignment", date(2026, 1, 7)),
    StepFields("referred_back", date(2026, 1, 9), conditions=["Vad kostar det?", "Hur följs det upp?"]),
    StepFields("out_for_comment", date(2026, 1, 12), comment_by=date(2026, 1, 30)),
)


@dataclass(frozen=True)
class Page:
    """A matter with its address and somebody who looks at it."""

    case: Case
    home: str
    client: Client
    social: Body

    def get(self, rest: str = "") -> str:
        answer = self.client.get(self.home + rest)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, rest: str, status: int = 302, **fields: object) -> str:
        answer = self.client.post(self.home + rest, fields)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def as_(self, role: Role, on: Body | None = None) -> "Page":
        client = factories.signed_in(factories.person(self.case.town, role, on))
        return Page(self.case, self.home, client, self.social)


@pytest.fixture
def page() -> Page:
    made = case("1882", "Askersund", *STEPS)
    social = factories.body(made.town)
    registrar = factories.signed_in(factories.person(made.town, Role.REGISTRAR))
    return Page(made, f"/{made.town.slug}/arenden/{made.matter.slug}/", registrar, social)


def file(data: bytes = WORD.data, name: str = "skrivelse.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_document_is_added_sent_and_removed(page: Page) -> None:
    page.send("handlingar/ny/", file=file(), title="Skrivelsen & annat")
    row = MatterDocument.objects.get()
    shown = page.get()
    assert "Skrivelsen &amp; annat" in shown
    assert f'href="{page.home}handlingar/{row.pk}/"' in shown
    answer = page.client.get(f"{page.home}handlingar/{row.pk}/")
    assert b"".join(answer.streaming_content) == WORD.data  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="skrivelse.docx"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Length"] == str(len(WORD.data))
    assert "no-store" in answer.headers["Cache-Control"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    page.send(f"handlingar/{row.pk}/ta-bort/")
    assert not StoredFile.objects.exists()


def test_a_name_of_other_signs_is_sent_so_that_every_browser_can_save_it(page: Page) -> None:
    page.send("handlingar/ny/", file=file(b"a;b", 'Åtgärder "x"\u202e.html'), title="x", status=302)
    row = MatterDocument.objects.get()
    answer = page.client.get(f"{page.home}handlingar/{row.pk}/")
    sent = answer.headers["Content-Disposition"]
    assert sent == "attachment; filename*=utf-8''%C3%85tg%C3%A4rder%20x%20.html.txt"
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (word_holding({"word/vbaProject.bin": b"x"}), "brev.docx", "innehåller makron"),
        (b"MZ" + b"\0" * 90, "brev.pdf", "ett körbart program"),
        (b"%PDF-1.7 <</S/JavaScript>> startxref", "brev.pdf", "ett skript"),
        (b"", "brev.pdf", "Filen är tom"),
        (b"x" * 25_000_001, "brev.txt", "25 MB"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(page: Page, data: bytes, name: str, said: str) -> None:
    shown = page.send("handlingar/ny/", 422, file=file(data, name), title="Mitt långa namn")
    assert said in shown
    assert "Mitt långa namn" in shown
    assert not StoredFile.objects.exists()


def test_a_good_file_in_a_form_that_is_wrong_is_asked_for_again(page: Page) -> None:
    shown = page.send("handlingar/ny/", 422, file=file(), title="x" * 501)
    assert "behöver väljas igen" in shown
    assert not MatterDocument.objects.exists()


def test_the_same_document_sent_twice_is_one(page: Page) -> None:
    shown = page.get("handlingar/ny/")
    once = shown.partition('name="once" value="')[2].partition('"')[0]
    for _ in range(2):
        page.send("handlingar/ny/", file=file(), title="En", once=once)
    assert MatterDocument.objects.count() == 1


def test_a_named_enclosure_asks_for_its_file(page: Page) -> None:
    row = MatterDocument.objects.create(matter=page.case.matter, title="Bilaga 1")
    shown = page.get()
    assert "1 är nämnd men saknar fil" in shown
    assert page.client.get(f"{page.home}handlingar/{row.pk}/").status_code == 404
    page.send(f"handlingar/{row.pk}/fil/", file=file())
    assert "saknar fil" not in page.get()


def test_a_condition_is_answered_by_a_section_and_warned_of_when_it_changes(page: Page) -> None:
    first = text_of(page.case, kostnader="Allt ryms.")
    one = page.case.read().conditions[0]
    shown = page.send(
        f"villkor/{one.id}/", 422, answer="Det ryms.", proof_kind="section", proof_section="", version=1
    )
    assert "Välj avsnittet som visar det." in shown
    assert "Det ryms." in shown
    page.send(
        f"villkor/{one.id}/",
        answer="Det ryms.",
        proof_kind="section",
        proof_section=f"{first.pk}:kostnader",
        version=1,
    )
    shown = page.get()
    assert "1 av 2 är besvarade" in shown
    assert "#kostnader" in shown
    assert "har ändrats sedan svaret" not in shown
    version_of(page.case, kostnader="Det kostar.")
    assert "Avsnittet har ändrats sedan svaret (version 2)." in page.get()
    assert "selected>1 Kostnader" in page.get(f"villkor/{one.id}/")


def test_two_who_answer_at_once_see_the_difference(page: Page) -> None:
    one = page.case.read().conditions[0]
    given: dict[str, Any] = {"proof_kind": "figure", "proof_figure": "0 kr, budget 2026", "version": 1}
    page.send(f"villkor/{one.id}/", answer="Det ryms.", **given)
    shown = page.send(f"villkor/{one.id}/", 409, answer="Det ryms inte.", **given)
    assert "Så skiljer sig din text" in shown
    assert Condition.objects.get(pk=one.id).answer == "Det ryms."


def test_an_answer_that_has_gone_up_cannot_be_opened(page: Page) -> None:
    one = page.case.read().conditions[0]
    page.send(f"villkor/{one.id}/", answer="Ja.", proof_kind="figure", proof_figure="0 kr, budget", version=1)
    page.case.goes_on("proposal")
    assert "Låst: ärendet gick upp igen" in page.get()
    answer = page.client.get(f"{page.home}villkor/{one.id}/")
    assert answer.status_code == 409
    assert "ny återremiss" in answer.content.decode()


def test_a_body_is_asked_and_answers_on_its_start_page(page: Page) -> None:
    step = page.case.read().steps[2]
    page.send(
        f"remiss/{step.id}/fraga/", bodies=[page.social.pk], others="Länsstyrelsen\n\n", version=step.version
    )
    assert "0 av 2 har svarat." in page.get()
    asked = Comment.objects.get(body=page.social)
    own = page.as_(Role.REPORTER, page.social)
    start = own.client.get("/askersund/").content.decode()
    assert "Socialnämnden är ombedd att yttra sig över ”Program” (2025.1 KS)." in start
    assert f"{page.home}yttrande/{asked.pk}/" in start
    assert (
        "yttra sig"
        not in page.as_(Role.REPORTER, factories.body(page.case.town, "Skolan"))
        .client.get("/askersund/")
        .content.decode()
    )
    assert "Kom in" not in own.get(f"yttrande/{asked.pk}/")
    own.send(f"yttrande/{asked.pk}/", stance="objects", text="För <dyrt>", version=1, file=file())
    assert "yttra sig" not in own.client.get("/askersund/").content.decode()
    shown = own.get(f"remiss/{step.id}/")
    assert "För &lt;dyrt&gt;" in shown
    assert "Yttrande från Socialnämnden" in shown
    listed = page.client.get(f"{page.home}remiss/{step.id}/?format=json").json()
    assert [row["stance"] for row in listed] == ["objects", "Har inte svarat"]
    other = Comment.objects.get(body=None)
    assert own.client.get(f"{page.home}yttrande/{other.pk}/").status_code == 403
    page.send(f"yttrande/{asked.pk}/ta-tillbaka/", version=2)
    assert not MatterDocument.objects.exists()


def test_what_a_body_says_survives_a_file_that_is_refused(page: Page) -> None:
    step = page.case.read().steps[2]
    ask_bodies(by=page.case.by, step_id=step.id, version=step.version, body_ids=[page.social.pk])
    asked = Comment.objects.get()
    bad = file(b"MZ" + b"\0" * 90, "yttrande.pdf")
    shown = page.send(
        f"yttrande/{asked.pk}/", 422, stance="supports", text="Vi ser gärna", version=1, file=bad
    )
    assert "Vi ser gärna" in shown
    assert Comment.objects.get().answered_on is None


def test_reservations_are_written_in_changed_and_taken_out(page: Page) -> None:
    step = page.case.read().steps[1]
    page.send(f"reservation/{step.id}/ny/", who="Bo Ek (X)", text="")
    row = Reservation.objects.get()
    shown = page.get(f"reservation/{row.pk}/")
    version = shown.partition('name="version" value="')[2].partition('"')[0]
    page.send(f"reservation/{row.pk}/", who="Bo Ekh (X)", text="Därför.", version=version)
    page.send(f"reservation/{row.pk}/", 409, who="x", text="", version=version)
    assert Reservation.objects.get().who == "Bo Ekh (X)"
    page.send(f"reservation/{row.pk}/ta-bort/")
    assert not Reservation.objects.exists()


def test_others_read_and_change_nothing(page: Page) -> None:
    step = page.case.read().steps[2]
    add_document(by=page.case.by, matter_id=page.case.matter.pk, title="Kalkyl", upload=WORD)
    ask_bodies(by=page.case.by, step_id=step.id, version=step.version, body_ids=[page.social.pk])
    reader = page.as_(Role.READER)
    shown = reader.get()
    assert "Kalkyl" in shown
    assert "Lägg till en handling" not in shown
    document, asked = MatterDocument.objects.get(), Comment.objects.get()
    condition = page.case.read().conditions[0]
    for rest in (
        "handlingar/ny/",
        f"handlingar/{document.pk}/andra/",
        f"villkor/{condition.id}/",
        f"remiss/{step.id}/fraga/",
        f"yttrande/{asked.pk}/",
        f"reservation/{step.id}/ny/",
    ):
        assert reader.client.get(page.home + rest).status_code == 403, rest
        assert reader.client.post(page.home + rest, {}).status_code == 403, rest


def test_another_matters_things_are_not_in_this_one(page: Page) -> None:
    other = case("1489", "Alingsås")
    theirs = add_document(by=other.by, matter_id=other.matter.pk, title="Deras", upload=WORD)
    condition = other.read().conditions[0]
    for rest in (f"handlingar/{theirs.pk}/", f"handlingar/{theirs.pk}/andra/", f"villkor/{condition.id}/"):
        assert page.client.get(page.home + rest).status_code == 404, rest


@pytest.mark.parametrize(
    ("rest", "most"),
    [("handlingar/", 12), ("villkor/", 14), ("remiss/{step}/", 12), ("remiss/{step}/fraga/", 14)],
)
def test_statements_do_not_grow(page: Page, rest: str, most: int) -> None:
    text_of(page.case, kostnader="Allt ryms.")
    step = page.case.read().steps[2]
    address = rest.format(step=step.id)
    page.get(address)
    with CaptureQueriesContext(
        connection,
    ) as before:
        page.get(address)
    for number in range(8):
        upload = Upload(f"Text {number}".encode(), f"{number}.txt")
        add_document(by=page.case.by, matter_id=page.case.matter.pk, title=f"H {number}", upload=upload)
        Condition.objects.create(step_id=page.case.read().steps[1].id, text=f"V {number}")
        Comment.objects.create(step_id=step.id, body_name=f"Nämnd {number}")
    with CaptureQueriesContext(connection) as after:
        page.get(address)
    assert len(before) == len(after) <= most
