"""Versions of a text: read from documents, written by hand, each tied to what it says."""

from dataclasses import replace
from typing import Any

import pytest

from fridlyst.base.checks import TextMissing
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.actions import register_matter
from fridlyst.decisions.actions.texts import LeadsElsewhere, set_text
from fridlyst.decisions.models import Amendment, Matter, Step
from fridlyst.files.errors import EmptyFile, UnreadableDocument, WrongType
from fridlyst.files.models import StoredFile
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import Tie, remove_place, set_place, tie_text
from fridlyst.programmes.actions.text import OtherText, PlaceMissing
from fridlyst.programmes.matching import Spot
from fridlyst.programmes.models import Programme, TextPlace
from fridlyst.programmes.queries import newest_body, standing
from fridlyst.review.actions.texts import (
    ReadText,
    add_read_version,
    read_text,
    start_matter_text,
    start_programme_text,
)
from fridlyst.texts.actions import TextChangedMeanwhile, add_text, edit_section
from fridlyst.texts.models import Text, TextVersion
from fridlyst.texts.shapes import Passage, TextBody
from fridlyst.texts.terms import PassageKind
from fridlyst.trail.models import Event
from tests import factories
from tests.review.documents import actor, municipality, plan

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
FIRST = "1. Mål\nBarn är trygga hemma.\n\nVi samverkar med polisen i kommunen.\n\n2. Ansvar\nAlla har det.\n"
SECOND = FIRST.replace("med polisen", "med polisen och vården").replace("Alla har det.", "Nämnden har det.")


@pytest.fixture
def by() -> Actor:
    return actor(municipality("9999"))


@pytest.fixture
def town() -> factories.Town:
    return factories.town("9999")


@pytest.fixture
def programme(town: factories.Town) -> Programme:
    return factories.programme(town)


def read(by: Actor, text: str = FIRST, filename: str = "text.txt") -> ReadText:
    return read_text(by=by, data=text.encode(), filename=filename)


def newest(programme: Programme) -> TextBody:
    body = newest_body(municipality_id=programme.municipality_id, programme_id=programme.pk)
    assert body is not None
    return body


def by_key(body: TextBody) -> dict[str, str]:
    return {passage.key: passage.text for _section, passage in body.passages()}


def test_a_programme_gets_its_text_from_a_document(
    town: factories.Town, programme: Programme, by: Actor
) -> None:
    goal = factories.goal(town, programme, "Barn är trygga hemma")
    version = start_programme_text(by=by, programme_id=programme.pk, read=read(by), note="Beslutad")
    assert (version.number, version.note, version.filename) == (1, "Beslutad", "text.txt")
    assert version.source is not None
    assert bytes(version.source.data) == FIRST.encode()
    (place,) = TextPlace.objects.all()
    assert (place.goal_id, place.section, place.passage) == (goal.pk, "mal", "mal-1")
    (told,) = standing(municipality_id=by.municipality_id, goal_id=goal.pk, drafts=True)
    assert (told.heading, told.section, told.passage) == ("1. Mål", "mal", "mal-1")


def test_the_next_version_keeps_keys_and_finds_what_was_missing(
    town: factories.Town, programme: Programme, by: Actor
) -> None:
    goal = factories.goal(town, programme, "Nämnden har det")
    first = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    before = by_key(newest(programme))
    assert not TextPlace.objects.exists()
    second = add_read_version(by=by, text_id=first.text_id, seen=1, read=read(by, SECOND))
    assert second.number == 2
    assert by_key(newest(programme)).keys() == before.keys() - {"ansvar-1"} | {"ansvar-2"}
    assert TextPlace.objects.get().goal_id == goal.pk


def test_the_same_words_again_are_the_version_that_is_there(programme: Programme, by: Actor) -> None:
    first = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    again = add_read_version(by=by, text_id=first.text_id, seen=1, read=read(by))
    assert again.pk == first.pk
    assert StoredFile.objects.count() == 1


def test_two_who_add_a_version_at_once(programme: Programme, by: Actor) -> None:
    first = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    add_read_version(by=by, text_id=first.text_id, seen=1, read=read(by, SECOND))
    with pytest.raises(TextChangedMeanwhile):
        add_read_version(by=by, text_id=first.text_id, seen=1, read=read(by, FIRST + "Mer."))
    assert TextVersion.objects.count() == 2


def test_a_matter_leads_to_a_text_without_a_programme(by: Actor) -> None:
    matter = register_matter(by=by, registration_number="KS 1", title="Program")
    version = start_matter_text(by=by, matter_id=matter.pk, version=matter.version, read=read(by))
    assert Matter.objects.get(pk=matter.pk).text_id == version.text_id
    assert Text.objects.get().title == "Program"


