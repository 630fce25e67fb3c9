"""Activities as lists show them: owners, time and status in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language

from fridlyst.accounts.queries import Visit
from fridlyst.followup.rules import StatusCounts
from fridlyst.programmes.schedules import ScheduleKind, ScheduleValue, describe, next_time
from fridlyst.programmes.shapes import ActivityView, OwnerView
from fridlyst.programmes.terms import Origin, Part
from fridlyst.web.programmes.addresses import activity_href, body_href
from fridlyst.web.shared.status import UNASKED

Standing = Mapping[int, StatusCounts]


@dataclass(frozen=True)
class OwnerLink:
    """A body that owns something; the address of its part is made where it is shown."""

    name: str
    key: str
    collective: bool
    visit: Visit

    @property
    def href(self) -> str:
        return body_href(self.visit, self.key)


@dataclass(frozen=True)
class StatusNote:
    """A status with how many of those asked have answered: "pågår 3/4"; `before` when it was another."""

    code: str
    note: str
    before: str = ""


@dataclass(frozen=True)
class ActivityRow:
    """One activity in a list."""

    id: int
    key: str
    title: str
    href: str
    leads: tuple[OwnerLink, ...]
    others: tuple[OwnerLink, ...]
    time: str
    time_text: str
    next_day: date | None
    status: StatusNote | None
    own: bool
    withdrawn: bool

    @property
    def owner_names(self) -> str:
        """Those responsible, as one text."""
        return ", ".join(owner.name for owner in self.leads)


def activity_row(
    view: ActivityView,
    visit: Visit,
    *,
    today: date,
    now: Standing | None = None,
    before: Standing | None = None,
) -> ActivityRow:
    """The row of an activity; without `now` nothing has been asked yet and there is no status."""
    leads, others = owner_links(view.owners, visit)
    return ActivityRow(
        id=view.id,
        key=view.key,
        title=view.title,
        href=activity_href(visit, view.key),
        leads=leads,
        others=others,
        time=time_words(view.schedules, today),
        time_text=time_text(view.schedules),
        next_day=_next_day(view.schedules, today),
        status=None if now is None else status_note(view.id, now, before or {}),
        own=view.origin == Origin.BODY,
        withdrawn=view.withdrawn_on is not None and view.withdrawn_on <= today,
    )


def owner_links(
    owners: Iterable[OwnerView], visit: Visit
) -> tuple[tuple[OwnerLink, ...], tuple[OwnerLink, ...]]:
    """Those responsible, and those taking part."""
    links = [(owner.part, OwnerLink(owner.name, owner.key, owner.collective, visit)) for owner in owners]
    return (
        tuple(link for part, link in links if part == Part.LEAD),
        tuple(link for part, link in links if part != Part.LEAD),
    )


def status_note(activity_id: int, now: Standing, before: Standing) -> StatusNote:
    """How an activity stands; one that nobody was asked about is said to be that."""
    counts = now.get(activity_id, StatusCounts())
    past = before[activity_id].overall if activity_id in before else ""
    note = f"{counts.answered}/{counts.total}" if counts.total > 1 else ""
    return StatusNote(_code(activity_id, now), note, past if past not in ("unknown", counts.overall) else "")


def spread(activity_ids: Iterable[int], now: Standing) -> dict[str, int]:
    """Status → how many of the activities have it."""
    found: dict[str, int] = {}
    for activity_id in activity_ids:
        code = _code(activity_id, now)
        found[code] = found.get(code, 0) + 1
    return found


def _code(activity_id: int, now: Standing) -> str:
    return now[activity_id].overall if activity_id in now else UNASKED


def time_words(schedules: Iterable[ScheduleValue], today: date) -> str:
    """What the time means, in words; nothing when none is given."""
    return _time_words(tuple(schedules), today, get_language() or "sv")


@lru_cache(maxsize=4096)
def _time_words(schedules: tuple[ScheduleValue, ...], today: date, language: str) -> str:
    meant = [value for value in schedules if value.kind is not ScheduleKind.NONE]
    return describe(meant, today=today, language=language) if meant else ""


@lru_cache(maxsize=4096)
def _next_day(schedules: tuple[ScheduleValue, ...], today: date) -> date | None:
    return next_time(schedules, today=today)


def time_text(schedules: Iterable[ScheduleValue]) -> str:
    """The document's own words about the time."""
    return "; ".join(dict.fromkeys(value.text for value in schedules if value.text))
