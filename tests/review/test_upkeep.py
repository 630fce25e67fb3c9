"""Readings that lost their worker, and documents that are no longer needed."""

from datetime import timedelta

import pytest

from fridlyst.base.clock import now
from fridlyst.jobs.actions import begin
from fridlyst.jobs.models import Job
from fridlyst.jobs.rules import STALLED_AFTER
from fridlyst.organisation.models import Municipality
from fridlyst.review import actions, queries, receiving
from fridlyst.review.models import Reading
from fridlyst.review.rules import UPLOADS_KEPT, ReadingStep
from fridlyst.review.terms import ReadingState
from fridlyst.review.upkeep import drop_spent_uploads, take_up_stalled
from fridlyst.trail.queries import chains, verify
from tests.review.documents import actor, municipality, plan

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def here() -> Municipality:
    return municipality()


def _begun(here: Municipality, *, silent: timedelta) -> Reading:
    """A reading whose worker took it on and was last seen `silent` ago."""
    made = actions.start_reading(by=actor(here), data=plan(), filename="plan.docx")
    made.proposals.all().delete()
    Reading.objects.filter(pk=made.pk).update(state=ReadingState.READING, attempts=1, found={}, leaves=[])
    Job.objects.filter(pk=made.job_id).update(
        state="running", progress=0.4, finished_at=None, seen_at=now() - silent
    )
    return Reading.objects.get(pk=made.pk)


def _view(reading: Reading) -> object:
    return queries.reading(municipality_id=reading.municipality_id, reading_id=reading.pk)


@pytest.mark.parametrize(("silent", "stalled"), [(STALLED_AFTER * 0.9, False), (STALLED_AFTER, True)])
def test_a_reading_without_signs_of_life_is_said_to_have_stopped(
    here: Municipality, silent: timedelta, stalled: bool
) -> None:
    assert _view(_begun(here, silent=silent)).stalled is stalled


def test_another_worker_takes_up_what_stopped(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER)
    assert take_up_stalled(at=now()) == 1
    reading.refresh_from_db()
    assert (reading.state, reading.attempts) == (ReadingState.TO_REVIEW, 2)
    assert reading.proposals.count() > 3
    assert take_up_stalled(at=now() + STALLED_AFTER * 2) == 0
    assert all(verify(one).broken_at is None for one in chains())


def test_what_is_being_read_is_left_alone(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER * 0.9)
    assert take_up_stalled(at=now()) == 0
    reading.refresh_from_db()
    assert reading.state == ReadingState.READING


def test_a_document_that_ends_its_worker_twice_is_given_up(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER)
    Reading.objects.update(attempts=2)
    assert take_up_stalled(at=now()) == 0
    reading.refresh_from_db()
    assert (reading.state, reading.data) == (ReadingState.FAILED, None)
    assert "två gånger" in reading.message


def test_a_reading_that_no_worker_was_asked_for_is_asked_for_again(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER)
    Reading.objects.update(state=ReadingState.WAITING, attempts=0)
    Job.objects.update(state="waiting")
    assert take_up_stalled(at=now()) == 1
    reading.refresh_from_db()
    assert (reading.state, reading.attempts) == (ReadingState.TO_REVIEW, 1)


def test_a_worker_that_wakes_up_late_changes_nothing(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER)
    take_up_stalled(at=now())
    before = list(reading.proposals.values_list("pk", flat=True))
    receiving.run(reading.pk)
    assert list(reading.proposals.values_list("pk", flat=True)) == before


def test_trying_again_reads_the_same_file_anew(here: Municipality) -> None:
    old = _begun(here, silent=STALLED_AFTER)
    new = actions.try_again(by=actor(here), reading_id=old.pk)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, old.data) == (ReadingState.REFUSED, None)
    assert (new.state, new.filename, new.sha256) == (ReadingState.TO_REVIEW, "plan.docx", old.sha256)
    with pytest.raises(ReadingStep):
        actions.try_again(by=actor(here), reading_id=old.pk)


def test_a_reading_that_goes_on_is_not_tried_again(here: Municipality) -> None:
    reading = _begun(here, silent=timedelta(seconds=3))
    with pytest.raises(ReadingStep):
        actions.try_again(by=actor(here), reading_id=reading.pk)
    reading.refresh_from_db()
    assert reading.state == ReadingState.READING


def test_a_worker_says_that_it_lives_when_it_begins(here: Municipality) -> None:
    reading = _begun(here, silent=STALLED_AFTER)
    Job.objects.update(state="waiting")
    begin(reading.job_id)
    assert not _view(reading).stalled


def test_a_document_goes_when_its_time_is_out_and_its_proposals_stand(here: Municipality) -> None:
    by = actor(here)
    reading = actions.start_reading(by=by, data=plan(), filename="plan.docx")
    reading.refresh_from_db()
    actions.accept_the_rest(by=by, reading_id=reading.pk, version=reading.version)
    reading.refresh_from_db()
    actions.take_in(by=by, reading_id=reading.pk, version=reading.version)
    decided = reading.proposals.count()
    assert drop_spent_uploads(at=now() + UPLOADS_KEPT * 0.99) == 0
    assert not _view(reading).file_gone
    assert drop_spent_uploads(at=now() + UPLOADS_KEPT * 1.01) == 1
    assert drop_spent_uploads(at=now() + UPLOADS_KEPT * 1.01) == 0
    reading.refresh_from_db()
    assert (reading.data, reading.leaves, reading.proposals.count()) == (None, [], decided)
    assert reading.found
    assert _view(reading).file_gone


def test_a_document_that_is_not_taken_in_is_kept(here: Municipality) -> None:
    reading = actions.start_reading(by=actor(here), data=plan(), filename="plan.docx")
    assert drop_spent_uploads(at=now() + UPLOADS_KEPT * 10) == 0
    reading.refresh_from_db()
    assert reading.data
