"""Letters: a person's own words beside the proposal, checklists, templates."""

import io
from datetime import date

import docx
import pytest

from fridlyst.base.checks import StrangeText, TextMissing, UnknownCode
from fridlyst.base.errors import Conflict, NotFound, NotPermitted
from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.actions.letters import (
    add_letter,
    answer_checklist,
    edit_letter,
    remove_letter,
    write_part,
)
from fridlyst.decisions.actions.templates import add_template, remove_template, replace_template
from fridlyst.decisions.letter_rules import TemplateNameTaken, mark_of
from fridlyst.decisions.models import Letter, LetterTemplate, Matter
from fridlyst.decisions.queries.letters import letter, letter_templates, letters, template_data
from fridlyst.decisions.shapes_letters import LetterFields, LetterView, QuestionAnswer
from fridlyst.files.errors import TooLarge, WrongType
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from tests import factories
from tests.factories import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return factories.town()


@pytest.fixture
def matter(town: Town) -> Matter:
    return register_matter(by=town.actor, registration_number="2025.202 KS", title="Program")


def made(town: Town, matter: Matter, **fields: object) -> Letter:
    given = {"title": "Nytt program"} | fields
    return add_letter(by=town.actor, matter_id=matter.pk, fields=LetterFields(**given))  # type: ignore[arg-type]


def read(town: Town, matter: Matter, row: Letter) -> LetterView:
    return letter(town.municipality.pk, matter.slug, row.pk)


def word(text: str = "x") -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def test_a_letter_keeps_what_stands_at_its_head(town: Town, matter: Matter) -> None:
    body = factories.body(town)
    row = made(
        town,
        matter,
        to_body_id=body.pk,
        written_on=date(2026, 5, 4),
        signed_by="Anna Ek",
        sent_to=["Socialnämnden", " ", "socialnämnden ", "Skolan"],
        programme="program",
    )
    view = read(town, matter, row)
    assert (view.to_body, view.written_on, view.signed_by) == ("Socialnämnden", date(2026, 5, 4), "Anna Ek")
    assert view.sent_to == ("Socialnämnden", "Skolan")
    assert [one.id for one in letters(town.municipality.pk, matter.pk)] == [row.pk]


def test_own_words_stand_until_they_are_taken_away(town: Town, matter: Matter) -> None:
    row = made(town, matter)
    beside = mark_of("förslag")
    write_part(by=town.actor, letter_id=row.pk, part="economy", text=" Vårt. ", beside=beside, version=0)
    own = read(town, matter, row).part("economy")
    assert (own.text, own.beside, own.written, own.version) == ("Vårt.", beside, True, 1)
    write_part(by=town.actor, letter_id=row.pk, part="economy", text="", beside=beside, version=1)
    assert not read(town, matter, row).part("economy").written


def test_two_who_write_the_same_part_are_told_and_different_parts_do_not_meet(
    town: Town, matter: Matter
) -> None:
    row = made(town, matter)
    write_part(by=town.actor, letter_id=row.pk, part="economy", text="a", beside="", version=0)
    write_part(by=town.actor, letter_id=row.pk, part="goals", text="b", beside="", version=0)
    with pytest.raises(Conflict):
        write_part(by=town.actor, letter_id=row.pk, part="economy", text="c", beside="", version=0)
    assert read(town, matter, row).part("economy").text == "a"


@pytest.mark.parametrize(
    ("part", "text", "error"), [("nothing", "x", UnknownCode), ("economy", "a\x00b", StrangeText)]
)
def test_what_cannot_be_kept_is_refused(
    town: Town, matter: Matter, part: str, text: str, error: type[Exception]
) -> None:
    row = made(town, matter)
    with pytest.raises(error):
        write_part(by=town.actor, letter_id=row.pk, part=part, text=text, beside="", version=0)
    assert read(town, matter, row).own == {}


def test_checklists_keep_answers_and_words(town: Town, matter: Matter) -> None:
    row = made(town, matter)
    answers = {
        "heard": QuestionAnswer("yes", "Elevrådet."),
        "told": QuestionAnswer(),
        "no such": QuestionAnswer("yes"),
    }
    answer_checklist(by=town.actor, letter_id=row.pk, checklist="children", answers=answers, version=0)
    kept = read(town, matter, row).checklist("children")
    assert kept.begun
    assert kept.of("heard") == QuestionAnswer("yes", "Elevrådet.")
    assert kept.of("told") == kept.of("affects") == QuestionAnswer()
    assert "no such" not in kept.answers
    with pytest.raises(Conflict):
        answer_checklist(by=town.actor, letter_id=row.pk, checklist="children", answers={}, version=0)
    wrong = {"heard": QuestionAnswer("kanske")}
    with pytest.raises(UnknownCode):
        answer_checklist(by=town.actor, letter_id=row.pk, checklist="children", answers=wrong, version=1)