def test_a_matter_with_amendments_keeps_its_text(by: Actor) -> None:
    matter = register_matter(by=by, registration_number="KS 1", title="Program")
    start_matter_text(by=by, matter_id=matter.pk, version=matter.version, read=read(by))
    step = Step.objects.create(matter=matter, kind="proposal")
    Amendment.objects.create(step=step, text="Lägg till ett ord")
    other, seen = add_text(by=by, title="Annan"), Matter.objects.get(pk=matter.pk).version
    with pytest.raises(LeadsElsewhere):
        set_text(by=by, matter_id=matter.pk, version=seen, text_id=other.pk)


@pytest.mark.parametrize(
    ("data", "filename", "error"),
    [
        (b"", "tom.txt", EmptyFile),
        (b"\x00\x01\x02", "bild.pdf", UnreadableDocument),
        (b"Bara ord", "plan.docx", WrongType),
        (plan()[:2000], "plan.docx", UnreadableDocument),
        (b"   \n\n", "blank.txt", UnreadableDocument),
    ],
)
def test_what_cannot_be_read_leaves_nothing(
    by: Actor, data: bytes, filename: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_text(by=by, data=data, filename=filename)
    assert not StoredFile.objects.exists()


def edited(by: Actor, version: TextVersion, **changed: Any) -> TextVersion:  # noqa: ANN401
    section = newest(Programme.objects.get()).sections[0]
    given: dict[str, Any] = {
        "seen": version.number,
        "section": section.key,
        "heading": section.heading,
        "passages": section.passages,
        "note": "Rättat",
    }
    return edit_section(by=by, text_id=version.text_id, **(given | changed))


def test_a_section_is_written_anew_by_hand(programme: Programme, by: Actor) -> None:
    first = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    old = newest(programme).sections[0].passages
    new = (replace(old[1], text="Helt andra ord."), Passage("", PassageKind.PARAGRAPH, "Ett nytt stycke."))
    second = edited(by, first, heading="Målen", passages=new)
    section = newest(programme).sections[0]
    assert (second.number, second.origin, second.base_id, second.note) == (2, "edited", first.pk, "Rättat")
    assert section.title == "1. Målen"
    assert [(one.key, one.text) for one in section.passages] == [
        (old[1].key, "Helt andra ord."),
        ("mal-3", "Ett nytt stycke."),
    ]
    assert Event.objects.filter(verb="added", object_type="text_version").count() == 2


def test_editing_says_why_and_from_what(programme: Programme, by: Actor) -> None:
    first = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    with pytest.raises(TextMissing):
        edited(by, first, note=" ")
    with pytest.raises(NotFound):
        edited(by, first, section="finns-inte")
    edited(by, first, heading="Målen")
    with pytest.raises(TextChangedMeanwhile):
        edited(by, first, heading="Mera")
    assert TextVersion.objects.count() == 2


def test_a_place_is_chosen_by_hand_and_taken_away(
    town: factories.Town, programme: Programme, by: Actor
) -> None:
    goal = factories.goal(town, programme, "Något helt annat")
    start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    set_place(by=by, programme_id=programme.pk, tie=Tie(Spot("ansvar"), goal_id=goal.pk))
    set_place(by=by, programme_id=programme.pk, tie=Tie(Spot("mal", "mal-2"), goal_id=goal.pk))
    assert list(TextPlace.objects.values_list("section", "passage")) == [("mal", "mal-2")]
    with pytest.raises(PlaceMissing):
        set_place(by=by, programme_id=programme.pk, tie=Tie(Spot("ansvar", "mal-2"), goal_id=goal.pk))
    remove_place(by=by, programme_id=programme.pk, goal_id=goal.pk)
    assert not TextPlace.objects.exists()


def test_a_text_is_one_programmes(town: factories.Town, programme: Programme, by: Actor) -> None:
    version = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    other = factories.programme(town, "Annat")
    with pytest.raises(OtherText):
        tie_text(by=by, programme_id=other.pk, text_id=version.text_id)
    with pytest.raises(OtherText):
        start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    assert Text.objects.count() == 1


def test_only_those_who_write_texts_do(town: factories.Town, programme: Programme, by: Actor) -> None:
    version = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    goal = factories.goal(town, programme, "Mål")
    reader = actor(municipality("9999"), Role.READER)
    with pytest.raises(NotPermitted):
        read(reader)
    with pytest.raises(NotPermitted):
        edited(reader, version)
    with pytest.raises(NotPermitted):
        set_place(by=reader, programme_id=programme.pk, tie=Tie(Spot("mal"), goal_id=goal.pk))


def test_another_municipalitys_text_is_not_there(programme: Programme, by: Actor) -> None:
    version = start_programme_text(by=by, programme_id=programme.pk, read=read(by))
    other = actor(municipality("8888", "Annanköping"))
    with pytest.raises(NotFound):
        edited(replace(by, municipality_id=other.municipality_id), version)
    with pytest.raises(NotFound):
        add_read_version(by=other, text_id=version.text_id, seen=1, read=read(by, SECOND))
    with pytest.raises(NotFound):
        start_programme_text(by=other, programme_id=programme.pk, read=read(by))
    with pytest.raises(NotFound):
        set_place(by=other, programme_id=programme.pk, tie=Tie(Spot("mal"), goal_id=1))
