"""What a worker is asked to do: send the letters of a municipality, with progress."""

from django_tasks import task

from fridlyst.base.errors import FridlystError
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actor import Actor
from fridlyst.reminders.sending import send_queued

_BROKE = "Utskicket avbröts av ett fel i Fridlyst. Breven ligger kvar och skickas snart."
_AWAY = "E-postservern svarar inte. Breven ligger kvar och skickas så snart det går."


def order_sending(*, by: Actor, round_slug: str) -> int:
    """Ask a worker to send what waits in the actor's municipality; the job's id.

    To be called after the letters are stored: should the worker be gone, the next look sends them.
    """
    begun = jobs.start(
        municipality_id=by.municipality_id, kind=JobKind.LETTERS, subject=round_slug, user_id=by.user_id
    )
    send_letters.enqueue(begun.pk, by.municipality_id)
    return int(begun.pk)


@task()
def send_letters(job_id: int, municipality_id: int) -> None:
    """Send what waits in the municipality; the job tells how it went."""
    try:
        done = send_queued(municipality_id=municipality_id, tell=jobs.progress_of(job_id))
    except FridlystError as error:
        jobs.fail(job_id=job_id, message=error.message)
        return
    except Exception:
        jobs.fail(job_id=job_id, message=_BROKE)
        raise
    if done.away:
        jobs.fail(job_id=job_id, message=_AWAY)
    else:
        jobs.finish(job_id=job_id, result={"sent": done.sent, "failed": done.failed, "later": done.later})
