"""What a worker is asked to do: open the rounds of the whole installation, with progress."""

from datetime import datetime

from django_tasks import task

from fridlyst.base import clock
from fridlyst.followup.actions.calendar import close_due, open_due, rounds_due
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import latest
from fridlyst.jobs.terms import JobKind

# Work of the installation belongs to no municipality.
INSTALLATION = 0
# So many rounds are opened by the way; more of them are a job, so that the rest of the upkeep goes on.
_BY_THE_WAY = 20
_BROKE = "Öppningen avbröts av ett fel i Fridlyst. Resten öppnas snart."


def keep_calendar(at: datetime) -> None:
    """Close and open what is due; the opening of many is left to a job, of which one runs at a time."""
    close_due(at)
    due = len(rounds_due(at))
    if due > _BY_THE_WAY:
        order_opening()
    elif due:
        open_due(at)


def order_opening() -> int | None:
    """Ask a worker to open every round that is due; the job's id, or None while one is at it."""
    before = latest(municipality_id=INSTALLATION, kind=JobKind.OPENING, limit=1)
    if before and not before[0].finished:
        return None
    begun = jobs.start(municipality_id=INSTALLATION, kind=JobKind.OPENING, subject="", user_id=None)
    open_rounds.enqueue(begun.pk)
    return int(begun.pk)


@task()
def open_rounds(job_id: int) -> None:
    """Open what is due; the job tells how it goes."""
    try:
        done = open_due(clock.now(), tell=jobs.progress_of(job_id))
    except Exception:
        jobs.fail(job_id=job_id, message=_BROKE)
        raise
    result = {"rounds": done.rounds, "submissions": done.submissions, "hindered": done.hindered}
    jobs.finish(job_id=job_id, result=result)
