"""A worker speaks the language of the one who ordered the work."""

import pytest
from django.utils import translation

from fridlyst.jobs.models import Job
from fridlyst.jobs.queries import JobView
from fridlyst.jobs.queries import job as view_of
from fridlyst.organisation.actor import Actor
from fridlyst.review import actions
from fridlyst.review.models import Reading
from tests.review.documents import actor, municipality, plan

pytestmark = pytest.mark.django_db

TOO_DEEP = b'{"format": "fridlyst-programme/1", "goals": ' + b"[" * 400 + b"]" * 400 + b"}"


@pytest.fixture
def by() -> Actor:
    return actor(municipality())


def read_in(language: str, by: Actor, data: bytes, name: str) -> Reading:
    with translation.override(language):
        made = actions.start_reading(by=by, data=data, filename=name)
    return Reading.objects.get(pk=made.pk)


def job_of(by: Actor, reading: Reading) -> JobView:
    return view_of(municipality_id=by.municipality_id, job_id=reading.job_id or 0)


@pytest.mark.parametrize(("language", "words"), [("sv", "nivåer"), ("en", "too many levels")])
def test_why_a_file_could_not_be_read(by: Actor, language: str, words: str) -> None:
    reading = read_in(language, by, TOO_DEEP, "djup.json")
    assert reading.state == "failed"
    assert reading.message.startswith("djup.json")
    assert words in reading.message
    assert job_of(by, reading).message == reading.message


@pytest.mark.parametrize(("language", "words"), [("sv", "ett Word-dokument"), ("en", "a Word document")])
def test_what_is_noted_about_a_file(by: Actor, language: str, words: str) -> None:
    reading = read_in(language, by, plan(), "plan.pdf")
    assert [words in note for note in reading.notes] == [True]


def test_the_job_remembers_the_language(by: Actor) -> None:
    read_in("en", by, plan(), "plan.docx")
    read_in("sv", by, plan(), "plan.docx")
    assert list(Job.objects.order_by("pk").values_list("language", flat=True)) == ["en", "sv"]
