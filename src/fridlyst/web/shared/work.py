"""Long work as its page shows it: how far a job has come, what it does now, and where it is followed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.base.translating import translated
from fridlyst.jobs.queries import JobView
from fridlyst.jobs.terms import JobState
from fridlyst.web.shared.text import Words


@dataclass(frozen=True, kw_only=True)
class Work:
    """A job that waits, goes on, is done or failed; `page` is where it is followed.

    `about` is said while it goes on and has not said itself what it does.
    """

    made: JobView
    page: str
    about: Words = ""

    @property
    def done(self) -> bool:
        """Whether it is done, and what it made is still there."""
        return self.made.state == JobState.DONE and not self.gone

    @property
    def failed(self) -> bool:
        return self.made.state == JobState.FAILED

    @property
    def gone(self) -> bool:
        """Whether it made a file so long ago that it is no longer kept."""
        return self.made.file_gone

    @property
    def percent(self) -> int:
        return round(self.made.progress * 100)

    @property
    def doing(self) -> Words:
        """What it does now, or why it failed."""
        waiting = _("Väntar på sin tur") if self.made.state == JobState.WAITING else ""
        return translated(self.made.message) or waiting or self.about
