"""What the worker sees to by itself: rounds, letters and stopped readings each minute, old things daily."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from fridlyst.accounts.sending import forget_sent_forms
from fridlyst.base.clock import now
from fridlyst.comparison.actions import drop_drafts
from fridlyst.comparison.tasks import keep_figures_fresh
from fridlyst.counts.actions import drop_old_drafts
from fridlyst.followup.actions import forget_old_links
from fridlyst.followup.tasks import keep_calendar
from fridlyst.insight.actions import drop_old_feedback
from fridlyst.jobs.actions import drop_old_files
from fridlyst.reminders.actions import drop_old_letters, queue_due
from fridlyst.reminders.rules import is_daytime
from fridlyst.reminders.sending import send_queued
from fridlyst.reports.decision_sending import send_decisions
from fridlyst.review.upkeep import drop_spent_uploads, take_up_stalled

_LOOK_EVERY = timedelta(minutes=1)
_TIDY_EVERY = timedelta(days=1)
_TASKS_KEPT_DAYS = 30
# As many letters as leave time to look at the rest every minute or so.
_MOST_LETTERS = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tidied:
    """How much was taken away."""

    report_files: int
    uploads: int
    letters: int


def has_queue() -> bool:
    """Whether work is put in a queue; otherwise it is done at once."""
    return "DatabaseBackend" in settings.TASKS["default"]["BACKEND"]


def tidy(at: datetime) -> Tidied:
    """Take away everything whose time is out; a second run at the same time finds nothing."""
    forget_sent_forms(at=at)
    forget_old_links(at=at)
    drop_drafts(at=at)
    drop_old_drafts(at)
    drop_old_feedback(at=at)
    if has_queue():
        call_command("prune_db_task_results", queue_name="*", min_age_days=_TASKS_KEPT_DAYS, verbosity=0)
    return Tidied(
        report_files=drop_old_files(at=at), uploads=drop_spent_uploads(at=at), letters=drop_old_letters(at=at)
    )


def _take_up(at: datetime) -> None:
    take_up_stalled(at=at)


def remind(at: datetime) -> None:
    """Write the reminders that are due, in the daytime, and send what waits."""
    if is_daytime(timezone.localtime(at)):
        queue_due(at)
    send_queued(at, most=_MOST_LETTERS)


def send_what_was_decided(at: datetime) -> None:
    """Send the decisions that wait to those that they are sent to."""
    send_decisions(at, most=_MOST_LETTERS)


class Upkeep(Thread):
    """The upkeep of a worker, beside its work, until `stop`."""

    def __init__(self) -> None:
        super().__init__(name="upkeep", daemon=True)
        self._stopped = Event()
        self._tidied_at: datetime | None = None

    def run(self) -> None:
        while not self._stopped.is_set():
            close_old_connections()
            self.look(now())
            close_old_connections()
            self._stopped.wait(_LOOK_EVERY.total_seconds())

    def look(self, at: datetime) -> None:
        """See to what there is to do now; what breaks keeps nothing else from being done."""
        for see_to in (
            _take_up,
            self._tidy,
            keep_calendar,
            remind,
            send_what_was_decided,
            keep_figures_fresh,
        ):
            try:
                see_to(at)
            except Exception:
                # The database may be away for a while; the next look is in a minute.
                log.exception("The upkeep was not done: %s", see_to.__name__)

    def _tidy(self, at: datetime) -> None:
        if self._tidied_at is None or at - self._tidied_at >= _TIDY_EVERY:
            tidy(at)
            self._tidied_at = at

    def stop(self) -> None:
        self._stopped.set()
