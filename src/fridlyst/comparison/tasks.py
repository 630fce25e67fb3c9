"""What a worker is asked to do: fetch others' figures, for the whole installation, with progress."""

import logging
from datetime import datetime

from django.utils import timezone
from django_tasks import task

from fridlyst.base import clock
from fridlyst.base.errors import FridlystError
from fridlyst.comparison import policies
from fridlyst.comparison.queries.fetches import past_fetches
from fridlyst.comparison.refreshing import refresh, service
from fridlyst.comparison.rules import FetchUnderWay, is_due, is_running
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import latest
from fridlyst.jobs.terms import JobKind
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

# Work of the installation belongs to no municipality.
INSTALLATION = 0
_BROKE = "Hämtningen avbröts av ett fel i Fridlyst. De tal som redan är hämtade står kvar."

log = logging.getLogger(__name__)


def order_refresh(*, by: Actor) -> int:
    """Ask a worker to fetch now; the job's id. NothingToFetchFrom, or FetchUnderWay while one is at it."""
    require(policies.may_fetch(by))
    service()
    if is_running(past_fetches(), clock.now()):
        raise FetchUnderWay("En hämtning pågår redan. Vänta tills den är klar.")
    begun = jobs.start(
        municipality_id=by.municipality_id, kind=JobKind.COMPARISON, subject="", user_id=by.user_id
    )
    write_trail(by, "ordered", "comparison_fetch", int(begun.pk))
    fetch_figures.enqueue(begun.pk)
    return int(begun.pk)


def keep_figures_fresh(at: datetime) -> None:
    """Ask a worker to fetch when it is time, where there is an address to fetch from."""
    if not _may_fetch() or not is_due(past_fetches(), at, hour=timezone.localtime(at).hour):
        return
    before = latest(municipality_id=INSTALLATION, kind=JobKind.COMPARISON, limit=1)
    if before and not before[0].finished:
        return
    begun = jobs.start(municipality_id=INSTALLATION, kind=JobKind.COMPARISON, subject="", user_id=None)
    fetch_figures.enqueue(begun.pk)


def _may_fetch() -> bool:
    try:
        service()
    except FridlystError:
        return False
    return True


@task()
def fetch_figures(job_id: int) -> None:
    """Fetch and store; the job tells how it goes. What was known stands when it does not go."""
    jobs.begin(job_id)
    try:
        stored = refresh(at=clock.now(), tell=jobs.progress_of(job_id))
    except FridlystError as error:
        log.warning("Figures for comparison were not fetched: %s", error.code)
        jobs.fail(job_id=job_id, message=error.message)
    except Exception:
        jobs.fail(job_id=job_id, message=_BROKE)
        raise
    else:
        jobs.finish(job_id=job_id, result={"values": stored})
