"""Jobs: progress, result and file, bounded by municipality."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.errors import NotFound
from fridlyst.jobs.actions import fail, finish, progress_of, start
from fridlyst.jobs.models import Job
from fridlyst.jobs.queries import job, job_file, latest
from fridlyst.jobs.terms import JobKind

pytestmark = pytest.mark.django_db


def _start() -> Job:
    return start(municipality_id=1, kind=JobKind.REPORT, subject="tertial-2", user_id=None)


def test_progress_is_seen_and_bounded() -> None:
    made = _start()
    tell = progress_of(made.pk)
    tell(0.4, "Diagram 4 av 10")
    assert job(municipality_id=1, job_id=made.pk).message == "Diagram 4 av 10"
    tell(7.0, "Klart")
    assert job(municipality_id=1, job_id=made.pk).progress == 1.0


def test_small_steps_are_not_written(django_assert_num_queries: Statements) -> None:
    tell = progress_of(_start().pk)
    with django_assert_num_queries(1):
        for step in range(9):
            tell(0.5 + step / 10_000, "nästan samma")


def test_a_finished_job_has_its_file() -> None:
    made = _start()
    finish(job_id=made.pk, content=b"%PDF", content_type="application/pdf", content_name="rapport.pdf")
    assert job(municipality_id=1, job_id=made.pk).finished
    assert job_file(municipality_id=1, job_id=made.pk).data == b"%PDF"
    assert [one.id for one in latest(municipality_id=1, kind=JobKind.REPORT, subject="tertial-2")] == [
        made.pk
    ]


def test_another_municipalitys_job_and_file_are_not_there() -> None:
    made = _start()
    finish(job_id=made.pk, content=b"x")
    for read in (job, job_file):
        with pytest.raises(NotFound):
            read(municipality_id=2, job_id=made.pk)


def test_a_failed_job_says_why_and_has_no_file() -> None:
    made = _start()
    fail(job_id=made.pk, message="Dokumentet är inskannat.")
    assert job(municipality_id=1, job_id=made.pk).message == "Dokumentet är inskannat."
    with pytest.raises(NotFound):
        job_file(municipality_id=1, job_id=made.pk)
