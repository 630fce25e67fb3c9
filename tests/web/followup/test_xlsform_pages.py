"""A round's questions out as a workbook and in again, over the web."""

import io
import re
from collections.abc import Sequence

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pyxform.xls2xform import convert

from fridlyst.followup.actions.questions import add_question, set_questions
from fridlyst.followup.models import Question, QuestionAnswer
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.followup.terms import RoundState
from tests.web.followup.conftest import Scene

pytestmark = pytest.mark.django_db

ASKED = (
    QuestionFields("Finns en rutin?", "yes_no", key="rutin", section="Rutiner"),
    QuestionFields(
        "Vilka enheter?",
        "many_choices",
        key="enheter",
        options=(Option("a", "Hemtjänsten"), Option("b", "Skolan")),
        condition=QuestionCondition(question="rutin", values=("true",)),
    ),
)


def book(*rows: Sequence[str]) -> bytes:
    """A workbook whose survey holds these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        survey = made.add_worksheet("survey")
        for y, row in enumerate((("type", "name", "label", "required"), *rows)):
            for x, text in enumerate(row):
                survey.write_string(y, x, text)
    return out.getvalue()


def here(scene: Scene, page: str = "las-in/") -> str:
    return f"{scene.round_href}fragor/{page}"


def send(client: Client, scene: Scene, content: bytes, name: str = "form.xlsx") -> str:
    answer = client.post(here(scene), {"file": SimpleUploadedFile(name, content)})
    return answer.content.decode()


def take_in(client: Client, scene: Scene, shown: str) -> HttpResponse:
    found = re.search(r'name="form" value="([^"]+)"', shown)
    assert found is not None, shown
    return client.post(here(scene, "las-in/stall/"), {"form": found[1]})


def asked(scene: Scene) -> list[tuple[str, str]]:
    rows = Question.objects.filter(round_id=scene.round.pk, withdrawn_at=None).order_by("position")
    return list(rows.values_list("key", "label"))


def test_the_questions_go_out_and_come_in_the_same(scene: Scene, coordinator: Client) -> None:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=ASKED)
    before = list(Question.objects.order_by("id").values())
    file = coordinator.get(here(scene, "formular.xlsx"))
    assert file.headers["Content-Disposition"] == f'attachment; filename="{scene.round.slug}.xlsx"'
    assert convert(io.BytesIO(file.content), validate=False).xform
    shown = send(coordinator, scene, file.content)
    assert "2 frågor kan ställas" in shown
    assert "Ändrad" not in shown
    assert "tas bort" not in shown
    assert list(Question.objects.order_by("id").values()) == before
    assert take_in(coordinator, scene, shown).status_code == 302
    assert list(Question.objects.order_by("id").values()) == before


def test_what_would_change_is_said_before_it_is_done(scene: Scene, coordinator: Client) -> None:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=ASKED)
    of = Question.objects.get(key="enheter")
    sheet = scene.mine
    QuestionAnswer.objects.create(
        municipality_id=of.municipality_id, submission=sheet, question=of, value=["a"]
    )
    shown = send(coordinator, scene, book(("text", "ny", "Ny fråga?", "yes")))
    assert "2 frågor tas bort" in shown
    assert "Vilka enheter? (kvar med sitt 1 svar)" in shown
    assert asked(scene) == [("rutin", "Finns en rutin?"), ("enheter", "Vilka enheter?")]
    take_in(coordinator, scene, shown)
    assert asked(scene) == [("ny", "Ny fråga?")]
    assert QuestionAnswer.objects.get().value == ["a"]


def test_what_another_changed_since_it_was_shown_is_not_lost(scene: Scene, coordinator: Client) -> None:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=ASKED)
    shown = send(coordinator, scene, book(("text", "ny", "Ny fråga?", "yes")))
    added = QuestionFields("Vad hindrar?", "text", key="hindrar")
    add_question(by=scene.town.actor, round_id=scene.round.pk, fields=added)
    there = take_in(coordinator, scene, shown).headers["Location"]
    assert "har ändrats sedan formuläret visades" in coordinator.get(there).content.decode()
    assert [key for key, _label in asked(scene)] == ["rutin", "enheter", "hindrar"]
    again = send(coordinator, scene, book(("text", "ny", "Ny fråga?", "yes")))
    for _twice in range(2):
        take_in(coordinator, scene, again)
        assert asked(scene) == [("ny", "Ny fråga?")]
    assert there not in take_in(coordinator, scene, again).headers["Location"]


def test_a_broken_form_names_row_and_column(scene: Scene, coordinator: Client) -> None:
    shown = send(coordinator, scene, book(("text", "a", "En?"), ("txt", "b", "Två?")))
    assert "rad 3" in shown
    assert "kolumn type" in shown
    assert asked(scene) == []


def test_several_faults_of_a_form_are_each_said_once(scene: Scene, coordinator: Client) -> None:
    shown = send(coordinator, scene, book(("txt", "b", "Två?"), ("text", "1 c", "Tre?")))
    assert [shown.count(f"rad {row},") for row in (2, 3)] == [1, 1]
    assert shown.count("2 saker i formuläret behöver rättas.") == 2  # the summary, and beside the file
    shown = send(coordinator, scene, book(("txt", "b", "Två?")))
    assert shown.count("rad 2,") == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"type,name\ntext,a\n"])
def test_a_file_that_is_no_workbook_is_refused_in_words(
    scene: Scene, coordinator: Client, content: bytes
) -> None:
    answer = coordinator.post(here(scene), {"file": SimpleUploadedFile("form.xlsx", content)})
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()


def test_what_was_not_shown_is_not_taken_in(scene: Scene, coordinator: Client) -> None:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=ASKED)
    for given in ("", "[]", "W10:1abc:xyz"):
        answer = coordinator.post(here(scene, "las-in/stall/"), {"form": given}, follow=True)
        assert "Välj filen igen" in answer.content.decode()
    assert len(asked(scene)) == 2


def test_all_that_a_body_is_asked_is_one_form(scene: Scene, reporter: Client) -> None:
    set_questions(by=scene.town.actor, round_id=scene.round.pk, questions=ASKED)
    file = reporter.get(f"{scene.answer_href}formular.xlsx")
    assert file.status_code == 200
    survey = openpyxl.load_workbook(io.BytesIO(file.content))["survey"]
    labels = {str(cell.value) for row in survey.iter_rows() for cell in row}
    assert {"Utbilda alla", "Andel utbildade", "Finns en rutin?", "Vilka enheter?"} <= labels
    assert convert(io.BytesIO(file.content), validate=False).xform


def test_only_the_coordinator_takes_in_and_nobody_in_a_closed_round(
    scene: Scene, coordinator: Client, reporter: Client, stranger: Client
) -> None:
    for client, status in ((reporter, 403), (stranger, 404)):
        assert client.get(here(scene)).status_code == status
        assert client.get(here(scene, "formular.xlsx")).status_code == status
        assert client.post(here(scene, "las-in/stall/"), {"form": "x"}).status_code == status
    assert stranger.get(f"{scene.answer_href}formular.xlsx").status_code == 404
    type(scene.round).objects.update(state=RoundState.CLOSED)
    assert coordinator.get(here(scene)).status_code == 409
