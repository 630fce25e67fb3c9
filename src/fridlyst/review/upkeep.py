"""What nobody asks for but the worker does: take up readings that stopped, put away files that are spent."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from fridlyst.jobs import actions as jobs
from fridlyst.jobs.rules import STALLED_AFTER
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import system_actor
from fridlyst.review import rules
from fridlyst.review.models import Reading
from fridlyst.review.tasks import read
from fridlyst.review.terms import ReadingState

_ENDED_ITS_WORKER = (
    "Läsningen stannade två gånger innan den var klar. Prova att spara dokumentet i ett annat format."
)


def take_up_stalled(*, at: datetime) -> int:
    """Let another worker read what lost its worker; how many. One that stops twice is given up."""
    silent = Reading.objects.filter(job__seen_at__lte=at - STALLED_AFTER)
    ids = silent.filter(state__in=[ReadingState.READING, ReadingState.WAITING]).values_list("pk", flat=True)
    return sum(_take_up(reading_id, at) for reading_id in list(ids))


@transaction.atomic
def _take_up(reading_id: int, at: datetime) -> bool:
    rows = Reading.objects.select_for_update(no_key=True, of=("self",)).select_related("job")
    reading = rows.defer("data", "leaves", "found", "job__content").get(pk=reading_id)
    if reading.job is None or reading.job.seen_at > at - STALLED_AFTER:
        return False
    if reading.state == ReadingState.WAITING:
        return _ask_again(reading)
    if reading.state != ReadingState.READING:
        return False
    if reading.attempts >= rules.MOST_ATTEMPTS:
        return _give_up(reading)
    rules.check_reading_step(reading.state, ReadingState.WAITING)
    reading.state = ReadingState.WAITING
    reading.save(update_fields=["state"])
    write_trail(system_actor(reading.municipality_id), "taken_up", "reading", reading.pk)
    return _ask_again(reading)


def _ask_again(reading: Reading) -> bool:
    """Asking twice does no harm: only the first worker finds the reading waiting."""
    if reading.job_id:
        jobs.put_back(reading.job_id)
    read.enqueue(reading.pk)
    return True


def _give_up(reading: Reading) -> bool:
    reading.state, reading.message, reading.data = ReadingState.FAILED, _ENDED_ITS_WORKER, None
    reading.save(update_fields=["state", "message", "data"])
    if reading.job_id:
        jobs.fail(job_id=reading.job_id, message=_ENDED_ITS_WORKER)
    write_trail(system_actor(reading.municipality_id), "failed", "reading", reading.pk)
    return False


def drop_spent_uploads(*, at: datetime) -> int:
    """Take away documents taken in longer ago than UPLOADS_KEPT; how many. What was read of them stands."""
    spent = Reading.objects.filter(state=ReadingState.TAKEN_IN, taken_in_at__lt=at - rules.UPLOADS_KEPT)
    kept = spent.filter(Q(data__isnull=False) | ~Q(leaves=[]))
    return kept.update(data=None, leaves=[], page_sizes=[])
