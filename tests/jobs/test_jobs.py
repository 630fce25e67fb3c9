"""Jobs: progress, result and file, bounded by municipality."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.clock import now
from fridlyst.base.errors import NotFound
from fridlyst.jobs.actions import begin, drop_old_files, fail, finish, progress_of, start
from fridlyst.jobs.models import Job
from fridlyst.jobs.queries import job, job_file, latest
from fridlyst.jobs.rules import FILES_KEPT, LONGEST_WAIT, STALLED_AFTER
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


@pytest.mark.parametrize(("age", "state"), [(STALLED_AFTER * 0.9, "running"), (STALLED_AFTER, "failed")])
def test_a_job_whose_worker_was_killed_does_not_run_for_ever(age: timedelta, state: str) -> None:
    made = _start()
    progress_of(made.pk)(0.5, "Halvvägs")
    Job.objects.update(seen_at=now() - age)
    assert job(municipality_id=1, job_id=made.pk).state == state
    assert [one.state for one in latest(municipality_id=1, kind=JobKind.REPORT)] == [state]
    finish(job_id=made.pk, content=b"x")
    assert job(municipality_id=1, job_id=made.pk).state == "done"


def test_progress_does_not_wake_a_job_that_has_ended() -> None:
    made = _start()
    fail(job_id=made.pk, message="Avbruten av den som bad om den.")
    progress_of(made.pk)(0.9, "Snart klart")
    assert job(municipality_id=1, job_id=made.pk).message == "Avbruten av den som bad om den."


@pytest.mark.parametrize(("age", "state"), [(STALLED_AFTER * 2, "waiting"), (LONGEST_WAIT, "failed")])
def test_a_job_that_waits_has_longer(age: timedelta, state: str) -> None:
    made = _start()
    Job.objects.update(created_at=now() - age, seen_at=now() - age)
    assert job(municipality_id=1, job_id=made.pk).state == state


def test_a_long_job_that_gives_signs_of_life_goes_on() -> None:
    made = _start()
    begin(made.pk)
    Job.objects.update(created_at=now() - LONGEST_WAIT * 3, seen_at=now() - STALLED_AFTER * 2)
    progress_of(made.pk)(0.5, "Halvvägs")
    assert job(municipality_id=1, job_id=made.pk).state == "running"


def test_a_file_is_kept_for_its_time_and_its_name_stands() -> None:
    made = _start()
    finish(job_id=made.pk, content=b"%PDF", content_type="application/pdf", content_name="rapport.pdf")
    assert drop_old_files(at=now() + FILES_KEPT * 0.99) == 0
    assert not job(municipality_id=1, job_id=made.pk).file_gone
    assert drop_old_files(at=now() + FILES_KEPT * 1.01) == 1
    view = job(municipality_id=1, job_id=made.pk)
    assert (view.state, view.content_name, view.file_gone) == ("done", "rapport.pdf", True)
    with pytest.raises(NotFound):
        job_file(municipality_id=1, job_id=made.pk)


def test_a_job_that_made_no_file_misses_none() -> None:
    made = _start()
    finish(job_id=made.pk, result={"proposals": 3})
    assert not job(municipality_id=1, job_id=made.pk).file_gone
