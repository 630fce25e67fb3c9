"""A document that is taken in gives its programme a running text."""

import pytest

from fridlyst.organisation.actor import Actor
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import newest_body, places_of
from fridlyst.review import actions
from fridlyst.review.models import Reading
from fridlyst.texts.models import TextVersion
from tests.review.documents import LATER_ROWS, ROWS, actor, municipality, plan, printed_plan

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def by() -> Actor:
    return actor(municipality())


def taken_in(by: Actor, data: bytes, filename: str, revises: int | None = None) -> Programme:
    reading = actions.start_reading(by=by, data=data, filename=filename, programme_id=revises)
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=1)
    version = Reading.objects.get(pk=reading.pk).version
    made = actions.take_in(by=by, reading_id=reading.pk, version=version)
    assert made.imported is not None
    return Programme.objects.get(pk=made.imported.programme_id)


def places(programme: Programme) -> dict[str, tuple[str, str]]:
    found = places_of(municipality_id=programme.municipality_id, programme_id=programme.pk)
    return {one.goal_title or one.activity_title: (one.section, one.passage) for one in found}


@pytest.mark.parametrize(("data", "filename"), [(plan(), "plan.docx"), (printed_plan(), "plan.pdf")])
def test_the_documents_words_are_the_programmes_text(by: Actor, data: bytes, filename: str) -> None:
    programme = taken_in(by, data, filename)
    version = TextVersion.objects.get(text__programme=programme)
    assert (version.number, version.origin, version.filename) == (1, "read", filename)
    assert version.source is not None
    assert bytes(version.source.data) == data
    body = newest_body(municipality_id=by.municipality_id, programme_id=programme.pk)
    assert body is not None
    cells = [one.text for _section, one in body.passages() if one.kind == "cell"]
    assert [text for text in cells if text == ROWS[0][0]]


def test_each_activity_is_tied_to_its_own_row(by: Actor) -> None:
    programme = taken_in(by, plan(), "plan.docx")
    body = newest_body(municipality_id=by.municipality_id, programme_id=programme.pk)
    assert body is not None
    texts = {one.key: one.text for _section, one in body.passages()}
    found = places(programme)
    assert {texts[passage] for _section, passage in found.values() if passage} == {row[0] for row in ROWS}
    assert found["Kunskap och upptäckt"] == ("kunskap-och-upptackt", "")


def test_a_later_version_is_the_next_editions_text_with_the_same_keys(by: Actor) -> None:
    first = taken_in(by, plan(), "plan.docx")
    later = taken_in(by, plan(LATER_ROWS), "plan-2.docx", revises=first.pk)
    assert later.text_id != first.text_id
    assert later.previous_id == first.pk
    before, after = places(first), places(later)
    assert after[ROWS[0][0]] == before[ROWS[0][0]]
    assert after[ROWS[1][0]] == before[ROWS[1][0]]
    assert after[LATER_ROWS[2][0]][1] not in {passage for _section, passage in before.values()}


def test_the_reading_keeps_the_text_until_it_is_dismissed(by: Actor) -> None:
    reading = actions.start_reading(by=by, data=plan(), filename="plan.docx")
    assert Reading.objects.get(pk=reading.pk).found["text"]
    actions.dismiss(by=by, reading_id=reading.pk)
    assert not Reading.objects.get(pk=reading.pk).found
    assert not TextVersion.objects.exists()


def test_a_false_name_is_kept_as_what_it_is(by: Actor) -> None:
    programme = taken_in(by, plan(), "plan.pdf")
    version = TextVersion.objects.get(text__programme=programme)
    assert version.filename == "plan.pdf"
    assert version.source is not None
    assert version.source.kind == "docx"