def test_what_is_another_towns_is_not_there(town: Town, matter: Matter) -> None:
    row = made(town, matter)
    other = factories.town("0180", "Stockholm")
    theirs = register_matter(by=other.actor, registration_number="1", title="T")
    with pytest.raises(NotFound):
        add_letter(by=other.actor, matter_id=matter.pk, fields=LetterFields("T"))
    with pytest.raises(NotFound):
        write_part(by=other.actor, letter_id=row.pk, part="economy", text="x", beside="", version=0)
    with pytest.raises(NotFound):
        letter(other.municipality.pk, matter.slug, row.pk)
    with pytest.raises(NotFound):
        made(other, theirs, to_body_id=factories.body(town).pk)
    template = add_template(
        by=town.actor, name="Vår", data=word(), filename="m.docx", read_fields=lambda _data: ["brev.rubrik"]
    )
    with pytest.raises(NotFound):
        made(other, theirs, template_id=template.pk)
    with pytest.raises(NotFound):
        template_data(other.municipality.pk, template.pk)
    with pytest.raises(NotFound):
        remove_template(by=other.actor, template_id=template.pk, version=1)


def test_a_reader_may_not_write(town: Town, matter: Matter) -> None:
    row = made(town, matter)
    reader = Actor(town.municipality.pk, 1, "L", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        add_letter(by=reader, matter_id=matter.pk, fields=LetterFields("T"))
    with pytest.raises(NotPermitted):
        write_part(by=reader, letter_id=row.pk, part="economy", text="x", beside="", version=0)
    with pytest.raises(NotPermitted):
        add_template(by=reader, name="M", data=word(), filename="m.docx", read_fields=lambda _data: [])


def test_the_head_is_edited_by_one_at_a_time_and_the_letter_can_go(town: Town, matter: Matter) -> None:
    row = made(town, matter)
    edit_letter(by=town.actor, letter_id=row.pk, fields=LetterFields("Nytt"), version=1)
    with pytest.raises(Conflict):
        edit_letter(by=town.actor, letter_id=row.pk, fields=LetterFields("Annat"), version=1)
    with pytest.raises(TextMissing):
        edit_letter(by=town.actor, letter_id=row.pk, fields=LetterFields(" "), version=2)
    remove_letter(by=town.actor, letter_id=row.pk, version=2)
    assert letters(town.municipality.pk, matter.pk) == ()
    verbs = Event.objects.filter(object_type="matter").values_list("verb", flat=True)
    assert list(verbs) == ["registered", "letter_added", "letter_edited", "letter_removed"]


def test_a_template_is_replaced_and_removed_and_its_letters_go_on(town: Town, matter: Matter) -> None:
    template = add_template(
        by=town.actor,
        name="Vår",
        data=word("a"),
        filename="m.docx",
        read_fields=lambda _data: ["brev.rubrik"],
    )
    row = made(town, matter, template_id=template.pk)
    replace_template(
        by=town.actor,
        template_id=template.pk,
        data=word("b"),
        filename="m.docx",
        version=1,
        read_fields=lambda _data: ["brev.till"],
    )
    (view,) = letter_templates(town.municipality.pk)
    assert (view.fields, view.letters, view.version) == (("brev.till",), 1, 2)
    assert template_data(town.municipality.pk, template.pk) == word("b")
    assert remove_template(by=town.actor, template_id=template.pk, version=2) == 1
    assert read(town, matter, row).template_id is None
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("data", "error"), [(b"%PDF-1.7", WrongType), (b"x" * 5_000_001, TooLarge), (b"<html>", WrongType)]
)
def test_only_a_word_document_that_is_small_enough_is_read(
    town: Town, data: bytes, error: type[Exception]
) -> None:
    def never(_data: bytes) -> list[str]:
        raise AssertionError

    with pytest.raises(error):
        add_template(by=town.actor, name="M", data=data, filename="m.docx", read_fields=never)
    assert not LetterTemplate.objects.exists()


def test_two_templates_are_never_called_the_same(town: Town) -> None:
    for name, error in (("Vår", None), ("vår", TemplateNameTaken)):
        if error is None:
            add_template(by=town.actor, name=name, data=word(), filename="m.docx", read_fields=lambda _d: [])
        else:
            with pytest.raises(error):
                add_template(
                    by=town.actor, name=name, data=word(), filename="m.docx", read_fields=lambda _d: []
                )
